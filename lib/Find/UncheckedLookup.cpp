//===- UncheckedLookup.cpp - Look-ups that trust a key --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The flow keeps "may be the end" (or null) as a member of what a handle may
// be, and each test takes it away. What is left to find is who needs an element
// while that member is still there.
//
//===----------------------------------------------------------------------===//

#include "UncheckedLookup.h"
#include "../Facts/Tables.h"
#include "Provenance.h"
#include "Questions.h"
#include "Testimony.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"

using namespace maplint;

namespace {

class Trusting : public Sink {
public:
  Trusting(const FunctionFacts &Function, Terms &T, Transfer &Relate,
           const AssertLog &Asserts, Callees &Known)
      : Function(Function), T(T), Known(Known), From(Function),
        Evidence(From, T, Relate, Asserts, Known), Asked(From, Known),
        Keys(From, Known) {}

  void access(const AccessEvent &Event, const State &S) override {
    if (Event.Handle == Scope::Iterators)
      insertSorted(Arrive, Event.At);
  }
  void needs(const NeedEvent &Event, const State &S) override;
  void called(FactId At, const State &S) override { Evidence.called(At, S); }
  void lookup(const LookupEvent &Event, const State &S) override {
    Evidence.lookup(Event);
    mustNotThrow(Event, S);
  }

  std::vector<Finding> finish();

private:
  bool isTrusted(const NeedEvent &Event, const ElementState &E,
                 const Fact &Origin);
  bool isInTable(const ElementState &E) const;
  void mustNotThrow(const LookupEvent &Event, const State &S);
  void needsDefault(const NeedEvent &Event, const State &S);
  void needsNull(const NeedEvent &Event);
  Finding start(const NeedEvent &Event) const;
  const Fact *home(ValueId Cell) const;
  Step origin(const Fact &F) const;

  const FunctionFacts &Function;
  Terms &T;
  Callees &Known;
  const Origins From;
  Testimony Evidence;
  const Questions Asked;
  const Provenance Keys;
  std::vector<Finding> Found;
  std::vector<std::pair<size_t, FactId>> Ends; ///< findings where it is the end
  std::vector<FactId> Arrive; ///< facts whose handle leads somewhere, sorted
};

} // namespace

static UseKind useKind(FactKind Kind) {
  switch (Kind) {
  case FactKind::Advance:
  case FactKind::Step:
    return UseKind::Advanced;
  case FactKind::Erase:
    return UseKind::Erased;
  case FactKind::Lookup:
    return UseKind::Read;
  default:
    return UseKind::Dereferenced;
  }
}

/// Why does what this fact gives lead nowhere now and then? Unset: it does not.
static std::optional<Absence> absence(const Fact &F) {
  switch (F.Kind) {
  case FactKind::Lookup:
    if (F.Does->WhenMissing == Missing::Null)
      return Absence::Null;
    if (F.Does->WhenMissing == Missing::Undefined)
      return Absence::Empty;
    if (F.Does->WhenMissing != Missing::End)
      return std::nullopt;
    switch (F.Does->Lookup) {
    case LookupBy::Key:
      return Absence::Key;
    case LookupBy::Bound:
      return Absence::Bound;
    case LookupBy::Position:
      return Absence::Empty;
    case LookupBy::None:
      return Absence::Match;
    }
    return std::nullopt;
  case FactKind::Step:
    if (F.Does && F.Does->WhenMissing == Missing::End)
      return F.Does->Lookup == LookupBy::Position ? Absence::Empty
                                                  : Absence::Match;
    return Absence::Last;
  case FactKind::Erase:
  case FactKind::Advance:
    return Absence::Last;
  case FactKind::Call:
    return Absence::Call;
  default:
    return std::nullopt;
  }
}

/// Is the key one of those that a constant table was made with?
bool Trusting::isInTable(const ElementState &E) const {
  if (!E.Container || !E.Key)
    return false;
  TermId Name = E.Container;
  if (T[Name].Kind == TermKind::Pointee &&
      T[T[Name].A].Kind == TermKind::Initial)
    Name = T[T[Name].A].A; // static const auto &table = ...
  if (T[Name].Kind != TermKind::Variable)
    return false;
  const clang::ValueDecl *Table = T[Name].Decl;
  const Term &Key = T[E.Key];
  if (Key.Kind == TermKind::Text)
    return hasKey(Table, Key.Text);
  bool Array = Key.Kind == TermKind::Pointer;
  if ((Array || Key.Kind == TermKind::Initial) &&
      T[Key.A].Kind == TermKind::Variable)
    if (std::string Constant = constantIn(T[Key.A].Decl); !Constant.empty())
      return hasKey(Table, Constant);
  clang::QualType Type = typeOf(T, E.Key);
  return hasAllOf(Table, Type);
}

