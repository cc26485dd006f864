//===- Relations.cpp - Which objects and keys are one ---------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Transfer.h"
#include "clang/AST/DeclCXX.h"

using namespace maplint;

/// Is the object (part of) a variable or temporary of this function? A callee
/// of a lambda's creator may know that one's variables by other names.
static bool isLocal(const Terms &T, const FunctionFacts &In, TermId Object) {
  const auto *Method = llvm::dyn_cast<clang::CXXMethodDecl>(In.Function);
  bool InLambda = Method && Method->getParent()->isLambda();
  return T.isAutomatic(Object, InLambda ? nullptr : In.Function);
}

/// The reference or pointer parameter that, as it was at entry, leads to the
/// object; or null.
static const clang::ParmVarDecl *entryParameter(const Terms &T, TermId Object) {
  const Term &Root = T[T.rootOf(Object)];
  if (Root.Kind != TermKind::Pointee || T[Root.A].Kind != TermKind::Initial ||
      T[Root.A].B)
    return nullptr;
  return llvm::dyn_cast_or_null<clang::ParmVarDecl>(T[T[Root.A].A].Decl);
}

/// Is it (part of) what the caller handed in, through `this` or a parameter?
static bool isEntry(const Terms &T, TermId Object) {
  const Term &Root = T[T.rootOf(Object)];
  return (Root.Kind == TermKind::Pointee && T[Root.A].Kind == TermKind::This) ||
         entryParameter(T, Object);
}

/// Two paths to distinct objects: different variables or temporaries, or
/// different members of whatever they are members of.
static bool areDistinct(const Terms &T, const FunctionFacts &In, TermId A,
                        TermId B) {
  const Term &X = T[A], &Y = T[B];
  auto Complete = [](const Term &O) {
    return O.Kind == TermKind::Variable || O.Kind == TermKind::Temporary;
  };
  if (Complete(X) && Complete(Y))
    return A != B;
  if (isLocal(T, In, A) && isEntry(T, B))
    return true;
  if (isLocal(T, In, B) && isEntry(T, A))
    return true;
  if (X.Kind != TermKind::Member || Y.Kind != TermKind::Member)
    return false;
  if (X.A == Y.A)
    return X.Decl != Y.Decl || X.Site != Y.Site;
  return (X.Decl && Y.Decl && X.Decl != Y.Decl) || areDistinct(T, In, X.A, Y.A);
}

Relation Transfer::objects(TermId A, TermId B) const {
  if (!A || !B)
    return Relation::May;
  if (A == B)
    return T.isSummary(A) ? Relation::May : Relation::Same;
  return areDistinct(T, Function, A, B) ? Relation::Distinct : Relation::May;
}

/// Is the object in an element of the container, or in one of such an element?
bool Transfer::isWithin(const State &S, TermId Object, TermId Container) const {
  constexpr unsigned MaxNesting = 4;
  for (unsigned Depth = 0; Object && Depth < MaxNesting; ++Depth) {
    auto It = S.Elements.find(T.rootOf(Object));
    if (It == S.Elements.end())
      return false;
    Object = It->second.Container;
    if (objects(Object, Container) == Relation::Same)
      return true;
  }
  return false;
}

Relation Transfer::objects(const State &S, TermId A, TermId B) const {
  Relation R = objects(A, B);
  bool Nested = R == Relation::May && A && B &&
                (isWithin(S, A, B) || isWithin(S, B, A));
  return Nested ? Relation::Distinct : R;
}

bool Transfer::areSeparate(const State &S, TermId A, TermId B) const {
  if (objects(A, B) == Relation::Distinct)
    return true;
  // The containers in two elements of one container, by different keys.
  TermId X = T.rootOf(A), Y = T.rootOf(B);
  auto E = S.Elements.find(X), F = S.Elements.find(Y);
  if (E != S.Elements.end() && F != S.Elements.end() &&
      objects(E->second.Container, F->second.Container) == Relation::Same &&
      keys(S, E->second.Key, F->second.Key) == Relation::Distinct)
    return true;
  auto Named = [&](TermId Object) {
    return isLocal(T, Function, Object) || isEntry(T, Object);
  };
  return A != B && Named(A) && Named(B) && !T.isSummary(A) && !T.isSummary(B);
}

Relation Transfer::keys(const State &S, TermId A, TermId B) const {
  if (!A || !B)
    return Relation::May;
  if (A == B)
    return T.isSummary(A) ? Relation::May : Relation::Same;
  if (T[A].Kind == TermKind::Text && T[B].Kind == TermKind::Text)
    return Relation::Distinct;
  auto It = S.Assumed.find(T.compare(0, std::min(A, B), std::max(A, B)));
  if (It == S.Assumed.end())
    return Relation::May;
  return It->second ? Relation::Same : Relation::Distinct;
}

/// Who passes a key by const reference does not expect it to change, whatever
/// is called in between: it keeps the name that it had at entry.
TermId Transfer::keyName(TermId Key) const {
  if (!Key || T[Key].Kind != TermKind::Initial || !T[Key].B)
    return Key;
  const clang::ParmVarDecl *Param = entryParameter(T, T[Key].A);
  return Param && Param->getType()->isLValueReferenceType() &&
                 Param->getType().getNonReferenceType().isConstQualified()
             ? T.initial(T[Key].A, 0)
             : Key;
}

/// The key that the fact names, or 0.
