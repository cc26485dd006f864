//===- runner.h - Runs the functions of one corpus file ---------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A program made by run.py: corpus.h, a corpus file, this, and a main() with an
// entry for each function. Each function runs in a process of its own, over its
// argument sets, until RefMap or a sanitizer stops it. A function with threads
// runs over fewer sets, but with each in many orders. What is printed, a block for
// each function:
//
//   function <name>
//   set <number> invalid|stopped <kind>
//   | what the process said, when it was stopped
//   ran <sets that came to an end>
//
// The input has a line for each function to run: its name, and the number of
// the only set to run, or "-3 -7" for all but these, and "again" to run them again
// and again until one is stopped. A set is invalid when it ends in a violation of a
// kind that the check is not about: the function demands other arguments.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_RUNNER_H
#define MAPLINT_CORPUS_RUN_RUNNER_H

#include "run/arguments.h"
#include "refmap/refmap.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <numeric>
#include <sanitizer/common_interface_defs.h>
#include <sstream>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" {
const char *__asan_default_options() {
  return "detect_leaks=0:symbolize=0:handle_abort=0:exitcode=66:"
         "detect_stack_use_after_return=1:allocator_may_return_null=1";
}
const char *__ubsan_default_options() {
  return "print_stacktrace=1:symbolize=0:exitcode=66";
}
const char *__tsan_default_options() {
  return "symbolize=0:exitcode=66:halt_on_error=1:report_thread_leaks=0:"
         "report_mutex_bugs=0:report_signal_unsafe=0";
}
}

namespace corpus {

/// A function of the corpus, and how to call it with arguments of its types.
struct Entry {
  const char *Name;
  /// Calls the function; or, without \p Really, only makes its arguments.
  void (*Call)(bool Really);
  /// What counts, of the kinds of violations: "a|b|".
  const char *Kinds;
  Dictionary Known;
};

/// Whether the functions have threads.
inline bool Threaded = false;
/// How many argument sets of a function are tried at most.
inline std::size_t maxSets() { return Threaded ? 12 : 160; }
/// How often threads that no scheduler governs run with one set; a function that
/// must be stopped goes on until it is, or its time is up.
inline constexpr int Repetitions = 100;
inline constexpr bool OnRefMap =
    std::is_same_v<::CORPUS_RUN::map<int, int>, refmap::map<int, int>>;
/// Seconds of the processor for a function.
inline constexpr unsigned TimeLimit = 5;

template <class... As, class Function>
void callWith(bool Really, Function &&Call) {
  auto Made = std::tuple{keep<std::remove_cvref_t<As>>()...};
  Now.On = false;
  if (!Really)
    return;
  std::apply([&](auto *...Made) { Call(std::forward<As>(*Made)...); }, Made);
}
template <class R, class... As>
void call(bool Really, R (*Function)(As...)) {
  callWith<As...>(Really, Function);
}
template <class C, class R, class... As>
void call(bool Really, R (C::*Function)(As...)) {
  callWith<C &, As...>(Really, std::mem_fn(Function));
}
template <class C, class R, class... As>
void call(bool Really, R (C::*Function)(As...) const) {
  callWith<const C &, As...>(Really, std::mem_fn(Function));
}

/// What parent and child both see.
struct Board {
  std::size_t Index; ///< of the set that is being run, in their order
  std::size_t Set;   ///< its number
  std::size_t Ran;   ///< sets that came to an end
  bool Finished;     ///< all sets are run
  bool Invalid;      ///< the arguments of this set do not suit the function
  char Kind[64];     ///< of the violation
};
inline Board *Shared;
inline const Entry *Running;

inline bool counts(const char *Kind) {
  return std::strstr(Running->Kinds, (std::string("|") + Kind + "|").c_str());
}

[[noreturn]] inline void stop(const char *Kind, bool Invalid) {
  std::snprintf(Shared->Kind, sizeof(Shared->Kind), "%s", Kind);
  Shared->Invalid = Invalid;
  __sanitizer_print_stack_trace();
  _exit(66);
}

/// The place of the use; it is known before the stack for a read that turns out
/// wrong later.
inline void printPlace(const refmap::place &Where) {
  char Module[4096];
  void *Offset = nullptr;
  if (Where.known())
    std::fprintf(stderr, "at %s:%u\n", Where.file, Where.line);
  else if (Where.pc &&
           __sanitizer_get_module_and_offset_for_pc(
               const_cast<void *>(Where.pc), Module, sizeof(Module), &Offset))
    std::fprintf(stderr, "    #0 %p (%s+%p)\n", Where.pc, Module,
                 static_cast<void *>(static_cast<char *>(Offset) - 1));
}

inline void onViolation(const refmap::violation &V) {
  const char *Kind = refmap::name(V.kind);
  if (counts(Kind)) {
    std::fprintf(stderr, "%s: %s\n", Kind, refmap::headline(V.kind));
    printPlace(V.use.where);
    if (Threaded)
      printPlace(V.cause.where);
    stop(Kind, false);
  }
  // An exception is an ordinary end; a wrong read of nothing is not.
  if (V.kind != refmap::violation_kind::missing_key &&
      V.kind != refmap::violation_kind::default_insert)
    stop(Kind, true);
}

/// The number that stands for set \p I when \p Total are too many for all.
inline std::size_t spread(std::size_t I, std::size_t Total) {
  if (Total <= maxSets() || I < maxSets() / 20)
    return I;
  std::size_t Step = static_cast<std::size_t>(static_cast<double>(Total) * 0.618);
  while (std::gcd(Step, Total) != 1)
    ++Step;
  return I * Step % Total;
}

inline std::size_t countSets() {
  Now.begin(0);
  Running->Call(false);
  Now.Kept.clear();
  return Now.Total;
}

/// Makes the arguments and calls the function.
inline void runOnce(std::size_t Set) {
  Now.begin(Set);
  try {
    Running->Call(true);
  } catch (const refmap::violation_error &) {
  } catch (const std::exception &) {
  } catch (...) {
  }
  Now.On = false;
  Now.Kept.clear();
}

inline void runSet(std::size_t Index, std::size_t Set) {
  Shared->Index = Index;
  Shared->Set = Set;
  if (Threaded && OnRefMap) {
    refmap::explore_options Options;
    Options.leaks = false;
    refmap::explore([Set] { runOnce(Set); }, Options);
  } else {
    for (int Times = Threaded ? Repetitions : 1; Times; --Times)
      runOnce(Set);
  }
  ++Shared->Ran;
}

/// Which sets to run: one, or all but some.
struct Selection {
  std::optional<std::size_t> Only;
  std::vector<std::size_t> Skipped;
  bool Again = false; ///< until one is stopped

