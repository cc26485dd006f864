//===- Summarize.cpp - From a solved function to its summary --------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Summarize.h"
#include "../Flow/Held.h"
#include "CallableParameter.h"
#include "llvm/Support/SaveAndRestore.h"
#include "llvm/Support/raw_ostream.h"

using namespace maplint;

namespace {

/// A summary stores this much at most; a callee that does more has an effect on
/// so many things that the rest is left to the havoc.
constexpr size_t MaxStores = 8;

class Collector : public Sink {
public:
  Collector(const FunctionFacts &Function, Execution &Run, Summary &Out)
      : Function(Function), Run(Run), T(Run.terms()), Out(Out) {}

  void access(const AccessEvent &Event, const State &S) override;
  void change(const ChangeEvent &Event, const State &S) override;
  void touched(FactId At, TermId Object) override;
  void called(FactId At, const State &S) override;
  void keyPassed(const KeyReadEvent &Event, TermId Object, TermId Container,
                 const State &S) override;
  void needs(const NeedEvent &Event, const State &S) override;

  void finish();

private:
  void heldOver(const AccessEvent &Event, const State &S);
  void outlives(Summary::KeyRead Read, const State &S);
  void usesCaptured(const AccessEvent &Event);
  void addNeed(TermId Handle, FactId At);
  void modified(TermId Object);
  bool isUnavoidable(FactId Id) const;
  bool isForeign(TermId Id, TermId Known = 0) const;
  bool isTold(TermId Value, TermId Element) const;
  bool movesElements() const;

  Outcome outcome(const State &Exit);
  std::vector<Outcome::Condition> conditions(const State &S) const;
  void erasures(const State &Exit, Outcome &To);
  void deadHandles(const State &Exit, Outcome &To);
  void stores(const State &Exit, Outcome &To);
  void returned(const State &Exit, Outcome &To);
  void present(const State &Exit, Outcome &To);
  bool mention(const State &Exit, TermId Value, Outcome &To);
  bool isNamed(const State &Exit, TermId Container, Outcome &To) const;

  const FunctionFacts &Function;
  Execution &Run;
  Terms &T;
  Summary &Out;
  /// The calls of callables that are parameters, by fact.
  std::map<FactId, Summary::Callback> Callbacks;
  bool TellsHeld = false; ///< what the mentioned element holds has a name
};

} // namespace

/// Does the term speak only of what a caller knows, and of the element \p
/// Known?
bool Collector::isForeign(TermId Id, TermId Known) const {
  const Term &Term = T[Id];
  switch (Term.Kind) {
  case TermKind::Element:
    return Id == Known;
  case TermKind::Temporary:
  case TermKind::Opaque:
  case TermKind::KeyOf:
  case TermKind::Merge:
    return false;
  case TermKind::Initial:
    if (Term.B)
      return false; // changed since the entry
    // A parameter as it was handed over is the caller's argument.
    return T[Term.A].Kind == TermKind::Variable ||
           isForeign(Term.A, TellsHeld ? Known : 0);
  case TermKind::Variable: {
    // The callee's own objects mean nothing outside; a lambda also knows those
    // of its creator.
    const auto *Context = llvm::dyn_cast<clang::Decl>(
        Term.Decl->getDeclContext()->getRedeclContext());
    const auto *Var = llvm::dyn_cast<clang::VarDecl>(Term.Decl);
    return Context != Function.Function || (Var && Var->isInitCapture());
  }
  default:
    break;
  }
  if ((Term.A && !isForeign(Term.A, Known)) ||
      (Term.B && !isForeign(Term.B, Known)))
    return false;
  return llvm::all_of(
      Term.Operands, [&](TermId Operand) { return isForeign(Operand, Known); });
}

void Collector::called(FactId At, const State &S) {
  if (auto Run = runParameter(Function, T, At, S))
    Callbacks[At] = std::move(*Run);
  auto Walk = walkWithParameter(Function, T, At, S);
  if (Walk && isForeign(Walk->Held.Container))
    Out.Callbacks.push_back(std::move(*Walk));
}

