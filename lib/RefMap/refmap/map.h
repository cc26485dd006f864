//===- map.h - Ordered maps that watch their users --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interfaces of std::map and std::multimap over the ordered index
// (detail/tree.h). Iterators and references live as long as their element
// ([associative.reqmts]).
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_MAP_H
#define REFMAP_MAP_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/map_interface.h"
#include "refmap/detail/ordered_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// std::map, watched.
template <class K, class T, class Compare = std::less<K>,
          class Alloc = std::allocator<std::pair<const K, T>>>
class map : public detail::MapInterface<detail::OrderedInterface<
                detail::MapTraits<K, T>, Compare, Alloc, false>> {
  using Base = detail::MapInterface<
      detail::OrderedInterface<detail::MapTraits<K, T>, Compare, Alloc, false>>;

public:
  using Base::Base;
  map() = default;
  map(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_ORDERED_MAP(map);

template <class K, class T, class Compare, class Alloc>
void swap(map<K, T, Compare, Alloc> &X, map<K, T, Compare, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class T, class Compare, class Alloc, class Pred>
std::size_t erase_if(map<K, T, Compare, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

/// std::multimap, watched.
template <class K, class T, class Compare = std::less<K>,
          class Alloc = std::allocator<std::pair<const K, T>>>
class multimap : public detail::OrderedInterface<detail::MapTraits<K, T>,
                                                 Compare, Alloc, true> {
  using Base =
      detail::OrderedInterface<detail::MapTraits<K, T>, Compare, Alloc, true>;

public:
  using mapped_type = T;
  using Base::Base;
  multimap() = default;
  multimap(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_ORDERED_MAP(multimap);

template <class K, class T, class Compare, class Alloc>
void swap(multimap<K, T, Compare, Alloc> &X,
          multimap<K, T, Compare, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class T, class Compare, class Alloc, class Pred>
std::size_t erase_if(multimap<K, T, Compare, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_MAP_H
