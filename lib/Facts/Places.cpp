//===- Places.cpp - Where a statement stands ------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Places.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace maplint;

namespace {
/// Statements nest no deeper than this.
constexpr size_t MaxDepth = 256;
} // namespace

static bool extend(StmtPath &Path, const Stmt *S,
                   llvm::function_ref<bool(const Stmt *)> IsWanted) {
  if (!S || Path.size() == MaxDepth)
    return false;
  Path.push_back(S);
  if (IsWanted(S))
    return true;
  if (!isa<LambdaExpr>(S))
    for (const Stmt *Child : S->children())
      if (extend(Path, Child, IsWanted))
        return true;
  Path.pop_back();
  return false;
}

StmtPath maplint::pathTo(const Stmt *Body,
                         llvm::function_ref<bool(const Stmt *)> IsWanted) {
  StmtPath Path;
  extend(Path, Body, IsWanted);
  return Path;
}

void maplint::walk(const Stmt *S,
                   llvm::function_ref<bool(const Stmt *)> Visit) {
  llvm::SmallVector<const Stmt *, 32> Work{S};
  while (!Work.empty()) {
    const Stmt *Next = Work.pop_back_val();
    if (Next && Visit(Next) && !isa<LambdaExpr>(Next))
      Work.append(Next->child_begin(), Next->child_end());
  }
}

bool maplint::isInstantiated(const FunctionDecl &Function) {
  if (Function.isTemplateInstantiation())
    return true;
  for (const DeclContext *C = Function.getDeclContext(); C; C = C->getParent())
    if (const auto *Outer = dyn_cast<FunctionDecl>(C);
        isa<ClassTemplateSpecializationDecl>(C) ||
        (Outer && Outer->isTemplateInstantiation()))
      return true;
  return false;
}

bool maplint::isPlainText(SourceRange Range, const ASTContext &Ctx) {
  if (Range.getBegin().isMacroID() || Range.getEnd().isMacroID())
    return false;
  llvm::StringRef Text =
      Lexer::getSourceText(CharSourceRange::getTokenRange(Range),
                           Ctx.getSourceManager(), Ctx.getLangOpts());
  for (size_t Line = 0; Line != llvm::StringRef::npos;) {
    if (Text.substr(Line).ltrim(" \t\n").starts_with("#"))
      return false;
    Line = Text.find('\n', Line + 1);
  }
  return !Text.empty();
}