  bool skips(std::size_t Set) const {
    return std::count(Skipped.begin(), Skipped.end(), Set) != 0;
  }
};

/// Shows where, in case that it was libstdc++'s debug mode.
inline void onAbort(int) { __sanitizer_print_stack_trace(); }

/// In the child: the sets of \p Chosen, from number \p First in their order.
inline void runSets(std::size_t First, const Selection &Chosen) {
  const rlimit Limit{TimeLimit, TimeLimit + 1};
  setrlimit(RLIMIT_CPU, &Limit);
  StrictReads = counts("default_insert");
  EmptyTables = counts("end_iterator");
  signal(SIGABRT, onAbort);
  refmap::set_violation_handler(onViolation);
  Now.Known = Running->Known;
  const std::size_t Total = countSets();
  if (Chosen.Only)
    runSet(0, *Chosen.Only);
  else
    do {
      for (std::size_t I = First; I < std::min(Total, maxSets()); ++I)
        if (const std::size_t Set = spread(I, Total); !Chosen.skips(Set))
          runSet(I, Set);
      First = 0;
    } while (Chosen.Again);
  Shared->Finished = true;
  std::fflush(stderr);
  _exit(0);
}

inline std::string readAll(int From) {
  std::string Text;
  char Buffer[4096];
  while (ssize_t N = read(From, Buffer, sizeof(Buffer)))
    Text.append(Buffer, static_cast<std::size_t>(std::max<ssize_t>(N, 0)));
  return Text;
}

/// What libstdc++'s debug mode says: "Error: attempt to dereference a
/// past-the-end iterator." -> debug-end.
inline std::string debugKind(const std::string &Said) {
  const std::size_t At = Said.find("\nError: ");
  if (At == std::string::npos)
    return "";
  const std::string What = Said.substr(At, Said.find("Objects", At) - At);
  const auto says = [&](const char *Word) {
    return What.find(Word) != std::string::npos;
  };
  if (says("past-the-end") || says("start-of-sequence"))
    return "debug-end";
  return says("singular") ? "debug-singular" : "debug-other";
}

/// "ERROR: AddressSanitizer: heap-use-after-free on ..." -> its name.
inline std::string reportedKind(const std::string &Said) {
  if (Said.find("WARNING: ThreadSanitizer: data race") != std::string::npos)
    return "data-race";
  for (const char *Mark : {"ERROR: AddressSanitizer: ", "runtime error: "}) {
    std::size_t At = Said.find(Mark);
    if (At == std::string::npos)
      continue;
    At += std::strlen(Mark);
    if (!std::strncmp(Mark, "runtime", 7))
      return "undefined-behaviour";
    if (Said.compare(At, 10, "attempting") == 0)
      At += 11;
    return Said.substr(At, Said.find_first_of(" :\n", At) - At);
  }
  return debugKind(Said);
}

/// What a child that did not finish has come to; empty if it ended the program
/// as a program may.
inline std::string endKind(const std::string &Said, int Status) {
  if (Shared->Kind[0])
    return Shared->Kind;
  if (std::string Kind = reportedKind(Said); !Kind.empty()) {
    Shared->Invalid = !counts(Kind.c_str());
    return Kind;
  }
  if (WIFSIGNALED(Status) && WTERMSIG(Status) == SIGXCPU)
    return "timeout";
  return "";
}

inline void printEnd(const std::string &Kind, const std::string &Said) {
  std::printf("set %zu %s %s\n", Shared->Set,
              Shared->Invalid ? "invalid" : "stopped", Kind.c_str());
  std::istringstream Lines(Said);
  for (std::string Line; !Shared->Invalid && std::getline(Lines, Line);)
    std::printf("| %s\n", Line.c_str());
}

/// Forks for the sets of a function from the \p First one on. Returns where to
/// go on after a set that ended the process, or 0 when there is nothing left.
inline std::size_t runProcess(std::size_t First, const Selection &Chosen) {
  int Pipe[2];
  if (pipe(Pipe))
    return 0;
  const std::size_t Ran = First ? Shared->Ran : 0;
  *Shared = Board();
  Shared->Ran = Ran;
  std::fflush(stdout);
  const pid_t Child = fork();
  if (Child == 0) {
    close(Pipe[0]);
    dup2(Pipe[1], 2);
    if (!std::freopen("/dev/null", "w", stdout))
      _exit(1);
    runSets(First, Chosen);
  }
  close(Pipe[1]);
  const std::string Said = readAll(Pipe[0]);
  close(Pipe[0]);
  int Status = 0;
  waitpid(Child, &Status, 0);
  if (Shared->Finished)
    return 0;
  const std::string Kind = endKind(Said, Status);
  if (Kind.empty())
    ++Shared->Ran; // it ended the program, as it may
  else
    printEnd(Kind, Said);
  const bool GoOn = Kind.empty() || Shared->Invalid;
  return GoOn && !Chosen.Only ? Shared->Index + 1 : 0;
}

inline void runFunction(const Entry &Function, const Selection &Chosen) {
  Running = &Function;
  std::printf("function %s\n", Function.Name);
  for (std::size_t Next = runProcess(0, Chosen); Next;)
    Next = runProcess(Next, Chosen);
  std::printf("ran %zu\n", Shared->Ran);
}

/// Runs what the input names: a line for each function, with its sets.
inline int runAll(const std::vector<Entry> &Entries, bool WithThreads) {
  Threaded = WithThreads;
  Shared = static_cast<Board *>(mmap(nullptr, sizeof(Board),
                                     PROT_READ | PROT_WRITE,
                                     MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  for (std::string Line; std::getline(std::cin, Line);) {
    std::istringstream Words(Line);
    std::string Name;
    Words >> Name;
    Selection Chosen;
    for (std::string Word; Words >> Word;)
      if (Word == "again")
        Chosen.Again = true;
      else if (Word[0] == '-')
        Chosen.Skipped.push_back(std::stoul(Word.substr(1)));
      else
        Chosen.Only = std::stoul(Word);
    for (const Entry &Function : Entries)
      if (Name == Function.Name)
        runFunction(Function, Chosen);
  }
  return 0;
}

} // namespace corpus

#endif // MAPLINT_CORPUS_RUN_RUNNER_H
