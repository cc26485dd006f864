//===- robin_map.h - A hash map that shifts its elements --------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stands for tsl::robin_map and its like, whose tables shift elements back when
// one is erased: every insertion of a new element and every erasure ends all
// iterators and references, whatever was reserved. Under AddressSanitizer
// elements really move, up to the first 1024.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_ROBIN_MAP_H
#define REFMAP_ROBIN_MAP_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/hash_interface.h"
#include "refmap/detail/map_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// unordered_map whose elements move on each insertion and erasure.
template <class K, class T, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Alloc = std::allocator<std::pair<const K, T>>>
class robin_map
    : public detail::MapInterface<detail::HashInterface<
          detail::MapTraits<K, T>, Hash, Equal, Alloc, false, false, true>> {
  using Base = detail::MapInterface<detail::HashInterface<
      detail::MapTraits<K, T>, Hash, Equal, Alloc, false, false, true>>;

public:
  using Base::Base;
  robin_map() = default;
  robin_map(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_HASH_MAP(robin_map);

template <class K, class T, class Hash, class Equal, class Alloc>
void swap(robin_map<K, T, Hash, Equal, Alloc> &X,
          robin_map<K, T, Hash, Equal, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class T, class Hash, class Equal, class Alloc, class Pred>
std::size_t erase_if(robin_map<K, T, Hash, Equal, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_ROBIN_MAP_H
