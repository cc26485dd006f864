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

class DeadUses : public Sink {
public:
  DeadUses(const FunctionFacts &Function, const Terms &T, Transfer &Relate)
      : Function(Function), T(T), Relate(Relate) {}

  void access(FactId At, TermId Object, Scope Handle, bool Write,
              const State &S) override;
  void usedWith(FactId At, TermId HandleOf, TermId Container,
                const State &S) override;
  void lookup(FactId At, const LookupEvent &Event, const State &S) override;

  std::vector<Finding> Found;

private:
  void dead(FactId At, TermId Element, const Death &D, bool Write);
  Finding start(FactId At, Hazard What) const;
  Step step(FactId Id) const;

  const FunctionFacts &Function;
  const Terms &T;
  Transfer &Relate;
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

void DeadUses::dead(FactId At, TermId Element, const Death &D, bool Write) {
  const Fact &Killer = Function.Facts[D.By];
  Finding Out = start(At, Hazard::DeadHandle);
  Out.Use = useKind(Function.Facts[At], Write);
  Out.How = D.How;
  Out.Cause = D.Cause;
  Out.Type = Killer.Type;
  Out.Kill = step(D.By);
  Out.Made = step(T[Element].Site);
  if (Killer.Kind == FactKind::Call)
    Out.Kill->Object = {};
  Found.push_back(std::move(Out));
}

void DeadUses::access(FactId At, TermId Object, Scope Handle, bool Write,
                      const State &S) {
  for (unsigned Depth = 0; Object && Depth < 16; ++Depth) {
    if (T[Object].Kind != TermKind::Element) {
      Object = enclosing(T, Object);
      Handle = Scope::Element;
      continue;
    }
    auto It = S.Elements.find(Object);
    if (It == S.Elements.end())
      return;
    const ElementState &E = It->second;
    if (E.Reinserted && !Write && Function.Facts[At].Kind != FactKind::Lookup) {
      Finding Out = start(At, Hazard::ReadReinserts);
      Out.At = Out.Handle = Function.Facts[T[Object].Site].Range;
      Out.Kill = step(E.Reinserted);
      Out.Type = Function.Facts[T[Object].Site].Type;
      Found.push_back(std::move(Out));
    }
    // Of many elements under one name, a dead one need not be this one.
    bool Vague = T.isSummary(Object) && E.MayLive;
    for (const Death &D : E.Deaths)
      if (D.What == Scope::Element || Handle == Scope::Iterators) {
        Death Known = D;
        if (Vague)
          Known.How = Strength::Possible;
        dead(At, Object, Known, Write);
      }
    // An element of a container dies with the element that holds it.
    Object = E.Container;
    Handle = Scope::Element;
  }
}

void DeadUses::usedWith(FactId At, TermId Handle, TermId Container,
                        const State &S) {
  TermId Owner = 0;
  if (T[Handle].Kind == TermKind::End)
    Owner = T[Handle].A;
  else if (T[Handle].Kind == TermKind::Iterator)
    if (auto It = S.Elements.find(T[Handle].A); It != S.Elements.end())
      Owner = It->second.Container;
  if (!Owner || !Container ||
      Relate.objects(Owner, Container) != Relation::Distinct)
    return;
  Finding Out = start(At, Hazard::ForeignIterator);
  if (T[Handle].Kind == TermKind::Iterator)
    Out.Made = step(T[T[Handle].A].Site);
  Found.push_back(std::move(Out));
}

void DeadUses::lookup(FactId At, const LookupEvent &Event, const State &S) {
  const Fact &F = Function.Facts[At];
  if (F.Does->WhenMissing != Missing::Throw)
    return;
  for (const AbsentKey &K : S.Absent)
    if (Relate.objects(K.Container, Event.Container) == Relation::Same &&
        Relate.keys(S, K.Key, Event.Key) == Relation::Same) {
      Finding Out = start(At, Hazard::LookupThrows);
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
                      F.Made ? Offset(F.Made->Range.getBegin()) : 0);
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
    Out.push_back(std::move(F));
  }
  return Out;
}

std::vector<Finding>
maplint::findUseAfterErase(const FunctionFacts &Function, Execution &Run,
                           const clang::SourceManager &SM) {
  Transfer Relate(Function, Run.terms());
  DeadUses Watch(Function, Run.terms(), Relate);
  Run.replay(Watch);
  return distinct(std::move(Watch.Found), SM);
}
