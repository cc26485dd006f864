//===- table.h - The hash table of Go's classic map -------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// 2^B buckets of eight slots with top-hash bytes, overflow buckets behind them,
// a load factor of 6.5, and growth by steps: a growing table keeps its old
// buckets, and each write evacuates two of them. Too many overflow buckets
// start a growth to the same size, which packs the chains. Erase marks a slot
// and frees no bucket.
//
// The table owns buckets and places entries; it neither creates nor destroys
// values (its owner does), and it checks nothing (see core.h). Iteration runs
// over new bucket numbers, from Start round to Start. A bucket whose old bucket
// is not evacuated yet is read there, filtered by the next hash bit; evacuation
// keeps the order within a chain. So the order of iteration changes when the
// table doubles and at no other time, and erase never disturbs an iteration.
//
// Where keys may repeat, equal ones stand side by side in their chain, so that
// they are neighbours in the iteration too ([unord.req.general]). A key's hash
// decides the bucket and evacuation keeps the order: nothing tears them apart.
//
//   Cursor C = T.find(Key, T.hash(Key));
//   if (!C.E) T.insert(H, [&](Cursor &At) { ... fill At ... });
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_TABLE_H
#define REFMAP_DETAIL_TABLE_H

#include "refmap/detail/bucket.h"
#include "refmap/stats.h"

#include <atomic>
#include <cassert>
#include <vector>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// \tparam T MapTraits or SetTraits. \tparam IsFlat elements live in buckets.
/// \tparam Multi equal keys may repeat; not in flat tables.
template <class T, class Hasher, class Equal, class Alloc, bool IsFlat,
          bool Multi = false>
class Table {
  static_assert(!(IsFlat && Multi));

public:
  using Traits = T;
  using Key = typename T::Key;
  using Value = typename T::Value;
  static constexpr bool Flat = IsFlat;
  static constexpr bool Ordered = false;
  static constexpr bool Steady = !IsFlat; ///< elements stay where they are
  static constexpr bool CacheHash = !IsFlat && !CheapHash<Key>;
  using EntryT = Entry<Value, CacheHash>;
  using Bucket =
      std::conditional_t<IsFlat, FlatBucket<EntryT>, NodeBucket<EntryT>>;

  /// A place in the iteration; E is null at the end.
  struct Cursor {
    EntryT *E = nullptr;
    Bucket *B = nullptr;
    std::size_t Index = 0; ///< number of the new bucket being visited
    unsigned Slot = 0;
    std::uint32_t Version = 0; ///< of the table when B and Slot were right
  };

  Hasher Hash;
  Equal Same;

  Table(const Hasher &H, const Equal &E, const Alloc &A)
      : Hash(H), Same(E), Source(A) {}
  Table(const Table &) = delete;
  Table &operator=(const Table &) = delete;
  ~Table() { freeBuckets(); }

  std::size_t size() const { return Count; }
  std::size_t bucketCount() const { return Buckets ? Mask + 1 : 0; }
  bool growing() const { return Old != nullptr; }
  /// Doublings and rehashes so far: what kills an unordered iterator.
  std::uint64_t rehashes() const { return Rehashes; }

  template <class K> std::uint64_t hash(const K &Sought) const {
    return mixHash(static_cast<std::uint64_t>(Hash(Sought)));
  }
  std::uint64_t hashOf(const EntryT *E) const {
    if constexpr (CacheHash)
      return E->Hash;
    else
      return hash(T::key(E->Value));
  }

  template <class K> Cursor find(const K &Sought, std::uint64_t H) const {
    if (!Count)
      return {};
    const std::uint8_t Top = topHash(H);
    for (Bucket *B = home(H); B; B = B->Overflow) {
      const std::uint64_t Tops = loadTops(B->Tops);
      for (auto M = matchTops(Tops, Top); M; M &= M - 1) {
        const unsigned Slot = firstSlot(M);
        EntryT *E = B->entry(Slot);
        if (hashMayEqual(E, H) && Same(T::key(E->Value), Sought))
          return {E, B, H & Mask, Slot, Version};
      }
      if (endsChain(Tops))
        break;
    }
    return {};
  }

  /// Where a key is, and otherwise where it belongs. Where keys may repeat, a
  /// new one never meets an element that is in its way.
  using Hint = std::uint64_t;
  template <class K> std::pair<Cursor, Hint> seek(const K &Sought) const {
    const std::uint64_t H = hash(Sought);
    return {Multi ? Cursor() : find(Sought, H), H};
  }
  template <class K> Cursor find(const K &Sought) const {
    return Count ? find(Sought, hash(Sought)) : Cursor();
  }

