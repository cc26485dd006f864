//===- LowerBuiltin.cpp - Built-in operators ------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"

using namespace clang;
using namespace maplint;

ValueId Lowering::VisitUnaryOperator(const UnaryOperator *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getOpcode()) {
  case UO_AddrOf:
  case UO_Plus:
  case UO_Extension:
    return value(Sub);
  case UO_Deref:
    if (ValueId V = unary(FactKind::Deref, value(Sub), E)) {
      Out.Facts.back().Needs = true;
      return V;
    }
    return 0;
  case UO_LNot:
    return unary(FactKind::Not, value(Sub), E);
  case UO_Minus:
  case UO_Not: {
    if (!constantText(E).empty())
      return VisitExpr(E);
    ValueId V = content(Sub);
    ValueId Operator =
        constant(UnaryOperator::getOpcodeStr(E->getOpcode()).str(), E);
    return pure({Operator, V}, E);
  }
  case UO_PreInc:
  case UO_PreDec:
  case UO_PostInc:
  case UO_PostDec: {
    ValueId Cell = value(Sub);
    if (!Cell)
      return 0;
    bool Pointer = Sub->getType()->isPointerType();
    Fact &F = emit(Pointer ? FactKind::Advance : FactKind::Update, E);
    F.Args = {Cell};
    F.Postfix = E->isPostfix();
    F.Hidden = isHidden(Sub);
    F.ObjectRange = Sub->getSourceRange();
    ValueId V = result(F);
    return E->isPostfix() ? V : Cell;
  }
  default:
    return VisitExpr(E);
  }
}

CompareOp maplint::compareOp(BinaryOperatorKind Op) {
  switch (Op) {
  case BO_EQ:
    return CompareOp::Equal;
  case BO_NE:
    return CompareOp::NotEqual;
  case BO_LT:
  case BO_GT:
    return CompareOp::Less;
  case BO_LE:
  case BO_GE:
    return CompareOp::LessEqual;
  default:
    return CompareOp::Other;
  }
}

ValueId Lowering::compare(CompareOp Op, ValueId A, ValueId B,
                          const Expr *Origin) {
  Fact &F = emit(FactKind::Compare, Origin);
  F.Op = Op;
  F.Args = {A, B};
  return result(F);
}

/// The value of `a && b` or `a || b` where it is needed as a value: each
/// predecessor says what it is on its edge, the constant that decided or b.
ValueId Lowering::logical(const BinaryOperator *E) {
  ValueId Right = value(E->getRHS());
  ValueId Merged = Out.Values++;
  unsigned Here = Current;
  for (const CFGBlock *Pred : CfgBlock->preds()) {
    if (!Pred)
      continue;
    Current = Pred->getBlockID();
    Fact &F = emit(FactKind::Phi, E);
    F.Result = Merged;
    if (Pred->succ_size() == 2)
      F.Text = *Pred->succ_begin() == CfgBlock ? "1" : "0";
    else
      F.Args = {Right};
  }
  Current = Here;
  DefinedIn[Merged] = NoBlock;
  return Merged;
}

/// Is it a truth, which an operator promotes?
static bool isTruth(const Expr *E) {
  return E->IgnoreParenImpCasts()->getType()->isBooleanType();
}

/// `a & b` or `a | b` of two truths.
ValueId Lowering::both(bool Or, ValueId A, ValueId B, const Expr *Origin) {
  if (Or) {
    A = unary(FactKind::Not, A, Origin);
    B = unary(FactKind::Not, B, Origin);
  }
  Fact &F = emit(FactKind::Both, Origin);
  F.Args = {A, B};
  ValueId Both = result(F);
  return Or ? unary(FactKind::Not, Both, Origin) : Both;
}

ValueId Lowering::VisitCompoundAssignOperator(const CompoundAssignOperator *E) {
  const Expr *L = E->getLHS();
  ValueId Cell = value(L);
  if (!Cell)
    return Cell;
  bool Or = E->getOpcode() == BO_OrAssign;
  bool Flag = isa<DeclRefExpr, MemberExpr>(L->IgnoreParens()) && isTruth(L) &&
              isTruth(E->getRHS());
  if (Flag && (Or || E->getOpcode() == BO_AndAssign)) {
    ValueId More = content(E->getRHS());
    store(Cell, both(Or, load(Cell, L, false), More, E), E,
          L->getSourceRange());
    return Cell;
  }
  Fact &F = emit(FactKind::Update, E);
  F.Args = {Cell};
  F.ObjectRange = L->getSourceRange();
  return Cell;
}

/// m.empty() == false, which says no more than !m.empty(); 0: it is another
/// comparison.
ValueId Lowering::truthCompare(const BinaryOperator *E) {
  const Expr *Truth = E->getLHS(), *Other = E->getRHS();
  if (!isTruth(Truth) || !constantText(Truth).empty())
    std::swap(Truth, Other);
  std::string Text = constantText(Other);
  if (!E->isEqualityOp() || !isTruth(Truth) || (Text != "0" && Text != "1"))
    return 0;
  ValueId V = content(Truth);
  bool Same = (Text == "1") == (E->getOpcode() == BO_EQ);
  return Same ? V : unary(FactKind::Not, V, E);
}

ValueId Lowering::VisitBinaryOperator(const BinaryOperator *E) {
  const Expr *L = E->getLHS(), *R = E->getRHS();
  if (E->getOpcode() == BO_Assign) {
    ValueId Content = content(R), Cell = value(L);
    store(Cell, Content, E, L->getSourceRange());
    return Cell;
  }
  if (ValueId V = truthCompare(E))
    return V;
  if (E->isComparisonOp() && E->getOpcode() != BO_Cmp) {
    ValueId A = content(L), B = content(R);
    bool Swap = E->getOpcode() == BO_GT || E->getOpcode() == BO_GE;
    return Swap ? compare(compareOp(E->getOpcode()), B, A, E)
                : compare(compareOp(E->getOpcode()), A, B, E);
  }
  if (E->getOpcode() == BO_Comma)
    return value(R);
  if (E->isLogicalOp())
    return logical(E);
  // Arithmetic is pure: k + 1 is the same key twice.
  ValueId A = content(L), B = content(R);
  bool Or = E->getOpcode() == BO_Or;
  if ((Or || E->getOpcode() == BO_And) && isTruth(L) && isTruth(R))
    return both(Or, A, B, E);
  ValueId Operator = constant(E->getOpcodeStr().str(), E);
  return pure({Operator, A, B}, E);
}

ValueId Lowering::VisitAbstractConditionalOperator(
    const AbstractConditionalOperator *E) {
  ValueId A = value(E->getTrueExpr()), B = value(E->getFalseExpr());
  Fact &F = emit(FactKind::Phi, E);
  F.Args = {A, B};
  return result(F);
}
