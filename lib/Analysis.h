//===- Analysis.h - All that maplint knows of one TU ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The checks of one translation unit share one Analysis: a function is lowered
// and solved once, on demand, for all of them. Summaries are made bottom-up
// over the strongly connected components of the call graph (Tarjan, SIAM J.
// Comput. 1972), so that they do not depend on who asks first. It holds no
// global state; in clangd several live at a time, each on its own thread.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_ANALYSIS_H
#define MAPLINT_ANALYSIS_H

#include "Facts/AssertLog.h"
#include "Facts/FactBuilder.h"
#include "Facts/Glance.h"
#include "Find/Callers.h"
#include "Flow/Execution.h"
#include "Report/Finding.h"
#include "Summary/Summary.h"
#include "llvm/ADT/DenseMap.h"
#include <deque>
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

  /// Is the function part of what a model describes? It is not to be judged.
  bool isModelled(const clang::FunctionDecl &Function) const {
    return Types.isModelled(Function);
  }

  TypeModels &types() { return Types; }

  /// All findings of maplint-use-after-erase in \p Function, definite and
  /// possible. Empty for a function without a body, or one that is skipped.
  std::vector<Finding> useAfterErase(const clang::FunctionDecl &Function);

  /// The same of maplint-unchecked-lookup.
  std::vector<Finding> uncheckedLookups(const clang::FunctionDecl &Function);
  /// The same of maplint-inserting-read.
  std::vector<Finding> insertingReads(const clang::FunctionDecl &Function);

  /// The facts, and their solution; null if the function has none.
  const FunctionFacts *facts(const clang::FunctionDecl &Function);
  Execution *execution(const clang::FunctionDecl &Function);

  /// What callers need to know of it; null if that is nothing.
  const Summary *summary(const clang::FunctionDecl &Function);

  /// The same, of a function that one asked about before calls.
  const Summary *of(const clang::FunctionDecl &Callee) override;
  const FunctionFacts *factsOf(const clang::FunctionDecl &Function) override;
  bool isHarmless(const clang::FunctionDecl &Callee) override;

  /// What the preprocessor saw, to be filled before anything is asked.
  const std::shared_ptr<AssertLog> Asserts = std::make_shared<AssertLog>();
  bool Listens = false; ///< somebody fills it
  /// Somebody asks for what is merely possible.
  bool Thorough = false;

  const Statistics &statistics() const { return Stats; }

private:
  struct Circle;
  struct Entry {
    const clang::FunctionDecl *Function = nullptr;
    Glimpse Seen;
    llvm::SmallVector<Entry *, 0> Callees;
    Circle *In = nullptr;           ///< set when the calls below it are known
    unsigned Visit = 0, Oldest = 0; ///< of the search for circles
    bool Waits = false;             ///< is on the stack of that search
    bool Reaches = false; ///< it, or what it calls, may invalidate handles
    bool Opens = false;   ///< it, or what it calls, may run any code
    bool Yields = false;  ///< it, or what it calls, may hand out a handle
    bool Misses = false;  ///< may use what a look-up, its own or that of a
                          ///< callee, has not found
    bool Lowered = false;
    std::unique_ptr<FunctionFacts> Facts;
    std::unique_ptr<Execution> Run;
    /// The solution that the summary speaks of; null if that is Run.
    std::unique_ptr<Execution> Basis;
    std::unique_ptr<Summary> Effect;
  };
  /// Functions that call each other: a strongly connected component of the call
  /// graph, most often of one function.
  struct Circle {
    llvm::SmallVector<Entry *, 1> Members;
    unsigned Index = 0; ///< callees come before their callers
    bool Recursive = false;
    bool Summarized = false;
  };

  Entry *lookUp(const clang::FunctionDecl &Function);
  Entry *ranked(const clang::FunctionDecl &Function);
  void rank(Entry &Root);
  bool visit(Entry &E);
  void close(Entry &First);
  bool isWorthwhile(const Entry &E);
  bool mayReenter(const Entry &E);
  bool handsOn(const Entry &E);
  /// The solution, if look-ups are worth a look.
  Execution *lookUps(const clang::FunctionDecl &Function);
  void findCallers(clang::ASTContext &Ctx);
  llvm::SmallVector<Entry *, 0> callersOf(Entry &Callee);
  struct Asked {
    unsigned Calls = 0, Untested = 0;
    std::optional<Step> First; ///< of the untested ones
  };
  std::optional<Asked> ask(const clang::FunctionDecl &Function, TrustedKey What,
                           unsigned Depth);
  bool isAllowed(const clang::FunctionDecl &Caller, TrustedKey What,
                 unsigned Depth);
  void askCallers(const clang::FunctionDecl &Function, Finding &Found);
  FunctionFacts *lower(Entry &E);
  static bool isBeyondCaps(const Entry &E);
  Execution *solve(Entry &E);
  void summarizeBelow(llvm::ArrayRef<Entry *> Roots);
  void summarize(Circle &C);
  void summarizeRound(Circle &C);
  Entry *known(const clang::FunctionDecl &Callee) const;

  std::shared_ptr<const ModelSet> Models;
  TypeModels Types;
  Statistics Stats;
  /// By callee, of all functions with a body, once somebody asks.
  std::optional<llvm::DenseMap<const Entry *, llvm::SmallVector<Entry *, 0>>>
      Callers;
  unsigned Visits = 0;
  std::vector<Entry *> Waiting;
  std::deque<Circle> Circles;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Entry>> Functions;
};

} // namespace maplint

#endif // MAPLINT_ANALYSIS_H
