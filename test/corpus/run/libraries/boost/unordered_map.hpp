//===- unordered_map.hpp - on RefMap ----------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// boost::unordered_map: nodes, as the standard's.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_BOOST_UNORDERED_MAP_HPP
#define MAPLINT_CORPUS_RUN_BOOST_UNORDERED_MAP_HPP

#include "refmap/refmap.h"

namespace boost {
template <class... As> using unordered_map = refmap::unordered_map<As...>;
template <class... As>
using unordered_multimap = refmap::unordered_multimap<As...>;
} // namespace boost

#endif // MAPLINT_CORPUS_RUN_BOOST_UNORDERED_MAP_HPP
