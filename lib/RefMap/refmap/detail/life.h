//===- life.h - Tags that tell whether an element still lives ---*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each element has a tag; handles keep the tag and the serial it had. Tags are
// never freed while the program runs, so a handle can always ask, however dead
// its element, its container or its allocator. An odd serial means alive; birth
// and death each add one.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_LIFE_H
#define REFMAP_DETAIL_LIFE_H

#include "refmap/violation.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>
#include <vector>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// Where and how elements died. One for all that died the same way, kept for
/// ever: there are as many as there are places that erase.
struct Death {
  place Where;
  const char *How;
};

/// Small, since each checked access reads one.
struct Tag {
  std::atomic<std::uint64_t> Serial{0};
  const void *Owner = nullptr; ///< the core that holds the element
  const Death *End = nullptr;
};

/// One life of a tag, as a handle remembers it.
struct Life {
  Tag *T = nullptr;
  std::uint64_t Serial = 0;

  Life() = default;
  Life(Tag *Of, std::uint64_t Since) : T(Of), Serial(Since) {}
  explicit Life(Tag *Now)
      : T(Now), Serial(Now->Serial.load(std::memory_order_relaxed)) {}

  bool alive() const {
    return T->Serial.load(std::memory_order_relaxed) == Serial;
  }
  /// The tag still tells of this life's end, and not of a later one's.
  bool deathKnown() const {
    return T->Serial.load(std::memory_order_relaxed) == Serial + 1;
  }
};

/// All deaths of the process.
class DeathStore {
  using Key = std::tuple<const void *, unsigned, const void *, const void *>;
  std::mutex M;
  std::map<Key, Death> Known;

public:
  static DeathStore &get() {
    static DeathStore *Store = new DeathStore;
    return *Store;
  }
  const Death *intern(const place &P, const char *How) {
    std::lock_guard<std::mutex> Lock(M);
    return &Known.try_emplace({P.file, P.line, P.pc, How}, Death{P, How})
                .first->second;
  }
};

/// All tags of the process, handed out in batches.
class TagStore {
public:
  static TagStore &get() {
    static TagStore *Store = new TagStore; // outlives every static container
    return *Store;
  }

  void take(std::vector<Tag *> &Into, std::size_t N) {
    std::lock_guard<std::mutex> Lock(M);
    for (; N && !Free.empty(); --N) {
      Into.push_back(Free.back());
      Free.pop_back();
    }
    if (!N)
      return;
    Chunks.push_back(std::make_unique<Tag[]>(N));
    while (N)
      Into.push_back(&Chunks.back()[--N]);
  }

  template <class Range> void give(const Range &Tags) {
    std::lock_guard<std::mutex> Lock(M);
    Free.insert(Free.end(), Tags.begin(), Tags.end());
  }

private:
  std::mutex M;
  std::vector<Tag *> Free;
  std::vector<std::unique_ptr<Tag[]>> Chunks;
};

/// The tags of one container. Dead ones rest before they are used again, so
/// that late users can be told where the element died.
class TagPool {
public:
  TagPool() = default;
  TagPool(const TagPool &) = delete;
  TagPool &operator=(const TagPool &) = delete;
  ~TagPool() {
    TagStore::get().give(Fresh);
    TagStore::get().give(Resting);
  }

  Tag *birth(const void *Owner) {
    Tag *T = pick();
    T->Owner = Owner;
    step(*T);
    return T;
  }

  void death(Tag *T, const place &Where, const char *How) {
    T->End = deathAt(Where, How);
    step(*T);
    Resting.push_back(T);
  }

private:
  std::vector<Tag *> Fresh;
  std::deque<Tag *> Resting;
  std::size_t Batch = 4;
  const Death *LastDeath = nullptr; ///< most are like the one before

  const Death *deathAt(const place &P, const char *How) {
    if (!LastDeath || LastDeath->Where.line != P.line ||
        LastDeath->Where.file != P.file || LastDeath->Where.pc != P.pc ||
        LastDeath->How != How)
      LastDeath = DeathStore::get().intern(P, How);
    return LastDeath;
  }

  /// One writer at a time, so no read-modify-write is needed.
  static void step(Tag &T) {
    T.Serial.store(T.Serial.load(std::memory_order_relaxed) + 1,
                   std::memory_order_relaxed);
  }

  Tag *pick() {
    if (Resting.size() > 256) {
      Tag *T = Resting.front();
      Resting.pop_front();
      return T;
    }
    if (Fresh.empty()) {
      TagStore::get().take(Fresh, Batch);
      Batch = Batch < 1024 ? Batch * 2 : Batch;
    }
    Tag *T = Fresh.back();
    Fresh.pop_back();
    return T;
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_LIFE_H
