//===- Partition.h - Which groups of paths stay apart -----------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Besides what must stay apart (State::sameProperty) a test tells the paths on
// which a look-up found something from those on which it did not. They stay
// apart as long as a variable that knows the difference is still mentioned:
//
//   auto it = m.find(k);
//   if (strict && it == m.end()) return;
//   if (strict) use(*it);
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_PARTITION_H
#define MAPLINT_FLOW_PARTITION_H

#include "State.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"

namespace maplint {

class Partition {
public:
  explicit Partition(const FunctionFacts &Function);

  /// Does no variable that is mentioned in or after \p Block tell the two
  /// states apart by what it found?
  bool sameFinds(const Terms &T, const State &A, const State &B,
                 unsigned Block) const;

private:
  bool isMentioned(const clang::ValueDecl *Variable, unsigned Block) const;

  llvm::DenseMap<const clang::ValueDecl *, unsigned> Numbers;
  std::vector<llvm::BitVector> Mentioned; ///< by block: in it or after it
};

/// The groups differ in what they found, and are joined all the same: whoever
/// asks is not sure any more.
void blur(const Terms &T, const State &Other, State &S);

} // namespace maplint

#endif // MAPLINT_FLOW_PARTITION_H
