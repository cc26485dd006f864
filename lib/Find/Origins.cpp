//===- Origins.cpp - What a value was made from ---------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Origins.h"
#include "clang/AST/Decl.h"

using namespace clang;
using namespace maplint;

bool maplint::areSiblings(const ValueDecl *A, const ValueDecl *B) {
  const auto *X = dyn_cast_or_null<FieldDecl>(A);
  const auto *Y = dyn_cast_or_null<FieldDecl>(B);
  return X && Y && X->getParent() == Y->getParent();
}

Origins::Origins(const FunctionFacts &Function)
    : Function(Function), Makers(Function.Values) {
  for (const Fact &F : Function.Facts)
    if (F.Result && F.Result != ReturnedValue)
      Makers[F.Result] = &F;
  for (const Fact &F : Function.Facts)
    if (const ValueDecl *To =
            F.Kind == FactKind::Store ? nameOf(F.Args[0]) : nullptr)
      Stored[To].push_back(F.Args[1]);
}

const ValueDecl *Origins::nameOf(ValueId Address) const {
  const Fact *F = Makers[Address];
  if (F && F->Kind == FactKind::Load) // of the address that a reference holds
    F = Makers[F->Args[0]];
  return F ? F->Decl : nullptr;
}

const ValueDecl *Origins::leaderOf(ValueId Address) const {
  const Fact *F = Makers[Address];
  while (F && !F->Decl &&
         (F->Kind == FactKind::Part || F->Kind == FactKind::Deref ||
          F->Kind == FactKind::Load))
    F = Makers[F->Args[0]];
  return F ? F->Decl : nullptr;
}

const ValueDecl *Origins::variableOf(ValueId V) const {
  const Fact *Load = Makers[V];
  return Load && Load->Kind == FactKind::Load ? nameOf(Load->Args[0]) : nullptr;
}

llvm::ArrayRef<ValueId> Origins::storedTo(const ValueDecl *Variable) const {
  auto It = Stored.find(Variable);
  return It == Stored.end() ? llvm::ArrayRef<ValueId>() : It->second;
}

/// Goes from the values back to what they were computed from, until something
/// is \p Wanted. What is \p Seen is not looked at again.
bool Origins::follow(llvm::SmallVectorImpl<ValueId> &Work,
                     llvm::BitVector &Seen,
                     llvm::function_ref<bool(const Fact &)> Wanted) const {
  while (!Work.empty()) {
    const Fact *F = Makers[Work.pop_back_val()];
    if (!F || (F->Result && Seen.test(F->Result)))
      continue;
    Seen.set(F->Result);
    if (Wanted(*F))
      return true;
    llvm::append_range(Work, F->Args);
    for (const Operand &O : F->Operands)
      Work.push_back(O.Value);
    if (F->Kind == FactKind::Address)
      llvm::append_range(Work, storedTo(F->Decl));
  }
  return false;
}

bool Origins::dependsOn(ValueId V,
                        llvm::function_ref<bool(const Fact &)> Wanted) const {
  llvm::SmallVector<ValueId, 8> Work{V};
  llvm::BitVector Seen(Function.Values);
  return follow(Work, Seen, Wanted);
}

bool Origins::isAsked(const Fact &F) const {
  if (Asked.empty()) {
    Asked.resize(Function.Values);
    llvm::SmallVector<ValueId, 8> Work;
    for (const Block &B : Function.Blocks)
      if (B.Condition)
        Work.push_back(B.Condition);
    follow(Work, Asked, [](const Fact &) { return false; });
  }
  return F.Result && Asked.test(F.Result);
}

unsigned Origins::blockOf(const Fact &F) const {
  if (BlockOf.empty())
    for (auto [B, Block] : llvm::enumerate(Function.Blocks))
      for (FactId Id : Block.Facts)
        BlockOf[&Function.Facts[Id]] = B;
  auto It = BlockOf.find(&F);
  return It == BlockOf.end() ? NoBlock : It->second;
}

/// Is there a way from one of these blocks to another one that goes around a
/// third?
bool Origins::leads(llvm::ArrayRef<unsigned> Starts, unsigned To,
                    unsigned Around) const {
  llvm::BitVector Seen(Function.Blocks.size());
  llvm::SmallVector<unsigned, 8> Work(Starts);
  while (!Work.empty()) {
    unsigned B = Work.pop_back_val();
    if (B == To)
      return true;
    if (B == NoBlock || B == Around || Seen.test(B))
      continue;
    Seen.set(B);
    llvm::append_range(Work, Function.Blocks[B].Successors);
  }
  return false;
}
