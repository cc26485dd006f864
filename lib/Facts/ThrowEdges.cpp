//===- ThrowEdges.cpp - From calls to catch handlers ----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ThrowEdges.h"
#include "Types.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;
using namespace maplint;

namespace {
/// A function gets no more blocks than this by its calls.
constexpr size_t MaxSplits = 64;
} // namespace

ThrowEdges::ThrowEdges(const Stmt &Body, const CFG &Cfg) {
  llvm::DenseMap<const Stmt *, unsigned> Leads;
  for (const CFGBlock *B : Cfg) {
    if (isa_and_nonnull<CXXTryStmt>(B->getTerminatorStmt()))
      Leads[B->getTerminatorStmt()] = B->getBlockID();
    if (isa_and_nonnull<CXXCatchStmt>(B->getLabel()))
      Catches.push_back(B->getBlockID());
  }
  if (Leads.empty())
    return;
  // What is written in a try block, by the innermost one.
  llvm::SmallVector<std::pair<const Stmt *, unsigned>, 64> Work{
      {&Body, NoBlock}};
  while (!Work.empty()) {
    auto [S, Handlers] = Work.pop_back_val();
    if (!S)
      continue;
    if (Handlers != NoBlock)
      Tries[S] = Handlers;
    const auto *Try = dyn_cast<CXXTryStmt>(S);
    if (isa<LambdaExpr>(S))
      continue;
    for (const Stmt *Child : S->children())
      Work.push_back({Child, Try && Child == Try->getTryBlock()
                                 ? Leads.lookup(Try)
                                 : Handlers});
  }
}

/// May the fact throw, as far as that shows?
static bool mayThrow(const Fact &F) {
  if (F.Kind == FactKind::Lookup)
    return F.Does && F.Does->WhenMissing == Missing::Throw;
  const auto *Callee = dyn_cast_or_null<FunctionDecl>(F.Decl);
  if (F.Kind != FactKind::Call || isa_and_nonnull<CXXDestructorDecl>(Callee))
    return false;
  return !Callee || !isNoThrow(*Callee);
}

void ThrowEdges::see(const CFGElement &Element, const FunctionFacts &Facts,
                     FactId First) {
  auto S = Element.getAs<CFGStmt>();
  auto It = S && !Tries.empty() ? Tries.find(S->getStmt()) : Tries.end();
  if (It == Tries.end())
    return;
  for (FactId Id = First; Id < Facts.Facts.size(); ++Id)
    if (mayThrow(Facts.Facts[Id]) && Throwing.size() < MaxSplits)
      Throwing[Id] = It->second;
}

/// What the one block computes and the other one reads.
static void markCrossing(FunctionFacts &Facts, const Block &From,
                         const Block &To) {
  llvm::DenseSet<ValueId> Computed;
  for (FactId Id : From.Facts)
    if (Facts.Facts[Id].Result)
      Computed.insert(Facts.Facts[Id].Result);
  auto Read = [&](ValueId V) {
    if (Computed.contains(V))
      Facts.CrossesBlocks[V] = true;
  };
  for (FactId Id : To.Facts) {
    llvm::for_each(Facts.Facts[Id].Args, Read);
    for (const Operand &O : Facts.Facts[Id].Operands)
      Read(O.Value);
  }
  Read(To.Condition);
}

/// Ends the block before each call that may throw.
void ThrowEdges::split(FunctionFacts &Facts, unsigned Id) {
  auto Throws = [&](FactId F) { return Throwing.contains(F); };
  for (auto At = llvm::find_if(Facts.Blocks[Id].Facts, Throws);
       At != Facts.Blocks[Id].Facts.end();
       At = llvm::find_if(Facts.Blocks[Id].Facts, Throws)) {
    unsigned Handlers = Throwing.lookup(*At), New = Facts.Blocks.size();
    Throwing.erase(*At);
    Block &Head = Facts.Blocks[Id];
    Block Rest = Head;
    Rest.Facts.erase(Rest.Facts.begin(),
                     Rest.Facts.begin() + (At - Head.Facts.begin()));
    Head.Facts.erase(At, Head.Facts.end());
    Head.Successors = {New, Handlers};
    Head.Condition = 0;
    Head.Cases.clear();
    markCrossing(Facts, Head, Rest);
    Facts.Blocks.push_back(std::move(Rest));
    Id = New;
  }
}

void ThrowEdges::draw(FunctionFacts &Facts) {
  for (unsigned Id = 0, N = Facts.Blocks.size(); !Throwing.empty() && Id < N;
       ++Id)
    split(Facts, Id);
  std::vector<bool> Seen(Facts.Blocks.size());
  auto Visit = [&](unsigned Root) {
    llvm::SmallVector<unsigned, 16> Work{Root};
    while (!Work.empty()) {
      unsigned Id = Work.pop_back_val();
      if (Id == NoBlock || Seen[Id])
        continue;
      Seen[Id] = true;
      Work.append(Facts.Blocks[Id].Successors.begin(),
                  Facts.Blocks[Id].Successors.end());
    }
  };
  if (Catches.empty())
    return;
  Visit(Facts.Entry);
  for (unsigned Catch : Catches)
    if (!Seen[Catch]) {
      Facts.Handlers.push_back(Catch);
      Visit(Catch);
    }
}
