//===- located.h - A key argument that knows its caller ---------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// operator[] and try_emplace cannot have a defaulted place at their end. Their
// key parameter is a located_key instead: whatever converts to the key converts
// to it, and the conversion takes the place along. Braces work too, one level
// deep: m[{1, 2}].
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_LOCATED_H
#define REFMAP_DETAIL_LOCATED_H

#include "refmap/place.h"

#include <optional>
#include <type_traits>
#include <utility>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

template <class K> class located_key {
  std::optional<K> Made; ///< when the argument had to be converted
  const K *Ptr;
  bool Movable;

public:
  place Where;

  located_key(const K &Key, place P = place::current())
      : Ptr(&Key), Movable(false), Where(P) {}
  located_key(K &&Key, place P = place::current())
      : Ptr(&Key), Movable(true), Where(P) {}
  template <class U, class = std::enable_if_t<
                         std::is_convertible_v<U &&, K> &&
                         !std::is_same_v<std::decay_t<U>, K> &&
                         !std::is_same_v<std::decay_t<U>, located_key>>>
  located_key(U &&Key, place P = place::current())
      : Made(std::forward<U>(Key)), Ptr(&*Made), Movable(true), Where(P) {}
  /// Braces around what makes a key.
  template <class U, class V, class... Rest,
            class = std::enable_if_t<
                std::is_constructible_v<K, U &&, V &&, Rest &&...> &&
                !std::is_same_v<std::decay_t<V>, place>>>
  located_key(U &&First, V &&Second, Rest &&...More)
      : Made(std::in_place, std::forward<U>(First), std::forward<V>(Second),
             std::forward<Rest>(More)...),
        Ptr(&*Made), Movable(true) {}
  /// The same, of an aggregate.
  template <class U, class V, class... Rest,
            class = decltype(K{std::declval<U>(), std::declval<V>(),
                               std::declval<Rest>()...}),
            std::enable_if_t<
                !std::is_constructible_v<K, U &&, V &&, Rest &&...>, int> = 0>
  located_key(U &&First, V &&Second, Rest &&...More)
      : Made(K{std::forward<U>(First), std::forward<V>(Second),
               std::forward<Rest>(More)...}),
        Ptr(&*Made), Movable(true) {}
  located_key(const located_key &) = delete;
  located_key &operator=(const located_key &) = delete;

  const K &get() const { return *Ptr; }

  /// Calls \p Do with the key as it came: movable or not.
  template <class Fn> decltype(auto) forward(Fn Do) {
    if constexpr (!std::is_copy_constructible_v<K>)
      return Do(std::move(const_cast<K &>(*Ptr)));
    else
      return Movable ? Do(std::move(const_cast<K &>(*Ptr))) : Do(*Ptr);
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_LOCATED_H
