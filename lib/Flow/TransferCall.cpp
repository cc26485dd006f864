//===- TransferCall.cpp - Calls, known and unknown ------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Of an unknown callee everything is possible that it can reach (havoc). Where a
// summary exists, what it says happens on every path is definite besides.
//
//===----------------------------------------------------------------------===//

#include "Transfer.h"
#include "clang/AST/DeclCXX.h"

using namespace maplint;

namespace {
/// Terms of callees deeper than this are not translated.
constexpr unsigned MaxTranslation = 12;
} // namespace

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
      touch(Id, V, mayWrite(O), S, O.Range);
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

/// The caller has made the names of earlier executions older. \p Body, if not
/// null, says which variables of its creator a lambda writes.
void Transfer::unknownCall(State &S, FactId Id, const Fact &F,
                           const FunctionFacts *Body) {
  llvm::SmallVector<TermId, 4> Written;
  bool Known = F.Const;
  for (const Operand &O : F.Operands)
    if (mayWrite(O))
      for (TermId A : reg(S, O.Value))
        if (T[A].Kind == TermKind::Pointer || O.How != Passing::Value)
          Written.push_back(T.object(A));
  // Who is given a position in a sequence may put its elements elsewhere.
  for (const Operand &O : F.Operands)
    if (O.How == Passing::Value)
      for (TermId A : reg(S, O.Value))
        if (TermId Sequence = sequenceOf(S, A))
          Written.push_back(Sequence);
  llvm::SmallVector<TermId, 4> Operands;
  for (auto [I, O] : llvm::enumerate(F.Operands)) {
    Value V = reg(S, O.Value);
    bool Object = I == 0 && F.OwnObject;
    bool ByAddress = Object && F.Decl &&
                     llvm::cast<clang::FunctionDecl>(F.Decl)
                         ->getReturnType()
                         ->isReferenceType();
    if (O.How == Passing::ConstRef && !ByAddress) {
      Value Contents;
      for (TermId A : V)
        for (TermId C : content(S, T.object(A), false))
          add(Contents, C);
      V = Contents;
    }
    Operands.push_back(T.set(V));
  }
  if (F.Steady && F.Decl)
    set(S, F, {T.apply(F.Decl, Operands, Id)});
  if (Known && Written.empty()) {
    if (!F.Steady)
      set(S, F, {T.opaque(Id)});
    return;
  }
  TermId Havoc = T.opaque(Id);
  if (!F.Steady)
    set(S, F, {Havoc});
  S.Epoch = Havoc;
  for (const clang::ValueDecl *Var : Function.Escaped)
    if (S.Places.count(T.variable(Var)) &&
        (!Body || llvm::is_contained(Body->Reassigned, Var)))
      write(S, T.variable(Var), {Havoc});
  Death D{Id, DeathCause::Called, Scope::Element, Strength::Possible};
  for (TermId Object : Written) {
    // The container moved into a by-value parameter dies with the call.
    for (const Operand &O : F.Operands)
      if (O.How == Passing::Sink && single(reg(S, O.Value)) &&
          T.object(single(reg(S, O.Value))) == Object)
        killAll(S, Object,
                {Id, DeathCause::MovedAway, Scope::Element, Strength::Definite},
                true);
    write(S, Object, {Havoc});
    // What an owner owned may have another one now.
    TermId Owned = T.owned(Object), Elsewhere = T.object(Havoc);
    S.rename([&](TermId Term) {
      return Term ? T.replaced(Term, Owned, Elsewhere) : Term;
    });
  }
  for (auto &[Element, E] : S.Elements) {
    bool Reached = !E.Container || isShared(E.Container);
    for (TermId Object : Written)
      Reached |= Object == E.Container || T.contains(E.Container, Object);
    if (Reached) {
      E.kill(D, false);
      E.Present = E.First = false;
    }
    if (llvm::is_contained(Written, T.rootOf(Element)) || Reached)
      E.Reinserted = 0;
  }
  // Who is not given the container's owner does not put a key back.
  llvm::erase_if(S.Absent, [&](const AbsentKey &K) {
    return llvm::any_of(Written, [&](TermId Object) {
      return T.contains(K.Container, Object);
    });
  });
}

//===----------------------------------------------------------------------===//
// Callees with a summary.
//===----------------------------------------------------------------------===//

/// A virtual function may be another one; a final one may not.
static bool isCertain(const clang::FunctionDecl &Callee) {
  const auto *Method = llvm::dyn_cast<clang::CXXMethodDecl>(&Callee);
  return !Method || !Method->isVirtual() ||
         Method->hasAttr<clang::FinalAttr>() ||
         Method->getParent()->isEffectivelyFinal();
}

const Summary *Transfer::summaryOf(const Fact &F) const {
  const auto *Callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  return Known && Callee && isCertain(*Callee) ? Known->of(*Callee) : nullptr;
}

