//===- real_headers_boost.cpp - Rows of boost.yaml against headers --------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Confirms on the real headers of Boost that the methods and iterator types
// which the rows name exist, and what the main calls yield. Compiled only. The
// rows of the indices of a multi_index_container share the methods of all its
// kinds of index.
//
// REQUIRES: boost
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only %s

#include "has_member.h"
#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>
#include <boost/container/map.hpp>
#include <boost/container/set.hpp>
#include <boost/multi_index/hashed_index.hpp>
#include <boost/multi_index/identity.hpp>
#include <boost/multi_index/ordered_index.hpp>
#include <boost/multi_index/random_access_index.hpp>
#include <boost/multi_index/ranked_index.hpp>
#include <boost/multi_index/sequenced_index.hpp>
#include <boost/multi_index_container.hpp>
#include <boost/unordered_map.hpp>
#include <boost/unordered_set.hpp>
#include <string>

using UnorderedMap = boost::unordered_map<int, std::string>;
using UnorderedMultimap = boost::unordered_multimap<int, std::string>;
using ContainerMap = boost::container::map<int, std::string>;
using ContainerMultimap = boost::container::multimap<int, std::string>;
using ContainerFlatMap = boost::container::flat_map<int, std::string>;
using ContainerFlatMultimap = boost::container::flat_multimap<int, std::string>;
using UnorderedSet = boost::unordered_set<int>;
using UnorderedMultiset = boost::unordered_multiset<int>;
using ContainerSet = boost::container::set<int>;
using ContainerMultiset = boost::container::multiset<int>;
using ContainerFlatSet = boost::container::flat_set<int>;
using ContainerFlatMultiset = boost::container::flat_multiset<int>;
using Identity = boost::multi_index::identity<int>;
using MultiIndexMultiIndexContainer = boost::multi_index_container<
    int,
    boost::multi_index::indexed_by<
        boost::multi_index::ordered_unique<Identity>,
        boost::multi_index::hashed_unique<Identity>,
        boost::multi_index::sequenced<>, boost::multi_index::random_access<>,
        boost::multi_index::ranked_unique<Identity>>>;
using MultiIndexOrderedIndex =
    MultiIndexMultiIndexContainer::nth_index<0>::type;
using MultiIndexHashedIndex = MultiIndexMultiIndexContainer::nth_index<1>::type;
using MultiIndexSequencedIndex =
    MultiIndexMultiIndexContainer::nth_index<2>::type;
using MultiIndexRandomAccessIndex =
    MultiIndexMultiIndexContainer::nth_index<3>::type;

// Of another version of the library: contains.
MAPLINT_HAS_METHODS(UnorderedMap, UnorderedMap, at, begin, bucket, bucket_count,
                    bucket_size, cbegin, cend, clear, count, emplace,
                    emplace_hint, empty, end, equal_range, erase,
                    erase_return_void, extract, find, get_allocator,
                    hash_function, insert, insert_or_assign, key_eq,
                    load_factor, max_bucket_count, max_load_factor, max_size,
                    merge, operator[], quick_erase, rehash, reserve, size, swap,
                    try_emplace)
MAPLINT_HAS_TYPES(UnorderedMap, UnorderedMap, iterator, const_iterator,
                  local_iterator, const_local_iterator)

