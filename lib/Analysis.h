//===- Analysis.h - All that maplint knows of one TU ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The checks of one translation unit share one Analysis: a function is lowered
// and solved once, on demand, for all of them. It holds no global state; in
// clangd several live at a time, each on its own thread.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_ANALYSIS_H
#define MAPLINT_ANALYSIS_H

#include "Facts/FactBuilder.h"
#include "Flow/Execution.h"
#include "Report/Finding.h"
#include "Summary/Summary.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>

namespace maplint {

class Analysis : public Callees {
public:
  explicit Analysis(std::shared_ptr<const ModelSet> Models)
      : Models(Models), Types(Models) {}

  /// What was looked at and what was skipped, for --stats.
  struct Statistics {
    unsigned Functions = 0; ///< that mention a container
    unsigned Skipped = 0;   ///< too large, or no fixpoint within the caps
    unsigned Lossy = 0;     ///< groups of paths joined by force
  };

  /// All findings of maplint-use-after-erase in \p Function, definite and
  /// possible. Empty for a function without a body, or one that is skipped.
  std::vector<Finding> useAfterErase(const clang::FunctionDecl &Function);

  /// The facts, and their solution; null if the function has none.
  const FunctionFacts *facts(const clang::FunctionDecl &Function);
  Execution *execution(const clang::FunctionDecl &Function);

  /// The summary of a function whose body is at hand, else null. Functions that
  /// call each other in a circle have none.
  const Summary *of(const clang::FunctionDecl &Callee) override;

  const Statistics &statistics() const { return Stats; }

private:
  struct Entry {
    Glimpse Seen;
    /// May it, or what it calls, invalidate handles? Unset: not yet known.
    std::optional<bool> Reaches;
    bool Lowered = false;
    bool Busy = false; ///< on the stack of calls that are being solved
    std::unique_ptr<FunctionFacts> Facts;
    std::unique_ptr<Execution> Run;
    std::unique_ptr<Summary> Effect;
  };
  Entry *lookUp(const clang::FunctionDecl &Function);
  Entry *lower(const clang::FunctionDecl &Function, bool ForCallers);
  Execution *solve(Entry &E);
  bool reaches(Entry &E, unsigned Depth);
  bool isWorthwhile(Entry &E);

  std::shared_ptr<const ModelSet> Models;
  TypeModels Types;
  Statistics Stats;
  unsigned Depth = 0; ///< of callees being solved
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Entry>> Functions;
};

} // namespace maplint

#endif // MAPLINT_ANALYSIS_H
