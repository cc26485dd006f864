//===- F14Map.h - A stand-in for folly's header -----------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Debian has no package of folly. These declarations have the names and the
// signatures that its documentation gives, for tests of the rows and of the
// checks; nothing is defined and nothing is folly's text.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_TEST_MODELS_FOLLY_CONTAINER_F14MAP_H
#define MAPLINT_TEST_MODELS_FOLLY_CONTAINER_F14MAP_H

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace folly {
namespace f14::detail {

/// An iterator of the table. Derived tables share it.
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

/// The methods that maps and sets share.
template <class Key, class Element> class F14Table {
public:
  using key_type = Key;
  using value_type = Element;
  using size_type = std::size_t;
  using iterator = Iterator<Element>;
  using const_iterator = Iterator<const Element>;

  iterator begin();
  const_iterator begin() const;
  const_iterator cbegin() const;
  iterator end();
  const_iterator end() const;
  const_iterator cend() const;
  bool empty() const;
  size_type size() const;
  size_type max_size() const;

  void clear();
  std::pair<iterator, bool> insert(const value_type &);
  std::pair<iterator, bool> insert(value_type &&);
  iterator insert(const_iterator, const value_type &);
  template <class Input> void insert(Input, Input);
  void insert(std::initializer_list<value_type>);
  template <class... Args> std::pair<iterator, bool> emplace(Args &&...);
  template <class... Args> iterator emplace_hint(const_iterator, Args &&...);
  iterator erase(const_iterator);
  iterator erase(const_iterator, const_iterator);
  size_type erase(const Key &);
  template <class Before> iterator eraseInto(const_iterator, Before &&);

  iterator find(const Key &);
  const_iterator find(const Key &) const;
  size_type count(const Key &) const;
  bool contains(const Key &) const;
  std::pair<iterator, iterator> equal_range(const Key &);

  size_type bucket_count() const;
  float load_factor() const;
  float max_load_factor() const;
  void max_load_factor(float);
  void rehash(size_type);
  void reserve(size_type);
  int hash_function() const;
  int key_eq() const;
  int get_allocator() const;
  size_type getAllocatedMemorySize() const;
};

/// The methods of maps alone.
template <class Key, class Mapped>
class F14BasicMap : public F14Table<Key, std::pair<const Key, Mapped>> {
  using Table = F14Table<Key, std::pair<const Key, Mapped>>;

public:
  using mapped_type = Mapped;
  using typename Table::const_iterator;
  using typename Table::iterator;

  Mapped &at(const Key &);
  const Mapped &at(const Key &) const;
  Mapped &operator[](const Key &);
  Mapped &operator[](Key &&);
  template <class... Args>
  std::pair<iterator, bool> try_emplace(const Key &, Args &&...);
  template <class... Args>
  std::pair<iterator, bool> try_emplace_token(int, const Key &, Args &&...);
  template <class Value>
  std::pair<iterator, bool> insert_or_assign(const Key &, Value &&);
  bool containsEqualValue(const std::pair<const Key, Mapped> &) const;
};

} // namespace f14::detail

template <class Key, class Mapped>
class F14ValueMap : public f14::detail::F14BasicMap<Key, Mapped> {
public:
  void swap(F14ValueMap &);
};

template <class Key, class Mapped>
class F14NodeMap : public f14::detail::F14BasicMap<Key, Mapped> {
public:
  void swap(F14NodeMap &);
};

template <class Key, class Mapped>
class F14VectorMap : public f14::detail::F14BasicMap<Key, Mapped> {
  using Basic = f14::detail::F14BasicMap<Key, Mapped>;

public:
  using reverse_iterator = typename Basic::iterator;
  using const_reverse_iterator = typename Basic::const_iterator;

  reverse_iterator rbegin();
  reverse_iterator rend();
  const_reverse_iterator crbegin() const;
  const_reverse_iterator crend() const;
  void swap(F14VectorMap &);
};

template <class Key, class Mapped>
class F14FastMap : public f14::detail::F14BasicMap<Key, Mapped> {
public:
  void swap(F14FastMap &);
};

template <class Key>
class F14FastSet : public f14::detail::F14Table<Key, const Key> {
public:
  void swap(F14FastSet &);
};

template <class Key, class Mapped, class Predicate>
std::size_t erase_if(F14FastMap<Key, Mapped> &, Predicate);

} // namespace folly

#endif // MAPLINT_TEST_MODELS_FOLLY_CONTAINER_F14MAP_H
