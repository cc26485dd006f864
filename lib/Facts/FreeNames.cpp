//===- FreeNames.cpp - Names for new variables ----------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FreeNames.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace maplint;

namespace {
/// Names for an iterator, the usual one first.
constexpr llvm::StringLiteral IteratorNames[] = {"it", "found", "entry"};
} // namespace

static void mention(const NamedDecl *D, llvm::StringSet<> &Out) {
  if (D && D->getIdentifier())
    Out.insert(D->getName());
}

/// The names that the text of \p Body has, in lambdas too.
static void collectNames(const Stmt *Body, llvm::StringSet<> &Out) {
  llvm::SmallVector<const Stmt *, 32> Work{Body};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S)
      continue;
    Work.append(S->child_begin(), S->child_end());
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      mention(Ref->getDecl(), Out);
    else if (const auto *Member = dyn_cast<MemberExpr>(S))
      mention(Member->getMemberDecl(), Out);
    else if (const auto *Catch = dyn_cast<CXXCatchStmt>(S))
      mention(Catch->getExceptionDecl(), Out);
    else if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
      for (const ParmVarDecl *Param : Lambda->getCallOperator()->parameters())
        mention(Param, Out);
    if (const auto *Decls = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Decls->decls()) {
        mention(dyn_cast<NamedDecl>(D), Out);
        if (const auto *Several = dyn_cast<DecompositionDecl>(D))
          for (const BindingDecl *B : Several->bindings())
            mention(B, Out);
      }
  }
}

/// Names of the function, and of those around it if it is a lambda.
static llvm::StringSet<> namesIn(const FunctionDecl &Function) {
  llvm::StringSet<> Out;
  for (const DeclContext *C = &Function; C; C = C->getParent())
    if (const auto *Each = dyn_cast<FunctionDecl>(C)) {
      for (const ParmVarDecl *Param : Each->parameters())
        mention(Param, Out);
      collectNames(Each->getBody(), Out);
    }
  return Out;
}

/// Does the name mean something else in the function, or will it?
bool FreeNames::isTaken(llvm::StringRef Name, SourceRange Scope) {
  if (!Mentioned)
    Mentioned = namesIn(Function);
  if (Mentioned->contains(Name))
    return true;
  auto Meets = [&](const Given &G) {
    return G.Name == Name &&
           (G.Scope.fullyContains(Scope) || Scope.fullyContains(G.Scope));
  };
  if (llvm::any_of(New, Meets))
    return true;
  IdentifierInfo *Id = &Function.getASTContext().Idents.get(Name);
  for (const DeclContext *C = &Function; C; C = C->getParent())
    if (isa<CXXRecordDecl, NamespaceDecl, TranslationUnitDecl>(C) &&
        !C->lookup(Id).empty())
      return true;
  return false;
}

std::string FreeNames::give(SourceRange Scope) {
  for (llvm::StringRef Name : IteratorNames)
    if (!isTaken(Name, Scope)) {
      New.push_back({Name.str(), Scope});
      return Name.str();
    }
  return "";
}
