//===- unordered_map.h - A hash map that watches its users ------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interfaces of std::unordered_map and std::unordered_multimap over Go's
// table (detail/table.h).
// References live as long as their element; iterators die when the table
// doubles or is rehashed ([unord.req]).
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_UNORDERED_MAP_H
#define REFMAP_UNORDERED_MAP_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/hash_interface.h"
#include "refmap/detail/map_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// std::unordered_map, watched.
template <class K, class T, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Alloc = std::allocator<std::pair<const K, T>>>
class unordered_map : public detail::MapInterface<detail::HashInterface<
                          detail::MapTraits<K, T>, Hash, Equal, Alloc, false>> {
  using Base =
      detail::MapInterface<detail::HashInterface<detail::MapTraits<K, T>, Hash,
                                                 Equal, Alloc, false>>;

public:
  using Base::Base;
  unordered_map() = default;
  unordered_map(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_HASH_MAP(unordered_map);

template <class K, class T, class Hash, class Equal, class Alloc>
void swap(unordered_map<K, T, Hash, Equal, Alloc> &X,
          unordered_map<K, T, Hash, Equal, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class T, class Hash, class Equal, class Alloc, class Pred>
std::size_t erase_if(unordered_map<K, T, Hash, Equal, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

/// std::unordered_multimap, watched.
template <class K, class T, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Alloc = std::allocator<std::pair<const K, T>>>
class unordered_multimap
    : public detail::HashInterface<detail::MapTraits<K, T>, Hash, Equal, Alloc,
                                   false, true> {
  using Base = detail::HashInterface<detail::MapTraits<K, T>, Hash, Equal,
                                     Alloc, false, true>;

public:
  using mapped_type = T;

  using Base::Base;
  unordered_multimap() = default;
  unordered_multimap(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_HASH_MAP(unordered_multimap);

template <class K, class T, class Hash, class Equal, class Alloc>
void swap(unordered_multimap<K, T, Hash, Equal, Alloc> &X,
          unordered_multimap<K, T, Hash, Equal, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class T, class Hash, class Equal, class Alloc, class Pred>
std::size_t erase_if(unordered_multimap<K, T, Hash, Equal, Alloc> &M,
                     Pred Accept, place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_UNORDERED_MAP_H
