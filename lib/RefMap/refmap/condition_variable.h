//===- condition_variable.h - A condition variable of the reference run time *-
// C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interface of std::condition_variable over refmap::mutex. Under explore()
// a notification wakes the longest waiter; a wait with a time limit times out
// only when no other thread can run. Spurious wake-ups are not explored.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_CONDITION_VARIABLE_H
#define REFMAP_CONDITION_VARIABLE_H

#include "refmap/mutex.h"

#include <condition_variable>
#include <deque>

namespace refmap {
inline namespace REFMAP_ABI {

using std::cv_status;

#if !REFMAP_CHECKS

using std::condition_variable;
using std::condition_variable_any;

#else

class condition_variable {
  std::condition_variable_any Free;
  struct Waiter {
    bool Notified = false;
  };
  std::deque<Waiter *> Waiters; ///< under explore()

  void forget(Waiter &W) {
    Waiters.erase(std::remove(Waiters.begin(), Waiters.end(), &W),
                  Waiters.end());
  }

  /// True when notified, false when timed out.
  template <class Lock>
  bool controlledWait(detail::Scheduler &Run, Lock &L, bool Timed) {
    Run.point(); // a notification without the lock may be lost here
    Waiter W;
    Waiters.push_back(&W);
    L.unlock();
    struct Relock { // also when the run is abandoned
      condition_variable &CV;
      Waiter &W;
      Lock &L;
      ~Relock() noexcept(false) {
        CV.forget(W);
        L.lock();
      }
    } Again{*this, W, L};
    while (!W.Notified)
      if (Timed ? !Run.blockTimed(&W, "a condition variable")
                : !Run.block(&W, "a condition variable"))
        break;
    return W.Notified;
  }

  void notify(std::size_t N) {
    detail::Scheduler *Run = detail::controller();
    for (; N && !Waiters.empty(); --N) {
      Waiter *W = Waiters.front();
      Waiters.pop_front();
      W->Notified = true;
      Run->wake(W);
    }
  }

public:
  condition_variable() = default;
  condition_variable(const condition_variable &) = delete;
  condition_variable &operator=(const condition_variable &) = delete;

  void notify_one() {
    if (detail::Scheduler *Run = detail::controller()) {
      Run->point();
      notify(1);
    } else {
      Free.notify_one();
    }
  }
  void notify_all() {
    if (detail::Scheduler *Run = detail::controller()) {
      Run->point();
      notify(Waiters.size());
    } else {
      Free.notify_all();
    }
  }

  template <class Lock> void wait(Lock &L) {
    if (detail::Scheduler *Run = detail::controller())
      controlledWait(*Run, L, false);
    else
      Free.wait(L);
  }
  template <class Lock, class Predicate> void wait(Lock &L, Predicate Until) {
    while (!Until())
      wait(L);
  }

  template <class Lock, class C, class D>
  cv_status wait_until(Lock &L, const std::chrono::time_point<C, D> &Time) {
    if (detail::Scheduler *Run = detail::controller())
      return controlledWait(*Run, L, true) ? cv_status::no_timeout
                                           : cv_status::timeout;
    return Free.wait_until(L, Time);
  }
  template <class Lock, class C, class D, class Predicate>
  bool wait_until(Lock &L, const std::chrono::time_point<C, D> &Time,
                  Predicate Until) {
    while (!Until())
      if (wait_until(L, Time) == cv_status::timeout)
        return Until();
    return true;
  }
  template <class Lock, class R, class P>
  cv_status wait_for(Lock &L, const std::chrono::duration<R, P> &Time) {
    return wait_until(L, std::chrono::steady_clock::now() + Time);
  }
  template <class Lock, class R, class P, class Predicate>
  bool wait_for(Lock &L, const std::chrono::duration<R, P> &Time,
                Predicate Until) {
    return wait_until(L, std::chrono::steady_clock::now() + Time,
                      std::move(Until));
  }
};

using condition_variable_any = condition_variable;

#endif

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_CONDITION_VARIABLE_H
