//===- set.h - Ordered sets that watch their users --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interfaces of std::set and std::multiset over the ordered index
// (detail/tree.h).
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_SET_H
#define REFMAP_SET_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/ordered_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// std::set, watched.
template <class K, class Compare = std::less<K>,
          class Alloc = std::allocator<K>>
class set : public detail::OrderedInterface<detail::SetTraits<K>, Compare,
                                            Alloc, false> {
  using Base =
      detail::OrderedInterface<detail::SetTraits<K>, Compare, Alloc, false>;

public:
  using Base::Base;
  set() = default;
  set(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_ORDERED_SET(set);

template <class K, class Compare, class Alloc>
void swap(set<K, Compare, Alloc> &X, set<K, Compare, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class Compare, class Alloc, class Pred>
std::size_t erase_if(set<K, Compare, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

/// std::multiset, watched.
template <class K, class Compare = std::less<K>,
          class Alloc = std::allocator<K>>
class multiset : public detail::OrderedInterface<detail::SetTraits<K>, Compare,
                                                 Alloc, true> {
  using Base =
      detail::OrderedInterface<detail::SetTraits<K>, Compare, Alloc, true>;

public:
  using Base::Base;
  multiset() = default;
  multiset(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_ORDERED_SET(multiset);

template <class K, class Compare, class Alloc>
void swap(multiset<K, Compare, Alloc> &X, multiset<K, Compare, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class Compare, class Alloc, class Pred>
std::size_t erase_if(multiset<K, Compare, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_SET_H