  /// Node tables: enters \p E, whose key is not in the table, or may repeat.
  Cursor link(Hint H, EntryT *E) {
    if constexpr (CacheHash)
      E->Hash = H;
    const Cursor Other = Multi ? find(T::key(E->Value), H) : Cursor();
    Cursor C = insert(H, [E](Cursor &At) { At.B->Slots[At.Slot] = At.E = E; });
    if constexpr (Multi) {
      moveBehind(E, Other.E);
      C = locate(E);
    }
    return C;
  }

  /// Node tables: \p New takes the place of the entry at \p C, and its value.
  void substitute(Cursor &C, EntryT *New) {
    if constexpr (CacheHash)
      New->Hash = C.E->Hash;
    C.B->Slots[C.Slot] = C.E = New;
  }

  /// How many elements from \p C on have its key.
  std::size_t countEqual(Cursor C) const {
    const EntryT *First = C.E;
    std::size_t N = 0;
    for (; C.E && Same(T::key(C.E->Value), T::key(First->Value)); ++N) {
      if (!Multi)
        return 1;
      advance(C);
    }
    return N;
  }

  /// Claims a slot for a key that is not in the table. \p Fill gets a cursor
  /// whose bucket and slot are set; it puts the entry there and sets `E`. The
  /// slot counts only when Fill has returned.
  template <class FillFn> Cursor insert(std::uint64_t H, FillFn Fill) {
    prepareInsert(H);
    Cursor C = freeSlot(H);
    Fill(C);
    C.B->Tops[C.Slot] = topHash(H);
    ++Count;
    const std::size_t Distance = (C.Index - Start) & Mask;
    if (Distance < FirstFull.load(std::memory_order_relaxed))
      FirstFull.store(Distance, std::memory_order_relaxed);
    return C;
  }

  /// Empties the slot of \p C. The entry is still what and where it was: its
  /// owner ends it.
  void remove(Cursor C) {
    settle(C);
    markEmpty(C);
    --Count;
  }
  /// The same, and returns the next cursor.
  Cursor erase(Cursor C) {
    settle(C);
    Cursor Next = C;
    advance(Next);
    markEmpty(C);
    --Count;
    return Next;
  }

  Cursor first() const {
    if (!Count)
      return {};
    Cursor C;
    std::size_t Distance = FirstFull.load(std::memory_order_relaxed);
    for (; Distance <= Mask; ++Distance) {
      C.Index = (Start + Distance) & Mask;
      if (enterBucket(C))
        break;
    }
    FirstFull.store(Distance, std::memory_order_relaxed);
    return C;
  }

  void advance(Cursor &C) const {
    if (!Flat && C.Version != Version)
      C = locate(C.E);
    if (Old) {
      C = nextWhileGrowing(C);
      return;
    }
    Bucket *B = C.B;
    auto M = fromSlot(fullSlots(loadTops(B->Tops)), C.Slot + 1);
    while (!M) {
      if (B->Overflow) {
        B = B->Overflow;
      } else {
        C.Index = (C.Index + 1) & Mask;
        if (C.Index == Start) {
          C = {};
          return;
        }
        B = &Buckets[C.Index];
        prefetchBehind(C.Index);
      }
      M = fullSlots(loadTops(B->Tops));
    }
    C.B = B;
    C.Slot = firstSlot(M);
    C.E = B->entry(C.Slot);
  }

  /// The cursor of an entry that is in the table.
  Cursor locate(EntryT *E) const {
    const std::uint64_t H = hashOf(E);
    for (Bucket *B = home(H); B; B = B->Overflow)
      for (auto M = fullSlots(loadTops(B->Tops)); M; M &= M - 1)
        if (B->entry(firstSlot(M)) == E)
          return {E, B, H & Mask, firstSlot(M), Version};
    return {};
  }

  /// Makes iteration begin at the bucket that \p Seed chooses.
  void startAt(std::size_t Seed) {
    StartSeed = Seed;
    resetStart();
  }

  /// Forgets every element; keeps the main buckets, as Go's clear does. The
  /// owner has ended the entries.
  void clear() {
    dropOld();
    for (std::size_t I = 0, N = bucketCount(); I != N; ++I) {
      Overflows -= Source.freeOverflow(Buckets[I]);
      Source.clear(Buckets[I]);
    }
    Count = 0;
    ++Version;
    resetStart();
  }

  /// Rebuilds with room for \p Elements; never shrinks below the size.
  void rehash(std::size_t Elements);
  /// As rehash, but only when that makes the table larger; and no insert moves
  /// anything until there are more than \p Elements.
  void reserve(std::size_t Elements);

