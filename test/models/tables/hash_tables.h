//===- hash_tables.h - Stand-ins for header-only hash tables ----*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Debian has no package of ankerl::unordered_dense, robin-hood-hashing and ska's
// tables. These declarations have the names and the template parameters that
// tell their containers apart, for tests of the rows and of the checks; nothing
// is defined and nothing is those libraries' text.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_TEST_MODELS_TABLES_HASH_TABLES_H
#define MAPLINT_TEST_MODELS_TABLES_HASH_TABLES_H

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <type_traits>
#include <utility>

namespace stand_in {

template <class Element> class Iterator {
public:
  using value_type = Element;
  using reference = Element &;
  using pointer = Element *;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::forward_iterator_tag;

  Iterator();
  template <class Other> Iterator(const Iterator<Other> &);
  reference operator*() const;
  pointer operator->() const;
  Iterator &operator++();
  Iterator operator++(int);
  template <class Other> bool operator==(const Iterator<Other> &) const;
};

/// What maps and sets of all the libraries share.
template <class Key, class Element> class Table {
public:
  using iterator = Iterator<Element>;
  using const_iterator = Iterator<const Element>;

  iterator begin();
  const_iterator begin() const;
  iterator end();
  const_iterator end() const;
  bool empty() const;
  std::size_t size() const;

  void clear();
  std::pair<iterator, bool> insert(const Element &);
  template <class... Args> std::pair<iterator, bool> emplace(Args &&...);
  iterator erase(const_iterator);
  std::size_t erase(const Key &);
  iterator find(const Key &);
  const_iterator find(const Key &) const;
  std::size_t count(const Key &) const;
  void rehash(std::size_t);
  void reserve(std::size_t);
};

template <class Key, class Mapped>
class MapTable : public Table<Key, std::pair<Key, Mapped>> {
public:
  Mapped &at(const Key &);
  Mapped &operator[](const Key &);
};

template <class Key, class Mapped>
using TableOf = std::conditional_t<std::is_void_v<Mapped>, Table<Key, Key>,
                                   MapTable<Key, Mapped>>;

} // namespace stand_in

namespace ankerl::unordered_dense {
inline namespace v4 {
namespace detail {
template <class Key, class Mapped, bool IsSegmented>
class table : public stand_in::TableOf<Key, Mapped> {
public:
  using typename stand_in::TableOf<Key, Mapped>::iterator;
  template <class New>
  std::pair<iterator, bool> replace_key(iterator, New &&);
};
} // namespace detail
template <class Key, class Mapped>
using map = detail::table<Key, Mapped, false>;
template <class Key, class Mapped>
using segmented_map = detail::table<Key, Mapped, true>;
template <class Key> using set = detail::table<Key, void, false>;
template <class Key> using segmented_set = detail::table<Key, void, true>;
} // namespace v4
} // namespace ankerl::unordered_dense

namespace robin_hood {
namespace detail {
template <bool IsFlat, std::size_t MaxLoadFactor100, class Key, class Mapped>
class Table : public stand_in::TableOf<Key, Mapped> {
public:
  void compact();
};
} // namespace detail
template <class Key, class Mapped>
using unordered_flat_map = detail::Table<true, 80, Key, Mapped>;
template <class Key, class Mapped>
using unordered_node_map = detail::Table<false, 80, Key, Mapped>;
template <class Key, class Mapped>
using unordered_map =
    detail::Table<sizeof(std::pair<Key, Mapped>) <= 48, 80, Key, Mapped>;
template <class Key>
using unordered_flat_set = detail::Table<true, 80, Key, void>;
template <class Key>
using unordered_node_set = detail::Table<false, 80, Key, void>;
} // namespace robin_hood

namespace ska {
template <class Key, class Mapped>
class flat_hash_map : public stand_in::MapTable<Key, Mapped> {};
template <class Key>
class flat_hash_set : public stand_in::Table<Key, Key> {};
template <class Key, class Mapped>
class bytell_hash_map : public stand_in::MapTable<Key, Mapped> {};
template <class Key>
class bytell_hash_set : public stand_in::Table<Key, Key> {};
} // namespace ska

#endif // MAPLINT_TEST_MODELS_TABLES_HASH_TABLES_H