// Of another version of the library: contains.
MAPLINT_HAS_METHODS(UnorderedMultimap, UnorderedMultimap, begin, bucket,
                    bucket_count, bucket_size, cbegin, cend, clear, count,
                    emplace, emplace_hint, empty, end, equal_range, erase,
                    erase_return_void, extract, find, get_allocator,
                    hash_function, insert, key_eq, load_factor,
                    max_bucket_count, max_load_factor, max_size, merge,
                    quick_erase, rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(UnorderedMultimap, UnorderedMultimap, iterator,
                  const_iterator, local_iterator, const_local_iterator)

MAPLINT_HAS_METHODS(ContainerMap, ContainerMap, at, begin, cbegin, cend, clear,
                    contains, count, crbegin, crend, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, insert, insert_or_assign, key_comp,
                    lower_bound, max_size, merge, operator[], rbegin, rend,
                    size, swap, try_emplace, upper_bound, value_comp)
MAPLINT_HAS_TYPES(ContainerMap, ContainerMap, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(ContainerMultimap, ContainerMultimap, begin, cbegin, cend,
                    clear, contains, count, crbegin, crend, emplace,
                    emplace_hint, empty, end, equal_range, erase, extract, find,
                    get_allocator, insert, key_comp, lower_bound, max_size,
                    merge, rbegin, rend, size, swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(ContainerMultimap, ContainerMultimap, iterator,
                  const_iterator, reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(ContainerFlatMap, ContainerFlatMap, adopt_sequence, at,
                    begin, capacity, cbegin, cend, clear, contains, count,
                    crbegin, crend, emplace, emplace_hint, empty, end,
                    equal_range, erase, extract_sequence, find, get_allocator,
                    index_of, insert, insert_or_assign, key_comp, lower_bound,
                    max_size, merge, nth, operator[], rbegin, rend, reserve,
                    shrink_to_fit, size, swap, try_emplace, upper_bound,
                    value_comp)
MAPLINT_HAS_TYPES(ContainerFlatMap, ContainerFlatMap, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(ContainerFlatMultimap, ContainerFlatMultimap,
                    adopt_sequence, begin, capacity, cbegin, cend, clear,
                    contains, count, crbegin, crend, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract_sequence, find,
                    get_allocator, index_of, insert, key_comp, lower_bound,
                    max_size, merge, nth, rbegin, rend, reserve, shrink_to_fit,
                    size, swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(ContainerFlatMultimap, ContainerFlatMultimap, iterator,
                  const_iterator, reverse_iterator, const_reverse_iterator)

// Of another version of the library: contains.
MAPLINT_HAS_METHODS(UnorderedSet, UnorderedSet, begin, bucket, bucket_count,
                    bucket_size, cbegin, cend, clear, count, emplace,
                    emplace_hint, empty, end, equal_range, erase,
                    erase_return_void, extract, find, get_allocator,
                    hash_function, insert, key_eq, load_factor,
                    max_bucket_count, max_load_factor, max_size, merge,
                    quick_erase, rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(UnorderedSet, UnorderedSet, iterator, const_iterator,
                  local_iterator, const_local_iterator)

// Of another version of the library: contains.
MAPLINT_HAS_METHODS(UnorderedMultiset, UnorderedMultiset, begin, bucket,
                    bucket_count, bucket_size, cbegin, cend, clear, count,
                    emplace, emplace_hint, empty, end, equal_range, erase,
                    erase_return_void, extract, find, get_allocator,
                    hash_function, insert, key_eq, load_factor,
                    max_bucket_count, max_load_factor, max_size, merge,
                    quick_erase, rehash, reserve, size, swap)
MAPLINT_HAS_TYPES(UnorderedMultiset, UnorderedMultiset, iterator,
                  const_iterator, local_iterator, const_local_iterator)

MAPLINT_HAS_METHODS(ContainerSet, ContainerSet, begin, cbegin, cend, clear,
                    contains, count, crbegin, crend, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract, find,
                    get_allocator, insert, key_comp, lower_bound, max_size,
                    merge, rbegin, rend, size, swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(ContainerSet, ContainerSet, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(ContainerMultiset, ContainerMultiset, begin, cbegin, cend,
                    clear, contains, count, crbegin, crend, emplace,
                    emplace_hint, empty, end, equal_range, erase, extract, find,
                    get_allocator, insert, key_comp, lower_bound, max_size,
                    merge, rbegin, rend, size, swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(ContainerMultiset, ContainerMultiset, iterator,
                  const_iterator, reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(ContainerFlatSet, ContainerFlatSet, adopt_sequence, begin,
                    capacity, cbegin, cend, clear, contains, count, crbegin,
                    crend, emplace, emplace_hint, empty, end, equal_range,
                    erase, extract_sequence, find, get_allocator, index_of,
                    insert, key_comp, lower_bound, max_size, merge, nth, rbegin,
                    rend, reserve, shrink_to_fit, size, swap, upper_bound,
                    value_comp)
MAPLINT_HAS_TYPES(ContainerFlatSet, ContainerFlatSet, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(ContainerFlatMultiset, ContainerFlatMultiset,
                    adopt_sequence, begin, capacity, cbegin, cend, clear,
                    contains, count, crbegin, crend, emplace, emplace_hint,
                    empty, end, equal_range, erase, extract_sequence, find,
                    get_allocator, index_of, insert, key_comp, lower_bound,
                    max_size, merge, nth, rbegin, rend, reserve, shrink_to_fit,
                    size, swap, upper_bound, value_comp)
MAPLINT_HAS_TYPES(ContainerFlatMultiset, ContainerFlatMultiset, iterator,
                  const_iterator, reverse_iterator, const_reverse_iterator)

// Of another version of the library: contains.
MAPLINT_HAS_METHODS(
    MultiIndexMultiIndexContainer, MultiIndexMultiIndexContainer, assign, at,
    back, begin, bucket, bucket_count, bucket_size, capacity, cbegin, cend,
    clear, count, crbegin, crend, emplace, emplace_back, emplace_front,
    emplace_hint, empty, end, equal_range, erase, extract, find, front, get,
    get_allocator, hash_function, insert, iterator_to, key_comp, key_eq,
    key_extractor, load_factor, lower_bound, max_bucket_count, max_load_factor,
    max_size, merge, modify, modify_key, nth, operator[], pop_back, pop_front,
    project, push_back, push_front, range, rank, rbegin, rearrange, rehash,
    relocate, remove, remove_if, rend, replace, reserve, resize, reverse,
    shrink_to_fit, size, sort, swap, unique, upper_bound, value_comp)
MAPLINT_HAS_TYPES(MultiIndexMultiIndexContainer, MultiIndexMultiIndexContainer,
                  iterator, const_iterator, reverse_iterator,
                  const_reverse_iterator)

// Of another version of the library: contains, get, project.
MAPLINT_HAS_METHODS(MultiIndexOrderedIndex, MultiIndexOrderedIndex, assign, at,
                    back, begin, bucket, bucket_count, bucket_size, capacity,
                    cbegin, cend, clear, count, crbegin, crend, emplace,
                    emplace_back, emplace_front, emplace_hint, empty, end,
                    equal_range, erase, extract, find, front, get_allocator,
                    hash_function, insert, iterator_to, key_comp, key_eq,
                    key_extractor, load_factor, lower_bound, max_bucket_count,
                    max_load_factor, max_size, merge, modify, modify_key,
                    nth, operator[], pop_back, pop_front, push_back, push_front,
                    range, rank, rbegin, rearrange, rehash, relocate, remove,
                    remove_if, rend, replace, reserve, resize, reverse,
                    shrink_to_fit, size, sort, swap, unique, upper_bound,
                    value_comp)
MAPLINT_HAS_TYPES(MultiIndexOrderedIndex, MultiIndexOrderedIndex, iterator,
                  const_iterator, reverse_iterator, const_reverse_iterator)

// Of another version of the library: contains, get, project.
MAPLINT_HAS_METHODS(MultiIndexHashedIndex, MultiIndexHashedIndex, assign, at,
                    back, begin, bucket, bucket_count, bucket_size, capacity,
                    cbegin, cend, clear, count, crbegin, crend, emplace,
                    emplace_back, emplace_front, emplace_hint, empty, end,
                    equal_range, erase, extract, find, front, get_allocator,
                    hash_function, insert, iterator_to, key_comp, key_eq,
                    key_extractor, load_factor, lower_bound, max_bucket_count,
                    max_load_factor, max_size, merge, modify, modify_key,
                    nth, operator[], pop_back, pop_front, push_back, push_front,
                    range, rank, rbegin, rearrange, rehash, relocate, remove,
                    remove_if, rend, replace, reserve, resize, reverse,
                    shrink_to_fit, size, sort, swap, unique, upper_bound,
                    value_comp)
MAPLINT_HAS_TYPES(MultiIndexHashedIndex, MultiIndexHashedIndex, iterator,
                  const_iterator, local_iterator, const_local_iterator)

// Of another version of the library: bucket, bucket_count, bucket_size,
// contains, get, hash_function, key_eq, load_factor, max_bucket_count,
// max_load_factor, project, rehash.
MAPLINT_HAS_METHODS(MultiIndexSequencedIndex, MultiIndexSequencedIndex, assign,
                    at, back, begin, capacity, cbegin, cend, clear, count,
                    crbegin, crend, emplace, emplace_back, emplace_front,
                    emplace_hint, empty, end, equal_range, erase, extract, find,
                    front, get_allocator, insert, iterator_to, key_comp,
                    key_extractor, lower_bound, max_size, merge, modify,
                    modify_key, nth, operator[], pop_back, pop_front, push_back,
                    push_front, range, rank, rbegin, rearrange, relocate,
                    remove, remove_if, rend, replace, reserve, resize, reverse,
                    shrink_to_fit, size, sort, swap, unique, upper_bound,
                    value_comp)
MAPLINT_HAS_TYPES(MultiIndexSequencedIndex, MultiIndexSequencedIndex, iterator,
                  const_iterator, reverse_iterator, const_reverse_iterator)

// Of another version of the library: bucket, bucket_count, bucket_size,
// contains, get, hash_function, key_eq, load_factor, max_bucket_count,
// max_load_factor, project, rehash.
MAPLINT_HAS_METHODS(MultiIndexRandomAccessIndex, MultiIndexRandomAccessIndex,
                    assign, at, back, begin, capacity, cbegin, cend, clear,
                    count, crbegin, crend, emplace, emplace_back, emplace_front,
                    emplace_hint, empty, end, equal_range, erase, extract, find,
                    front, get_allocator, insert, iterator_to, key_comp,
                    key_extractor, lower_bound, max_size, merge, modify,
                    modify_key, nth, operator[], pop_back, pop_front, push_back,
                    push_front, range, rank, rbegin, rearrange, relocate,
                    remove, remove_if, rend, replace, reserve, resize, reverse,
                    shrink_to_fit, size, sort, swap, unique, upper_bound,
                    value_comp)
MAPLINT_HAS_TYPES(MultiIndexRandomAccessIndex, MultiIndexRandomAccessIndex,
                  iterator, const_iterator, reverse_iterator,
                  const_reverse_iterator)

// What the calls yield.
MAPLINT_YIELDS(UnorderedMap, find(1), UnorderedMap::iterator);
MAPLINT_YIELDS(UnorderedMap, erase(UnorderedMap::const_iterator()),
               UnorderedMap::iterator);
MAPLINT_YIELDS(ContainerFlatMap, at(1), std::string &);
MAPLINT_YIELDS(ContainerFlatMap, erase(ContainerFlatMap::const_iterator()),
               ContainerFlatMap::iterator);
MAPLINT_YIELDS(ContainerFlatMap, try_emplace(1),
               std::pair<ContainerFlatMap::iterator, bool>);
MAPLINT_YIELDS(MultiIndexOrderedIndex, find(1),
               MultiIndexOrderedIndex::iterator);
MAPLINT_YIELDS(MultiIndexHashedIndex, erase(MultiIndexHashedIndex::iterator()),
               MultiIndexHashedIndex::iterator);
MAPLINT_YIELDS(MultiIndexSequencedIndex, push_back(1),
               std::pair<MultiIndexSequencedIndex::iterator, bool>);
MAPLINT_YIELDS(MultiIndexMultiIndexContainer, get<1>(),
               MultiIndexHashedIndex &);