/// The element is used after a callable that is a parameter was run.
void Collector::heldOver(const AccessEvent &Event, const State &S) {
  TermId Element = T.rootOf(Event.Object);
  auto It = S.Elements.find(Element);
  if (It == S.Elements.end() || T[Element].Kind != TermKind::Element ||
      !It->second.Container || !isForeign(It->second.Container))
    return;
  const ElementState &E = It->second;
  for (const Death &D : E.Deaths) {
    auto Call = Callbacks.find(D.By);
    if (D.Cause != DeathCause::Called || Call == Callbacks.end() ||
        Call->second.Use)
      continue;
    Call->second.Use = Event.At;
    Call->second.Held = {Element, E.Container,
                         E.Key && isForeign(E.Key) ? E.Key : 0, E.Type};
    Out.Callbacks.push_back(Call->second);
  }
}

/// A lambda uses what a reference of its creator leads to.
void Collector::usesCaptured(const AccessEvent &Event) {
  const Term &Object = T[T.rootOf(Event.Object)];
  TermId V = Object.Kind == TermKind::Pointee ? Object.A : 0;
  TermId Holder = V && T[V].Kind == TermKind::Initial ? T[V].A : 0;
  const clang::ValueDecl *Variable =
      Holder && T[Holder].Kind == TermKind::Variable ? T[Holder].Decl : nullptr;
  bool Captured = Variable && Variable->getType()->isReferenceType() &&
                  Variable->getDeclContext() != Function.Function;
  if (Captured && isForeign(V))
    addNeed(V, Event.At);
}

/// The first use on all ways is told.
void Collector::addNeed(TermId Handle, FactId At) {
  auto Known = [&](const Summary::Need &N) { return N.Value == Handle; };
  if (llvm::none_of(Out.Needs, Known) && isUnavoidable(At))
    Out.Needs.push_back({Handle, At});
}

void Collector::access(const AccessEvent &Event, const State &S) {
  heldOver(Event, S);
  usesCaptured(Event);
  if (Event.Write)
    modified(Event.Object);
  TermId Object = T.rootOf(Event.Object);
  if (T[Object].Kind != TermKind::Pointee || !isForeign(Object))
    return;
  TermId Content = T.initial(Object, 0);
  for (const AbsentKey &K : S.Absent) {
    bool Mine = K.Key ? K.Key == Content || K.Key == T[Object].A
                      : !T.contains(K.Container, Object);
    if (K.By && Mine && isForeign(K.Container))
      outlives({Object, K.Container, Event.At, K.By, !K.Key, {}}, S);
  }
}

void Collector::keyPassed(const KeyReadEvent &Event, TermId Object,
                          TermId Container, const State &S) {
  if (Object && Container && T[Object].Kind == TermKind::Pointee &&
      isForeign(Object) && isForeign(Container))
    outlives({Object, Container, Event.At, Event.At, Event.Read.Whole, {}}, S);
}

void Collector::outlives(Summary::KeyRead Read, const State &S) {
  auto Known = [&](const Summary::KeyRead &R) {
    return R.Object == Read.Object && R.Container == Read.Container;
  };
  if (llvm::any_of(Out.KeyReads, Known))
    return;
  Read.Conditions = conditions(S);
  Out.KeyReads.push_back(std::move(Read));
}

/// Writes to an element concern the container that it is in, if anything; and
/// what it owns, unless they are writes to that. What is the callee's own is no
/// concern of its callers.
void Collector::modified(TermId Object) {
  for (TermId O = Object; O && T[O].Kind != TermKind::Owned; O = T.enclosing(O))
    if (T[O].Kind == TermKind::Element)
      Out.KeepsOwned = false;
  if (isForeign(Object))
    insertSorted(Out.Modified, Object);
  else if (!T.isAutomatic(Object, Function.Function) &&
           T[T.rootOf(Object)].Kind != TermKind::Element)
    Out.Scribbles = true;
}