  std::size_t reserved() const { return Reserved; }

  /// Calls \p Fn for each entry in no particular order. Fn may end the entry.
  template <class Fn> void forEachEntry(Fn Do) {
    auto Visit = [&Do](Bucket &Head) {
      if (isEvacuated(Head))
        return;
      for (Bucket *B = &Head; B; B = B->Overflow)
        for (auto M = fullSlots(loadTops(B->Tops)); M; M &= M - 1)
          Do(B->entry(firstSlot(M)));
    };
    for (std::size_t I = 0; Old && I <= OldMask; ++I)
      Visit(Old[I]);
    for (std::size_t I = 0, N = bucketCount(); I != N; ++I)
      Visit(Buckets[I]);
  }

  table_stats stats() const;

private:
  Bucket *Buckets = nullptr;
  Bucket *Old = nullptr;
  std::size_t Mask = 0;    ///< new bucket count - 1
  std::size_t OldMask = 0; ///< old bucket count - 1
  std::size_t Count = 0;
  std::size_t NextEvacuate = 0; ///< all old buckets before it are empty
  std::size_t Overflows = 0;    ///< hanging behind new buckets
  std::size_t OldOverflows = 0;
  std::size_t Reserved = 0;
  std::size_t StartSeed = 0;
  std::size_t Start = 0;
  /// No bucket nearer to Start holds an element. A cache that const functions
  /// move, hence atomic: begin() stays amortised constant while erasing.
  mutable std::atomic<std::size_t> FirstFull{0};
  std::uint64_t Rehashes = 0;
  std::size_t SameSizeGrowths = 0, Doublings = 0;
  std::uint32_t Version = 0; ///< changes whenever an entry changes its slot
  BucketSource<Bucket, Alloc> Source;

  static bool isEvacuated(const Bucket &B) { return B.Tops[0] == Evacuated; }
  static bool overLoad(std::size_t N, std::size_t BucketCount) {
    return N > SlotsPerBucket && N > 13 * (BucketCount / 2);
  }
  bool tooManyOverflow() const {
    const std::size_t N = Mask + 1;
    return Overflows >= (N < (1u << 15) ? N : (1u << 15));
  }
  static bool hashMayEqual(const EntryT *E, std::uint64_t H) {
    if constexpr (CacheHash)
      return E->Hash == H;
    else
      return (void)E, (void)H, true;
  }

  /// The bucket in which a key with hash \p H is now.
  Bucket *home(std::uint64_t H) const {
    if (Old && !isEvacuated(Old[H & OldMask]))
      return &Old[H & OldMask];
    return &Buckets[H & Mask];
  }

  /// A write: does its share of the growth, and finds \p C again after it. Flat
  /// tables move nothing when something is erased.
  void settle(Cursor &C) {
    if constexpr (!Flat) {
      if (Old) {
        growStep(hashOf(C.E) & Mask);
        C = locate(C.E);
      }
    }
  }

  /// Entries lie anywhere: asks for the next bucket's while this one is read.
  /// Small tables are in the cache anyway.
  void prefetchBehind(std::size_t Index) const {
    if constexpr (!Flat) {
      if (Mask < 1024)
        return;
      Bucket &Ahead = Buckets[(Index + 1) & Mask];
      for (auto M = fullSlots(loadTops(Ahead.Tops)); M; M &= M - 1) {
        const EntryT *E = Ahead.entry(firstSlot(M));
        __builtin_prefetch(E);
        if (sizeof(EntryT) > 16) // may lie across two cache lines
          __builtin_prefetch(reinterpret_cast<const char *>(E + 1) - 1);
      }
    }
  }

  void resetStart() {
    Start = StartSeed & Mask;
    FirstFull.store(0, std::memory_order_relaxed);
  }

  /// Moves \p E in its chain to the place behind \p Other, or to the end: a
  /// slot that was free may lie between two equals. The entries between move up
  /// or down. Growth has evacuated the chain: something was inserted.
  void moveBehind(EntryT *E, EntryT *Other) {
    struct Place {
      Bucket *B;
      unsigned Slot;
    };
    std::vector<Place> Chain;
    std::size_t From = 0, To = 0;
    for (Bucket *B = home(hashOf(E)); B; B = B->Overflow)
      for (auto M = fullSlots(loadTops(B->Tops)); M; M &= M - 1) {
        const EntryT *Here = B->entry(firstSlot(M));
        if (Here == E)
          From = Chain.size();
        if (Here == Other)
          To = Chain.size();
        Chain.push_back({B, firstSlot(M)});
        if (!Other)
          To = Chain.size() - 1;
      }
    auto Exchange = [&](const Place &X, const Place &Y) {
      std::swap(X.B->Slots[X.Slot], Y.B->Slots[Y.Slot]);
      std::swap(X.B->Tops[X.Slot], Y.B->Tops[Y.Slot]);
    };
    for (; From > To + 1; --From)
      Exchange(Chain[From], Chain[From - 1]);
    for (; From < To; ++From)
      Exchange(Chain[From], Chain[From + 1]);
    ++Version;
  }

