//===- Summarize.cpp - From a solved function to its summary --------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Summarize.h"
#include "llvm/Support/raw_ostream.h"

using namespace maplint;

namespace {

class Collector : public Sink {
public:
  Collector(const FunctionFacts &Function, Execution &Run, Summary &Out)
      : Function(Function), Run(Run), T(Run.terms()), Out(Out) {}

  void access(const AccessEvent &Event, const State &S) override;
  void change(const ChangeEvent &Event, const State &S) override;
  void returned(const ReturnEvent &Event, const State &S) override;

  void finish();

private:
  bool isUnavoidable(FactId Id) const;
  bool isForeign(TermId Id) const;
  void erasures(const std::vector<State> &Exit);
  bool movesElements() const;
  void deadHandles(const std::vector<State> &Exit);

  const FunctionFacts &Function;
  Execution &Run;
  Terms &T;
  Summary &Out;
  bool Unclear = false; ///< returns differ
};

} // namespace

/// Does the term speak only of what a caller knows?
bool Collector::isForeign(TermId Id) const {
  const Term &Term = T[Id];
  switch (Term.Kind) {
  case TermKind::Element:
  case TermKind::Temporary:
  case TermKind::Opaque:
  case TermKind::KeyOf:
  case TermKind::Merge:
  case TermKind::Present:
  case TermKind::OneOf:
    return false;
  case TermKind::Initial:
    if (Term.B)
      return false; // changed since the entry
    // A parameter as it was handed over is the caller's argument.
    return T[Term.A].Kind == TermKind::Variable || isForeign(Term.A);
  case TermKind::Variable: {
    // The callee's own objects mean nothing outside; a lambda also knows those
    // of its creator.
    const auto *Context = llvm::dyn_cast<clang::Decl>(
        Term.Decl->getDeclContext()->getRedeclContext());
    return Context != Function.Function;
  }
  default:
    break;
  }
  if ((Term.A && !isForeign(Term.A)) || (Term.B && !isForeign(Term.B)))
    return false;
  return llvm::all_of(Term.Operands,
                      [&](TermId Operand) { return isForeign(Operand); });
}

void Collector::access(const AccessEvent &Event, const State &S) {
  if (Event.Write || T[Event.Object].Kind != TermKind::Pointee ||
      !isForeign(Event.Object))
    return;
  TermId Content = T.initial(Event.Object, 0);
  for (const AbsentKey &K : S.Absent)
    if (K.By && K.Key == Content && isForeign(K.Container))
      Out.KeyReads.push_back({Event.Object, K.Container, Event.At, K.By});
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
  const Fact &F = Function.Facts[Event.At];
  if (!Event.Container || !isForeign(Event.Container) || !F.Type ||
      llvm::is_contained(S.Reserved, Event.Container))
    return;
  auto Known = [&](const Summary::Insertion &I) { return I.By == Event.At; };
  if (llvm::none_of(Out.Insertions, Known) && isUnavoidable(Event.At))
    Out.Insertions.push_back(
        {Event.Container,
         Event.Key && isForeign(Event.Key) ? Event.Key : 0, Event.At, F.Type});
}

void Collector::returned(const ReturnEvent &Event, const State &S) {
  Summary::Handle H;
  TermId Element = 0;
  for (TermId V : Event.Returned) {
    const Term &Result = T[V];
    if (Result.Kind == TermKind::End) {
      H.MayMiss = true;
      continue;
    }
    if (Element ||
        (Result.Kind != TermKind::Iterator && Result.Kind != TermKind::Pointer))
      return void(Unclear = true);
    H.Iterator = Result.Kind == TermKind::Iterator;
    Element = T.rootOf(Result.A);
  }
  auto It = S.Elements.find(Element);
  if (It == S.Elements.end() || !It->second.Container || !It->second.Key ||
      !isForeign(It->second.Container) || !isForeign(It->second.Key))
    return void(Unclear = true);
  H.Container = It->second.Container;
  H.Key = It->second.Key;
  H.Type = Function.Facts[T[Element].Site].Type;
  if (Out.Returns && (Out.Returns->Container != H.Container ||
                      Out.Returns->Key != H.Key ||
                      Out.Returns->Iterator != H.Iterator))
    return void(Unclear = true);
  H.MayMiss |= Out.Returns && Out.Returns->MayMiss;
  Out.Returns = H;
}

