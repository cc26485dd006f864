//===- stand_in_tables.cpp - The stand-ins are what the rows say ----------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// These libraries have no package here, so this says only that the rows and the
// hand-made header agree with each other. Compiled only.
//
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only -I%S/tables %s

#include "has_member.h"
#include <hash_tables.h>
#include <string>

using DenseMap = ankerl::unordered_dense::map<int, std::string>;
using FlatMap = robin_hood::unordered_flat_map<int, std::string>;
using NodeSet = robin_hood::unordered_node_set<int>;
using ChainMap = ska::bytell_hash_map<int, std::string>;

MAPLINT_HAS_METHODS(DenseMap, DenseMap, at, begin, clear, count, emplace, empty,
                    end, erase, find, insert, operator[], rehash, replace_key,
                    reserve, size)
MAPLINT_HAS_TYPES(DenseMap, DenseMap, iterator, const_iterator)
MAPLINT_HAS_METHODS(FlatMap, FlatMap, at, begin, clear, compact, count, emplace,
                    empty, end, erase, find, insert, operator[], rehash,
                    reserve, size)
MAPLINT_HAS_TYPES(FlatMap, FlatMap, iterator, const_iterator)

// What the calls yield.
MAPLINT_YIELDS(DenseMap, find(1), DenseMap::iterator);
MAPLINT_YIELDS(DenseMap, replace_key(DenseMap::iterator(), 1),
               std::pair<DenseMap::iterator, bool>);
MAPLINT_YIELDS(NodeSet, insert(1), std::pair<NodeSet::iterator, bool>);
MAPLINT_YIELDS(ChainMap, erase(ChainMap::iterator()), ChainMap::iterator);
MAPLINT_YIELDS(ChainMap, at(1), std::string &);
