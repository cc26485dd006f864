//===- unstable.h - An engine that keeps no element in place ----*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Marks an engine of nodes (table.h, tree.h) as that of a container in which
// every insertion and every erasure may move the other elements: a sorted
// sequence, a B-tree, a table that shifts back what follows an erased slot. The
// core then ends their iterators and moves them (core.h).
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_UNSTABLE_H
#define REFMAP_DETAIL_UNSTABLE_H

#include "refmap/config.h"

#include <type_traits>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

template <class Engine> class Unstable : public Engine {
public:
  using Engine::Engine;
  static constexpr bool Steady = false;
};

template <bool Wanted, class Engine>
using UnstableIf = std::conditional_t<Wanted, Unstable<Engine>, Engine>;

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_UNSTABLE_H
