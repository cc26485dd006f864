//===- runtime.h - What RefMap knows about a thread -------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thread that was started through refmap (or that started one) has a state:
// its clock and the locks it holds. Other threads have none, and of them only
// overlapping operations are caught, as Go does it (monitor.h). Under
// refmap::explore a state belongs to a Scheduler (scheduler.h); otherwise the
// threads run freely and one process-wide mutex protects the clocks.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_RUNTIME_H
#define REFMAP_DETAIL_RUNTIME_H

#include "refmap/detail/clock.h"
#include "refmap/violation.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

class Scheduler;

struct HeldLock {
  const void *Lock;
  bool Shared;
};

struct ThreadState {
  unsigned Id = 0;
  VectorClock Clock;
  place Started;
  std::vector<HeldLock> Held;

  // Of controlled threads only:
  Scheduler *Run = nullptr;
  enum { Runnable, Blocked, TimedBlocked, Done } Status = Runnable;
  const void *WaitsFor = nullptr;
  const char *WaitsOn = ""; ///< the kind of thing, for the deadlock report
  bool TimedOut = false;
  bool Reaped = false; ///< joined or detached
  std::condition_variable Wake;
  std::thread System;

  const HeldLock *holding(const void *Lock) const {
    for (const HeldLock &H : Held)
      if (H.Lock == Lock)
        return &H;
    return nullptr;
  }
  void drop(const void *Lock) {
    for (std::size_t I = Held.size(); I--;)
      if (Held[I].Lock == Lock) {
        Held.erase(Held.begin() + static_cast<std::ptrdiff_t>(I));
        return;
      }
  }
};

/// The state of this thread, or null for a thread RefMap does not know.
inline thread_local ThreadState *Self = nullptr;

/// Protects all clocks and access histories.
inline std::mutex &clockMutex() {
  static std::mutex *M = new std::mutex;
  return *M;
}

/// Numbers of free-running threads. A number is used again once its thread has
/// been joined; the new owner continues the old one's clock, which can only
/// order more, never less.
class ThreadNumbers {
  std::vector<std::pair<unsigned, VectorClock>> Free;
  unsigned Next = 0;

public:
  static ThreadNumbers &get() {
    static ThreadNumbers *Numbers = new ThreadNumbers;
    return *Numbers;
  }
  void take(ThreadState &S) {
    if (Free.empty()) {
      S.Id = Next++;
    } else {
      S.Id = Free.back().first;
      S.Clock.join(Free.back().second);
      Free.pop_back();
    }
    S.Clock.tick(S.Id);
  }
  void give(const ThreadState &S) { Free.emplace_back(S.Id, S.Clock); }
};

/// The state of this thread; a thread that starts others gets one.
inline ThreadState &selfOrRegister() {
  if (Self)
    return *Self;
  static thread_local ThreadState Mine;
  std::lock_guard<std::mutex> Lock(clockMutex());
  ThreadNumbers::get().take(Mine);
  return *(Self = &Mine);
}

/// The clock of something that threads synchronise through.
class SyncClock {
  VectorClock Clock;

public:
  /// What this thread has done so far happens before whoever acquires next.
  void release() {
    if (!Self)
      return;
    std::lock_guard<std::mutex> Lock(clockMutex());
    Clock.join(Self->Clock);
    Self->Clock.tick(Self->Id);
  }
  void acquire() {
    if (!Self)
      return;
    std::lock_guard<std::mutex> Lock(clockMutex());
    Self->Clock.join(Clock);
  }
};

inline side thisSide(std::string What, const place &Where) {
  return {std::move(What), Where, Self ? Self->Id : side::no_thread, {}};
}

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_RUNTIME_H
