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
#include "refmap/detail/unstable.h"

#include <algorithm>
#if __has_include(<compare>)
#include <compare>
#endif

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// \tparam Moves every insertion and erasure may move the other elements.
template <class Traits, class Compare, class Alloc, bool Multi, bool Moves>
using OrderedContainer =
    Container<UnstableIf<Moves, Tree<Traits, Compare, Alloc, Multi>>, Alloc,
              Multi, Compare>;

#if defined(__cpp_lib_three_way_comparison)
/// [expos.only.entity]: elements without <=> are compared with <.
template <class T> auto threeWay(const T &X, const T &Y) {
  if constexpr (std::three_way_comparable<T>)
    return X <=> Y;
  else
    return X < Y   ? std::weak_ordering::less
           : Y < X ? std::weak_ordering::greater
                   : std::weak_ordering::equivalent;
}
#endif

template <class Traits, class Compare, class Alloc, bool Multi,
          bool Moves = false>
class OrderedInterface
    : public OrderedContainer<Traits, Compare, Alloc, Multi, Moves> {
  using Base = OrderedContainer<Traits, Compare, Alloc, Multi, Moves>;

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
  explicit OrderedInterface(const Alloc &Source) : Base(Source, Compare()) {}
  explicit OrderedInterface(const Compare &Less, const Alloc &Source = Alloc())
      : Base(Source, Less) {}
  template <class It, class = RequireInput<It>>
  OrderedInterface(It First, It Last, const Compare &Less = Compare(),
                   const Alloc &Source = Alloc())
      : Base(Source, Less) {
    this->insert(First, Last, place());
  }
  OrderedInterface(std::initializer_list<value_type> Values,
                   const Compare &Less = Compare(),
                   const Alloc &Source = Alloc())
      : OrderedInterface(Values.begin(), Values.end(), Less, Source) {}
  template <class It, class = RequireInput<It>>
  OrderedInterface(It First, It Last, const Alloc &Source)
      : OrderedInterface(First, Last, Compare(), Source) {}
  OrderedInterface(std::initializer_list<value_type> Values,
                   const Alloc &Source)
      : OrderedInterface(Values, Compare(), Source) {}
  OrderedInterface(const OrderedInterface &Other, const Alloc &Source)
      : Base(Other, Source) {}
  OrderedInterface(OrderedInterface &&Other, const Alloc &Source)
      : Base(std::move(Other), Source) {}
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
#if defined(__cpp_lib_three_way_comparison)
  friend auto operator<=>(const OrderedInterface &A,
                          const OrderedInterface &B) {
    return std::lexicographical_compare_three_way(
        A.begin(), A.end(), B.begin(), B.end(), threeWay<value_type>);
  }
#else
  friend bool operator<(const OrderedInterface &A, const OrderedInterface &B) {
    return std::lexicographical_compare(A.begin(), A.end(), B.begin(), B.end());
  }
  friend bool operator>(const OrderedInterface &A, const OrderedInterface &B) {
    return B < A;
  }
  friend bool operator<=(const OrderedInterface &A, const OrderedInterface &B) {
    return !(B < A);
  }
  friend bool operator>=(const OrderedInterface &A, const OrderedInterface &B) {
    return !(A < B);
  }
#endif

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
