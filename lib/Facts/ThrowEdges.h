//===- ThrowEdges.h - From calls to catch handlers --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The CFG leads from throw expressions to catch handlers, but not from calls.
// In a try block, the block of facts ends before each call that may throw, and
// has an edge to the handlers there: what the callee has done until it throws
// is not known, what came before the call is. A function without a try block
// costs nothing.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_THROWEDGES_H
#define MAPLINT_FACTS_THROWEDGES_H

#include "Facts.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"

namespace maplint {

class ThrowEdges {
public:
  ThrowEdges(const clang::Stmt &Body, const clang::CFG &Cfg);

  /// The facts from \p First on are those of the element.
  void see(const clang::CFGElement &Element, const FunctionFacts &Facts,
           FactId First);
  /// Splits the blocks, and lists the handlers that nothing leads to.
  void draw(FunctionFacts &Facts);

private:
  void split(FunctionFacts &Facts, unsigned Block);

  /// The block that leads to the handlers, by the statements of a try block.
  llvm::DenseMap<const clang::Stmt *, unsigned> Tries;
  llvm::DenseMap<FactId, unsigned> Throwing; ///< where a fact leads to
  llvm::SmallVector<unsigned, 4> Catches;
};

} // namespace maplint

#endif // MAPLINT_FACTS_THROWEDGES_H
