//===- TransferCall.cpp - Calls, known and unknown ------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Of an unknown callee everything is possible that it can reach (havoc). What a
// summary says besides is in KnownCall.cpp.
//
//===----------------------------------------------------------------------===//

#include "../Facts/Reentry.h"
#include "KnownCall.h"
#include "clang/AST/DeclCXX.h"

using namespace maplint;

/// May the callee change the object behind this operand?
static bool mayWrite(const Operand &O) {
  return O.How == Passing::MutableRef || O.How == Passing::Pointer ||
         O.How == Passing::Sink;
}

void Transfer::touchOperands(State &S, FactId Id, const Fact &F) {
  for (const Operand &O : F.Operands) {
    Value V = reg(S, O.Value);
    if (O.How == Passing::Value) {
      for (TermId H : V)
        if (T[H].Kind != TermKind::Pointer)
          touchHandles(Id, {H}, S, O.Range);
    } else {
      bool Passed = O.How == Passing::Pointer || O.How == Passing::ConstPointer;
      touch(Id, V, mayWrite(O), S, O.Range, Passed);
      if (mayWrite(O))
        given(S, V);
    }
  }
}

/// The sequence that the position is in, if any of its elements is known; or 0.
TermId Transfer::sequenceOf(const State &S, TermId Position) const {
  TermId Item = T[Position].Kind == TermKind::Pointer ? T[Position].A : 0;
  if (!Item || T[Item].Kind != TermKind::Item ||
      T[T[Item].A].Kind != TermKind::Owned)
    return 0;
  auto Within = [&](const auto &Place) {
    return T[Place.first].Kind == TermKind::Item &&
           T[Place.first].A == T[Item].A;
  };
  return llvm::any_of(S.Places, Within) ? T[T[Item].A].A : 0;
}

/// A pointer in an element that the callee can reach may lead to another object
/// than the one that was deleted.
void Transfer::reviveDeleted(State &S, llvm::ArrayRef<TermId> Written) {
  auto IsReached = [&](TermId Element) {
    auto It = S.Elements.find(Element);
    TermId Container = It == S.Elements.end() ? 0 : It->second.Container;
    if (!Container)
      return true;
    const auto *Root =
        llvm::dyn_cast_or_null<clang::VarDecl>(T[T.rootOf(Container)].Decl);
    if (Root && (Root->hasGlobalStorage() ||
                 llvm::is_contained(Function.Escaped, Root)))
      return true;
    return llvm::any_of(Written, [&](TermId Object) {
      return T.rootOf(Object) == Element || T.contains(Container, Object);
    });
  };
  for (auto &[Object, E] : S.Elements) {
    auto IsDeleted = [](const Death &D) {
      return D.Cause == DeathCause::Deleted;
    };
    if (llvm::none_of(E.Deaths, IsDeleted))
      continue;
    llvm::SmallVector<TermId, 2> From;
    T.collectElements(Object, From);
    if (!llvm::any_of(From, IsReached))
      continue;
    for (Death &D : E.Deaths)
      if (IsDeleted(D))
        D.How = Strength::Possible;
    llvm::sort(E.Deaths);
    E.MayLive |= !E.isDead(Scope::Element, Strength::Definite);
  }
}

/// What the callee may write, as far as the arguments show.
llvm::SmallVector<TermId, 4> Transfer::writtenBy(const State &S,
                                                 const Fact &F) const {
  llvm::SmallVector<TermId, 4> Out;
  for (const Operand &O : F.Operands)
    for (TermId A : reg(S, O.Value)) {
      if (mayWrite(O) &&
          (T[A].Kind == TermKind::Pointer || O.How != Passing::Value))
        Out.push_back(T.object(A));
      // Who is given a position in a sequence may put its elements elsewhere.
      if (TermId Sequence = O.How == Passing::Value ? sequenceOf(S, A) : 0)
        Out.push_back(Sequence);
    }
  return Out;
}

/// Equal arguments give equal results, where the callee is one that does so. Of
/// pointers that is believed.
void Transfer::nameResult(State &S, FactId Id, const Fact &F) {
  const auto *Callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  bool Once = !F.Steady;
  if (Once && !(Callee && Callee->getReturnType()->isPointerType()))
    return set(S, F, {T.opaque(Id)});
  llvm::SmallVector<TermId, 4> Operands;
  for (auto [I, O] : llvm::enumerate(F.Operands)) {
    Value V = reg(S, O.Value);
    bool Object = I == 0 && F.OwnObject;
    bool ByAddress =
        Object && Callee && Callee->getReturnType()->isReferenceType();
    if (O.How == Passing::ConstRef && !ByAddress) {
      Value Contents;
      for (TermId A : V)
        for (TermId C : content(S, T.object(A), false))
          add(Contents, C);
      V = Contents;
    }
    Operands.push_back(T.set(V));
  }
  set(S, F, {F.Decl ? T.apply(F.Decl, Operands, Id, Once) : T.opaque(Id)});
}

