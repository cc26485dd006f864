//===- real_headers_tsl.cpp - The rows of tsl.yaml are true of the headers ===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Confirms on the real headers of robin-map that the methods and iterator
// types which the rows name exist, and what the main calls yield. Compiled
// only.
//
// REQUIRES: tsl
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only %s

#include "has_member.h"
#include <string>
#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

using RobinMap = tsl::robin_map<int, std::string>;
using RobinSet = tsl::robin_set<int>;

// Of another version of the library: erase_fast.
MAPLINT_HAS_METHODS(RobinMap, RobinMap, at, begin, bucket_count, cbegin, cend,
                    clear, contains, count, emplace, emplace_hint, empty, end,
                    equal_range, erase, find, get_allocator, hash_function,
                    insert, insert_or_assign, key_eq, load_factor,
                    max_bucket_count, max_load_factor, max_size,
                    min_load_factor, mutable_iterator, operator[], rehash,
                    reserve, size, swap, try_emplace)
MAPLINT_HAS_TYPES(RobinMap, RobinMap, iterator, const_iterator)

// Of another version of the library: erase_fast.
MAPLINT_HAS_METHODS(RobinSet, RobinSet, begin, bucket_count, cbegin, cend,
                    clear, contains, count, emplace, emplace_hint, empty, end,
                    equal_range, erase, find, get_allocator, hash_function,
                    insert, key_eq, load_factor, max_bucket_count,
                    max_load_factor, max_size, min_load_factor,
                    mutable_iterator, rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(RobinSet, RobinSet, iterator, const_iterator)

// What the calls yield.
MAPLINT_YIELDS(RobinMap, find(1), RobinMap::iterator);
MAPLINT_YIELDS(RobinMap, at(1), std::string &);
MAPLINT_YIELDS(RobinMap, try_emplace(1), std::pair<RobinMap::iterator, bool>);
MAPLINT_YIELDS(RobinMap, erase(RobinMap::iterator()), RobinMap::iterator);
MAPLINT_YIELDS(RobinMap, mutable_iterator(RobinMap::const_iterator()),
               RobinMap::iterator);
MAPLINT_YIELDS(RobinSet, insert(1), std::pair<RobinSet::iterator, bool>);
