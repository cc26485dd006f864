//===- clock.h - Vector clocks and epochs -----------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Happens-before as in FastTrack (Flanagan, Freund, PLDI 2009): a thread has a
// vector clock, an access is remembered as an epoch (thread, time), and it
// happens before now iff the present thread's clock has reached that time.
//
// A clock is a small vector; join is the least upper bound: associative,
// commutative, idempotent, monotone.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_CLOCK_H
#define REFMAP_DETAIL_CLOCK_H

#include "refmap/config.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

class VectorClock {
  std::vector<std::uint32_t> Times;

public:
  std::uint32_t at(unsigned Thread) const {
    return Thread < Times.size() ? Times[Thread] : 0;
  }
  void tick(unsigned Thread) {
    if (Thread >= Times.size())
      Times.resize(Thread + 1);
    ++Times[Thread];
  }
  void join(const VectorClock &Other) {
    if (Times.size() < Other.Times.size())
      Times.resize(Other.Times.size());
    for (std::size_t I = 0; I != Other.Times.size(); ++I)
      Times[I] = std::max(Times[I], Other.Times[I]);
  }
  void clear() { Times.clear(); }

  /// Equal as functions: trailing zeroes do not count.
  friend bool operator==(const VectorClock &A, const VectorClock &B) {
    const auto N = std::max(A.Times.size(), B.Times.size());
    for (unsigned I = 0; I != N; ++I)
      if (A.at(I) != B.at(I))
        return false;
    return true;
  }
};

struct Epoch {
  unsigned Thread = ~0u;
  std::uint32_t Time = 0;

  bool set() const { return Thread != ~0u; }
  bool before(const VectorClock &Now) const {
    return !set() || Time <= Now.at(Thread);
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_CLOCK_H