/// May the callee change the elements of this container? It is handed the
/// objects \p Written, or finds its way through memory that is shared.
bool Transfer::isReached(TermId Container, const Reach &Body,
                         llvm::ArrayRef<TermId> Written) const {
  auto Holds = [&](TermId Object) {
    return Object == Container || T.contains(Container, Object);
  };
  if (!Body.Closed)
    return isShared(Container) || llvm::any_of(Written, Holds);
  return llvm::any_of(Body.Touched, [&](TermId Object) {
    return !Object || objects(Object, Container) != Relation::Distinct ||
           Holds(Object);
  });
}

/// Has the object another content with each Epoch, as long as no place says
/// what it holds? Chains of calls that return references leave many such
/// behind.
bool Transfer::isNamedByEpoch(const State &S, TermId Object) const {
  if (!isShared(Object) || T[T.rootOf(Object)].Kind == TermKind::Element)
    return false;
  for (TermId O = T.enclosing(Object); O; O = T.enclosing(O))
    if (S.Places.count(O))
      return false;
  return true;
}

/// What the callee writes has another content now.
void Transfer::forgetWritten(State &S, FactId Id, const Fact &F,
                             TermId Object) {
  // The container moved into a by-value parameter dies with the call.
  for (const Operand &O : F.Operands)
    if (O.How == Passing::Sink && single(reg(S, O.Value)) &&
        T.object(single(reg(S, O.Value))) == Object)
      killAll(S, Object,
              {Id, DeathCause::MovedAway, Scope::Element, Strength::Definite},
              true);
  TermId Havoc = T.opaque(Id);
  if (isNamedByEpoch(S, Object)) {
    forgetUnder(S, Object);
    S.Places.erase(Object);
  } else {
    write(S, Object, {Havoc});
  }
  // What an owner owned may have another one now.
  TermId Owned = T.owned(Object), Elsewhere = T.object(Havoc);
  S.rename([&](TermId Term) {
    return Term ? T.replaced(Term, Owned, Elsewhere) : Term;
  });
}

/// A const method may fill a cache: what was looked for in the object in vain
/// may be there now.
void Transfer::forgetMisses(State &S, const Fact &F) {
  if (!F.OwnObject)
    return;
  for (TermId A : reg(S, F.Operands.front().Value))
    llvm::erase_if(S.Absent, [&](const AbsentKey &K) {
      return !K.By && T.contains(K.Container, T.object(A));
    });
}

/// The caller has made the names of earlier executions older.
void Transfer::unknownCall(State &S, FactId Id, const Fact &F,
                           const Reach &Body) {
  llvm::SmallVector<TermId, 4> Written = writtenBy(S, F);
  if (Body.Modified)
    Written.assign(Body.Modified->begin(), Body.Modified->end());
  nameResult(S, Id, F);
  if (!Body.Closed)
    forgetMisses(S, F);
  // What a lambda has captured changes, whatever the callee says of itself.
  if (F.Const && Written.empty() && callablesOf(S, F).empty())
    return;
  S.Epoch = T.opaque(Id);
  for (const clang::ValueDecl *Var : Function.Escaped)
    if (S.Places.count(T.variable(Var)) &&
        (!Body.Known || llvm::is_contained(Body.Known->Reassigned, Var)))
      write(S, T.variable(Var), {T.opaque(Id)});
  reviveDeleted(S, Written);
  for (TermId Object : Written)
    forgetWritten(S, Id, F, Object);
  Death D{Id, DeathCause::Called, Scope::Element, Strength::Possible};
  for (auto &[Element, E] : S.Elements) {
    bool Reached = !E.Container || isReached(E.Container, Body, Written);
    if (Reached) {
      E.kill(D, false);
      E.Believed |= E.Present;
      E.Present = E.First = false;
    }
    if (llvm::is_contained(Written, T.rootOf(Element)) || Reached)
      E.Reinserted = 0;
  }
  // Who is not given the container's owner does not put a key back, unless he
  // runs a lambda that has a local by reference.
  mayReturn(S, [&](const AbsentKey &K) {
    bool Captured =
        T.isAutomatic(K.Container, Function.Function) && isShared(K.Container);
    return Body.Closed ? isReached(K.Container, Body, Written)
                       : Captured || llvm::any_of(Written, [&](TermId Object) {
                           return T.contains(K.Container, Object);
                         });
  });
}

