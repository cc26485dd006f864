//===- UseAfterErase.cpp - Uses of elements that are gone -----------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UseAfterErase.h"
#include "clang/Basic/SourceManager.h"

using namespace maplint;

namespace {

/// Containers within elements within containers are followed this deep.
constexpr unsigned MaxNesting = 16;

class DeadUses : public Sink {
public:
  DeadUses(const FunctionFacts &Function, const Terms &T, Transfer &Relate,
           Callees &Known)
      : Function(Function), T(T), Relate(Relate), Known(Known) {}

  void access(const AccessEvent &Event, const State &S) override;
  void usedWith(const PairingEvent &Event, const State &S) override;
  void lookup(const LookupEvent &Event, const State &S) override;
  void keyRead(const KeyReadEvent &Event, const State &S) override;
  void calledBack(const CallbackEvent &Event) override;

  std::vector<Finding> finish();

private:
  void dead(const AccessEvent &Event, TermId Element, const Death &D,
            const TypeModel *Type);
  Finding start(FactId At, Hazard What) const;
  Step step(FactId Id) const;
  bool mayMoveOut(const Fact &Killer) const;
  std::optional<Step> within(const Fact &Call, FactId Inside,
                             const TypeModel *Grows = nullptr) const;
  void reinserted(FactId At, TermId Element, const ElementState &E);
  void filled(TermId Object, const State &S);

  const FunctionFacts &Function;
  const Terms &T;
  Transfer &Relate;
  Callees &Known;
  std::vector<Finding> Found;
  /// Reads from containers that have been emptied, and the containers that the
  /// function puts something into: who empties one to fill it again may read
  /// what he has not written yet.
  std::vector<std::pair<TermId, Finding>> FromEmptied;
  std::vector<TermId> Filled;
};

} // namespace

Step DeadUses::step(FactId Id) const {
  const Fact &F = Function.Facts[Id];
  return {F.Range, F.ObjectRange, F.KeyRange};
}

static UseKind useKind(const Fact &F, bool Write) {
  switch (F.Kind) {
  case FactKind::Advance:
    return UseKind::Advanced;
  case FactKind::Compare:
    return UseKind::Compared;
  case FactKind::Deref:
  case FactKind::Step:
    return UseKind::Dereferenced;
  case FactKind::Erase:
    return UseKind::Erased;
  case FactKind::Call:
    return UseKind::Passed;
  case FactKind::Return:
    return UseKind::Returned;
  default:
    return Write ? UseKind::Written : UseKind::Read;
  }
}

Finding DeadUses::start(FactId At, Hazard What) const {
  const Fact &F = Function.Facts[At];
  Finding Out;
  Out.What = What;
  Out.At = F.Range;
  Out.Handle = F.ObjectRange;
  Out.Hidden = F.Hidden;
  Out.Use = useKind(F, false);
  return Out;
}

/// \p Type: of the container.
void DeadUses::dead(const AccessEvent &Event, TermId Element, const Death &D,
                    const TypeModel *Type) {
  const Fact &Killer = Function.Facts[D.By];
  Finding Out = start(Event.At, Hazard::DeadHandle);
  Out.Handle = Event.Name;
  Out.Use = Event.Below ? UseKind::Below
                        : useKind(Function.Facts[Event.At], Event.Write);
  Out.Within = Event.Object != Element;
  Out.How = D.How;
  Out.Cause = D.Cause;
  Out.OwnKey = D.Own;
  Out.Type = Killer.Type;
  Out.Kill = step(D.By);
  if (T[Element].Kind == TermKind::Element)
    Out.Made = step(T[Element].Site);
  if (Killer.Kind == FactKind::Call) {
    // The call does not spell the container; the look-up did, or the callee.
    bool Grown =
        D.Cause == DeathCause::InsertMoved || D.Cause == DeathCause::Rehashed;
    Out.Inner = within(Killer, D.Inside, Grown ? Type : nullptr);
    Out.Kill->Object = Out.Inner ? Out.Inner->Object : clang::SourceRange();
    Out.Kill->Key = {};
    const Fact *Origin = Out.Made ? &Function.Facts[T[Element].Site] : nullptr;
    if (Origin && Origin->Type) {
      Out.Kill->Object = Out.Made->Object;
      Out.Type = Origin->Type;
    }
  }
  if (const Fact *Use = Event.Below)
    Out.Inner = Step{Use->Range, Use->ObjectRange, Use->KeyRange};
  Found.push_back(std::move(Out));
}

