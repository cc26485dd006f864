//===- sharded_map.h - A map of N maps, each with its lock ------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Keys are spread over N hash maps by their hash; each has a shared_mutex. Two
// operations meet only when their keys share a shard.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_SHARDED_MAP_H
#define REFMAP_SHARDED_MAP_H

#include "refmap/detail/bits.h"
#include "refmap/mutex.h"
#include "refmap/unordered_map.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// Contract. Every member may be called by any number of threads at once.
/// Each operation on one key is atomic; operations on several keys, size() and
/// for_each() are not: they see each shard at its own moment. No reference or
/// iterator leaves the map: values go out as copies, and functions passed in
/// run under the shard's lock, so they must not call the map again.
///
/// \tparam N the number of shards, a power of two.
template <std::size_t N, class K, class T, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>>
class sharded_map {
  static_assert(N && (N & (N - 1)) == 0, "N must be a power of two");

  // A cache line each, so that locks of neighbours do not disturb.
  struct alignas(64) Shard {
    mutable shared_mutex M;
    unordered_map<K, T, Hash, Equal> Map;
  };
  Shard Shards[N];
  Hash HashFn;

  /// The high bits choose: the shard's own table uses the low ones.
  Shard &shard(const K &Key) {
    return Shards[(detail::mixHash(HashFn(Key)) >> 40) % N];
  }
  const Shard &shard(const K &Key) const {
    return const_cast<sharded_map *>(this)->shard(Key);
  }

public:
  using key_type = K;
  using mapped_type = T;

  /// A copy of the value, or nothing.
  std::optional<T> find(const K &Key) const {
    const Shard &S = shard(Key);
    shared_lock<shared_mutex> Lock(S.M);
    auto It = S.Map.find(Key);
    if (It == S.Map.end())
      return std::nullopt;
    return It->second;
  }
  bool contains(const K &Key) const {
    const Shard &S = shard(Key);
    shared_lock<shared_mutex> Lock(S.M);
    return S.Map.contains(Key);
  }

  /// Inserts unless the key is there; true if it did.
  template <class... As> bool try_emplace(const K &Key, As &&...Args) {
    Shard &S = shard(Key);
    lock_guard<shared_mutex> Lock(S.M);
    return S.Map.try_emplace(Key, std::forward<As>(Args)...).second;
  }
  /// True if the key was new.
  bool insert_or_assign(const K &Key, T Value) {
    Shard &S = shard(Key);
    lock_guard<shared_mutex> Lock(S.M);
    return S.Map.insert_or_assign(Key, std::move(Value)).second;
  }
  /// Calls \p Change with the value, made by default if it is missing: the
  /// atomic form of `++m[k]`.
  template <class Fn> void update(const K &Key, Fn Change) {
    Shard &S = shard(Key);
    lock_guard<shared_mutex> Lock(S.M);
    Change(S.Map[Key]);
  }
  /// Returns how many elements went: 0 or 1.
  std::size_t erase(const K &Key) {
    Shard &S = shard(Key);
    lock_guard<shared_mutex> Lock(S.M);
    return S.Map.erase(Key);
  }
  /// The sum over the shards, each at its own moment.
  std::size_t size() const {
    std::size_t Sum = 0;
    for (const Shard &S : Shards) {
      shared_lock<shared_mutex> Lock(S.M);
      Sum += S.Map.size();
    }
    return Sum;
  }
  /// Calls \p Visit(key, value) under a shared lock of one shard after another.
  template <class Fn> void for_each(Fn Visit) const {
    for (const Shard &S : Shards) {
      shared_lock<shared_mutex> Lock(S.M);
      for (auto &[Key, Value] : S.Map)
        Visit(Key, Value);
    }
  }
  void clear() {
    for (Shard &S : Shards) {
      lock_guard<shared_mutex> Lock(S.M);
      S.Map.clear();
    }
  }
};

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_SHARDED_MAP_H
