//===- Analysis.cpp - All that maplint knows of one TU --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Find/UseAfterErase.h"
#include "Summary/Summarize.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace maplint;

namespace {
/// Callees of callees are followed this deep.
constexpr unsigned MaxDepth = 8;
} // namespace

Analysis::Entry *Analysis::lookUp(const FunctionDecl &Function) {
  if (!Function.doesThisDeclarationHaveABody() ||
      Function.isDependentContext() || Function.hasSkippedBody() ||
      !Function.getBody())
    return nullptr;
  std::unique_ptr<Entry> &E = Functions[&Function];
  if (!E) {
    E = std::make_unique<Entry>();
    E->Seen = glance(Function, Types);
  }
  return E.get();
}

/// \p Depth bounds the walk; what lies deeper counts as harmless.
bool Analysis::reaches(Entry &E, unsigned Level) {
  if (E.Reaches)
    return *E.Reaches;
  if (E.Seen.Invalidates || Level == MaxDepth)
    return E.Seen.Invalidates;
  E.Reaches = false; // for callees that call back
  for (const FunctionDecl *Callee : E.Seen.Callees)
    if (Entry *Inner = lookUp(*Callee); Inner && reaches(*Inner, Level + 1)) {
      E.Reaches = true;
      return true;
    }
  return false;
}

/// A function is lowered where a handle and the end of its life can meet.
bool Analysis::isWorthwhile(Entry &E) {
  if (E.Seen.Invalidates || E.Seen.Mixes)
    return true;
  bool Handles = E.Seen.Handles;
  for (const FunctionDecl *Callee : E.Seen.Callees) {
    Entry *Inner = Handles ? nullptr : lookUp(*Callee);
    Handles |= Inner && Inner->Seen.Handles &&
               !Callee->getReturnType()->isVoidType();
  }
  return Handles && reaches(E, 0);
}

Analysis::Entry *Analysis::lower(const FunctionDecl &Function,
                                 bool ForCallers) {
  Entry *E = lookUp(Function);
  if (!E || E->Lowered)
    return E;
  bool Yields = E->Seen.Handles && !Function.getReturnType()->isVoidType();
  if (!isWorthwhile(*E) && !(ForCallers && (reaches(*E, 0) || Yields)))
    return nullptr;
  E->Lowered = true;
  E->Facts = buildFacts(Function, Types);
  Stats.Functions += E->Facts != nullptr;
  return E;
}

Execution *Analysis::solve(Entry &E) {
  if (!E.Facts || E.Run || E.Busy)
    return E.Run.get();
  E.Busy = true;
  E.Run = std::make_unique<Execution>(*E.Facts, this);
  E.Busy = false;
  Stats.Skipped += !E.Run->isSolved();
  Stats.Lossy += E.Run->isLossy();
  return E.Run.get();
}

const FunctionFacts *Analysis::facts(const FunctionDecl &Function) {
  Entry *E = lower(Function, false);
  return E ? E->Facts.get() : nullptr;
}

Execution *Analysis::execution(const FunctionDecl &Function) {
  Entry *E = lower(Function, false);
  return E ? solve(*E) : nullptr;
}

const Summary *Analysis::of(const FunctionDecl &Callee) {
  const FunctionDecl *Definition = nullptr;
  if (Depth == MaxDepth || !Callee.hasBody(Definition))
    return nullptr;
  Entry *E = lower(*Definition, true);
  if (!E || E->Busy || E->Effect)
    return E ? E->Effect.get() : nullptr;
  ++Depth;
  if (Execution *Run = solve(*E); Run && Run->isSolved()) {
    // The replay asks for callees again; a call back to here has no answer.
    E->Busy = true;
    E->Effect = std::make_unique<Summary>(summarize(*E->Facts, *Run));
    E->Busy = false;
  }
  --Depth;
  return E->Effect.get();
}

std::vector<Finding> Analysis::useAfterErase(const FunctionDecl &Function) {
  Execution *Run = execution(Function);
  if (!Run || !Run->isSolved())
    return {};
  return findUseAfterErase(*facts(Function), *Run, *this,
                           Function.getASTContext().getSourceManager());
}
