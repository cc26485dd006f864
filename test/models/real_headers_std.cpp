//===- real_headers_std.cpp - The rows of std.yaml are true of the headers ===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Confirms on the real headers of the standard library that the methods and
// iterator types which the rows name exist, and what the main calls yield.
// Compiled only.
//
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only %s

#include "has_member.h"
#include <any>
#include <array>
#include <condition_variable>
#include <deque>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <set>
#include <shared_mutex>
#include <span>
#include <stack>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Map = std::map<int, std::string>;
using Multimap = std::multimap<int, std::string>;
using UnorderedMap = std::unordered_map<int, std::string>;
using UnorderedMultimap = std::unordered_multimap<int, std::string>;
using Set = std::set<int>;
using Multiset = std::multiset<int>;
using UnorderedSet = std::unordered_set<int>;
using UnorderedMultiset = std::unordered_multiset<int>;

// Of another version of the library: insert_range.
MAPLINT_HAS_METHODS(Map, Map, at, begin, cbegin, cend, clear, contains, count,
                    crbegin, crend, emplace, emplace_hint, empty, end,
                    equal_range, erase, extract, find, get_allocator, insert,
                    insert_or_assign, key_comp, lower_bound, max_size,
                    merge, operator[], rbegin, rend, size, swap, try_emplace,
                    upper_bound, value_comp)
MAPLINT_HAS_TYPES(Map, Map, iterator, const_iterator, reverse_iterator,
                  const_reverse_iterator)