/// A step ahead is trusted: loops count their rounds, too.
bool Trusting::isTrusted(const NeedEvent &Event, const ElementState &E,
                         const Fact &Origin) {
  bool Step = Origin.Kind == FactKind::Advance ||
              (Origin.Kind == FactKind::Step && Origin.Way != Motion::Jump);
  bool Any = absence(Origin) == Absence::Empty;
  const Fact &Use = Function.Facts[Event.At];
  return E.Believed || Step || isInTable(E) ||
         (Any && (Asked.isCounted(Origin) || Asked.isTaken(Origin) ||
                  Asked.isAwaited(Origin, Use) ||
                  Asked.isCountedBeside(Origin, Use))) ||
         (!Use.Args.empty() && Evidence.isHanded(Use.Args[0])) ||
         Asked.isPredicated(Origin, Use) || Evidence.isVouchedFor(E, Origin) ||
         Evidence.isAsserted(Event.Name, Use) ||
         Evidence.isAsserted(Origin, Use) || Asked.isNoted(Use) ||
         Asked.isAsked(Origin, Use) || Asked.isAskedFor(Origin, Use) ||
         Keys.isKnownKey(Origin);
}

/// Where the handle was looked up; the container of an algorithm's range is
/// that of its first iterator.
Step Trusting::origin(const Fact &F) const {
  Step Out{F.Range, F.ObjectRange, F.KeyRange};
  if (F.Kind == FactKind::Step)
    for (const Fact &Other : Function.Facts)
      if (Other.Result && Other.Result == F.Args[0])
        Out.Object = Other.ObjectRange;
  return Out;
}

/// A look-up that the iterator in the cell is from, whichever; or null.
const Fact *Trusting::home(ValueId Cell) const {
  const Fact *F = From[Cell];
  if (F && F->Kind == FactKind::Temporary)
    F = From[F->Args[0]];
  if (F && F->Kind == FactKind::Lookup)
    return F;
  for (ValueId Stored : From.storedTo(From.nameOf(Cell)))
    if (const Fact *Made = From[Stored]; Made && Made->Kind == FactKind::Lookup)
      return Made;
  return nullptr;
}

Finding Trusting::start(const NeedEvent &Event) const {
  const Fact &F = Function.Facts[Event.At];
  Finding Out;
  Out.What = Hazard::Unchecked;
  Out.At = F.Range;
  Out.Handle = Event.Name;
  Out.Hidden = F.Hidden;
  Out.Use = useKind(F.Kind);
  const Summary *Body = Known.ofCall(F);
  if (Body && Body->Needs.size() == 1 && Event.Name != F.ObjectRange)
    Out.Inner = Step{Body->Function->Facts[Body->Needs[0].At].Range, {}, {}};
  Out.Type = F.Type;
  return Out;
}

void Trusting::mustNotThrow(const LookupEvent &Event, const State &S) {
  const Fact &F = Function.Facts[Event.At];
  auto It = S.Elements.find(Event.Element);
  if (!Function.NoThrow || F.Handled || It == S.Elements.end() ||
      F.Does->WhenMissing != Missing::Throw || It->second.Present)
    return;
  Finding Out = start({Event.At, {}, F.Range});
  Out.Why = Absence::Throw;
  Out.Made = origin(F);
  Out.How = isTrusted({Event.At, {}, F.Range}, It->second, F)
                ? Strength::Possible
                : Strength::Definite;
  Found.push_back(std::move(Out));
}

/// The value of a missing key is null, and nobody has looked at it.
void Trusting::needsDefault(const NeedEvent &Event, const State &S) {
  // A copy of the value stays what it is, whatever is called.
  ElementState E = S.Elements.find(Event.Default)->second;
  E.Believed = false;
  const Fact &Origin = Function.Facts[E.Sought];
  Finding Out = start(Event);
  Out.Why = Absence::Default;
  Out.Made = origin(Origin);
  Out.Container = E.Container;
  Out.Key = E.Key;
  Out.How =
      isTrusted(Event, E, Origin) ? Strength::Possible : Strength::Definite;
  Found.push_back(std::move(Out));
}

