//===- btree_set.h - on RefMap ----------------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// absl::btree_set: each insertion and each erasure may move the other elements.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_ABSL_CONTAINER_BTREE_SET_H
#define MAPLINT_CORPUS_RUN_ABSL_CONTAINER_BTREE_SET_H

#include "common.h"

namespace absl {
template <class... As> using btree_set = refmap::flat_set<As...>;
template <class... As> using btree_multiset = refmap::flat_multiset<As...>;
} // namespace absl

#endif // MAPLINT_CORPUS_RUN_ABSL_CONTAINER_BTREE_SET_H
