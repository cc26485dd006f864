//===- corpus.h - The containers of the corpus ------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A corpus file says Map where a program says std::map. What that is:
//
//   for the lint                 std::map itself
//   -DCORPUS_RUN=refmap          refmap::map, which watches its user
//   -DCORPUS_RUN=std             std::map, watched by the sanitizers only
//
// In the two runs, a container that is made as part of an argument of a corpus
// function begins with elements in it (run/arguments.h).
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_H
#define MAPLINT_CORPUS_H

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#ifdef CORPUS_RUN
#include "run/containers.h"
#define CORPUS_NAME(Name) corpus::Seeded<::CORPUS_RUN::Name<As...>>
#else
#define CORPUS_NAME(Name) std::Name<As...>
#endif

template <class... As> using Map = CORPUS_NAME(map);
template <class... As> using MultiMap = CORPUS_NAME(multimap);
template <class... As> using Set = CORPUS_NAME(set);
template <class... As> using MultiSet = CORPUS_NAME(multiset);
template <class... As> using UnorderedMap = CORPUS_NAME(unordered_map);
template <class... As> using UnorderedMultiMap = CORPUS_NAME(unordered_multimap);
template <class... As> using UnorderedSet = CORPUS_NAME(unordered_set);
template <class... As> using UnorderedMultiSet = CORPUS_NAME(unordered_multiset);

#undef CORPUS_NAME

#endif // MAPLINT_CORPUS_H
