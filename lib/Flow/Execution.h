//===- Execution.h - All executions of one function -------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs the transfer over a function's blocks to a fixpoint, and then once more,
// watched, from the states that are known to hold. Every check of a function
// replays the same solution.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_EXECUTION_H
#define MAPLINT_FLOW_EXECUTION_H

#include "Liveness.h"
#include "Partition.h"
#include "Transfer.h"
#include "llvm/ADT/BitVector.h"
#include <map>

namespace maplint {

/// More groups of paths than this at one point are joined.
inline constexpr size_t MaxGroups = 8;
/// More than this that differ in what was found only, too.
inline constexpr size_t MaxFinds = 4;
/// A block that is visited more often ends the analysis of its function.
inline constexpr unsigned MaxVisits = 40;
/// So does more work than this: facts executed and groups compared, times the
/// size of the states.
/// About a second; a function of the corpus takes some thousands.
inline constexpr size_t MaxWork = 4'000'000;

class Execution {
public:
  /// \p Known may be null: then every callee is unknown.
  Execution(const FunctionFacts &Function, Callees *Known);

  /// False if a cap was hit: there is no solution then, and nothing to replay.
  bool isSolved() const { return Solved; }
  /// Were groups of paths joined that differ in what is dead?
  bool isLossy() const { return Lossy; }

  /// Executes every block once more from its entry states, and from those of
  /// its first execution, in a fixed order.
  void replay(Sink &Watch);

  /// The groups of paths that reach the block.
  const std::vector<State> &entryStates(unsigned Block) const {
    return Entry[Block];
  }

  void dump(llvm::raw_ostream &OS) const;

  Terms &terms() { return T; }

private:
  std::vector<unsigned> reversePostOrder() const;
  void solve();
  void leave(unsigned From, std::vector<State> States);
  void send(unsigned From, unsigned Edge, unsigned To, State S);
  bool receive(unsigned Block, unsigned Visits);
  bool enter(unsigned Block, State S);

  const FunctionFacts &Function;
  Terms T;
  Transfer Step;
  const Partition Finds;
  const Liveness Live;
  std::vector<std::vector<State>> Entry; ///< by block
  /// The groups of its first execution in which something is dead for sure, if
  /// others came later: a join with those may leave that merely possible.
  std::vector<std::vector<State>> First;
  std::vector<unsigned> Order;        ///< reachable blocks
  std::vector<unsigned> Rank;         ///< in Order, by block
  std::vector<unsigned> Predecessors; ///< how many, by block; the start is one
  llvm::BitVector Loops;              ///< blocks that a later one leads back to
  llvm::BitVector Dirty;              ///< what is to be executed next, by rank
  /// What came last over each edge (block and number of the successor), for the
  /// blocks that are no loops.
  using Edge = std::pair<unsigned, unsigned>;
  std::vector<std::map<Edge, std::vector<State>>> Arrived;
  bool Solved = true;
  bool Lossy = false;
  size_t Work = 0; ///< done so far, see MaxWork
};

} // namespace maplint

#endif // MAPLINT_FLOW_EXECUTION_H
