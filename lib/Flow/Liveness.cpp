//===- Liveness.cpp - Which registers are read later ----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Liveness.h"
#include "llvm/ADT/STLExtras.h"

using namespace maplint;

void maplint::flowBack(const FunctionFacts &Function,
                       std::vector<llvm::BitVector> &In,
                       llvm::ArrayRef<llvm::BitVector> Stopped) {
  for (bool Again = true; Again;) {
    Again = false;
    // Clang numbers blocks from the exit on: one round for each nested loop.
    for (auto [B, Block] : llvm::enumerate(Function.Blocks))
      for (unsigned To : Block.Successors) {
        if (To == NoBlock)
          continue;
        llvm::BitVector Through = In[To];
        if (!Stopped.empty())
          Through.reset(Stopped[B]);
        if (Through.test(In[B])) {
          In[B] |= Through;
          Again = true;
        }
      }
  }
}

Liveness::Liveness(const FunctionFacts &Function)
    : Numbers(Function.CrossesBlocks.size()) {
  unsigned Count = 0;
  for (auto [Id, Crosses] : llvm::enumerate(Function.CrossesBlocks))
    Numbers[Id] = Crosses ? ++Count : 0;
  std::vector<llvm::BitVector> Computed(Function.Blocks.size(),
                                        llvm::BitVector(Count));
  In = Computed;
  for (auto [B, Block] : llvm::enumerate(Function.Blocks)) {
    auto Read = [&, B = B](ValueId Id) {
      if (Numbers[Id] && !Computed[B].test(Numbers[Id] - 1))
        In[B].set(Numbers[Id] - 1);
    };
    for (FactId Id : Block.Facts) {
      const Fact &F = Function.Facts[Id];
      llvm::for_each(F.Args, Read);
      for (const Operand &O : F.Operands)
        Read(O.Value);
      if (Numbers[F.Result])
        Computed[B].set(Numbers[F.Result] - 1);
    }
    Read(Block.Condition);
  }
  flowBack(Function, In, Computed);
}
