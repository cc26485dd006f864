//===- Order.cpp - What may be evaluated at another place -----------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Order.h"
#include "Passing.h"
#include "Places.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace maplint;

/// Does `*x`, `x->` or `x[i]`, overloaded, only lead somewhere?
static bool leadsOn(const CXXOperatorCallExpr &Call, TypeModels &Types) {
  QualType Type = Call.getArg(0)->getType();
  const TypeModel *Model = Types.of(Type);
  bool Owner = Model && (Model->Kind == TypeKind::Owner ||
                         Model->Kind == TypeKind::SharedOwner);
  switch (Call.getOperator()) {
  case OO_Star:
  case OO_Arrow:
    return Call.getNumArgs() == 1 && (Owner || Types.isIterator(Type));
  case OO_Subscript:
    return Owner && Model->isSequence();
  default:
    return false;
  }
}

bool maplint::isPath(const Expr *E, TypeModels &Types) {
  for (;;) {
    E = E->IgnoreParenImpCasts();
    if (isa<CXXThisExpr>(E))
      return true;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return isa<VarDecl, BindingDecl>(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (!isa<FieldDecl, VarDecl>(Member->getMemberDecl()))
        return false;
      E = Member->getBase();
    } else if (const auto *Star = dyn_cast<UnaryOperator>(E)) {
      if (Star->getOpcode() != UO_Deref && Star->getOpcode() != UO_AddrOf)
        return false;
      E = Star->getSubExpr();
    } else if (const auto *At = dyn_cast<ArraySubscriptExpr>(E)) {
      if (!isSafe(At->getIdx()))
        return false;
      E = At->getBase();
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (!leadsOn(*Call, Types) ||
          (Call->getNumArgs() > 1 && !isSafe(Call->getArg(1))))
        return false;
      E = Call->getArg(0);
    } else {
      return false;
    }
  }
}

/// Do the types of the parameters keep the callee from writing to what it is
/// given?
static bool readsArguments(const FunctionDecl &Callee) {
  return !Callee.isVariadic() &&
         llvm::none_of(Callee.parameters(), [](const ParmVarDecl *Param) {
           Passing How = passing(Param->getType());
           return How == Passing::MutableRef || How == Passing::Pointer;
         });
}

static bool isOfSystem(const FunctionDecl &Callee) {
  const SourceManager &SM = Callee.getASTContext().getSourceManager();
  return SM.isInSystemHeader(SM.getExpansionLoc(Callee.getLocation()));
}

static bool isQuietCall(const CallExpr &Call, TypeModels &Types) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    // A const std::function, as a lambda, may do anything.
    if (Operator->isAssignmentOp() || Operator->getOperator() == OO_Call)
      return false;
    // A stream that is written to is nobody's map.
    return Operator->getOperator() == OO_LessLess ||
           leadsOn(*Operator, Types) ||
           (readsArguments(*Callee) && (!Method || Method->isConst()));
  }
  if (!readsArguments(*Callee))
    return false;
  if (Method && Method->isInstance())
    return Method->isConst();
  return isOfSystem(*Callee);
}

static bool isQuietConstruction(const CXXConstructorDecl &Constructor) {
  return Constructor.isCopyOrMoveConstructor() ||
         (readsArguments(Constructor) && isOfSystem(Constructor));
}

bool maplint::isQuiet(const Stmt *S, TypeModels &Types) {
  bool Quiet = true;
  walk(S, [&](const Stmt *Each) {
    if (const auto *Unary = dyn_cast<UnaryOperator>(Each))
      Quiet &= !Unary->isIncrementDecrementOp();
    else if (const auto *Binary = dyn_cast<BinaryOperator>(Each))
      Quiet &= !Binary->isAssignmentOp();
    else if (const auto *Call = dyn_cast<CallExpr>(Each))
      Quiet &= isQuietCall(*Call, Types);
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(Each))
      Quiet &= isQuietConstruction(*Construct->getConstructor());
    else
      Quiet &= !isa<CXXThrowExpr, CXXDeleteExpr, StmtExpr, CoroutineSuspendExpr,
                    AtomicExpr, LambdaExpr>(Each);
    return Quiet;
  });
  return Quiet;
}

/// May nobody but the compiler have a say in what the construction does?
static bool isSafeConstruction(const CXXConstructExpr &E) {
  return llvm::all_of(E.arguments(), [](const Expr *Arg) {
    Arg = Arg->IgnoreParenImpCasts();
    return isa<CXXDefaultArgExpr>(Arg) || isa<clang::StringLiteral>(Arg) ||
           !Arg->getType()->isPointerType();
  });
}

bool maplint::isSafe(const Expr *E) {
  bool Safe = true;
  walk(E, [&](const Stmt *S) {
    if (const auto *Unary = dyn_cast<UnaryOperator>(S))
      Safe &=
          Unary->getOpcode() != UO_Deref && !Unary->isIncrementDecrementOp();
    else if (const auto *Binary = dyn_cast<BinaryOperator>(S))
      Safe &= !Binary->isAssignmentOp() && Binary->getOpcode() != BO_Div &&
              Binary->getOpcode() != BO_Rem;
    else if (const auto *Member = dyn_cast<MemberExpr>(S))
      Safe &= !Member->isArrow() || isa<CXXThisExpr>(Member->getBase());
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
      Safe &= isSafeConstruction(*Construct);
    else
      Safe &= !isa<CallExpr, ArraySubscriptExpr, LambdaExpr, CXXNewExpr,
                   CXXDeleteExpr, CXXThrowExpr, CXXDynamicCastExpr, StmtExpr,
                   CoroutineSuspendExpr, AtomicExpr>(S);
    return Safe;
  });
  return Safe;
}
