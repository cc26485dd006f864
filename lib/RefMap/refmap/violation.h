//===- violation.h - What a program did wrong, and who hears of it --------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A violation names its kind, both sides with their source places, and, under
// refmap::explore, the schedule that led to it. The default action prints
//
//   fatal error: concurrent map writes
//     write by thread 2 at counter.cpp:14 in worker
//     write by thread 1 at counter.cpp:14 in worker
//     schedule: 0*3 1*2 2*1
//
// and aborts. The first lines are those of Go's run time where it has one.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_VIOLATION_H
#define REFMAP_VIOLATION_H

#include "refmap/place.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace refmap {
inline namespace REFMAP_ABI {

enum class violation_kind {
  concurrent_writes,        ///< [container.requirements.dataraces]
  concurrent_read_write,    ///< [container.requirements.dataraces]
  concurrent_iterate_write, ///< [container.requirements.dataraces]
  write_under_shared_lock,  ///< a race whose writer held the lock for reading
  broken_atomicity,         ///< a write between a check and its act
  erased_element,           ///< use of an element that is gone
  erased_key,               ///< a key read out of an element that is gone
  write_after_erase,        ///< an erased element's storage was written
  rehashed_iterator,        ///< [unord.req.except], a growing flat table
  foreign_iterator,         ///< an iterator of another container
  end_iterator,             ///< end() dereferenced, advanced or erased
  singular_iterator,        ///< an iterator that belongs to no container
  missing_key,              ///< at() without the key
  default_insert,           ///< a read by operator[] inserted (opt-in)
  dead_local,               ///< a ref_probe read after its end of life
  racing_local,             ///< a ref_probe used by two threads unordered
  leaked_task,              ///< tasks outlive the test
  deadlock,                 ///< every thread waits
  livelock,                 ///< a schedule exceeded its step limit
  misused_lock,             ///< unlock by a thread that does not hold the lock
  over_release,             ///< an audited_map reference released too often
};

/// The name of a kind, spelled as the enumerator.
inline const char *name(violation_kind Kind) {
  constexpr const char *Names[] = {"concurrent_writes",
                                   "concurrent_read_write",
                                   "concurrent_iterate_write",
                                   "write_under_shared_lock",
                                   "broken_atomicity",
                                   "erased_element",
                                   "erased_key",
                                   "write_after_erase",
                                   "rehashed_iterator",
                                   "foreign_iterator",
                                   "end_iterator",
                                   "singular_iterator",
                                   "missing_key",
                                   "default_insert",
                                   "dead_local",
                                   "racing_local",
                                   "leaked_task",
                                   "deadlock",
                                   "livelock",
                                   "misused_lock",
                                   "over_release"};
  return Names[static_cast<std::size_t>(Kind)];
}

/// The one line of a kind, without the "fatal error: " before it.
inline const char *headline(violation_kind Kind) {
  constexpr const char *Lines[] = {
      "concurrent map writes",
      "concurrent map read and map write",
      "concurrent map iteration and map write",
      "map write under a shared lock",
      "map changed between check and act",
      "use of erased map element",
      "use of key of erased map element",
      "write to erased map element",
      "use of map iterator after rehash",
      "use of iterator of another map",
      "use of map end iterator",
      "use of singular map iterator",
      "key not found in map",
      "read of missing key inserted a default value",
      "task reads a local that has died",
      "concurrent use of a local",
      "tasks still alive",
      "all threads are asleep - deadlock!",
      "threads make no progress - livelock",
      "unlock of lock that is not held",
      "release of entry that is not held"};
  return Lines[static_cast<std::size_t>(Kind)];
}

/// One of the two parties: what it did, where, and on which thread.
struct side {
  static constexpr unsigned no_thread = ~0u;

  std::string what;
  place where;
  unsigned thread = no_thread;
  /// Return addresses, innermost first; kept when `where` is not known.
  std::vector<const void *> stack;
};

struct violation {
  violation_kind kind;
  side use;   ///< the operation that was caught
  side cause; ///< the earlier one; `what` is empty if there is none
  std::string detail = {};   ///< the key, the number of tasks, ...
  std::string schedule = {}; ///< how to replay it; empty outside explore()

  /// "fatal error: ..." and a line for each side. May run a symbolizer.
  std::string message() const;
};

/// Thrown when a handler returns from a violation after which the operation
/// cannot go on (there is no element to give). Not derived from
/// std::exception, so that ordinary handlers do not swallow it.
struct violation_error {
  violation_kind kind;
};

using violation_handler = std::function<void(const violation &)>;

/// Installs what hears of violations and returns the one before; an empty
/// handler restores the default, which prints to stderr and aborts. A handler
/// may throw. If it returns, races and the like carry on and dead accesses
/// throw violation_error. Call it while one thread runs.
violation_handler set_violation_handler(violation_handler Handler);

/// Collects violations instead of dying, for the extent of a scope.
class violation_scope {
public:
  violation_scope()
      : Before(set_violation_handler(
            [this](const violation &V) { Seen.push_back(V); })) {}
  ~violation_scope() { set_violation_handler(std::move(Before)); }
  violation_scope(const violation_scope &) = delete;
  violation_scope &operator=(const violation_scope &) = delete;

  const std::vector<violation> &seen() const { return Seen; }
  std::size_t count(violation_kind Kind) const {
    std::size_t N = 0;
    for (const violation &V : Seen)
      N += V.kind == Kind;
    return N;
  }

private:
  std::vector<violation> Seen;
  violation_handler Before;
};

} // namespace REFMAP_ABI
} // namespace refmap

#include "refmap/detail/report.h"

#endif // REFMAP_VIOLATION_H
