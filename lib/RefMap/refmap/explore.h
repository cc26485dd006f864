//===- explore.h - Run a test under every schedule that matters -*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// explore() runs a function again and again, each time with another order of
// its threads, until every schedule with at most two preemptions has been seen,
// or a violation, or the limit:
//
//   refmap::explore([] {
//     refmap::unordered_map<int, int> m;
//     refmap::thread t([&] { m[1] = 1; });
//     m[2] = 2;                      // fatal error: concurrent map writes
//     t.join();
//   });
//
// Fewer preemptions come first. The function must be deterministic apart from
// scheduling, and must use refmap's threads and locks; anything else that
// blocks or spins blocks the run. Shared atomics are sequentially consistent
// here: weak memory orders are not explored.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_EXPLORE_H
#define REFMAP_EXPLORE_H

#include "refmap/detail/scheduler.h"

#include <random>
#include <stdexcept>

namespace refmap {
inline namespace REFMAP_ABI {

struct explore_options {
  unsigned preemptions = 2;
  std::size_t max_schedules = 5000;
  std::size_t max_steps = 20000; ///< of one schedule, before "livelock"
  /// 0 takes schedules in order; any other number shuffles them, repeatably,
  /// which spreads the limit over a large program.
  std::uint64_t seed = 0;
  /// A schedule as a violation prints it: run only that one. When empty, the
  /// environment variable REFMAP_SCHEDULE is asked.
  std::string replay = {};
  bool leaks = true; ///< report threads that outlive the function
  /// Give violations to the handler (by default: print and abort). When false
  /// they are only in the result.
  bool report = true;
};

struct explore_result {
  std::size_t schedules = 0; ///< runs
  /// Every schedule within the preemption bound was run.
  bool complete = false;
  /// A replay named a thread that could not run: the program has changed.
  bool diverged = false;
  /// Those of the run that failed; exploring ends there.
  std::vector<violation> violations;

  bool ok() const { return violations.empty(); }
  bool has(violation_kind Kind) const {
    for (const violation &V : violations)
      if (V.kind == Kind)
        return true;
    return false;
  }
};

namespace detail {

/// The schedules still to run, by number of preemptions.
class Frontier {
  using Prefix = std::vector<std::uint16_t>;
  std::vector<std::vector<Prefix>> Levels;
  std::vector<std::size_t> Next; ///< read position in each level
  std::size_t Limit;
  std::mt19937_64 Random;
  bool Shuffle;

public:
  bool Dropped = false; ///< some did not fit

  Frontier(const explore_options &O)
      : Levels(O.preemptions + 1), Next(O.preemptions + 1),
        Limit(4 * O.max_schedules + 64), Random(O.seed), Shuffle(O.seed) {
    Levels[0].push_back({});
  }

  bool take(Prefix &P) {
    for (std::size_t L = 0; L != Levels.size(); ++L)
      if (Next[L] != Levels[L].size()) {
        auto &Level = Levels[L];
        if (Shuffle)
          std::swap(Level[Next[L]],
                    Level[Next[L] + Random() % (Level.size() - Next[L])]);
        P = std::move(Level[Next[L]++]);
        return true;
      }
    return false;
  }

  /// Adds the alternatives of a run that followed \p Followed choices.
  void branch(const std::vector<Decision> &Trace, std::size_t Followed) {
    Prefix P;
    for (std::size_t I = 0; I != Trace.size(); ++I) {
      const Decision &D = Trace[I];
      const std::size_t Cost = D.PreemptionsBefore + D.Preempts;
      if (I >= Followed && Cost < Levels.size())
        for (std::uint16_t Other : D.Others)
          add(Levels[Cost], P, Other);
      P.push_back(D.Chosen);
    }
  }

private:
  void add(std::vector<Prefix> &Level, const Prefix &P, std::uint16_t Other) {
    if (Level.size() >= Limit) {
      Dropped = true;
      return;
    }
    Level.push_back(P);
    Level.back().push_back(Other);
  }
};

/// Reads "0*3 1*2". False when it is not a schedule.
inline bool parseSchedule(const std::string &Text,
                          std::vector<std::uint16_t> &Prefix) {
  if (Text == "-")
    return true;
  const char *At = Text.c_str();
  while (*At) {
    char *End;
    const unsigned long Thread = std::strtoul(At, &End, 10);
    if (End == At || *End != '*' || Thread > 0xffff)
      return false;
    At = End + 1;
    const unsigned long Times = std::strtoul(At, &End, 10);
    if (End == At || Times > 1000000)
      return false;
    Prefix.insert(Prefix.end(), Times, static_cast<std::uint16_t>(Thread));
    for (At = End; *At == ' ';)
      ++At;
  }
  return true;
}

inline std::string scheduleToReplay(const explore_options &O) {
  const char *Variable = std::getenv("REFMAP_SCHEDULE");
  return !O.replay.empty() ? O.replay : Variable ? Variable : "";
}

inline bool hookIntoRun(violation &V) {
  Scheduler *S = controller();
  if (!S)
    return true;
  V.schedule = S->schedule();
  S->Violations.push_back(V);
  return S->OnViolation(V);
}

/// Runs one schedule and returns what it did.
inline void runOnce(Scheduler &S, const explore_options &O,
                    const std::function<void()> &Test) {
  S.MaxSteps = O.max_steps;
  S.CheckLeaks = O.leaks;
  S.OnViolation = [&O](violation &) { return O.report; };
  S.run(Test);
}

} // namespace detail

/// Explores \p Test. Exceptions that leave \p Test leave explore too. Calls do
/// not nest. \throws std::invalid_argument if the schedule to replay is not
/// one.
inline explore_result explore(const std::function<void()> &Test,
                              const explore_options &Options = {}) {
  explore_result Result;
#if REFMAP_CHECKS
  detail::CurrentHook = detail::hookIntoRun;
  detail::Frontier Todo(Options);
  std::vector<std::uint16_t> Prefix;
  const std::string Replay = detail::scheduleToReplay(Options);
  if (!detail::parseSchedule(Replay, Prefix))
    throw std::invalid_argument("refmap: not a schedule: '" + Replay +
                                "', expected for example '0*3 1*2'");
  if (Replay.empty())
    Todo.take(Prefix);
  do {
    detail::Scheduler S;
    S.Prefix = Prefix;
    detail::runOnce(S, Options, Test);
    ++Result.schedules;
    Result.diverged |= S.Diverged;
    Result.violations = std::move(S.Violations);
    if (!Result.ok() || !Replay.empty())
      return Result;
    Todo.branch(S.Trace, Prefix.size());
  } while (Result.schedules < Options.max_schedules && Todo.take(Prefix));
  Result.complete = !Todo.Dropped && !Todo.take(Prefix);
#else
  (void)Options;
  Test();
  Result.schedules = 1;
#endif
  return Result;
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_EXPLORE_H
