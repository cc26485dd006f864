//===- deduction.h - map(First, Last) -> map<K, T> --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The deduction guides of the standard's associative containers
// ([map.overview], [unord.map.overview]). Macros, since each of a dozen
// containers needs the same ones, and a guide must name its class.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_DEDUCTION_H
#define REFMAP_DETAIL_DEDUCTION_H

#include "refmap/config.h"

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

template <class It>
using ItemOf = typename std::iterator_traits<It>::value_type;
template <class It>
using KeyOf = std::remove_const_t<typename ItemOf<It>::first_type>;
template <class It> using MappedOf = typename ItemOf<It>::second_type;
template <class K, class T>
using PairAllocator = std::allocator<std::pair<const K, T>>;

template <class A, class = void> struct IsAllocator : std::false_type {};
template <class A>
struct IsAllocator<
    A, std::void_t<typename A::value_type,
                   decltype(std::declval<A &>().allocate(std::size_t()))>>
    : std::true_type {};
template <class A>
using RequireAllocator = std::enable_if_t<IsAllocator<A>::value>;
/// An order or a hash.
template <class F>
using RequireFunction =
    std::enable_if_t<!IsAllocator<F>::value && !std::is_integral_v<F>>;

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#define REFMAP_DEDUCE_ORDERED_MAP(Name)                                        \
  template <class It, class Less = std::less<detail::KeyOf<It>>,               \
            class A = detail::PairAllocator<detail::KeyOf<It>,                 \
                                            detail::MappedOf<It>>,             \
            class = detail::RequireFunction<Less>,                             \
            class = detail::RequireAllocator<A>>                               \
  Name(It, It, Less = Less(), A = A())                                         \
      -> Name<detail::KeyOf<It>, detail::MappedOf<It>, Less, A>;               \
  template <class It, class A, class = detail::RequireAllocator<A>>            \
  Name(It, It, A) -> Name<detail::KeyOf<It>, detail::MappedOf<It>,             \
                          std::less<detail::KeyOf<It>>, A>;                    \
  template <class K, class T, class Less = std::less<K>,                       \
            class A = detail::PairAllocator<K, T>,                             \
            class = detail::RequireFunction<Less>,                             \
            class = detail::RequireAllocator<A>>                               \
  Name(std::initializer_list<std::pair<K, T>>, Less = Less(), A = A())         \
      -> Name<K, T, Less, A>;                                                  \
  template <class K, class T, class A, class = detail::RequireAllocator<A>>    \
  Name(std::initializer_list<std::pair<K, T>>, A)->Name<K, T, std::less<K>, A>

#define REFMAP_DEDUCE_ORDERED_SET(Name)                                        \
  template <class It, class Less = std::less<detail::ItemOf<It>>,              \
            class A = std::allocator<detail::ItemOf<It>>,                      \
            class = detail::RequireFunction<Less>,                             \
            class = detail::RequireAllocator<A>>                               \
  Name(It, It, Less = Less(), A = A()) -> Name<detail::ItemOf<It>, Less, A>;   \
  template <class It, class A, class = detail::RequireAllocator<A>>            \
  Name(It, It, A)                                                              \
      -> Name<detail::ItemOf<It>, std::less<detail::ItemOf<It>>, A>;           \
  template <class K, class Less = std::less<K>, class A = std::allocator<K>,   \
            class = detail::RequireFunction<Less>,                             \
            class = detail::RequireAllocator<A>>                               \
  Name(std::initializer_list<K>, Less = Less(), A = A()) -> Name<K, Less, A>;  \
  template <class K, class A, class = detail::RequireAllocator<A>>             \
  Name(std::initializer_list<K>, A)->Name<K, std::less<K>, A>

#define REFMAP_DEDUCE_HASH_MAP(Name)                                           \
  template <class It, class Hash = std::hash<detail::KeyOf<It>>,               \
            class Equal = std::equal_to<detail::KeyOf<It>>,                    \
            class A = detail::PairAllocator<detail::KeyOf<It>,                 \
                                            detail::MappedOf<It>>,             \
            class = detail::RequireFunction<Hash>,                             \
            class = detail::RequireFunction<Equal>,                            \
            class = detail::RequireAllocator<A>>                               \
  Name(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(), A = A())       \
      -> Name<detail::KeyOf<It>, detail::MappedOf<It>, Hash, Equal, A>;        \
  template <class It, class A, class = detail::RequireAllocator<A>>            \
  Name(It, It, std::size_t, A)                                                 \
      -> Name<detail::KeyOf<It>, detail::MappedOf<It>,                         \
              std::hash<detail::KeyOf<It>>, std::equal_to<detail::KeyOf<It>>,  \
              A>;                                                              \
  template <class K, class T, class Hash = std::hash<K>,                       \
            class Equal = std::equal_to<K>,                                    \
            class A = detail::PairAllocator<K, T>,                             \
            class = detail::RequireFunction<Hash>,                             \
            class = detail::RequireFunction<Equal>,                            \
            class = detail::RequireAllocator<A>>                               \
  Name(std::initializer_list<std::pair<K, T>>, std::size_t = 0, Hash = Hash(), \
       Equal = Equal(), A = A()) -> Name<K, T, Hash, Equal, A>;                \
  template <class K, class T, class A, class = detail::RequireAllocator<A>>    \
  Name(std::initializer_list<std::pair<K, T>>, std::size_t, A)                 \
      ->Name<K, T, std::hash<K>, std::equal_to<K>, A>

#define REFMAP_DEDUCE_HASH_SET(Name)                                           \
  template <class It, class Hash = std::hash<detail::ItemOf<It>>,              \
            class Equal = std::equal_to<detail::ItemOf<It>>,                   \
            class A = std::allocator<detail::ItemOf<It>>,                      \
            class = detail::RequireFunction<Hash>,                             \
            class = detail::RequireFunction<Equal>,                            \
            class = detail::RequireAllocator<A>>                               \
  Name(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(), A = A())       \
      -> Name<detail::ItemOf<It>, Hash, Equal, A>;                             \
  template <class It, class A, class = detail::RequireAllocator<A>>            \
  Name(It, It, std::size_t, A)                                                 \
      -> Name<detail::ItemOf<It>, std::hash<detail::ItemOf<It>>,               \
              std::equal_to<detail::ItemOf<It>>, A>;                           \
  template <class K, class Hash = std::hash<K>,                                \
            class Equal = std::equal_to<K>, class A = std::allocator<K>,       \
            class = detail::RequireFunction<Hash>,                             \
            class = detail::RequireFunction<Equal>,                            \
            class = detail::RequireAllocator<A>>                               \
  Name(std::initializer_list<K>, std::size_t = 0, Hash = Hash(),               \
       Equal = Equal(), A = A()) -> Name<K, Hash, Equal, A>;                   \
  template <class K, class A, class = detail::RequireAllocator<A>>             \
  Name(std::initializer_list<K>, std::size_t, A)                               \
      ->Name<K, std::hash<K>, std::equal_to<K>, A>

#endif // REFMAP_DETAIL_DEDUCTION_H
