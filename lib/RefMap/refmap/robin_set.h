//===- robin_set.h - A hash set that shifts its elements --------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The set to robin_map.h; see there.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_ROBIN_SET_H
#define REFMAP_ROBIN_SET_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/hash_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// unordered_set whose elements move on each insertion and erasure.
template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Alloc = std::allocator<K>>
class robin_set
    : public detail::HashInterface<detail::SetTraits<K>, Hash, Equal, Alloc,
                                   false, false, true> {
  using Base = detail::HashInterface<detail::SetTraits<K>, Hash, Equal, Alloc,
                                     false, false, true>;

public:
  using Base::Base;
  robin_set() = default;
  robin_set(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_HASH_SET(robin_set);

template <class K, class Hash, class Equal, class Alloc>
void swap(robin_set<K, Hash, Equal, Alloc> &X,
          robin_set<K, Hash, Equal, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class Hash, class Equal, class Alloc, class Pred>
std::size_t erase_if(robin_set<K, Hash, Equal, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_ROBIN_SET_H
