//===- unordered_set.h - A hash set that watches its users ------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interfaces of std::unordered_set and std::unordered_multiset over Go's
// table (detail/table.h).
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_UNORDERED_SET_H
#define REFMAP_UNORDERED_SET_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/hash_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// std::unordered_set, watched.
template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Alloc = std::allocator<K>>
class unordered_set : public detail::HashInterface<detail::SetTraits<K>, Hash,
                                                   Equal, Alloc, false> {
  using Base =
      detail::HashInterface<detail::SetTraits<K>, Hash, Equal, Alloc, false>;

public:
  using Base::Base;
  unordered_set() = default;
  unordered_set(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_HASH_SET(unordered_set);

template <class K, class Hash, class Equal, class Alloc>
void swap(unordered_set<K, Hash, Equal, Alloc> &X,
          unordered_set<K, Hash, Equal, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class Hash, class Equal, class Alloc, class Pred>
std::size_t erase_if(unordered_set<K, Hash, Equal, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

/// std::unordered_multiset, watched.
template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Alloc = std::allocator<K>>
class unordered_multiset
    : public detail::HashInterface<detail::SetTraits<K>, Hash, Equal, Alloc,
                                   false, true> {
  using Base = detail::HashInterface<detail::SetTraits<K>, Hash, Equal, Alloc,
                                     false, true>;

public:
  using Base::Base;
  unordered_multiset() = default;
  unordered_multiset(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_HASH_SET(unordered_multiset);

template <class K, class Hash, class Equal, class Alloc>
void swap(unordered_multiset<K, Hash, Equal, Alloc> &X,
          unordered_multiset<K, Hash, Equal, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class Hash, class Equal, class Alloc, class Pred>
std::size_t erase_if(unordered_multiset<K, Hash, Equal, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_UNORDERED_SET_H
