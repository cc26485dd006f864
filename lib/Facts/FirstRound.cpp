//===- FirstRound.cpp - Loops that run at least once ----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FirstRound.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace maplint;

using Number = std::optional<llvm::APSInt>;

static Number constant(const Expr *E, const ASTContext &Ctx) {
  Expr::EvalResult Result;
  if (!E || E->isValueDependent() || E->containsErrors() ||
      !E->getType()->isIntegralOrEnumerationType() ||
      !E->EvaluateAsInt(Result, Ctx))
    return std::nullopt;
  return Result.Val.getInt();
}

static const ValueDecl *variable(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Ref ? Ref->getDecl() : nullptr;
}

/// What the loop variable starts with.
static Number start(const ForStmt &Loop, const ValueDecl *Variable,
                    const ASTContext &Ctx) {
  if (const auto *Made = dyn_cast_or_null<DeclStmt>(Loop.getInit()))
    for (const Decl *D : Made->decls())
      if (const auto *V = dyn_cast<VarDecl>(D); V && V == Variable)
        return constant(V->getInit(), Ctx);
  const auto *Set = dyn_cast_or_null<BinaryOperator>(Loop.getInit());
  return Set && Set->getOpcode() == BO_Assign &&
                 variable(Set->getLHS()) == Variable
             ? constant(Set->getRHS(), Ctx)
             : std::nullopt;
}

/// \p A becomes what the comparison makes of it: both sides have one type.
static bool holds(BinaryOperatorKind Op, llvm::APSInt A,
                  const llvm::APSInt &B) {
  A = A.extOrTrunc(B.getBitWidth());
  A.setIsUnsigned(B.isUnsigned());
  switch (Op) {
  case BO_LT:
    return A < B;
  case BO_GT:
    return A > B;
  case BO_LE:
    return A <= B;
  case BO_GE:
    return A >= B;
  case BO_NE:
    return A != B;
  default:
    return false;
  }
}

static bool counts(const ForStmt &Loop, const ASTContext &Ctx) {
  const Expr *Condition = Loop.getCond();
  const auto *Asked =
      Condition ? dyn_cast<BinaryOperator>(Condition->IgnoreParens()) : nullptr;
  const ValueDecl *Variable = Asked ? variable(Asked->getLHS()) : nullptr;
  if (!Variable || !Variable->getType()->isIntegralOrEnumerationType())
    return false;
  Number First = start(Loop, Variable, Ctx);
  Number Limit = First ? constant(Asked->getRHS(), Ctx) : std::nullopt;
  return Limit && holds(Asked->getOpcode(), *First, *Limit);
}

/// An array has elements, and so has a list in braces that is not empty.
static bool isOverArray(const CXXForRangeStmt &Loop, const ASTContext &Ctx) {
  const Expr *Range = Loop.getRangeInit();
  if (!Range)
    return false;
  if (const auto *List =
          dyn_cast<CXXStdInitializerListExpr>(Range->IgnoreImplicit()))
    Range = List->getSubExpr();
  const ConstantArrayType *Array = Ctx.getAsConstantArrayType(Range->getType());
  return Array && !Array->getSize().isZero();
}

bool maplint::hasFirstRound(const Stmt &Loop, const ASTContext &Ctx) {
  if (const auto *For = dyn_cast<ForStmt>(&Loop))
    return counts(*For, Ctx);
  const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop);
  return Range && isOverArray(*Range, Ctx);
}