// Of another version of the library: insert_range.
MAPLINT_HAS_METHODS(Multimap, Multimap, begin, cbegin, cend, clear, contains,
                    count, crbegin, crend, emplace, emplace_hint, empty, end,
                    equal_range, erase, extract, find, get_allocator, insert,
                    key_comp, lower_bound, max_size, merge, rbegin, rend, size,
                    swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(Multimap, Multimap, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

// Of another version of the library: insert_range.
MAPLINT_HAS_METHODS(UnorderedMap, UnorderedMap, at, begin, bucket, bucket_count,
                    bucket_size, cbegin, cend, clear, contains, count, emplace,
                    emplace_hint, empty, end, equal_range, erase, extract, find,
                    get_allocator, hash_function, insert, insert_or_assign,
                    key_eq, load_factor, max_bucket_count, max_load_factor,
                    max_size, merge, operator[], rehash, reserve, size, swap,
                    try_emplace)
MAPLINT_HAS_TYPES(UnorderedMap, UnorderedMap, iterator, const_iterator,
                  local_iterator, const_local_iterator)

// Of another version of the library: insert_range.
MAPLINT_HAS_METHODS(UnorderedMultimap, UnorderedMultimap, begin, bucket,
                    bucket_count, bucket_size, cbegin, cend, clear, contains,
                    count, emplace, emplace_hint, empty, end, equal_range,
                    erase, extract, find, get_allocator, hash_function, insert,
                    key_eq, load_factor, max_bucket_count, max_load_factor,
                    max_size, merge, rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(UnorderedMultimap, UnorderedMultimap, iterator,
                  const_iterator, local_iterator, const_local_iterator)

// Of another version of the library: insert_range.
MAPLINT_HAS_METHODS(Set, Set, begin, cbegin, cend, clear, contains, count,
                    crbegin, crend, emplace, emplace_hint, empty, end,
                    equal_range, erase, extract, find, get_allocator, insert,
                    key_comp, lower_bound, max_size, merge, rbegin, rend, size,
                    swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(Set, Set, iterator, const_iterator, reverse_iterator,
                  const_reverse_iterator)

// Of another version of the library: insert_range.
MAPLINT_HAS_METHODS(Multiset, Multiset, begin, cbegin, cend, clear, contains,
                    count, crbegin, crend, emplace, emplace_hint, empty, end,
                    equal_range, erase, extract, find, get_allocator, insert,
                    key_comp, lower_bound, max_size, merge, rbegin, rend, size,
                    swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(Multiset, Multiset, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

// Of another version of the library: insert_range.
MAPLINT_HAS_METHODS(UnorderedSet, UnorderedSet, begin, bucket, bucket_count,
                    bucket_size, cbegin, cend, clear, contains, count, emplace,
                    emplace_hint, empty, end, equal_range, erase, extract, find,
                    get_allocator, hash_function, insert, key_eq, load_factor,
                    max_bucket_count, max_load_factor, max_size, merge, rehash,
                    reserve, size, swap)
MAPLINT_HAS_TYPES(UnorderedSet, UnorderedSet, iterator, const_iterator,
                  local_iterator, const_local_iterator)

// Of another version of the library: insert_range.
MAPLINT_HAS_METHODS(UnorderedMultiset, UnorderedMultiset, begin, bucket,
                    bucket_count, bucket_size, cbegin, cend, clear, contains,
                    count, emplace, emplace_hint, empty, end, equal_range,
                    erase, extract, find, get_allocator, hash_function, insert,
                    key_eq, load_factor, max_bucket_count, max_load_factor,
                    max_size, merge, rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(UnorderedMultiset, UnorderedMultiset, iterator,
                  const_iterator, local_iterator, const_local_iterator)

// What the calls yield.
MAPLINT_YIELDS(Map, find(1), Map::iterator);
MAPLINT_YIELDS(const Map, find(1), Map::const_iterator);
MAPLINT_YIELDS(Map, at(1), std::string &);
MAPLINT_YIELDS(Map, operator[](1), std::string &);
MAPLINT_YIELDS(Map, lower_bound(1), Map::iterator);
MAPLINT_YIELDS(Map, equal_range(1), std::pair<Map::iterator, Map::iterator>);
MAPLINT_YIELDS(Map, insert({1, ""}), std::pair<Map::iterator, bool>);
MAPLINT_YIELDS(Map, insert_or_assign(1, ""), std::pair<Map::iterator, bool>);
MAPLINT_YIELDS(Map, emplace_hint(Map::iterator(), 1, ""), Map::iterator);
MAPLINT_YIELDS(Map, erase(Map::iterator()), Map::iterator);
MAPLINT_YIELDS(Map, erase(1), Map::size_type);
MAPLINT_YIELDS(Map, extract(1), Map::node_type);
MAPLINT_YIELDS(Map, contains(1), bool);
MAPLINT_YIELDS(Multimap, insert({1, ""}), Multimap::iterator);
MAPLINT_YIELDS(Multimap, emplace(1, ""), Multimap::iterator);
MAPLINT_YIELDS(Set, insert(1), std::pair<Set::iterator, bool>);
MAPLINT_YIELDS(UnorderedMap, erase(UnorderedMap::iterator()),
               UnorderedMap::iterator);
MAPLINT_YIELDS(UnorderedMultiset, insert(1), UnorderedMultiset::iterator);

// Owners, views, locks and tasks.
using IntPointer = std::unique_ptr<int>;
using SharedInt = std::shared_ptr<int>;
using OptionalInt = std::optional<int>;
using IntVector = std::vector<int>;
using IntSpan = std::span<int>;
MAPLINT_HAS_METHODS(UniquePtr, IntPointer, get, release, reset, swap)
MAPLINT_HAS_METHODS(SharedPtr, SharedInt, get, reset, swap)
MAPLINT_HAS_METHODS(Optional, OptionalInt, value, reset, emplace, swap)
MAPLINT_HAS_METHODS(String, std::string, c_str, data, begin, end, at, front,
                    back, clear, assign, append, push_back, insert, erase,
                    replace, resize, reserve, shrink_to_fit, swap)
MAPLINT_HAS_METHODS(Vector, IntVector, at, front, back, data, begin, end, clear,
                    assign, push_back, emplace_back, pop_back, insert, emplace,
                    erase, resize, reserve, shrink_to_fit, swap)
MAPLINT_HAS_METHODS(Queue, std::queue<int>, front, back, size, empty, push,
                    emplace, pop, swap)
MAPLINT_HAS_METHODS(Stack, std::stack<int>, top, size, empty, push, emplace,
                    pop, swap)
MAPLINT_HAS_METHODS(StringView, std::string_view, data, begin, end, at, front,
                    back, substr)
MAPLINT_HAS_METHODS(Span, IntSpan, data, begin, end, front, back, first, last,
                    subspan)
MAPLINT_HAS_METHODS(Mutex, std::mutex, lock, try_lock, unlock)
MAPLINT_HAS_METHODS(SharedTimedMutex, std::shared_timed_mutex, lock, try_lock,
                    try_lock_for, try_lock_until, unlock, lock_shared,
                    try_lock_shared, try_lock_shared_for, try_lock_shared_until,
                    unlock_shared)
MAPLINT_HAS_METHODS(UniqueLock, std::unique_lock<std::mutex>, lock, try_lock,
                    try_lock_for, try_lock_until, unlock, release)
MAPLINT_HAS_METHODS(SharedLock, std::shared_lock<std::shared_mutex>, lock,
                    try_lock, unlock, release)
MAPLINT_HAS_METHODS(ConditionVariable, std::condition_variable, wait, wait_for,
                    wait_until)
MAPLINT_HAS_METHODS(Thread, std::thread, join, detach)
MAPLINT_HAS_METHODS(Future, std::future<int>, get, wait)
