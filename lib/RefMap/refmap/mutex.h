//===- mutex.h - Mutexes that order, and locks over them --------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Mutexes with the interface of the standard's. Under explore() locking is a
// scheduling point; running freely they wrap the standard mutex. Both ways
// unlock happens before the next lock. std::lock_guard, unique_lock,
// scoped_lock and shared_lock work with them.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_MUTEX_H
#define REFMAP_MUTEX_H

#include "refmap/detail/scheduler.h"

#include <chrono>
#include <mutex>
#include <shared_mutex>

namespace refmap {
inline namespace REFMAP_ABI {

using std::adopt_lock;
using std::defer_lock;
using std::lock;
using std::lock_guard;
using std::scoped_lock;
using std::shared_lock;
using std::try_to_lock;
using std::unique_lock;

#if !REFMAP_CHECKS

using std::mutex;
using std::recursive_mutex;
using std::recursive_timed_mutex;
using std::shared_mutex;
using std::shared_timed_mutex;
using std::timed_mutex;

#else

namespace detail {

/// One lock for all kinds: \p Recursive lets the owner lock again, and the
/// shared half is used by shared_mutex alone.
template <class Real, bool Recursive> class CheckedMutex {
  Real Wrapped;
  SyncClock Exclusive, Readers; ///< released by writers, by readers
  const ThreadState *Owner = nullptr;
  unsigned Depth = 0, Sharers = 0;

  bool openToWriter() const {
    return (!Owner && !Sharers) || (Recursive && Owner == Self);
  }

  void acquired(bool Shared) {
    if (!Self)
      return;
    Exclusive.acquire();
    if (!Shared)
      Readers.acquire();
    Self->Held.push_back({this, Shared});
  }

  /// False, after a report, when this thread does not hold the lock.
  bool release(bool Shared) {
    if (!Self)
      return true;
    const HeldLock *Held = Self->holding(this);
    if (!Held || Held->Shared != Shared) {
      Scheduler *Run = controller();
      if (Run && Run->abandoned())
        return false;
      deliver({violation_kind::misused_lock, thisSide("unlock", place()), {}});
      return false;
    }
    Self->drop(this);
    (Shared ? Readers : Exclusive).release();
    return true;
  }

public:
  CheckedMutex() = default;
  CheckedMutex(const CheckedMutex &) = delete;
  CheckedMutex &operator=(const CheckedMutex &) = delete;

  void lock() {
    if (Scheduler *Run = controller()) {
      Run->point();
      while (!openToWriter() && Run->block(this, "a mutex")) {
      }
      Owner = Self;
      ++Depth;
    } else {
      Wrapped.lock();
    }
    acquired(false);
  }

  bool try_lock() {
    if (Scheduler *Run = controller()) {
      Run->point();
      if (!openToWriter())
        return Run->yield(), false;
      Owner = Self;
      ++Depth;
    } else if (!Wrapped.try_lock()) {
      return false;
    }
    acquired(false);
    return true;
  }

  void unlock() {
    if (!release(false))
      return;
    if (Scheduler *Run = controller()) {
      if (--Depth == 0)
        Owner = nullptr;
      Run->wake(this);
    } else {
      Wrapped.unlock();
    }
  }

  void lock_shared() {
    if (Scheduler *Run = controller()) {
      Run->point();
      while (Owner && Run->block(this, "a shared mutex")) {
      }
      ++Sharers;
    } else {
      Wrapped.lock_shared();
    }
    acquired(true);
  }

  bool try_lock_shared() {
    if (Scheduler *Run = controller()) {
      Run->point();
      if (Owner)
        return Run->yield(), false;
      ++Sharers;
    } else if (!Wrapped.try_lock_shared()) {
      return false;
    }
    acquired(true);
    return true;
  }

  void unlock_shared() {
    if (!release(true))
      return;
    if (Scheduler *Run = controller()) {
      --Sharers;
      Run->wake(this);
    } else {
      Wrapped.unlock_shared();
    }
  }

  /// Under explore() time stands still: a timed attempt succeeds when the lock
  /// becomes free and fails only when nothing else can run.
  template <class R, class P>
  bool try_lock_for(const std::chrono::duration<R, P> &Time) {
    if (Scheduler *Run = controller()) {
      Run->point();
      while (!openToWriter())
        if (!Run->blockTimed(this, "a timed mutex"))
          return false;
      Owner = Self;
      ++Depth;
    } else if (!Wrapped.try_lock_for(Time)) {
      return false;
    }
    acquired(false);
    return true;
  }
  template <class C, class D>
  bool try_lock_until(const std::chrono::time_point<C, D> &Time) {
    return try_lock_for(Time - C::now());
  }
  template <class R, class P>
  bool try_lock_shared_for(const std::chrono::duration<R, P> &Time) {
    if (Scheduler *Run = controller()) {
      Run->point();
      while (Owner)
        if (!Run->blockTimed(this, "a shared timed mutex"))
          return false;
      ++Sharers;
    } else if (!Wrapped.try_lock_shared_for(Time)) {
      return false;
    }
    acquired(true);
    return true;
  }
  template <class C, class D>
  bool try_lock_shared_until(const std::chrono::time_point<C, D> &Time) {
    return try_lock_shared_for(Time - C::now());
  }
};

} // namespace detail

using mutex = detail::CheckedMutex<std::mutex, false>;
using timed_mutex = detail::CheckedMutex<std::timed_mutex, false>;
using recursive_mutex = detail::CheckedMutex<std::recursive_mutex, true>;
using recursive_timed_mutex =
    detail::CheckedMutex<std::recursive_timed_mutex, true>;
using shared_mutex = detail::CheckedMutex<std::shared_mutex, false>;
using shared_timed_mutex = detail::CheckedMutex<std::shared_timed_mutex, false>;

#endif

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_MUTEX_H
