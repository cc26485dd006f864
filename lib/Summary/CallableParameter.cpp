//===- CallableParameter.cpp - Callables that are parameters --------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallableParameter.h"
#include "clang/AST/DeclCXX.h"

using namespace maplint;

/// The parameter that the value is, or is the address of; or null.
static const clang::ParmVarDecl *parameter(const FunctionFacts &In,
                                           const Terms &T, TermId V) {
  if (V && T[V].Kind == TermKind::Pointer)
    V = T[V].A; // by value: the parameter itself
  if (V && T[V].Kind == TermKind::Initial)
    V = T[V].A;
  // A copy of what a reference parameter leads to.
  if (V && T[V].Kind == TermKind::Pointee &&
      T[T[V].A].Kind == TermKind::Initial)
    V = T[T[V].A].A;
  const auto *Param =
      V ? llvm::dyn_cast_or_null<clang::ParmVarDecl>(T[V].Decl) : nullptr;
  return Param && llvm::is_contained(In.Function->parameters(), Param)
             ? Param
             : nullptr;
}

std::optional<Summary::Callback> maplint::runParameter(const FunctionFacts &In,
                                                       const Terms &T,
                                                       FactId At,
                                                       const State &S) {
  const Fact &F = In.Facts[At];
  const auto *Callee = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(F.Decl);
  if (F.Kind != FactKind::Call || !F.OwnObject || !Callee ||
      Callee->getOverloadedOperator() != clang::OO_Call)
    return std::nullopt;
  const clang::ParmVarDecl *Param =
      parameter(In, T, single(S.reg(F.Operands.front().Value)));
  if (!Param)
    return std::nullopt;
  Summary::Callback Out{Param, At, 0, {}, {}};
  for (const Operand &O : llvm::ArrayRef(F.Operands).drop_front())
    Out.Given.push_back(single(S.reg(O.Value)));
  return Out;
}

/// The element that an algorithm begins with, which has the name of its call
/// where it is given the container itself.
static std::optional<Outcome::Mention> begun(const Fact &F, Terms &T, FactId At,
                                             const State &S) {
  Value Range = S.reg(F.Operands[*F.Does->Visits].Value);
  TermId From = single(Range);
  if (F.Type)
    return From && T[From].Kind == TermKind::Pointer
               ? std::optional(
                     Outcome::Mention{T.element(At), T.object(From), 0, F.Type})
               : std::nullopt;
  for (TermId H : Range)
    if (auto It = S.Elements.find(T[H].A);
        T[H].Kind == TermKind::Iterator && It != S.Elements.end())
      return Outcome::Mention{T[H].A, It->second.Container, 0, It->second.Type};
  return std::nullopt;
}

std::optional<Summary::Callback>
maplint::walkWithParameter(const FunctionFacts &In, Terms &T, FactId At,
                           const State &S) {
  const Fact &F = In.Facts[At];
  if (!F.Does || !F.Does->Visits || *F.Does->Visits >= F.Operands.size() ||
      F.Does->Leaves != Until::Never)
    return std::nullopt;
  for (const Operand &O : F.Operands) {
    const clang::ParmVarDecl *Param = parameter(In, T, single(S.reg(O.Value)));
    if (!Param || &O == &F.Operands[*F.Does->Visits])
      continue;
    std::optional<Outcome::Mention> Held = begun(F, T, At, S);
    if (!Held || !Held->Container || !Held->Type)
      return std::nullopt;
    Summary::Callback Out{Param, At, At, *Held, {}};
    Out.Given.resize(F.Does->As.value_or(0) + 1);
    Out.Given.back() = T.pointer(Held->Element);
    return Out;
  }
  return std::nullopt;
}
