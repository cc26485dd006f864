//===- flat_map.hpp - on RefMap ---------------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// boost::container::flat_map: a sorted sequence.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_BOOST_CONTAINER_FLAT_MAP_HPP
#define MAPLINT_CORPUS_RUN_BOOST_CONTAINER_FLAT_MAP_HPP

#include "refmap/refmap.h"

namespace boost {
namespace container {
template <class... As> using flat_map = refmap::flat_map<As...>;
template <class... As> using flat_multimap = refmap::flat_multimap<As...>;
} // namespace container
} // namespace boost

#endif // MAPLINT_CORPUS_RUN_BOOST_CONTAINER_FLAT_MAP_HPP
