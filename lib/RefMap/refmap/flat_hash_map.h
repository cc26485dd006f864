//===- flat_hash_map.h - A hash map whose elements move ---------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stands for absl::flat_hash_map, boost::unordered_flat_map and their like:
// elements live in the table and move when it grows. Every insert of a new
// element invalidates iterators and references, except within what reserve()
// has promised; erase invalidates those to its element alone (robin_map.h:
// all).
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_FLAT_HASH_MAP_H
#define REFMAP_FLAT_HASH_MAP_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/hash_interface.h"
#include "refmap/detail/map_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// unordered_map whose elements move on growth.
template <class K, class T, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Alloc = std::allocator<std::pair<const K, T>>>
class flat_hash_map : public detail::MapInterface<detail::HashInterface<
                          detail::MapTraits<K, T>, Hash, Equal, Alloc, true>> {
  using Base = detail::MapInterface<
      detail::HashInterface<detail::MapTraits<K, T>, Hash, Equal, Alloc, true>>;

public:
  using Base::Base;
  flat_hash_map() = default;
  flat_hash_map(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_HASH_MAP(flat_hash_map);

template <class K, class T, class Hash, class Equal, class Alloc>
void swap(flat_hash_map<K, T, Hash, Equal, Alloc> &X,
          flat_hash_map<K, T, Hash, Equal, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class T, class Hash, class Equal, class Alloc, class Pred>
std::size_t erase_if(flat_hash_map<K, T, Hash, Equal, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_FLAT_HASH_MAP_H
