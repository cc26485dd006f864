//===- entry.h - One element and what the table knows about it --*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An entry is storage for one value plus, when checks are on, the tag that
// tells whether the value still lives (see life.h). Node tables allocate
// entries one by one and never move them; flat tables keep them inside buckets.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_ENTRY_H
#define REFMAP_DETAIL_ENTRY_H

#include "refmap/config.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

struct Tag;

#if REFMAP_CHECKS
struct EntryTag {
  Tag *Life = nullptr;
  std::uint64_t Serial = 0; ///< of this life: the tag need not be touched
};
#else
struct EntryTag {};
#endif

template <bool Cached> struct EntryHash { std::uint64_t Hash = 0; };
template <> struct EntryHash<false> {};

/// AddressSanitizer poisons whole words of eight bytes.
template <class V>
inline constexpr std::size_t ValueAlignment = REFMAP_ASAN && alignof(V) < 8
                                                  ? 8
                                                  : alignof(V);

/// The value's lifetime is managed by hand: an Entry is born without one.
template <class V, bool CacheHash>
struct Entry : EntryTag, EntryHash<CacheHash> {
  union {
    alignas(ValueAlignment<V>) V Value;
  };
  Entry() {}
  ~Entry() {}
  Entry(const Entry &) = delete;
  Entry &operator=(const Entry &) = delete;
};

/// Links for the ordered index (tree.h).
template <class V> struct TreeEntry : EntryTag {
  TreeEntry *Parent = nullptr;
  TreeEntry *Left = nullptr;
  TreeEntry *Right = nullptr;
  std::uint32_t Priority = 0;
  union {
    alignas(ValueAlignment<V>) V Value;
  };
  TreeEntry() {}
  ~TreeEntry() {}
  TreeEntry(const TreeEntry &) = delete;
  TreeEntry &operator=(const TreeEntry &) = delete;
};

/// Makes AddressSanitizer stop every use of the (dead) value.
template <class EntryT> void poison(EntryT *E) {
  REFMAP_POISON(&E->Value, reinterpret_cast<char *>(E + 1) -
                               reinterpret_cast<char *>(&E->Value));
}
template <class EntryT> void unpoison(EntryT *E) {
  REFMAP_UNPOISON(E, sizeof(EntryT));
}

/// Moves a value to raw storage and ends the source. A map's key is const to
/// its users only: the entry owns the storage, so the key is moved too.
template <class K, class T>
void relocateValue(std::pair<const K, T> *To, std::pair<const K, T> *From) {
  ::new (static_cast<void *>(To)) std::pair<const K, T>(
      std::move(const_cast<K &>(From->first)), std::move(From->second));
  From->~pair();
}
template <class V> void relocateValue(V *To, V *From) {
  ::new (static_cast<void *>(To)) V(std::move(*From));
  From->~V();
}

/// How a map or a set reads the key of its value type.
template <class K, class T> struct MapTraits {
  using Key = K;
  using Mapped = T;
  using Value = std::pair<const K, T>;
  static constexpr bool IsMap = true;
  static const K &key(const Value &V) { return V.first; }
};
template <class K> struct SetTraits {
  using Key = K;
  using Mapped = K;
  using Value = K;
  static constexpr bool IsMap = false;
  static const K &key(const Value &V) { return V; }
};

/// Hashing these costs less than keeping the hash.
template <class K>
inline constexpr bool CheapHash =
    std::is_arithmetic_v<K> || std::is_enum_v<K> || std::is_pointer_v<K>;

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_ENTRY_H
