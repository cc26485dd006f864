//===- flat_set.h - Sorted sets whose elements move -------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The sets to flat_map.h; see there.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_FLAT_SET_H
#define REFMAP_FLAT_SET_H

#include "refmap/detail/deduction.h"
#include "refmap/detail/ordered_interface.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// A set that is a sorted sequence.
template <class K, class Compare = std::less<K>,
          class Alloc = std::allocator<K>>
class flat_set : public detail::OrderedInterface<detail::SetTraits<K>, Compare,
                                                 Alloc, false, true> {
  using Base = detail::OrderedInterface<detail::SetTraits<K>, Compare, Alloc,
                                        false, true>;

public:
  using Base::Base;
  flat_set() = default;
  flat_set(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_ORDERED_SET(flat_set);

template <class K, class Compare, class Alloc>
void swap(flat_set<K, Compare, Alloc> &X, flat_set<K, Compare, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class Compare, class Alloc, class Pred>
std::size_t erase_if(flat_set<K, Compare, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

/// flat_set with elements that may repeat.
template <class K, class Compare = std::less<K>,
          class Alloc = std::allocator<K>>
class flat_multiset
    : public detail::OrderedInterface<detail::SetTraits<K>, Compare, Alloc,
                                      true, true> {
  using Base = detail::OrderedInterface<detail::SetTraits<K>, Compare, Alloc,
                                        true, true>;

public:
  using Base::Base;
  flat_multiset() = default;
  flat_multiset(std::initializer_list<typename Base::value_type> Values)
      : Base(Values) {} // for deduction
  using Base::operator=;
};

REFMAP_DEDUCE_ORDERED_SET(flat_multiset);

template <class K, class Compare, class Alloc>
void swap(flat_multiset<K, Compare, Alloc> &X,
          flat_multiset<K, Compare, Alloc> &Y) {
  X.swap(Y);
}

/// Erases the elements that \p Accept accepts; returns how many.
template <class K, class Compare, class Alloc, class Pred>
std::size_t erase_if(flat_multiset<K, Compare, Alloc> &M, Pred Accept,
                     place P = place::current()) {
  return detail::eraseIf(M, Accept, P);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_FLAT_SET_H
