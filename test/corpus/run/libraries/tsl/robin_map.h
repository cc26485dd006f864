//===- robin_map.h - on RefMap ----------------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// tsl::robin_map: each insertion and each erasure may move the other elements.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_TSL_ROBIN_MAP_H
#define MAPLINT_CORPUS_RUN_TSL_ROBIN_MAP_H

#include "refmap/refmap.h"

namespace tsl {
template <class... As> using robin_map = refmap::robin_map<As...>;
} // namespace tsl

#endif // MAPLINT_CORPUS_RUN_TSL_ROBIN_MAP_H
