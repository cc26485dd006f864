//===- stand_in_folly.cpp - The rows of folly.yaml and their stand-in -----===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// folly has no package here, so this says only that the rows and the
// hand-made header agree with each other. Compiled only.
//
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only -I%S/folly %s

#include "has_member.h"
#include <folly/container/F14Map.h>
#include <string>

using ValueMap = folly::F14ValueMap<int, std::string>;
using NodeMap = folly::F14NodeMap<int, std::string>;
using VectorMap = folly::F14VectorMap<int, std::string>;
using FastSet = folly::F14FastSet<int>;

MAPLINT_HAS_METHODS(ValueMap, ValueMap, at, begin, bucket_count, cbegin, cend,
                    clear, contains, containsEqualValue, count, emplace,
                    emplace_hint, empty, end, equal_range, erase, eraseInto,
                    find, getAllocatedMemorySize, get_allocator, hash_function,
                    insert, insert_or_assign, key_eq, load_factor,
                    max_load_factor, max_size, operator[], rehash, reserve,
                    size, swap, try_emplace, try_emplace_token)
MAPLINT_HAS_TYPES(ValueMap, ValueMap, iterator, const_iterator)

MAPLINT_HAS_METHODS(NodeMap, NodeMap, at, begin, bucket_count, cbegin, cend,
                    clear, contains, containsEqualValue, count, emplace,
                    emplace_hint, empty, end, equal_range, erase, eraseInto,
                    find, getAllocatedMemorySize, get_allocator, hash_function,
                    insert, insert_or_assign, key_eq, load_factor,
                    max_load_factor, max_size, operator[], rehash, reserve,
                    size, swap, try_emplace, try_emplace_token)
MAPLINT_HAS_TYPES(NodeMap, NodeMap, iterator, const_iterator)

MAPLINT_HAS_METHODS(VectorMap, VectorMap, at, begin, bucket_count, cbegin, cend,
                    clear, contains, containsEqualValue, count, crbegin, crend,
                    emplace, emplace_hint, empty, end, equal_range, erase,
                    eraseInto, find, getAllocatedMemorySize, get_allocator,
                    hash_function, insert, insert_or_assign, key_eq,
                    load_factor, max_load_factor, max_size, operator[], rbegin,
                    rehash, rend, reserve, size, swap, try_emplace,
                    try_emplace_token)
MAPLINT_HAS_TYPES(VectorMap, VectorMap, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(FastSet, FastSet, begin, bucket_count, cbegin, cend, clear,
                    contains, count, emplace, emplace_hint, empty, end,
                    equal_range, erase, eraseInto, find, getAllocatedMemorySize,
                    get_allocator, hash_function, insert, key_eq, load_factor,
                    max_load_factor, max_size, rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(FastSet, FastSet, iterator, const_iterator)

// What the calls yield.
MAPLINT_YIELDS(ValueMap, find(1), ValueMap::iterator);
MAPLINT_YIELDS(ValueMap, at(1), std::string &);
MAPLINT_YIELDS(ValueMap, try_emplace(1), std::pair<ValueMap::iterator, bool>);
MAPLINT_YIELDS(ValueMap, erase(ValueMap::const_iterator()), ValueMap::iterator);
MAPLINT_YIELDS(FastSet, insert(1), std::pair<FastSet::iterator, bool>);
