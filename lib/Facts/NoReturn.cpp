//===- NoReturn.cpp - Functions that never return -------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NoReturn.h"
#include "Reentry.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace maplint;

namespace {
/// Callees of callees are followed this deep.
constexpr unsigned MaxDepth = 3;
} // namespace

static bool neverReturns(const FunctionDecl *Callee, unsigned Depth);

/// Does the last statement, or one of the branches it consists of, never end?
static bool neverEnds(const Stmt *S, unsigned Depth) {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    return !Block->body_empty() && neverEnds(Block->body_back(), Depth);
  if (const auto *If = dyn_cast_or_null<IfStmt>(S))
    return neverEnds(If->getThen(), Depth) && neverEnds(If->getElse(), Depth);
  const auto *E = dyn_cast_or_null<Expr>(S);
  if (!E)
    return false;
  E = E->IgnoreUnlessSpelledInSource();
  if (isa<CXXThrowExpr>(E))
    return true;
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call && neverReturns(Call->getDirectCallee(), Depth + 1);
}

/// Is there a way out of the body before its end?
static bool mayLeave(const Stmt *Body) {
  llvm::SmallVector<const Stmt *, 32> Work{Body};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    if (isa<ReturnStmt, CoreturnStmt, CXXTryStmt, GotoStmt, IndirectGotoStmt>(
            S))
      return true;
    Work.append(S->child_begin(), S->child_end());
  }
  return false;
}

static bool neverReturns(const FunctionDecl *Callee, unsigned Depth) {
  if (!Callee || Depth > MaxDepth)
    return false;
  if (Callee->isNoReturn())
    return true;
  if (mayBeOverridden(*Callee))
    return false;
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = Callee->getBody(Definition);
  return Body && !Definition->isDependentContext() && neverEnds(Body, Depth) &&
         !mayLeave(Body);
}

bool maplint::neverReturns(const FunctionDecl *Callee) {
  return ::neverReturns(Callee, 0);
}