void Collector::erasures(const std::vector<State> &Exit) {
  for (const AbsentKey &K : Exit.front().Absent) {
    if (!isForeign(K.Container) || (K.Key && !isForeign(K.Key)))
      continue;
    FactId By = K.By;
    const TypeModel *Type = K.Type;
    bool Everywhere = llvm::all_of(Exit, [&](const State &S) {
      return llvm::any_of(S.Absent, [&](const AbsentKey &Other) {
        bool Same = Other.Container == K.Container && Other.Key == K.Key;
        By = Same ? std::max(By, Other.By) : By;
        Type = Same && Other.Type ? Other.Type : Type;
        return Same;
      });
    });
    if (Everywhere && By) // somebody has erased, not only looked
      Out.Erasures.push_back({K.Container, K.Key, By, Type});
  }
}

void Collector::deadHandles(const std::vector<State> &Exit) {
  for (const auto &[Object, E] : Exit.front().Elements) {
    if (T[Object].Kind != TermKind::Pointee || !isForeign(Object))
      continue;
    bool Everywhere = llvm::all_of(Exit, [&, Name = Object](const State &S) {
      auto It = S.Elements.find(Name);
      return It != S.Elements.end() && !It->second.MayLive;
    });
    if (!Everywhere)
      continue;
    FactId By = E.Deaths.front().By;
    Out.DeadHandles.push_back(
        {T[Object].A, E.Container, By, Function.Facts[By].Type});
  }
}

/// Elements that change their container live on, whatever is erased later: then
/// the summary claims nothing.
bool Collector::movesElements() const {
  return llvm::any_of(Function.Facts, [](const Fact &F) {
    bool Node = F.Does && F.Does->Result == Yields::Node;
    bool Source = F.Kind == FactKind::Assign && F.Args.size() > 1 && F.Args[1];
    return Node || Source || F.Kind == FactKind::Swap ||
           F.Kind == FactKind::Merge;
  });
}

void Collector::finish() {
  if (Unclear)
    Out.Returns.reset();
  if (movesElements())
    return;
  const std::vector<State> &Exit = Run.entryStates(ExitBlock);
  if (Exit.empty())
    return; // never returns
  erasures(Exit);
  deadHandles(Exit);
}

Summary maplint::summarize(const FunctionFacts &Function, Execution &Run) {
  Summary Out;
  Out.Function = &Function;
  Out.Names = &Run.terms();
  Collector Collect(Function, Run, Out);
  Run.replay(Collect);
  Collect.finish();
  return Out;
}

void Summary::dump(llvm::raw_ostream &OS) const {
  auto Print = [&](llvm::StringRef Before, TermId Id) -> llvm::raw_ostream & {
    OS << Before;
    Names->print(Id, OS);
    return OS;
  };
  for (const Erasure &E : Erasures) {
    Print("  erases from ", E.Container);
    if (E.Key)
      Print(" the key ", E.Key);
    else
      OS << " all keys";
    OS << '\n';
  }
  for (const DeadHandle &D : DeadHandles)
    Print("  erases by the iterator ", D.Handle) << '\n';
  for (const Insertion &I : Insertions)
    Print("  inserts into ", I.Container) << '\n';
  for (const KeyRead &R : KeyReads) {
    Print("  reads ", R.Object);
    Print(" after it was erased as a key of ", R.Container) << '\n';
  }
  if (Returns) {
    Print(Returns->Iterator ? "  returns an iterator into "
                            : "  returns a reference into ",
          Returns->Container);
    Print(" at the key ", Returns->Key) << '\n';
  }
}