/// Does the lambda have its own copy of the variable (or, null, of *this)?
static bool isCopied(const clang::FunctionDecl &Lambda,
                     const clang::ValueDecl *Variable) {
  const auto *Method = llvm::dyn_cast<clang::CXXMethodDecl>(&Lambda);
  if (!Method || !Method->getParent()->isLambda())
    return false;
  for (const clang::LambdaCapture &C : Method->getParent()->captures()) {
    if (!Variable && C.getCaptureKind() == clang::LCK_StarThis)
      return true;
    if (Variable && C.capturesVariable() && C.getCapturedVar() == Variable)
      return C.getCaptureKind() == clang::LCK_ByCopy;
  }
  return false;
}

/// What the caller hands over for a variable that the callee names, as a value:
/// for a reference the address it is bound to.
Value Transfer::argument(State &S, const Fact &F, const Summary &Callee,
                         const clang::ValueDecl *Variable) {
  const auto *Param = llvm::dyn_cast<clang::ParmVarDecl>(Variable);
  const clang::FunctionDecl *Fn = Callee.Function->Function;
  bool Mine = Param && llvm::is_contained(Fn->parameters(), Param);
  if (!Mine) // a global, or captured by a lambda of this function
    return isCopied(*Fn, Variable) &&
                   llvm::is_contained(Function.Reassigned, Variable)
               ? Value()
               : content(S, T.variable(Variable), true);
  const auto *Called = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  unsigned I = Param->getFunctionScopeIndex() + (F.OwnObject ? 1 : 0);
  if (!Called || I >= F.Operands.size() ||
      Called->getNumParams() != Fn->getNumParams())
    return {}; // a default argument, or a callable given to an algorithm
  return reg(S, F.Operands[I].Value);
}

/// An iterator that the callee erases by is not the end.
TermId Transfer::translateHandle(State &S, const Fact &F,
                                 const Summary &Callee, TermId Handle) {
  const Term &Foreign = (*Callee.Names)[Handle];
  if (Foreign.Kind != TermKind::Initial ||
      (*Callee.Names)[Foreign.A].Kind != TermKind::Variable)
    return translate(S, F, Callee, Handle);
  Value V = argument(S, F, Callee, (*Callee.Names)[Foreign.A].Decl);
  llvm::erase_if(V, [&](TermId H) { return T[H].Kind == TermKind::End; });
  return single(V);
}

TermId Transfer::translate(State &S, const Fact &F, const Summary &Callee,
                           TermId Id, unsigned Depth) {
  if (!Id || Depth > MaxTranslation)
    return 0;
  const Term &Foreign = (*Callee.Names)[Id];
  auto Inner = [&](TermId Part) {
    return translate(S, F, Callee, Part, Depth + 1);
  };
  switch (Foreign.Kind) {
  case TermKind::Variable: // a copy is another object
    return isCopied(*Callee.Function->Function, Foreign.Decl)
               ? 0
               : T.variable(Foreign.Decl);
  case TermKind::Text:
    return T.text(Foreign.Text);
  case TermKind::This: {
    const auto *Method =
        llvm::dyn_cast<clang::CXXMethodDecl>(Callee.Function->Function);
    if (Method && Method->getParent()->isLambda())
      return isCopied(*Method, nullptr) ? 0 : T.self();
    return F.OwnObject ? single(reg(S, F.Operands.front().Value)) : 0;
  }
  case TermKind::Initial: {
    const Term &Object = (*Callee.Names)[Foreign.A];
    if (Object.Kind == TermKind::Variable)
      return single(argument(S, F, Callee, Object.Decl));
    TermId Mine = Inner(Foreign.A);
    return Mine ? single(content(S, Mine, false)) : 0;
  }
  case TermKind::Apply: {
    llvm::SmallVector<TermId, 2> Operands;
    for (TermId Operand : Foreign.Operands)
      if (Operands.push_back(Inner(Operand)); !Operands.back())
        return 0;
    return T.apply(Foreign.Decl, Operands, 0);
  }
  default:
    break;
  }
  TermId A = Inner(Foreign.A), B = Foreign.B ? Inner(Foreign.B) : 0;
  if (!A || (Foreign.B && !B))
    return 0;
  switch (Foreign.Kind) {
  case TermKind::Pointee:
    return T.object(A);
  case TermKind::Pointer:
    return T.pointer(A);
  case TermKind::Member:
    return T.member(A, Foreign.Decl, Foreign.Site - 1);
  case TermKind::Item:
    return T.item(A, B);
  case TermKind::Owned:
    return T.owned(A);
  default:
    return 0;
  }
}

void Transfer::applyKeyReads(State &S, FactId Id, const Fact &F,
                             const Summary &Callee) {
  if (!Watch)
    return;
  for (const Summary::KeyRead &Read : Callee.KeyReads) {
    TermId Key = translate(S, F, Callee, Read.Object);
    TermId Container = translate(S, F, Callee, Read.Container);
    auto E = S.Elements.find(Key ? T.rootOf(Key) : 0);
    if (E == S.Elements.end() ||
        objects(E->second.Container, Container) != Relation::Same)
      continue;
    clang::SourceRange Name = F.Range;
    for (const Operand &O : F.Operands)
      if (TermId A = single(reg(S, O.Value)); A && T.object(A) == Key)
        Name = O.Range;
    Watch->keyRead({Id, E->first, Read, Callee, Name}, S);
  }
}