  bool enterBucket(Cursor &C) const;
  bool scanChain(Cursor &C, Bucket *B, unsigned From, bool Filter) const;
  Cursor nextWhileGrowing(Cursor C) const;
  Cursor freeSlot(std::uint64_t H);
  void markEmpty(const Cursor &C);

  // Growth: table_growth.h
  void prepareInsert(std::uint64_t H);
  void startGrowth(bool Double);
  void growStep(std::size_t Index);
  void evacuate(std::size_t OldIndex);
  void finishGrowth();
  void dropOld();
  void freeBuckets();
  void allocateFirst();
  void packInto(Bucket *From, std::size_t Number);
  static std::size_t bucketsFor(std::size_t Elements);
};

template <class T, class H, class E, class A, bool F, bool R>
bool Table<T, H, E, A, F, R>::scanChain(Cursor &C, Bucket *B, unsigned From,
                                        bool Filter) const {
  for (; B; B = B->Overflow, From = 0)
    for (auto M = fromSlot(fullSlots(loadTops(B->Tops)), From); M; M &= M - 1) {
      EntryT *Entry = B->entry(firstSlot(M));
      if (Filter && (hashOf(Entry) & Mask) != C.Index)
        continue;
      C = {Entry, B, C.Index, firstSlot(M), Version};
      return true;
    }
  return false;
}

template <class T, class H, class E, class A, bool F, bool R>
bool Table<T, H, E, A, F, R>::enterBucket(Cursor &C) const {
  if (Old && !isEvacuated(Old[C.Index & OldMask]))
    return scanChain(C, &Old[C.Index & OldMask], 0, Mask != OldMask);
  return scanChain(C, &Buckets[C.Index], 0, false);
}

template <class T, class H, class E, class A, bool F, bool R>
auto Table<T, H, E, A, F, R>::nextWhileGrowing(Cursor C) const -> Cursor {
  const bool InOld = !isEvacuated(Old[C.Index & OldMask]);
  if (scanChain(C, C.B, C.Slot + 1, InOld && Mask != OldMask))
    return C;
  for (;;) {
    C.Index = (C.Index + 1) & Mask;
    if (C.Index == Start)
      return {};
    if (enterBucket(C))
      return C;
  }
}

template <class T, class H, class E, class A, bool F, bool R>
auto Table<T, H, E, A, F, R>::freeSlot(std::uint64_t Code) -> Cursor {
  Bucket *B = &Buckets[Code & Mask];
  for (;;) {
    if (auto M = emptySlots(loadTops(B->Tops)))
      return {nullptr, B, Code & Mask, firstSlot(M), Version};
    if (!B->Overflow)
      break;
    B = B->Overflow;
  }
  B->Overflow = Source.allocate(1);
  ++Overflows;
  return {nullptr, B->Overflow, Code & Mask, 0, Version};
}

/// Go's mapdelete: the slot becomes empty-one; when nothing follows it, this
/// and the empty-one marks before it become empty-rest, so that look-ups stop
/// early.
template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::markEmpty(const Cursor &C) {
  Bucket *B = C.B;
  unsigned Slot = C.Slot;
  B->Tops[Slot] = EmptyOne;
  const bool Last = Slot + 1 == SlotsPerBucket
                        ? !B->Overflow || B->Overflow->Tops[0] == EmptyRest
                        : B->Tops[Slot + 1] == EmptyRest;
  if (!Last)
    return;
  while (B->Tops[Slot] == EmptyOne) {
    B->Tops[Slot] = EmptyRest;
    if (Slot) {
      --Slot;
      continue;
    }
    Bucket *Before = home(hashOf(C.E));
    if (B == Before)
      return;
    while (Before->Overflow != B)
      Before = Before->Overflow;
    B = Before;
    Slot = SlotsPerBucket - 1;
  }
}

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#include "refmap/detail/table_growth.h"

#endif // REFMAP_DETAIL_TABLE_H