/// The pointer is null on this way: nothing was found.
void Trusting::needsNull(const NeedEvent &Event) {
  const Fact &F = Function.Facts[Event.At];
  const Fact *Origin = F.Args.empty() ? nullptr : Evidence.originOf(F.Args[0]);
  if (!Origin)
    return;
  Finding Out = start(Event);
  Out.Why = *absence(*Origin);
  Out.Made = origin(*Origin);
  if (Evidence.isAsserted(Event.Name, F) || Evidence.isAsserted(*Origin, F) ||
      Evidence.isHanded(F.Args[0]) || Asked.isNoted(F))
    Out.How = Strength::Possible;
  Found.push_back(std::move(Out));
}

void Trusting::needs(const NeedEvent &Event, const State &S) {
  // A range-for asks before each round, by its own iterators.
  if (Function.Facts[Event.At].Hidden)
    return;
  if (Event.Default)
    return needsDefault(Event, S);
  Finding Out = start(Event);
  TermId End = single(Event.Handles);
  if (End && T[End].Kind == TermKind::Text)
    return needsNull(Event);
  if (End && T[End].Kind == TermKind::End) {
    Out.Why = Absence::End;
    const Fact &Use = Function.Facts[Event.At];
    // The end is a place to go back from, if there is anything before it.
    if (Use.Way == Motion::Backward) {
      Out.Why = Absence::Empty;
      if (const Fact *Origin = home(Use.Args[0]))
        Out.Made = origin(*Origin);
    }
    if (Evidence.isAsserted(Event.Name, Use) || Asked.isNoted(Use))
      Out.How = Strength::Possible;
    Ends.push_back({Found.size(), Event.At});
    Found.push_back(std::move(Out));
    return;
  }
  for (TermId H : Event.Handles) {
    if (T[H].Kind == TermKind::End)
      continue; // its container may be in an element that was found
    if (T[H].Kind == TermKind::Initial && Event.Handles.size() == 1)
      continue; // somebody has put it there
    TermId Element = T[H].A ? T.rootOf(T[H].A) : 0;
    auto It = S.Elements.find(Element);
    if (It == S.Elements.end() || !It->second.Sought)
      continue;
    auto IsEnd = [](const Death &D) {
      return D.Cause == DeathCause::Temporary;
    };
    const Fact &Origin = Function.Facts[It->second.Sought];
    std::optional<Absence> Why = absence(Origin);
    if (!Why)
      continue;
    if (*Why == Absence::Empty && llvm::any_of(It->second.Deaths, IsEnd))
      continue; // whether there was anything is not the question
    Out.Why = *Why;
    Out.Made = origin(Origin);
    Out.Type = Origin.Type;
    if (!Function.NoThrow || Origin.Handled)
      Out.Twin = Origin.Twin;
    Out.Container = It->second.Container;
    Out.Key = It->second.Key;
    Out.How = isTrusted(Event, It->second, Origin) ? Strength::Possible
                                                   : Strength::Definite;
    Found.push_back(Out);
  }
}

std::vector<Finding> Trusting::finish() {
  for (auto [Place, At] : Ends)
    Found[Place].Sometimes = llvm::is_contained(Arrive, At);
  return std::move(Found);
}

/// The first use of each look-up is the one to report.
static std::vector<Finding> distinct(std::vector<Finding> Found,
                                     const clang::SourceManager &SM) {
  auto Offset = [&](clang::SourceLocation Loc) {
    return SM.getFileOffset(SM.getExpansionLoc(Loc));
  };
  auto Place = [&](const Finding &F) {
    return std::tuple(F.How == Strength::Possible, Offset(F.At.getBegin()),
                      Offset(F.At.getEnd()), F.Why,
                      F.Made ? Offset(F.Made->Range.getBegin()) : 0);
  };
  llvm::sort(Found, [&](const Finding &A, const Finding &B) {
    return Place(A) < Place(B);
  });
  std::vector<Finding> Out;
  std::vector<unsigned> Uses, LookUps;
  for (Finding &F : Found) {
    unsigned At = Offset(F.At.getBegin());
    unsigned Made = F.Made ? Offset(F.Made->Range.getEnd()) : 0;
    if (llvm::is_contained(Uses, At) ||
        (Made && llvm::is_contained(LookUps, Made)))
      continue;
    Uses.push_back(At);
    if (Made)
      LookUps.push_back(Made);
    Out.push_back(std::move(F));
  }
  return Out;
}

std::vector<Finding>
maplint::findUncheckedLookups(const FunctionFacts &Function, Execution &Run,
                              const AssertLog &Asserts, Callees &Known) {
  Transfer Relate(Function, Run.terms(), nullptr);
  Trusting Watch(Function, Run.terms(), Relate, Asserts, Known);
  Run.replay(Watch);
  return distinct(Watch.finish(),
                  Function.Function->getASTContext().getSourceManager());
}