/// Is there no way from the entry to the exit around the fact's block?
bool Collector::isUnavoidable(FactId Id) const {
  auto Holds = [&](const Block &B) { return llvm::is_contained(B.Facts, Id); };
  std::vector<bool> Seen(Function.Blocks.size());
  llvm::SmallVector<unsigned, 16> Work{Function.Entry};
  while (!Work.empty()) {
    unsigned B = Work.pop_back_val();
    if (B == NoBlock || Seen[B] || Holds(Function.Blocks[B]))
      continue;
    if (B == ExitBlock)
      return false;
    Seen[B] = true;
    Work.append(Function.Blocks[B].Successors.begin(),
                Function.Blocks[B].Successors.end());
  }
  return true;
}

void Collector::change(const ChangeEvent &Event, const State &S) {
  const Summary::Change *Below = Event.Below;
  const TypeModel *Type = Below ? Below->Type : Function.Facts[Event.At].Type;
  if (!Event.Container || !isForeign(Event.Container) || !Type ||
      llvm::is_contained(S.Reserved, Event.Container))
    return;
  // What some path of some callee's callee does is too far away.
  if (Below && Below->Below && !Below->Always)
    return;
  auto Known = [&](const Summary::Change &C) {
    return C.By == Event.At && C.Container == Event.Container &&
           C.Replaces == Event.Replaces;
  };
  if (llvm::none_of(Out.Changes, Known))
    Out.Changes.push_back(
        {Event.Container, Event.Key && isForeign(Event.Key) ? Event.Key : 0,
         Event.At, Type, (!Below || Below->Always) && isUnavoidable(Event.At),
         Event.Replaces, Below != nullptr});
}

void Collector::touched(FactId, TermId Object) {
  if (Object && isForeign(Object))
    insertSorted(Out.Touched, Object);
  else if (!Object || !T.isAutomatic(Object, Function.Function))
    Out.Closed = false;
}

void Collector::needs(const NeedEvent &Event, const State &S) {
  TermId V = single(Event.Handles);
  if (!V || T[V].Kind != TermKind::Initial || !isForeign(V))
    return;
  auto Asked = [&](const auto &Entry) { return T.contains(Entry.first, V); };
  if (llvm::none_of(S.Assumed, Asked))
    addNeed(V, Event.At);
}

/// Elements that change their container live on, whatever is erased later: then
/// the summary claims no end of a life.
bool Collector::movesElements() const {
  return llvm::any_of(Function.Facts, [](const Fact &F) {
    bool Source = F.Kind == FactKind::Assign && F.Args.size() > 1 && F.Args[1];
    return Source || F.Kind == FactKind::Swap || F.Kind == FactKind::Merge;
  });
}

/// What was assumed on the way there that a caller can know.
std::vector<Outcome::Condition> Collector::conditions(const State &S) const {
  std::vector<Outcome::Condition> Known;
  for (const auto &[Value, Truth] : S.Assumed)
    if (isForeign(Value))
      Known.push_back({Value, Truth});
  return Known;
}

/// Has the caller a name for the container, or for the one that it is in an
/// element of?
bool Collector::isNamed(const State &Exit, TermId Container,
                        Outcome &To) const {
  if (isForeign(Container))
    return true;
  TermId Element = T.rootOf(Container);
  auto It = Exit.Elements.find(Element);
  if (It == Exit.Elements.end() || !isForeign(Container, Element))
    return false;
  if (To.Around)
    return To.Around->Element == Element;
  const ElementState &E = It->second;
  if (!E.Deaths.empty() || T.isSummary(Element) || !E.Container || !E.Key ||
      !isForeign(E.Container) || !isForeign(E.Key))
    return false;
  To.Around = {Element, E.Container, E.Key, E.Type};
  return true;
}

void Collector::erasures(const State &Exit, Outcome &To) {
  for (const AbsentKey &K : Exit.Absent)
    if ((K.By ? isNamed(Exit, K.Container, To) : isForeign(K.Container)) &&
        (!K.Key || isForeign(K.Key)))
      To.Erasures.push_back({K.Container, K.Key, K.By, K.Type, K.What});
  for (const AbsentKey &K : Exit.Renewed)
    if (K.By && isForeign(K.Container) && (!K.Key || isForeign(K.Key)))
      To.Erasures.push_back(
          {K.Container, K.Key, K.By, K.Type, K.What, /*Again=*/true});
}

