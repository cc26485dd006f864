//===- btree_map.h - on RefMap ----------------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// absl::btree_map: each insertion and each erasure may move the other elements.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_ABSL_CONTAINER_BTREE_MAP_H
#define MAPLINT_CORPUS_RUN_ABSL_CONTAINER_BTREE_MAP_H

#include "common.h"

namespace absl {
template <class... As> using btree_map = refmap::flat_map<As...>;
template <class... As> using btree_multimap = refmap::flat_multimap<As...>;
} // namespace absl

#endif // MAPLINT_CORPUS_RUN_ABSL_CONTAINER_BTREE_MAP_H
