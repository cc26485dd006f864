//===- latch.h - A latch of the reference run time --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interface of C++20's std::latch, for C++17 too. Counting down happens
// before the waits that it ends.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_LATCH_H
#define REFMAP_LATCH_H

#include "refmap/condition_variable.h"

namespace refmap {
inline namespace REFMAP_ABI {

class latch {
  mutable mutex M;
  mutable condition_variable Zero;
  std::ptrdiff_t Count;

public:
  explicit latch(std::ptrdiff_t Expected) : Count(Expected) {}
  latch(const latch &) = delete;
  latch &operator=(const latch &) = delete;

  void count_down(std::ptrdiff_t N = 1) {
    lock_guard<mutex> Lock(M);
    if ((Count -= N) == 0)
      Zero.notify_all();
  }
  bool try_wait() const {
    lock_guard<mutex> Lock(M);
    return Count == 0;
  }
  void wait() const {
    unique_lock<mutex> Lock(M);
    Zero.wait(Lock, [this] { return Count == 0; });
  }
  void arrive_and_wait(std::ptrdiff_t N = 1) {
    count_down(N);
    wait();
  }
};

/// As std::call_once: the one call happens before every return.
class once_flag {
  mutex M;
  bool Called = false;
  template <class F, class... As>
  friend void call_once(once_flag &Flag, F &&Fn, As &&...Args);
};

template <class F, class... As>
void call_once(once_flag &Flag, F &&Fn, As &&...Args) {
  lock_guard<mutex> Lock(Flag.M);
  if (Flag.Called)
    return;
  std::invoke(std::forward<F>(Fn), std::forward<As>(Args)...);
  Flag.Called = true;
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_LATCH_H
