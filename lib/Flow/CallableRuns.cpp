//===- CallableRuns.cpp - Callables that a callee runs --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A lambda is given to an algorithm, or to a callee that runs it while it holds
// an element: what the lambda does to that element is asked here, where both
// are known.
//
//===----------------------------------------------------------------------===//

#include "KnownCall.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace maplint;

/// The element that an algorithm gives its callable, or 0.
TermId KnownCall::visited(State &S) {
  std::optional<unsigned> N = F.Does->Visits;
  if (!N || *N >= F.Operands.size())
    return 0;
  Value Range = Step.reg(S, F.Operands[*N].Value);
  llvm::erase_if(Range, [&](TermId V) {
    return T[V].Kind != (F.Type ? TermKind::Pointer : TermKind::Iterator);
  });
  TermId From = single(Range);
  if (!From || !F.Type)
    return From ? T.object(From) : 0;
  TermId Element = Step.freshElement(S, Id, T.object(From), 0, F.Type);
  S.Elements[Element].Present = true;
  return Element;
}

/// May the algorithm go on after this outcome of its callable? Not if what that
/// returns is unknown: it may tell what it has done.
bool KnownCall::goesOn(const Outcome &O) const {
  if (F.Does->Leaves == Until::Never)
    return true;
  TermId Result = single(O.Returned);
  bool Leaves = F.Does->Leaves == Until::True;
  if (Result && (*Callee.Names)[Result].Kind == TermKind::Text)
    return ((*Callee.Names)[Result].Text != "0") != Leaves;
  for (const Outcome::Condition &C : O.Conditions)
    if (C.Value == Result)
      return C.Truth != Leaves;
  return Result != 0;
}

/// Does the callable end the life of the element that it is given, and the
/// algorithm goes on from there?
void KnownCall::reportWalk(State &S, TermId Element,
                           llvm::ArrayRef<Change> Changes) {
  if (!Element)
    return;
  llvm::SaveAndRestore<Sink *> Quiet(Step.Watch, nullptr);
  bool Always = llvm::all_of(Callee.Outcomes,
                             [&](const Outcome &O) { return goesOn(O); });
  Translation Here = translation(S);
  for (const Outcome &O : Callee.Outcomes) {
    CallEffect E = translated(Here, O, S);
    if (!goesOn(O) || !isFeasible(S, E))
      continue;
    State After = S;
    for (const CallEffect::Kill &K : E.Kills)
      kill(After, K, true);
    if (Always)
      for (const Change &C : Changes)
        change(After, C);
    for (const Death &D : After.Elements[Element].Deaths)
      if (D.By == Id && D.How == Strength::Definite)
        return Quiet.get()->calledBack(
            {Id, nullptr, Callee, D.Inside, D.Cause});
  }
}

void KnownCall::applyRepeated(State &S) {
  TermId Element = visited(S);
  unsigned As = F.Does->As.value_or(0);
  auto Params = Callee.Function->Function->parameters();
  Given.emplace(Params.size());
  if (Element && As < Params.size() && Params[As]->getType()->isReferenceType())
    (*Given)[As] = {T.pointer(Element)};
  std::vector<Change> Changes = changes(S);
  std::vector<CallEffect> All = effects(S);
  if (Step.Watch)
    reportWalk(S, Element, Changes);
  Step.unknownCall(S, Id, F, {Callee.Function, Callee.Closed, touched(S)});
  for (const CallEffect &E : All)
    for (CallEffect::Kill K : E.Kills) {
      K.Inside = 0; // the fact is not of the function that is named here
      kill(S, K, false);
    }
  for (const Change &C : Changes)
    change(S, C);
}

std::pair<TermId, bool> KnownCall::chosen(State S) {
  auto Params = Callee.Function->Function->parameters();
  if (Callee.Outcomes.size() != 1 || Params.size() != 1 ||
      !Params.front()->getType()->isReferenceType())
    return {};
  TermId Element = Step.freshElement(S, Id, 0, 0, F.Type);
  TermId Key = S.Elements[Element].Key;
  Given.emplace({Value{T.pointer(Element)}});
  TermId Answer = single(Callee.Outcomes.front().Returned);
  Answer = Answer ? translation(S).single(Answer) : 0;
  bool Spared = Answer && T[Answer].Kind == TermKind::Not;
  if (Spared)
    Answer = T[Answer].A;
  if (!Answer || T[Answer].Kind != TermKind::Compare || T[Answer].Site != 0)
    return {};
  TermId A = T[Answer].A, B = T[Answer].B;
  TermId Other = A == Key ? B : B == Key ? A : 0;
  return {Other && !T.contains(Other, Element) ? Step.keyName(Other) : 0,
          Spared};
}

/// Does a callable of this function end the life of what the callee holds?
void KnownCall::reportCallbacks(State &S) {
  if (!Step.Watch)
    return;
  for (const Summary::Callback &C : Callee.Callbacks) {
    const Operand *Handed = F.operandOf(*C.Callable);
    TermId Given = Handed ? single(Step.reg(S, Handed->Value)) : 0;
    if (Given && Handed->How != Passing::Value)
      Given = single(Step.content(S, T.object(Given), true));
    if (const Summary *Callable = Step.bodyOf(Given))
      reportCallback(S, C, *Callable);
  }
}

void KnownCall::reportCallback(State S, const Summary::Callback &C,
                               const Summary &Callable) {
  Translation Here(Step, S, Id, F, Callee);
  Here.meet(C.Held.Element, T.element(Id));
  TermId Container = Here.single(C.Held.Container), Key = Here.key(C.Held.Key);
  if (!Container)
    return;
  TermId Element = Step.freshElement(S, Id, Container, Key, C.Held.Type);
  std::vector<Value> Given;
  for (TermId V : C.Given)
    Given.push_back(V ? Here.all(V) : Value());
  Translation There(Step, S, Id, F, Callable);
  There.give(std::move(Given));
  auto Report = [&](FactId Kill) {
    Step.Watch->calledBack(
        {Id, &Callee.Function->Facts[C.Use], Callable, Kill});
  };
  for (const Outcome &O : Callable.Outcomes)
    for (const CallEffect::Kill &K : translated(There, O, S).Kills)
      if (K.Handle
              ? T.object(K.Handle) == Element
              : Step.objects(K.Container, Container) == Relation::Same &&
                    (!K.Key || Step.keys(S, K.Key, S.Elements[Element].Key) ==
                                   Relation::Same))
        return Report(K.Inside);
  for (const Summary::Change &Change : Callable.Changes)
    if (Change.Replaces && Step.objects(There.single(Change.Container),
                                        Container) == Relation::Same)
      return Report(Change.By);
}
