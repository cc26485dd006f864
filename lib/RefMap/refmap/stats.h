//===- stats.h - What a table holds, and what a delete leaves behind ------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A snapshot, for tests and teaching; taking it scans the table.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_STATS_H
#define REFMAP_STATS_H

#include "refmap/config.h"

#include <cstddef>

namespace refmap {
inline namespace REFMAP_ABI {

/// The state of one hash table. Counts of things, and bytes.
struct table_stats {
  std::size_t size = 0;             ///< elements
  std::size_t buckets = 0;          ///< main buckets: a power of two, or zero
  std::size_t overflow_buckets = 0; ///< chained behind main and old buckets
  std::size_t tombstones = 0;       ///< empty-one marks left by erase
  std::size_t old_buckets = 0;      ///< still held: not all are evacuated
  std::size_t evacuated = 0;        ///< old buckets that have been emptied
  std::size_t same_size_growths = 0;
  std::size_t doublings = 0;
  std::size_t quarantined = 0;    ///< erased elements kept to catch late use
  std::size_t bytes = 0;          ///< buckets, overflow, nodes, quarantine
  std::size_t bytes_retained = 0; ///< of these, bytes that hold no element
};

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_STATS_H
