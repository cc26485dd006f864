//===- sync_map.h - Go's sync.Map: a read-only half and a dirty half ------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After Go's sync.Map (before 1.24). Loads of keys in the read half take no
// exclusive lock; other loads go to the dirty half and count as misses, and
// after as many misses as the dirty half has entries it becomes the read half.
//
// What this teaches: an entry that was in the read half when it was deleted
// stays there, marked. Go keeps nothing else; here, as in the many C++ copies
// of the design that hold values by shared pointer, retained() tells how many
// deleted values are still referenced until the next promotion.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_SYNC_MAP_H
#define REFMAP_SYNC_MAP_H

#include "refmap/mutex.h"
#include "refmap/unordered_map.h"

#include <memory>
#include <optional>

namespace refmap {
inline namespace REFMAP_ABI {

struct sync_map_stats {
  std::size_t read = 0;   ///< entries of the read half, deleted ones included
  std::size_t dirty = 0;  ///< entries of the dirty half
  std::size_t misses = 0; ///< since the last promotion
  std::size_t promotions = 0;
  std::size_t retained = 0; ///< deleted entries whose value is still referenced
};

/// Contract. Every member may be called by any number of threads at once, and
/// each is atomic except range(), which sees a snapshot of the keys and each
/// value at its own moment. Values go out as copies. A deleted value is no
/// longer visible at once, but it is *destroyed* only by the next promotion or
/// by clear(): do not rely on its destructor.
template <class K, class T, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>>
class sync_map {
  struct Entry {
    std::shared_ptr<const T> Value;
    bool Deleted = false;
  };
  using Half = unordered_map<K, std::shared_ptr<Entry>, Hash, Equal>;

  // M protects everything. Loads that the read half can answer hold it shared;
  // all else holds it exclusively. Go's read half is an atomic pointer and
  // takes no lock at all; a shared lock keeps the structure and is checkable.
  mutable shared_mutex M;
  Half Read;
  Half Dirty;
  bool Amended = false; ///< Dirty has keys that Read has not
  std::size_t Misses = 0, Promotions = 0;

  static std::optional<T> valueOf(const Entry &E) {
    if (E.Deleted)
      return std::nullopt;
    return *E.Value;
  }

  /// Go's missLocked: enough misses make the dirty half the read half. Here the
  /// deleted entries of the old read half are let go.
  void miss() {
    if (++Misses >= Dirty.size())
      promote();
  }
  void promote() {
    Read.swap(Dirty);
    Dirty.clear();
    Amended = false;
    Misses = 0;
    ++Promotions;
  }
  /// Go's dirtyLocked: before the first new key, the dirty half gets all live
  /// entries of the read half.
  void amend() {
    if (Amended)
      return;
    Dirty.clear();
    for (auto &[Key, E] : Read)
      if (!E->Deleted)
        Dirty.emplace(Key, E);
    Amended = true;
  }
  std::shared_ptr<Entry> find(const K &Key) {
    auto It = Read.find(Key);
    if (It != Read.end() && !It->second->Deleted)
      return It->second;
    if (!Amended)
      return nullptr;
    auto In = Dirty.find(Key);
    std::shared_ptr<Entry> E = In == Dirty.end() ? nullptr : In->second;
    miss();
    return E;
  }
  void put(const K &Key, std::shared_ptr<const T> Value) {
    amend();
    auto E = std::make_shared<Entry>();
    E->Value = std::move(Value);
    Dirty.insert_or_assign(Key, std::move(E));
  }

public:
  using key_type = K;
  using mapped_type = T;

  /// A copy of the value, or nothing.
  std::optional<T> load(const K &Key) {
    {
      shared_lock<shared_mutex> Lock(M);
      auto It = Read.find(Key);
      if (It != Read.end() && !It->second->Deleted)
        return valueOf(*It->second);
      if (!Amended)
        return std::nullopt;
    }
    lock_guard<shared_mutex> Lock(M);
    std::shared_ptr<Entry> E = find(Key);
    return E ? valueOf(*E) : std::nullopt;
  }

  void store(const K &Key, T Value) {
    auto New = std::make_shared<const T>(std::move(Value));
    lock_guard<shared_mutex> Lock(M);
    if (auto E = find(Key))
      E->Value = std::move(New);
    else
      put(Key, std::move(New));
  }

  /// The value there, and true; or \p Value stored, and false.
  std::pair<T, bool> load_or_store(const K &Key, T Value) {
    lock_guard<shared_mutex> Lock(M);
    if (auto E = find(Key))
      return {*E->Value, true};
    auto New = std::make_shared<const T>(std::move(Value));
    put(Key, New);
    return {*New, false};
  }

  /// Deletes and returns what was there. The value lives on in the read half.
  std::optional<T> load_and_delete(const K &Key) {
    lock_guard<shared_mutex> Lock(M);
    std::shared_ptr<Entry> E = find(Key);
    if (!E)
      return std::nullopt;
    std::optional<T> Value = valueOf(*E);
    E->Deleted = true;
    Dirty.erase(Key);
    return Value;
  }
  void erase(const K &Key) { load_and_delete(Key); }

  /// Calls \p Visit(key, value) for each live entry until it says false. Runs
  /// without the lock; the map may be used in it.
  template <class Fn> void range(Fn Visit) {
    std::vector<std::pair<K, std::shared_ptr<Entry>>> Snapshot;
    {
      lock_guard<shared_mutex> Lock(M);
      if (Amended)
        promote();
      for (auto &[Key, E] : Read)
        Snapshot.emplace_back(Key, E);
    }
    for (auto &[Key, E] : Snapshot) {
      std::optional<T> Value;
      {
        shared_lock<shared_mutex> Lock(M);
        Value = valueOf(*E);
      }
      if (Value && !Visit(Key, *Value))
        return;
    }
  }

  void clear() {
    lock_guard<shared_mutex> Lock(M);
    Read.clear();
    Dirty.clear();
    Amended = false;
    Misses = 0;
  }

  sync_map_stats stats() const {
    shared_lock<shared_mutex> Lock(M);
    sync_map_stats S{Read.size(), Dirty.size(), Misses, Promotions, 0};
    for (auto &[Key, E] : Read)
      S.retained += E->Deleted;
    return S;
  }
};

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_SYNC_MAP_H
