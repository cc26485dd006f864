//===- node_hash_map.h - on RefMap ------------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// absl::node_hash_map: iterators die when the table grows.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_ABSL_CONTAINER_NODE_HASH_MAP_H
#define MAPLINT_CORPUS_RUN_ABSL_CONTAINER_NODE_HASH_MAP_H

#include "common.h"

namespace absl {
template <class... As>
using node_hash_map = corpus::ErasesToVoid<refmap::unordered_map<As...>>;
} // namespace absl

#endif // MAPLINT_CORPUS_RUN_ABSL_CONTAINER_NODE_HASH_MAP_H