/// The destructor of the static type runs, whatever else does.
static bool isCertain(const clang::FunctionDecl &Callee) {
  return llvm::isa<clang::CXXDestructorDecl>(Callee) ||
         !mayBeOverridden(Callee);
}

const Summary *Transfer::summaryOf(const Fact &F) const {
  const auto *Callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  bool Certain = Callee && (F.Direct || isCertain(*Callee));
  return Known && Certain ? Known->ofCall(F) : nullptr;
}

/// The bodies of a lambda, or of the lambdas that a record is made of.
void Transfer::collectBodies(TermId Callable, Bodies &Out) const {
  if (T[Callable].Kind != TermKind::Apply || T[Callable].B)
    return;
  const auto *Body =
      llvm::dyn_cast_or_null<clang::FunctionDecl>(T[Callable].Decl);
  if (!Body)
    for (TermId Part : T[Callable].Operands)
      collectBodies(Part, Out);
  else if (T[Callable].Operands.empty())
    for (const clang::FunctionDecl *One : instancesOf(*Body))
      if (const Summary *Effect = Known->of(*One))
        Out.push_back(Effect);
}

/// What the callables do that the callee is given.
Transfer::Bodies Transfer::callablesOf(State &S, const Fact &F) {
  Bodies Out;
  for (const Operand &O : F.Operands) {
    TermId Given = single(reg(S, O.Value));
    if (Given && T[Given].Kind == TermKind::Pointer)
      Given = single(content(S, T.object(Given), true));
    if (Given && Known)
      collectBodies(Given, Out);
  }
  return Out;
}

/// The summary of the lambda that the value is, or null.
const Summary *Transfer::bodyOf(TermId V) const {
  if (!V || T[V].Kind != TermKind::Apply || T[V].B || !T[V].Operands.empty())
    return nullptr;
  const auto *Body = llvm::dyn_cast_or_null<clang::FunctionDecl>(T[V].Decl);
  return Body ? Known->of(*Body) : nullptr;
}

/// The summary of what the std::function that is called holds, or null.
const Summary *Transfer::heldCallable(State &S, const Fact &F) {
  const auto *Callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  if (!Known || !F.OwnObject || !Callee ||
      Callee->getOverloadedOperator() != clang::OO_Call)
    return nullptr;
  TermId A = single(reg(S, F.Operands.front().Value));
  return A ? bodyOf(single(content(S, T.object(A), true))) : nullptr;
}

void Transfer::call(State &S, FactId Id, const Fact &F) {
  touchOperands(S, Id, F);
  if (F.Needs)
    needOwned(S, Id, reg(S, F.Operands.front().Value));
  for (const Operand &O : F.Operands) {
    Value Given = reg(S, O.Value);
    looked(S, Given);
    for (TermId A : Given)
      if (O.How == Passing::ConstRef && T[A].Kind == TermKind::Pointer)
        looked(S, content(S, T[A].A, false));
  }
  if (Watch)
    Watch->called(Id, S);
  S.rejuvenate(T, Id);
  bool RunsNow = F.Does && F.Does->Task == TaskVerb::RunNow;
  Bodies Given = RunsNow ? callablesOf(S, F) : Bodies();
  if (const Summary *Callee = Given.empty() ? summaryOf(F) : nullptr)
    return KnownCall(*this, Id, *Callee).apply(S);
  if (const Summary *Callee = heldCallable(S, F))
    return KnownCall(*this, Id, *Callee).apply(S);
  // Whoever is given an iterator may test it.
  for (const Operand &O : F.Operands)
    for (TermId H : reg(S, O.Value)) {
      believe(S, H);
      if (O.How == Passing::ConstRef)
        for (TermId Held : content(S, T.object(H), false))
          believe(S, Held);
    }
  for (const Summary *Callee : Given)
    KnownCall(*this, Id, *Callee).applyRepeated(S);
  if (!Given.empty())
    return;
  if (F.Library)
    return unknownCall(S, Id, F, {nullptr, true, writtenBy(S, F)});
  const auto *Callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  bool Harmless = Known && Callee && F.Closed && Known->isHarmless(*Callee);
  unknownCall(S, Id, F, {nullptr, Harmless, {}});
}
