//===- atomic.h - Atomics that order ----------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The common part of std::atomic. An acquiring load that reads happens after
// every releasing store before it; relaxed operations order nothing. Under
// explore() each operation is a scheduling point, and a thread that reads the
// same value again and again lets the others run.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_ATOMIC_H
#define REFMAP_ATOMIC_H

#include "refmap/detail/scheduler.h"

#include <atomic>

namespace refmap {
inline namespace REFMAP_ABI {

using std::memory_order;
using std::memory_order_acq_rel;
using std::memory_order_acquire;
using std::memory_order_relaxed;
using std::memory_order_release;
using std::memory_order_seq_cst;

#if !REFMAP_CHECKS

using std::atomic;
using std::atomic_flag;

#else

template <class T> class atomic {
  std::atomic<T> Value;
  mutable detail::SyncClock Clock;
  mutable const detail::ThreadState *LastReader = nullptr;

  static bool acquires(memory_order O) {
    return O != memory_order_relaxed && O != memory_order_release;
  }
  static bool releases(memory_order O) {
    return O == memory_order_release || O == memory_order_acq_rel ||
           O == memory_order_seq_cst;
  }

  /// A read by the thread that was here last is a spin: it learns nothing until
  /// somebody else has run.
  void pointForRead() const {
    if (detail::Scheduler *Run = detail::controller()) {
      if (LastReader == detail::Self)
        Run->yield();
      else
        Run->point();
      LastReader = detail::Self;
    }
  }
  void pointForWrite() const {
    if (detail::Scheduler *Run = detail::controller()) {
      Run->point();
      LastReader = nullptr;
    }
  }

  template <class Fn> T modify(memory_order Order, Fn Do) {
    pointForWrite();
    if (releases(Order))
      Clock.release();
    T Before = Do();
    if (acquires(Order))
      Clock.acquire();
    return Before;
  }

public:
  using value_type = T;

  constexpr atomic() noexcept : Value() {}
  constexpr atomic(T Initial) noexcept : Value(Initial) {}
  atomic(const atomic &) = delete;
  atomic &operator=(const atomic &) = delete;

  T load(memory_order Order = memory_order_seq_cst) const {
    pointForRead();
    T Now = Value.load(Order);
    if (acquires(Order))
      Clock.acquire();
    return Now;
  }
  void store(T New, memory_order Order = memory_order_seq_cst) {
    pointForWrite();
    if (releases(Order))
      Clock.release();
    Value.store(New, Order);
  }
  T exchange(T New, memory_order Order = memory_order_seq_cst) {
    return modify(Order, [&] { return Value.exchange(New, Order); });
  }
  bool compare_exchange_strong(T &Expected, T New,
                               memory_order Order = memory_order_seq_cst) {
    pointForWrite();
    if (releases(Order))
      Clock.release();
    const bool Done = Value.compare_exchange_strong(Expected, New, Order);
    if (acquires(Order))
      Clock.acquire();
    if (!Done && detail::controller())
      detail::controller()->yield();
    return Done;
  }
  bool compare_exchange_weak(T &Expected, T New,
                             memory_order Order = memory_order_seq_cst) {
    return compare_exchange_strong(Expected, New, Order);
  }

  operator T() const { return load(); }
  T operator=(T New) {
    store(New);
    return New;
  }

  T fetch_add(T N, memory_order Order = memory_order_seq_cst) {
    return modify(Order, [&] { return Value.fetch_add(N, Order); });
  }
  T fetch_sub(T N, memory_order Order = memory_order_seq_cst) {
    return modify(Order, [&] { return Value.fetch_sub(N, Order); });
  }
  T fetch_or(T N, memory_order Order = memory_order_seq_cst) {
    return modify(Order, [&] { return Value.fetch_or(N, Order); });
  }
  T fetch_and(T N, memory_order Order = memory_order_seq_cst) {
    return modify(Order, [&] { return Value.fetch_and(N, Order); });
  }
  T operator++() { return fetch_add(1) + 1; }
  T operator++(int) { return fetch_add(1); }
  T operator--() { return fetch_sub(1) - 1; }
  T operator--(int) { return fetch_sub(1); }
  T operator+=(T N) { return fetch_add(N) + N; }
  T operator-=(T N) { return fetch_sub(N) - N; }
};

class atomic_flag {
  atomic<bool> Flag{false};

public:
  bool test_and_set(memory_order Order = memory_order_seq_cst) {
    const bool Before = Flag.exchange(true, Order);
    if (Before && detail::controller())
      detail::controller()->yield();
    return Before;
  }
  void clear(memory_order Order = memory_order_seq_cst) {
    Flag.store(false, Order);
  }
  bool test(memory_order Order = memory_order_seq_cst) const {
    return Flag.load(Order);
  }
};

#endif

using atomic_bool = atomic<bool>;
using atomic_int = atomic<int>;
using atomic_uint = atomic<unsigned>;
using atomic_long = atomic<long>;
using atomic_size_t = atomic<std::size_t>;

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_ATOMIC_H