void Collector::deadHandles(const State &Exit, Outcome &To) {
  for (const auto &[Object, E] : Exit.Elements)
    if (!E.MayLive && T[Object].Kind == TermKind::Pointee &&
        isForeign(Object)) {
      FactId By = E.Deaths.front().By;
      const Fact &Killer = Function.Facts[By]; // a call has no type
      if (const TypeModel *Type = Killer.Type ? Killer.Type : E.Type)
        To.DeadHandles.push_back({T[Object].A, E.Container, By, Type});
    }
}

/// A record may have one part of which the caller learns nothing.
bool Collector::isTold(TermId Value, TermId Element) const {
  const Term &Whole = T[Value];
  bool Record = Whole.Kind == TermKind::Pair ||
                (Whole.Kind == TermKind::Apply && !Whole.Decl);
  if (!Record)
    return isForeign(Value, Element);
  llvm::SmallVector<TermId, 2> Parts(Whole.Operands);
  if (Whole.Kind == TermKind::Pair)
    Parts = {Whole.A, Whole.B};
  auto IsUnknown = [&](TermId V) {
    return T[V].Kind == TermKind::Opaque ||
           (T[V].Kind == TermKind::Apply && T[V].B);
  };
  return llvm::count_if(Parts, IsUnknown) < 2 &&
         llvm::all_of(Parts, [&](TermId V) {
           return IsUnknown(V) || isForeign(V, Element);
         });
}

/// Can a caller be told this value? An element in it becomes the one that the
/// outcome mentions.
bool Collector::mention(const State &Exit, TermId Value, Outcome &To) {
  llvm::SmallVector<TermId, 2> Elements;
  T.collectElements(Value, Elements);
  TermId Element = Elements.empty() ? 0 : Elements.front();
  bool Single = llvm::all_of(Elements, [&](TermId E) { return E == Element; });
  if (!Single || !isTold(Value, Element))
    return false;
  if (!Element || (To.Found && To.Found->Element == Element))
    return true;
  auto It = Exit.Elements.find(Element);
  if (To.Found || It == Exit.Elements.end() || T.isSummary(Element))
    return false;
  const ElementState &E = It->second;
  // A call that may have done anything has not ended it, as a rule.
  auto IsVague = [](const Death &D) {
    return D.Cause == DeathCause::Called && D.How == Strength::Possible;
  };
  if (!llvm::all_of(E.Deaths, IsVague) || !E.Type || !E.Container ||
      !isNamed(Exit, E.Container, To))
    return false;
  TermId Key = E.Key && isForeign(E.Key) ? E.Key : 0;
  const Fact &Origin = Function.Facts[T[Element].Site];
  bool Any = Origin.Does && Origin.Does->Lookup == LookupBy::Position;
  To.Found = {Element, E.Container,       Key, E.Type, E.Present,
              E.First, Key && E.Believed, Any};
  return true;
}

/// Of several values only a handle that may be the end is worth a word.
void Collector::stores(const State &Exit, Outcome &To) {
  auto IsPlace = [&](TermId V) {
    return T[V].Kind == TermKind::Iterator || T[V].Kind == TermKind::End;
  };
  for (const auto &[Object, V] : Exit.Places) {
    bool Tells = V.size() == 1 || (!V.empty() && llvm::all_of(V, IsPlace));
    if (TermId Held = Tells ? T.set(V) : 0;
        Held && To.Stores.size() < MaxStores && isForeign(Object) &&
        mention(Exit, Held, To))
      To.Stores.push_back({Object, Held});
  }
}

void Collector::returned(const State &Exit, Outcome &To) {
  auto It = Exit.Registers.find(ReturnedValue);
  // Of what an element holds only a pointer is worth a word: null tells that
  // there is none.
  llvm::SaveAndRestore Tells(TellsHeld, Function.ReturnsPointer);
  if (It != Exit.Registers.end() &&
      llvm::all_of(It->second, [&](TermId V) { return mention(Exit, V, To); }))
    To.Returned = It->second;
}

