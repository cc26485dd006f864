//===- real_headers_sparsehash.cpp - The rows are true of the headers -----===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Confirms on the real headers of sparsehash that the methods and iterator types
// which the rows name exist, and what the main calls yield. Compiled only.
//
// REQUIRES: sparsehash
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only %s

#include "has_member.h"
#include <sparsehash/dense_hash_map>
#include <sparsehash/dense_hash_set>
#include <sparsehash/sparse_hash_map>
#include <sparsehash/sparse_hash_set>
#include <string>

using DenseMap = google::dense_hash_map<int, std::string>;
using DenseSet = google::dense_hash_set<int>;
using SparseMap = google::sparse_hash_map<int, std::string>;
using SparseSet = google::sparse_hash_set<int>;

MAPLINT_HAS_METHODS(DenseMap, DenseMap, begin, bucket_count, clear,
                    clear_deleted_key, clear_no_resize, count, empty, end,
                    equal_range, erase, find, insert, load_factor,
                    max_load_factor, operator[], resize, set_deleted_key,
                    set_empty_key, size, swap)
MAPLINT_HAS_TYPES(DenseMap, DenseMap, iterator, const_iterator)
MAPLINT_HAS_METHODS(DenseSet, DenseSet, begin, clear, clear_no_resize, count,
                    empty, end, erase, find, insert, resize, set_empty_key,
                    size, swap)
MAPLINT_HAS_TYPES(DenseSet, DenseSet, iterator, const_iterator)
MAPLINT_HAS_METHODS(SparseMap, SparseMap, begin, clear, clear_deleted_key,
                    count, empty, end, equal_range, erase, find, insert,
                    operator[], resize, set_deleted_key, size, swap)
MAPLINT_HAS_TYPES(SparseMap, SparseMap, iterator, const_iterator)
MAPLINT_HAS_METHODS(SparseSet, SparseSet, begin, clear, count, empty, end,
                    erase, find, insert, resize, size, swap)
MAPLINT_HAS_TYPES(SparseSet, SparseSet, iterator, const_iterator)

// What the calls yield.
MAPLINT_YIELDS(DenseMap, find(1), DenseMap::iterator);
MAPLINT_YIELDS(DenseMap, erase(DenseMap::iterator()), void);
MAPLINT_YIELDS(SparseMap, find(1), SparseMap::iterator);
MAPLINT_YIELDS(SparseMap, erase(SparseMap::iterator()), void);
MAPLINT_YIELDS(DenseSet, insert(1), std::pair<DenseSet::iterator, bool>);