/// The first fact of the callee that inserts into a container of the type.
static FactId firstChange(const Summary &Callee, const TypeModel *Type) {
  for (const Summary::Change &C : Callee.Changes)
    if (C.Type == Type)
      return C.By;
  return 0;
}

/// The first fact of the callee that ends the life of something.
static FactId firstEnd(const Summary &Callee) {
  for (const Outcome &O : Callee.Outcomes) {
    for (const Outcome::Erasure &E : O.Erasures)
      if (E.By)
        return E.By;
    if (!O.DeadHandles.empty())
      return O.DeadHandles.front().By;
  }
  return Callee.Changes.empty() ? 0 : Callee.Changes.front().By;
}

/// Where in the callee, or in what it calls in turn, the elements go.
/// With \p Grows, where something is inserted into such a container.
std::optional<Step> DeadUses::within(const Fact &Call, FactId Inside,
                                     const TypeModel *Grows) const {
  std::optional<Step> Out;
  const Fact *Outer = &Call;
  for (unsigned Depth = 0; Inside && Depth < MaxNesting; ++Depth) {
    const Summary *Inner = Known.ofCall(*Outer);
    if (!Inner)
      return Out;
    const Fact &F = Inner->Function->Facts[Inside];
    Out = Step{F.Range, F.ObjectRange, F.KeyRange};
    if (F.Kind != FactKind::Call)
      return Out;
    Out->Object = {};
    Outer = &F;
    const Summary *Below = Known.ofCall(F);
    if (!Below)
      return Out;
    Inside = Grows ? firstChange(*Below, Grows) : firstEnd(*Below);
  }
  return Out;
}

void DeadUses::keyRead(const KeyReadEvent &Event, const State &S) {
  Finding Out = start(Event.At, Event.Read.Whole ? Hazard::PartOutlived
                                                 : Hazard::KeyOutlived);
  const auto &Facts = Event.Callee.Function->Facts;
  const Fact &Erase = Facts[Event.Read.By], &Read = Facts[Event.Read.At];
  Out.Handle = Event.Name;
  Out.Kill = Step{Erase.Range, Erase.ObjectRange, Erase.KeyRange};
  if (const Summary *Below = Known.ofCall(Erase))
    if (std::optional<Step> Inner = within(Erase, firstEnd(*Below)))
      Out.Kill->Object = Inner->Object;
  Out.Inner = Step{Read.Range, Read.ObjectRange, Read.KeyRange};
  Out.Type = Erase.Type;
  if (T[Event.Element].Kind == TermKind::Element)
    Out.Made = step(T[Event.Element].Site);
  Found.push_back(std::move(Out));
}

void DeadUses::calledBack(const CallbackEvent &Event) {
  Finding Out = start(Event.At, Hazard::CalledBack);
  const Fact &Kill = Event.Callable.Function->Facts[Event.Kill];
  Out.Kill = Step{Kill.Range, Kill.ObjectRange, Kill.KeyRange};
  if (const Fact *Use = Event.Use)
    Out.Inner = Step{Use->Range, Use->ObjectRange, Use->KeyRange};
  Out.Cause = Event.Cause;
  Out.Type = Kill.Type;
  if (const Summary *Below = Known.ofCall(Kill))
    if (std::optional<Step> Inner = within(Kill, firstEnd(*Below)))
      Out.Kill->Object = Inner->Object;
  Found.push_back(std::move(Out));
}

