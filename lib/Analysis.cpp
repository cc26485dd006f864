//===- Analysis.cpp - All that maplint knows of one TU --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Find/UseAfterErase.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace maplint;

Analysis::Entry &Analysis::lookUp(const FunctionDecl &Function) {
  auto [It, New] = Functions.try_emplace(&Function);
  Entry &E = It->second;
  if (!New || !Function.doesThisDeclarationHaveABody() ||
      Function.isDependentContext() || Function.hasSkippedBody() ||
      !mentionsContainer(Function, Types))
    return E;
  E.Facts = buildFacts(Function, Types);
  Stats.Functions += E.Facts != nullptr;
  return E;
}

const FunctionFacts *Analysis::facts(const FunctionDecl &Function) {
  return lookUp(Function).Facts.get();
}

Execution *Analysis::execution(const FunctionDecl &Function) {
  Entry &E = lookUp(Function);
  if (!E.Facts || E.Run)
    return E.Run.get();
  E.Run = std::make_unique<Execution>(*E.Facts);
  Stats.Skipped += !E.Run->isSolved();
  Stats.Lossy += E.Run->isLossy();
  return E.Run.get();
}

std::vector<Finding> Analysis::useAfterErase(const FunctionDecl &Function) {
  Execution *Run = execution(Function);
  if (!Run || !Run->isSolved())
    return {};
  return findUseAfterErase(*facts(Function), *Run,
                           Function.getASTContext().getSourceManager());
}
