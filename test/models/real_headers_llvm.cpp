//===- real_headers_llvm.cpp - Rows of llvm.yaml against headers ----------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Confirms on the real headers of LLVM 19 to 22 that the methods and iterator
// types which the rows name exist, and what the main calls yield. Compiled
// only.
//
// REQUIRES: llvm
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only %s \
// RUN:   %if llvm-19 %{-isystem/usr/lib/llvm-19/include%} \
// RUN:   %if llvm-22 %{-isystem/usr/lib/llvm-22/include%}

#include "has_member.h"
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/DenseSet.h>
#include <llvm/ADT/MapVector.h>
#include <llvm/ADT/SetVector.h>
#include <llvm/ADT/SmallPtrSet.h>
#include <llvm/ADT/SmallSet.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/Config/llvm-config.h>
#include <llvm/IR/Value.h>
#include <llvm/IR/ValueMap.h>
#include <string>

using DenseMap = llvm::DenseMap<int, std::string>;
using DenseSet = llvm::DenseSet<int>;
using StringMap = llvm::StringMap<int>;
using StringSet = llvm::StringSet<>;
using MapVector = llvm::MapVector<int, std::string>;
using SetVector = llvm::SetVector<int>;
using SmallPtrSet = llvm::SmallPtrSet<int *, 4>;
using SmallSet = llvm::SmallSet<int, 4>;
using ValueMap = llvm::ValueMap<const llvm::Value *, int>;

MAPLINT_HAS_METHODS(DenseMap, DenseMap, at, begin, clear, contains, count,
                    empty, end, erase, find, find_as, getMemorySize,
                    getNumBuckets, getPointerIntoBucketsArray, insert,
                    insert_as, insert_or_assign, isPointerIntoBucketsArray,
                    lookup, operator[], reserve, shrink_and_clear, size, swap,
                    try_emplace)
#if LLVM_VERSION_MAJOR < 20
MAPLINT_HAS_METHODS(DenseMapOld, DenseMap, FindAndConstruct, getOrInsertDefault)
#endif
#if LLVM_VERSION_MAJOR >= 22
MAPLINT_HAS_METHODS(DenseMapNew, DenseMap, emplace_or_assign, insert_range,
                    keys, lookup_or, values)
#endif
MAPLINT_HAS_TYPES(DenseMap, DenseMap, iterator, const_iterator)

MAPLINT_HAS_METHODS(DenseSet, DenseSet, begin, clear, contains, count, empty,
                    end, erase, find, find_as, getMemorySize, insert, insert_as,
                    reserve, resize, size, swap)
#if LLVM_VERSION_MAJOR >= 22
MAPLINT_HAS_METHODS(DenseSetNew, DenseSet, insert_range)
#endif
MAPLINT_HAS_TYPES(DenseSet, DenseSet, iterator, const_iterator)

MAPLINT_HAS_METHODS(StringMap, StringMap, at, begin, clear, contains, count,
                    empty, end, erase, find, getNumBuckets, getNumItems, insert,
                    insert_or_assign, keys, lookup, operator[], remove, size,
                    swap, try_emplace)
MAPLINT_HAS_TYPES(StringMap, StringMap, iterator, const_iterator)

MAPLINT_HAS_METHODS(StringSet, StringSet, begin, clear, contains, count, empty,
                    end, erase, find, getNumBuckets, getNumItems, insert, keys,
                    remove, size, swap, try_emplace)
#if LLVM_VERSION_MAJOR >= 22
MAPLINT_HAS_METHODS(StringSetNew, StringSet, insert_range)
#endif
MAPLINT_HAS_TYPES(StringSet, StringSet, iterator, const_iterator)

MAPLINT_HAS_METHODS(MapVector, MapVector, back, begin, clear, contains, count,
                    empty, end, erase, find, front, insert, insert_or_assign,
                    lookup, operator[], pop_back, rbegin, remove_if, rend,
                    reserve, size, swap, takeVector, try_emplace)
#if LLVM_VERSION_MAJOR >= 22
MAPLINT_HAS_METHODS(MapVectorNew, MapVector, at, getArrayRef, keys, values)
#endif
MAPLINT_HAS_TYPES(MapVector, MapVector, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(SetVector, SetVector, back, begin, clear, contains, count,
                    empty, end, erase, front, getArrayRef, insert, operator[],
                    pop_back, pop_back_val, rbegin, remove, remove_if, rend,
                    set_subtract, set_union, size, swap, takeVector)
#if LLVM_VERSION_MAJOR >= 22
MAPLINT_HAS_METHODS(SetVectorNew, SetVector, insert_range)
#endif
MAPLINT_HAS_TYPES(SetVector, SetVector, iterator, const_iterator,
                  reverse_iterator, const_reverse_iterator)

MAPLINT_HAS_METHODS(SmallPtrSet, SmallPtrSet, begin, clear, contains, count,
                    empty, end, erase, find, insert, remove_if, size, swap)
#if LLVM_VERSION_MAJOR >= 22
MAPLINT_HAS_METHODS(SmallPtrSetNew, SmallPtrSet, capacity, insert_range,
                    reserve)
#endif
MAPLINT_HAS_TYPES(SmallPtrSet, SmallPtrSet, iterator, const_iterator)

MAPLINT_HAS_METHODS(SmallSet, SmallSet, begin, clear, contains, count, empty,
                    end, erase, insert, size)
#if LLVM_VERSION_MAJOR >= 22
MAPLINT_HAS_METHODS(SmallSetNew, SmallSet, insert_range)
#endif
MAPLINT_HAS_TYPES(SmallSet, SmallSet, const_iterator)

MAPLINT_HAS_METHODS(ValueMap, ValueMap, FindAndConstruct, begin, clear, count,
                    empty, end, erase, find, getPointerIntoBucketsArray, insert,
                    isPointerIntoBucketsArray, lookup, operator[], reserve,
                    size)
MAPLINT_HAS_TYPES(ValueMap, ValueMap, iterator, const_iterator)

// What the calls yield.
using IntPair = std::pair<int, std::string>;
MAPLINT_YIELDS(DenseMap, find(1), DenseMap::iterator);
MAPLINT_YIELDS(DenseMap, lookup(1), std::string);
MAPLINT_YIELDS(DenseMap, operator[](1), std::string &);
MAPLINT_YIELDS(DenseMap, insert(IntPair()),
               std::pair<DenseMap::iterator, bool>);
// No iterator follows an erased one.
MAPLINT_YIELDS(DenseMap, erase(DenseMap::iterator()), void);
MAPLINT_YIELDS(DenseMap, erase(1), bool);
MAPLINT_YIELDS(StringMap, find("k"), StringMap::iterator);
MAPLINT_YIELDS(StringMap, lookup("k"), int);
MAPLINT_YIELDS(StringMap, erase(StringMap::iterator()), void);
MAPLINT_YIELDS(MapVector, erase(MapVector::iterator()), MapVector::iterator);
MAPLINT_YIELDS(MapVector, find(1), MapVector::iterator);
MAPLINT_YIELDS(SetVector, insert(1), bool);
MAPLINT_YIELDS(SetVector, remove(1), bool);
MAPLINT_YIELDS(SmallPtrSet, erase((int *)nullptr), bool);
