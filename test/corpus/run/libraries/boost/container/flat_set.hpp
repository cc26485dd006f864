//===- flat_set.hpp - on RefMap ---------------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// boost::container::flat_set: a sorted sequence.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_BOOST_CONTAINER_FLAT_SET_HPP
#define MAPLINT_CORPUS_RUN_BOOST_CONTAINER_FLAT_SET_HPP

#include "refmap/refmap.h"

namespace boost {
namespace container {
template <class... As> using flat_set = refmap::flat_set<As...>;
template <class... As> using flat_multiset = refmap::flat_multiset<As...>;
} // namespace container
} // namespace boost

#endif // MAPLINT_CORPUS_RUN_BOOST_CONTAINER_FLAT_SET_HPP