/// An element that is there for sure, if no other one is mentioned.
void Collector::present(const State &Exit, Outcome &To) {
  for (bool Sure : {true, false})
    for (const auto &[Element, E] : Exit.Elements)
      if ((Sure ? E.Present : E.Believed && E.MayLive) &&
          T[Element].Kind == TermKind::Element && E.Key && isForeign(E.Key) &&
          mention(Exit, Element, To))
        return;
}

Outcome Collector::outcome(const State &Exit) {
  Outcome To;
  To.Conditions = conditions(Exit);
  if (!movesElements()) {
    erasures(Exit, To);
    deadHandles(Exit, To);
  }
  returned(Exit, To); // first choice of the element to mention
  stores(Exit, To);
  if (!To.Found)
    present(Exit, To);
  return To;
}

void Collector::finish() {
  for (const State &Exit : Run.entryStates(ExitBlock))
    Out.Outcomes.push_back(outcome(Exit));
}

Summary maplint::summarize(const FunctionFacts &Function, Execution &Run) {
  Summary Out;
  Out.Function = &Function;
  Out.Names = &Run.terms();
  Out.Closed = true;
  Out.KeepsOwned = llvm::none_of(Function.Facts, [](const Fact &F) {
    return F.Kind == FactKind::Transfer || F.Kind == FactKind::Swap || F.Moves;
  });
  Collector Collect(Function, Run, Out);
  Run.replay(Collect);
  Collect.finish();
  return Out;
}

static void dump(const Outcome &O, const Terms &T, llvm::raw_ostream &OS) {
  auto Line = [&](llvm::StringRef Before, TermId A,
                  llvm::StringRef Between = "", TermId B = 0) {
    OS << "    " << Before;
    T.print(A, OS);
    OS << Between;
    if (B)
      T.print(B, OS);
    OS << '\n';
  };
  OS << "  outcome\n";
  for (const Outcome::Condition &C : O.Conditions)
    Line(C.Truth ? "if " : "if not ", C.Value);
  for (const Outcome::Erasure &E : O.Erasures)
    Line(!E.By                        ? "misses in "
         : E.Again                    ? "erases and may replace in "
         : E.What == Scope::Iterators ? "extracts from "
                                      : "erases from ",
         E.Container, E.Key ? " the key " : " all keys", E.Key);
  for (const Outcome::DeadHandle &D : O.DeadHandles)
    Line("erases by the iterator ", D.Handle);
  for (const Outcome::Store &S : O.Stores)
    Line("stores to ", S.Object, " ", S.Value);
  for (TermId V : O.Returned)
    Line("returns ", V);
  if (O.Around)
    Line("within the element of ", O.Around->Container, " with the key ",
         O.Around->Key);
  if (O.Found)
    Line("where the element is of ", O.Found->Container,
         O.Found->Key ? " with the key " : "", O.Found->Key);
}

bool Summary::answers() const {
  auto Compares = [&](TermId V) {
    TermKind Kind = (*Names)[V].Kind;
    return Kind == TermKind::Compare || Kind == TermKind::Not ||
           Kind == TermKind::Both;
  };
  return !Outcomes.empty() && llvm::all_of(Outcomes, [&](const Outcome &O) {
    return O.Returned.size() == 1 && Compares(O.Returned.front());
  });
}

void Summary::dump(llvm::raw_ostream &OS) const {
  auto Print = [&](llvm::StringRef Before, TermId Id) -> llvm::raw_ostream & {
    OS << Before;
    Names->print(Id, OS);
    return OS;
  };
  for (const Outcome &O : Outcomes)
    ::dump(O, *Names, OS);
  for (const Change &C : Changes)
    Print(C.Replaces ? "  replaces all of " : "  inserts into ", C.Container)
        << (C.Always ? "\n" : " on some path\n");
  if (!Closed)
    OS << "  may do more\n";
  for (const Need &N : Needs)
    Print("  needs what is behind ", N.Value) << '\n';
  for (const KeyRead &R : KeyReads) {
    Print("  reads ", R.Object);
    Print(" after it was erased as a key of ", R.Container) << '\n';
  }
}
