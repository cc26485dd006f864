//===- Liveness.h - Which registers are read later --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Live variable analysis of the registers. What nobody reads any more would
// only keep groups of paths apart.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_LIVENESS_H
#define MAPLINT_FLOW_LIVENESS_H

#include "../Facts/Facts.h"
#include "llvm/ADT/BitVector.h"

namespace maplint {

/// Solves a backward may-analysis: what holds at the entry of a block holds at
/// the entry of its predecessors, but for what is stopped there.
/// \p In is by block, and is what the blocks themselves contribute.
void flowBack(const FunctionFacts &Function, std::vector<llvm::BitVector> &In,
              llvm::ArrayRef<llvm::BitVector> Stopped = {});

class Liveness {
public:
  explicit Liveness(const FunctionFacts &Function);

  /// Does \p Block, or one after it, read \p Id before it is computed anew?
  bool isLive(ValueId Id, unsigned Block) const {
    return Id < Numbers.size() && Numbers[Id] &&
           In[Block].test(Numbers[Id] - 1);
  }

private:
  /// Counts from 1, for the registers that cross blocks; 0 for the others.
  std::vector<unsigned> Numbers;
  std::vector<llvm::BitVector> In; ///< by block
};

} // namespace maplint

#endif // MAPLINT_FLOW_LIVENESS_H