/// Can the caller learn from the call whether anything was erased? By a result
/// that is used, a number or flag handed out, or a variable of its creator that
/// a lambda writes.
static bool tells(const Fact &F, const FunctionFacts &Callee) {
  const clang::FunctionDecl &Fn = *Callee.Function;
  if (!F.Discarded && Fn.getReturnType()->isArithmeticType())
    return true;
  auto HandsOut = [](const clang::ParmVarDecl *Param) {
    clang::QualType Inner = Param->getType()->getPointeeType();
    return !Inner.isNull() && Inner->isArithmeticType() &&
           !Inner.isConstQualified();
  };
  auto IsOuter = [&](const clang::ValueDecl *D) {
    const auto *Context = llvm::dyn_cast<clang::Decl>(D->getDeclContext());
    return Context != &Fn && D->getType()->isArithmeticType();
  };
  return llvm::any_of(Fn.parameters(), HandsOut) ||
         llvm::any_of(Callee.Reassigned, IsOuter);
}

void Transfer::apply(State &S, FactId Id, const Fact &F,
                     const Summary &Callee, bool Surely) {
  // Everything is translated before anything changes, but after the names of
  // an earlier execution of this call have aged.
  struct Kill {
    TermId Container, Key;
    const TypeModel *Type;
  };
  llvm::SmallVector<Kill, 4> Kills, Inserts, Handles;
  for (const Summary::Erasure &E : Callee.Erasures) {
    TermId Key = translate(S, F, Callee, E.Key);
    if (!E.Key || Key)
      Kills.push_back({translate(S, F, Callee, E.Container), Key, E.Type});
  }
  for (const Summary::Insertion &I : Callee.Insertions)
    Inserts.push_back({translate(S, F, Callee, I.Container),
                       translate(S, F, Callee, I.Key), I.Type});
  for (const Summary::DeadHandle &D : Callee.DeadHandles)
    if (TermId Handle = translateHandle(S, F, Callee, D.Handle))
      Handles.push_back(
          {translate(S, F, Callee, D.Container), Handle, D.Type});
  unknownCall(S, Id, F, Callee.Function);
  // Who asks for the result may learn from it that nothing was erased.
  bool Told = tells(F, *Callee.Function);
  Death D{Id, DeathCause::Erased, Scope::Element,
          Told ? Strength::Possible : Strength::Definite};
  Surely &= !Told;
  for (const Kill &K : Kills)
    if (K.Container)
      eraseByKey(S, D, *K.Type, K.Container, K.Key, Surely);
  for (const Kill &K : Handles) {
    TermId Object = T.object(K.Key);
    auto It = S.Elements.try_emplace(Object).first;
    if (T[K.Key].Kind != TermKind::Iterator)
      It->second.Container = K.Container;
    It->second.kill(D, Surely && !T.isSummary(Object));
  }
  for (const Kill &K : Inserts)
    if (TermId There = known(S, K.Container, K.Key);
        K.Container && !(There && S.Elements[There].Present))
      insertedInto(S, Id, *K.Type, K.Container, 0, K.Key);
}

void Transfer::applyReturn(State &S, FactId Id, const Fact &F,
                           const Summary &Callee) {
  if (!Callee.Returns)
    return;
  const Summary::Handle &H = *Callee.Returns;
  TermId Container = translate(S, F, Callee, H.Container);
  TermId Key = translate(S, F, Callee, H.Key);
  if (!Container || !Key || !H.Type)
    return;
  TermId Element = known(S, Container, Key);
  if (!Element)
    Element = freshElement(S, Id, Container, Key, H.Type);
  Value Out;
  if (!H.Iterator) {
    bool Pair = H.Type->Mapped && !H.Type->IteratesValues;
    add(Out, T.pointer(Pair ? T.member(Element, nullptr, 1) : Element));
    return set(S, F, Out);
  }
  add(Out, T.iterator(Element));
  if (H.MayMiss && !S.Elements[Element].Present)
    add(Out, T.end(Container));
  set(S, F, Out);
}

void Transfer::call(State &S, FactId Id, const Fact &F) {
  touchOperands(S, Id, F);
  S.rejuvenate(T, Id);
  if (const Summary *Callee = summaryOf(F)) {
    applyKeyReads(S, Id, F, *Callee);
    apply(S, Id, F, *Callee, true);
    applyReturn(S, Id, F, *Callee);
    return;
  }
  // An algorithm calls the callable it is given: never, once or often.
  if (Known && F.Does && F.Does->Task == TaskVerb::RunNow)
    for (const Operand &O : F.Operands)
      if (TermId V = single(reg(S, O.Value)))
        if (T[V].Kind == TermKind::Apply && T[V].Operands.empty())
          if (const auto *Body =
                  llvm::dyn_cast_or_null<clang::FunctionDecl>(T[V].Decl))
            if (const Summary *Callee = Known->of(*Body))
              return apply(S, Id, F, *Callee, false);
  unknownCall(S, Id, F, nullptr);
}
