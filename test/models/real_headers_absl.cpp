//===- real_headers_absl.cpp - Rows of abseil.yaml against headers --------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Confirms on the real headers of Abseil that the methods and iterator types
// which the rows name exist, and what the main calls yield. Compiled only.
//
// REQUIRES: absl
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only %s

#include "has_member.h"
#include <absl/container/btree_map.h>
#include <absl/container/btree_set.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/container/node_hash_map.h>
#include <absl/container/node_hash_set.h>
#include <string>

using FlatHashMap = absl::flat_hash_map<int, std::string>;
using NodeHashMap = absl::node_hash_map<int, std::string>;
using BtreeMap = absl::btree_map<int, std::string>;
using BtreeMultimap = absl::btree_multimap<int, std::string>;
using FlatHashSet = absl::flat_hash_set<int>;
using NodeHashSet = absl::node_hash_set<int>;
using BtreeSet = absl::btree_set<int>;
using BtreeMultiset = absl::btree_multiset<int>;

MAPLINT_HAS_METHODS(FlatHashMap, FlatHashMap, at, begin, bucket_count, capacity,
                    cbegin, cend, clear, contains, count, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, hash_function, insert, insert_or_assign,
                    key_eq, lazy_emplace, load_factor, max_load_factor,
                    max_size, merge, operator[], prefetch, rehash, reserve,
                    size, swap, try_emplace)
MAPLINT_HAS_TYPES(FlatHashMap, FlatHashMap, iterator, const_iterator)

MAPLINT_HAS_METHODS(NodeHashMap, NodeHashMap, at, begin, bucket_count, capacity,
                    cbegin, cend, clear, contains, count, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, hash_function, insert, insert_or_assign,
                    key_eq, lazy_emplace, load_factor, max_load_factor,
                    max_size, merge, operator[], prefetch, rehash, reserve,
                    size, swap, try_emplace)
MAPLINT_HAS_TYPES(NodeHashMap, NodeHashMap, iterator, const_iterator)

MAPLINT_HAS_METHODS(BtreeMap, BtreeMap, at, begin, cbegin, cend, clear,
                    contains, count, crbegin, crend, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, insert, insert_or_assign, key_comp,
                    lower_bound, max_size, merge, operator[], rbegin, rend,
                    size, swap, try_emplace, upper_bound, value_comp)
MAPLINT_HAS_TYPES(BtreeMap, BtreeMap, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(BtreeMultimap, BtreeMultimap, begin, cbegin, cend, clear,
                    contains, count, crbegin, crend, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, insert, key_comp, lower_bound, max_size,
                    merge, rbegin, rend, size, swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(BtreeMultimap, BtreeMultimap, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(FlatHashSet, FlatHashSet, begin, bucket_count, capacity,
                    cbegin, cend, clear, contains, count, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, hash_function, insert, key_eq, lazy_emplace,
                    load_factor, max_load_factor, max_size, merge, prefetch,
                    rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(FlatHashSet, FlatHashSet, iterator, const_iterator)

MAPLINT_HAS_METHODS(NodeHashSet, NodeHashSet, begin, bucket_count, capacity,
                    cbegin, cend, clear, contains, count, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, hash_function, insert, key_eq, lazy_emplace,
                    load_factor, max_load_factor, max_size, merge, prefetch,
                    rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(NodeHashSet, NodeHashSet, iterator, const_iterator)

MAPLINT_HAS_METHODS(BtreeSet, BtreeSet, begin, cbegin, cend, clear, contains,
                    count, crbegin, crend, emplace, emplace_hint, empty, end,
                    equal_range, erase, extract, find, get_allocator, insert,
                    key_comp, lower_bound, max_size, merge, rbegin, rend, size,
                    swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(BtreeSet, BtreeSet, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(BtreeMultiset, BtreeMultiset, begin, cbegin, cend, clear,
                    contains, count, crbegin, crend, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, insert, key_comp, lower_bound, max_size,
                    merge, rbegin, rend, size, swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(BtreeMultiset, BtreeMultiset, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

// What the calls yield.
MAPLINT_YIELDS(FlatHashMap, find(1), FlatHashMap::iterator);
MAPLINT_YIELDS(FlatHashMap, at(1), std::string &);
MAPLINT_YIELDS(FlatHashMap, try_emplace(1),
               std::pair<FlatHashMap::iterator, bool>);
// No iterator follows an erased one.
MAPLINT_YIELDS(FlatHashMap, erase(FlatHashMap::iterator()), void);
MAPLINT_YIELDS(FlatHashMap, extract(1), FlatHashMap::node_type);
MAPLINT_YIELDS(NodeHashSet, insert(1), std::pair<NodeHashSet::iterator, bool>);
MAPLINT_YIELDS(BtreeMap, erase(BtreeMap::iterator()), BtreeMap::iterator);
MAPLINT_YIELDS(BtreeMap, lower_bound(1), BtreeMap::iterator);
MAPLINT_YIELDS(BtreeMultimap, emplace(1, ""), BtreeMultimap::iterator);