static bool isMove(DeathCause Cause) {
  return Cause == DeathCause::InsertMoved || Cause == DeathCause::EraseMoved;
}

/// May a callee have moved the owner out of its element before it erased that?
bool DeadUses::mayMoveOut(const Fact &Killer) const {
  if (Killer.Kind != FactKind::Call)
    return false;
  const Summary *Effect = Known.ofCall(Killer);
  return !Effect || !Effect->KeepsOwned;
}

/// The elements that a written object is part of, from the inside out.
void DeadUses::filled(TermId Object, const State &S) {
  for (unsigned Depth = 0; Object && Depth < MaxNesting; ++Depth) {
    auto It = S.Elements.find(T.rootOf(Object));
    Object = It == S.Elements.end() ? 0 : It->second.Container;
    if (Object)
      insertSorted(Filled, Object);
  }
}

void DeadUses::access(const AccessEvent &Event, const State &S) {
  TermId Object = Event.Object;
  if (Event.Write)
    filled(Object, S);
  Scope Handle = Event.Handle;
  // What an owner owns, and the elements of a container that has nodes, stay
  // where they are when that moves.
  bool Owned = false, Node = false;
  // Who walks on comes to the end, which does not stay.
  bool Walks = Function.Facts[Event.At].Kind == FactKind::Advance;
  for (unsigned Depth = 0; Object && Depth < MaxNesting; ++Depth) {
    if (!S.Elements.count(Object)) {
      Owned |= T[Object].Kind == TermKind::Owned && !T[Object].Inside;
      Object = T.enclosing(Object);
      Handle = Scope::Element;
      continue;
    }
    const ElementState &E = S.Elements.at(Object);
    if (E.Reinserted && !Event.Write)
      reinserted(Event.At, Object, E);
    // Of many elements under one name, a dead one need not be this one.
    bool Vague = T.isSummary(Object) && E.MayLive;
    // What a reverse iterator holds is not what it leads to.
    bool Behind = E.Reversed && Handle == Scope::Iterators && E.Type &&
                  E.Type->EraseOthers == Stability::Stable;
    // A callee may take the pointer to a deleted object for its mere name.
    for (const Death &D : E.Deaths)
      if ((D.What == Scope::Element || Handle == Scope::Iterators) &&
          !((Owned || Node) && isMove(D.Cause)) &&
          !(Behind && D.Cause == DeathCause::Erased) &&
          !(Event.Passed && D.Cause == DeathCause::Deleted)) {
        Death Known = D;
        if (Walks && D.Own)
          Known.How = Strength::Definite;
        if (Vague || (Owned && mayMoveOut(Function.Facts[D.By])))
          Known.How = Strength::Possible;
        dead(Event, Object, Known, E.Type);
      }
    // An element of a container dies with the element that holds it.
    Node |= !Walks && E.Type && E.Type->InsertReferences == Stability::Stable;
    Object = E.Container;
    Handle = Scope::Element;
  }
}

void DeadUses::reinserted(FactId At, TermId Element, const ElementState &E) {
  const Fact &Lookup = Function.Facts[T[Element].Site];
  if (Function.Facts[At].Type) // what is done to a container is no read of it
    return;
  Finding Out = start(At, Hazard::ReadReinserts);
  Out.At = Out.Handle = Lookup.Range;
  Out.Kill = step(E.Reinserted);
  Out.Type = Lookup.Type;
  const Fact &Kill = Function.Facts[E.Reinserted];
  if (Kill.Kind == FactKind::Erase && Kill.What != EraseWhat::All)
    Found.push_back(std::move(Out));
  else
    FromEmptied.push_back({E.Container, std::move(Out)});
}

