//===- common.h - Abseil's tables, on RefMap --------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the hash containers of Abseil do otherwise than the standard's.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CORPUS_RUN_ABSL_CONTAINER_COMMON_H
#define MAPLINT_CORPUS_RUN_ABSL_CONTAINER_COMMON_H

#include "refmap/refmap.h"

namespace corpus {

/// A container whose erase(iterator) returns nothing.
template <class Base> class ErasesToVoid : public Base {
public:
  using typename Base::const_iterator;
  using typename Base::iterator;
  using place = refmap::place;

  using Base::Base;
  ErasesToVoid() = default;

  void erase(iterator At, place P = place::current()) { Base::erase(At, P); }
  void erase(const_iterator At, place P = place::current()) {
    Base::erase(At, P);
  }
  iterator erase(const_iterator First, const_iterator Last,
                 place P = place::current()) {
    return Base::erase(First, Last, P);
  }
  std::size_t erase(const typename Base::key_type &Key,
                    place P = place::current()) {
    return Base::erase(Key, P);
  }
};

} // namespace corpus

namespace absl {
using refmap::erase_if;
} // namespace absl

#endif // MAPLINT_CORPUS_RUN_ABSL_CONTAINER_COMMON_H
