//===- audited_map.h - A map with a log and reference counts ----*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every insert and delete is written to a log with its order, time, caller and
// thread; entries are counted references: acquire() adds one, release() takes
// one away, and only at zero is the entry deleted.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_AUDITED_MAP_H
#define REFMAP_AUDITED_MAP_H

#include "refmap/mutex.h"
#include "refmap/unordered_map.h"
#include "refmap/violation.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace refmap {
inline namespace REFMAP_ABI {

enum class audit_action {
  inserted, ///< the entry is new; one reference
  acquired, ///< one more reference
  released, ///< one less, some are left
  deleted,  ///< the last one is gone, and the entry with it
};

inline const char *name(audit_action A) {
  constexpr const char *Names[] = {"INSERT", "ACQUIRE", "RELEASE", "DELETE"};
  return Names[static_cast<std::size_t>(A)];
}

/// One line of the log.
template <class K> struct audit_record {
  std::uint64_t order; ///< 1, 2, 3, ... without gaps, in the order of effect
  std::chrono::system_clock::time_point time;
  audit_action action;
  K key;
  std::size_t references; ///< after the action
  place caller;
};

/// One page of the log.
template <class K> struct audit_page {
  std::vector<audit_record<K>> records;
  std::uint64_t next = 0; ///< pass it as `after` to get the next page
  bool last = true;
};

/// Contract. Every member may be called by any number of threads at once, and
/// each is atomic. The log's order is the order in which the actions took
/// effect. A delete is final only at zero references: until then every holder
/// may read. The value is shared: get() returns a pointer that keeps it alive,
/// even past the delete, and the holders agree among themselves about writes to
/// it.
template <class K, class T, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>>
class audited_map {
  struct Entry {
    std::shared_ptr<T> Value;
    std::size_t References;
  };

  mutable shared_mutex M;
  unordered_map<K, Entry, Hash, Equal> Map;
  std::vector<audit_record<K>> Log;

  void write(audit_action A, const K &Key, std::size_t References,
             const place &Caller) {
    Log.push_back({Log.size() + 1, std::chrono::system_clock::now(), A, Key,
                   References, Caller});
  }

public:
  using key_type = K;
  using mapped_type = T;

  /// Inserts with one reference; false, and nothing is logged, if the key is
  /// there.
  bool insert(const K &Key, T Value, place P = place::current()) {
    lock_guard<shared_mutex> Lock(M);
    auto New = std::make_shared<T>(std::move(Value));
    if (!Map.try_emplace(Key, Entry{std::move(New), 1}).second)
      return false;
    write(audit_action::inserted, Key, 1, P);
    return true;
  }

  /// One more reference to an entry that is there; its value, or null.
  std::shared_ptr<T> acquire(const K &Key, place P = place::current()) {
    lock_guard<shared_mutex> Lock(M);
    auto It = Map.find(Key);
    if (It == Map.end())
      return nullptr;
    write(audit_action::acquired, Key, ++It->second.References, P);
    return It->second.Value;
  }

  /// One reference less. True when that was the last and the entry is deleted.
  /// Reports over_release when there is no such entry.
  bool release(const K &Key, place P = place::current()) {
    unique_lock<shared_mutex> Lock(M);
    auto It = Map.find(Key);
    if (It == Map.end()) {
      Lock.unlock();
      detail::deliver({violation_kind::over_release,
                       {"release", P, side::no_thread, {}},
                       {}});
      return false;
    }
    const std::size_t Left = --It->second.References;
    if (!Left)
      Map.erase(It);
    write(Left ? audit_action::released : audit_action::deleted, Key, Left, P);
    return !Left;
  }

  /// The value without a reference of one's own, or null.
  std::shared_ptr<T> get(const K &Key) const {
    shared_lock<shared_mutex> Lock(M);
    auto It = Map.find(Key);
    return It == Map.end() ? nullptr : It->second.Value;
  }
  std::size_t references(const K &Key) const {
    shared_lock<shared_mutex> Lock(M);
    auto It = Map.find(Key);
    return It == Map.end() ? 0 : It->second.References;
  }
  std::size_t size() const {
    shared_lock<shared_mutex> Lock(M);
    return Map.size();
  }

  /// At most \p Limit records after number \p After, oldest first; only those
  /// of \p Only if it is given.
  audit_page<K> query(std::uint64_t After = 0, std::size_t Limit = 100,
                      const std::optional<K> &Only = std::nullopt) const {
    shared_lock<shared_mutex> Lock(M);
    audit_page<K> Page;
    std::size_t I =
        After < Log.size() ? static_cast<std::size_t>(After) : Log.size();
    for (; I != Log.size() && Page.records.size() != Limit; ++I)
      if (!Only || Equal()(*Only, Log[I].key))
        Page.records.push_back(Log[I]);
    Page.next = I;
    Page.last = I == Log.size();
    return Page;
  }
};

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_AUDITED_MAP_H
