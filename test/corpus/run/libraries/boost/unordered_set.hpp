//===- unordered_set.hpp - on RefMap ----------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// boost::unordered_set: nodes, as the standard's.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_BOOST_UNORDERED_SET_HPP
#define MAPLINT_CORPUS_RUN_BOOST_UNORDERED_SET_HPP

#include "refmap/refmap.h"

namespace boost {
template <class... As> using unordered_set = refmap::unordered_set<As...>;
template <class... As>
using unordered_multiset = refmap::unordered_multiset<As...>;
} // namespace boost

#endif // MAPLINT_CORPUS_RUN_BOOST_UNORDERED_SET_HPP
