//===- flat_map.h - Sorted maps whose elements move -------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stands for std::flat_map, boost::container::flat_map, absl::btree_map and
// their like: elements are kept in sequence, so every insertion of a new
// element and every erasure may move the others, and ends all iterators,
// references and end(). Under AddressSanitizer elements really move, up to the
// first 1024. Values are std::pair<const K, T>, whatever the original has.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_FLAT_MAP_H
#define REFMAP_FLAT_MAP_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/map_interface.h"
#include "refmap/detail/ordered_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// A map that is a sorted sequence.
template <class K, class T, class Compare = std::less<K>,
          class Alloc = std::allocator<std::pair<const K, T>>>
class flat_map : public detail::MapInterface<detail::OrderedInterface<
                     detail::MapTraits<K, T>, Compare, Alloc, false, true>> {
  using Base = detail::MapInterface<detail::OrderedInterface<
      detail::MapTraits<K, T>, Compare, Alloc, false, true>>;

public:
  using Base::Base;
  flat_map() = default;
  flat_map(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_ORDERED_MAP(flat_map);

template <class K, class T, class Compare, class Alloc>
void swap(flat_map<K, T, Compare, Alloc> &X,
          flat_map<K, T, Compare, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class T, class Compare, class Alloc, class Pred>
std::size_t erase_if(flat_map<K, T, Compare, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

/// flat_map with keys that may repeat.
template <class K, class T, class Compare = std::less<K>,
          class Alloc = std::allocator<std::pair<const K, T>>>
class flat_multimap
    : public detail::OrderedInterface<detail::MapTraits<K, T>, Compare, Alloc,
                                      true, true> {
  using Base = detail::OrderedInterface<detail::MapTraits<K, T>, Compare, Alloc,
                                        true, true>;

public:
  using mapped_type = T;
  using Base::Base;
  flat_multimap() = default;
  flat_multimap(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_ORDERED_MAP(flat_multimap);

template <class K, class T, class Compare, class Alloc>
void swap(flat_multimap<K, T, Compare, Alloc> &X,
          flat_multimap<K, T, Compare, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class T, class Compare, class Alloc, class Pred>
std::size_t erase_if(flat_multimap<K, T, Compare, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_FLAT_MAP_H
