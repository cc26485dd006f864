//===- ordered_interface.h - What ordered containers have -------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Bounds, reverse iteration, comparison.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_ORDERED_INTERFACE_H
#define REFMAP_DETAIL_ORDERED_INTERFACE_H

#include "refmap/detail/container.h"
#include "refmap/detail/tree.h"

#include <algorithm>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

template <class Traits, class Compare, class Alloc, bool Multi>
class OrderedInterface : public Container<Tree<Traits, Compare, Alloc, Multi>,
                                          Alloc, Multi, Compare> {
  using Base =
      Container<Tree<Traits, Compare, Alloc, Multi>, Alloc, Multi, Compare>;

public:
  using key_compare = Compare;
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::key_type;
  using typename Base::value_type;
  using reverse_iterator = std::reverse_iterator<iterator>;
  using const_reverse_iterator = std::reverse_iterator<const_iterator>;

  /// Orders values by their keys.
  class value_compare {
    Compare Less;

  public:
    explicit value_compare(const Compare &C) : Less(C) {}
    bool operator()(const value_type &A, const value_type &B) const {
      return Less(Traits::key(A), Traits::key(B));
    }
  };

  OrderedInterface() = default;
  explicit OrderedInterface(const Alloc &A) : Base(A, Compare()) {}
  explicit OrderedInterface(const Compare &Less, const Alloc &A = Alloc())
      : Base(A, Less) {}
  template <class It, class = RequireInput<It>>
  OrderedInterface(It First, It Last, const Compare &Less = Compare(),
                   const Alloc &A = Alloc())
      : Base(A, Less) {
    this->insert(First, Last, place());
  }
  OrderedInterface(std::initializer_list<value_type> Values,
                   const Compare &Less = Compare(), const Alloc &A = Alloc())
      : OrderedInterface(Values.begin(), Values.end(), Less, A) {}
  using Base::operator=;

  key_compare key_comp() const { return std::get<0>(this->Functions); }
  value_compare value_comp() const { return value_compare(key_comp()); }

  reverse_iterator rbegin() { return reverse_iterator(this->end()); }
  reverse_iterator rend() { return reverse_iterator(this->begin()); }
  const_reverse_iterator rbegin() const {
    return const_reverse_iterator(this->end());
  }
  const_reverse_iterator rend() const {
    return const_reverse_iterator(this->begin());
  }
  const_reverse_iterator crbegin() const { return rbegin(); }
  const_reverse_iterator crend() const { return rend(); }

  iterator lower_bound(const key_type &K, place P = place::current()) {
    return {this->C, bound(K, false, P), P};
  }
  const_iterator lower_bound(const key_type &K,
                             place P = place::current()) const {
    return {this->C, bound(K, false, P), P};
  }
  iterator upper_bound(const key_type &K, place P = place::current()) {
    return {this->C, bound(K, true, P), P};
  }
  const_iterator upper_bound(const key_type &K,
                             place P = place::current()) const {
    return {this->C, bound(K, true, P), P};
  }
  template <class K, class = typename Base::template Heterogeneous<K>>
  iterator lower_bound(const K &Key, place P = place::current()) {
    return {this->C, bound(Key, false, P), P};
  }
  template <class K, class = typename Base::template Heterogeneous<K>>
  const_iterator lower_bound(const K &Key, place P = place::current()) const {
    return {this->C, bound(Key, false, P), P};
  }
  template <class K, class = typename Base::template Heterogeneous<K>>
  iterator upper_bound(const K &Key, place P = place::current()) {
    return {this->C, bound(Key, true, P), P};
  }
  template <class K, class = typename Base::template Heterogeneous<K>>
  const_iterator upper_bound(const K &Key, place P = place::current()) const {
    return {this->C, bound(Key, true, P), P};
  }

  friend bool operator==(const OrderedInterface &A, const OrderedInterface &B) {
    return A.size() == B.size() && std::equal(A.begin(), A.end(), B.begin());
  }
  friend bool operator!=(const OrderedInterface &A, const OrderedInterface &B) {
    return !(A == B);
  }
  friend bool operator<(const OrderedInterface &A, const OrderedInterface &B) {
    return std::lexicographical_compare(A.begin(), A.end(), B.begin(), B.end());
  }

private:
  template <class K>
  typename Base::CoreT::Cursor bound(const K &Key, bool After,
                                     const place &P) const {
    this->reading(P);
    this->checkKey(std::addressof(Key), P);
    return this->C ? this->C->Eng.bound(Key, After)
                   : typename Base::CoreT::Cursor();
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_ORDERED_INTERFACE_H