std::vector<Finding> DeadUses::finish() {
  for (auto &[Container, Out] : FromEmptied)
    if (!llvm::is_contained(Filled, Container))
      Found.push_back(std::move(Out));
  return std::move(Found);
}

void DeadUses::usedWith(const PairingEvent &Event, const State &S) {
  const Term &Handle = T[Event.Handle];
  TermId Owner = 0;
  if (Handle.Kind == TermKind::End)
    Owner = Handle.A;
  else if (Handle.Kind == TermKind::Iterator)
    if (auto It = S.Elements.find(Handle.A); It != S.Elements.end())
      Owner = It->second.Container;
  if (!Owner || !Event.Container ||
      !Relate.areSeparate(S, Owner, Event.Container))
    return;
  Finding Out = start(Event.At, Hazard::ForeignIterator);
  Out.Handle = Event.Name;
  const Fact &F = Function.Facts[Event.At];
  Out.With = F.ObjectRange;
  if (F.Kind == FactKind::Compare)
    Out.With = Event.Name == F.ObjectRange ? F.KeyRange : F.ObjectRange;
  if (Handle.Kind == TermKind::Iterator)
    Out.Made = step(T[Handle.A].Site);
  Found.push_back(std::move(Out));
}

void DeadUses::lookup(const LookupEvent &Event, const State &S) {
  const Fact &F = Function.Facts[Event.At];
  if (F.Does->WhenMissing != Missing::Throw)
    return;
  for (const AbsentKey &K : S.Absent)
    if (K.By &&
        Relate.objects(K.Container, Event.Container) == Relation::Same &&
        (!K.Key || Relate.keys(S, K.Key, Event.Key) == Relation::Same)) {
      Finding Out = start(Event.At, Hazard::LookupThrows);
      Out.Handle = F.Range;
      Out.Type = F.Type;
      Out.Kill = step(K.By);
      Found.push_back(std::move(Out));
    }
}

/// The first use of each death by each handle is the one to report.
static std::vector<Finding> distinct(std::vector<Finding> Found,
                                     const clang::SourceManager &SM) {
  auto Offset = [&](clang::SourceLocation Loc) {
    return SM.getFileOffset(SM.getExpansionLoc(Loc));
  };
  auto Place = [&](const Finding &F) {
    return std::tuple(F.How == Strength::Possible, Offset(F.At.getBegin()),
                      Offset(F.At.getEnd()), F.What, F.Cause,
                      F.Kill ? Offset(F.Kill->Range.getBegin()) : 0,
                      F.Made ? Offset(F.Made->Range.getBegin()) : ~0u);
  };
  llvm::sort(Found, [&](const Finding &A, const Finding &B) {
    return Place(A) < Place(B);
  });
  std::vector<Finding> Out;
  std::vector<std::pair<unsigned, Hazard>> Causes;
  std::vector<unsigned> Uses;
  for (Finding &F : Found) {
    unsigned Kill = F.Kill ? Offset(F.Kill->Range.getEnd()) : 0;
    unsigned At = Offset(F.At.getBegin());
    std::pair<unsigned, Hazard> Cause{Kill, F.What};
    if (llvm::is_contained(Uses, At) ||
        (Kill && llvm::is_contained(Causes, Cause)))
      continue;
    Causes.push_back(Cause);
    Uses.push_back(At);
    if (F.Kill)
      F.EarlierIteration = Offset(F.Kill->Range.getBegin()) > At;
    // Only what the loop does by itself is hidden, not what comes before it.
    F.Hidden &= F.EarlierIteration;
    Out.push_back(std::move(F));
  }
  return Out;
}

std::vector<Finding>
maplint::findUseAfterErase(const FunctionFacts &Function, Execution &Run,
                           Callees &Known, const clang::SourceManager &SM) {
  Transfer Relate(Function, Run.terms(), nullptr);
  DeadUses Watch(Function, Run.terms(), Relate, Known);
  Run.replay(Watch);
  return distinct(Watch.finish(), SM);
}
