//===- bucket.h - Eight slots, eight marks, one link ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A bucket and the allocation of arrays of them. A slot is a pointer to an
// entry (node tables: references stay good when the table grows) or the entry
// itself (flat tables).
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_BUCKET_H
#define REFMAP_DETAIL_BUCKET_H

#include "refmap/detail/bits.h"
#include "refmap/detail/entry.h"

#include <memory>
#include <new>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// A node bucket: slots point to entries.
template <class EntryT> struct NodeBucket {
  std::uint8_t Tops[SlotsPerBucket];
  NodeBucket *Overflow;
  EntryT *Slots[SlotsPerBucket];

  EntryT *entry(unsigned Slot) const { return Slots[Slot]; }

  /// The slot's content moves to \p To; pointers move, entries stay.
  void moveSlot(unsigned Slot, NodeBucket &To, unsigned ToSlot) {
    To.Slots[ToSlot] = Slots[Slot];
  }
};

/// A flat bucket: slots hold entries.
template <class EntryT> struct FlatBucket {
  std::uint8_t Tops[SlotsPerBucket];
  FlatBucket *Overflow;
  alignas(EntryT) unsigned char Raw[SlotsPerBucket * sizeof(EntryT)];

  EntryT *entry(unsigned Slot) {
    return reinterpret_cast<EntryT *>(Raw + Slot * sizeof(EntryT));
  }

  /// The element itself moves, and its tag with it. A move that throws loses
  /// the element: flat tables want types whose move does not throw.
  void moveSlot(unsigned Slot, FlatBucket &To, unsigned ToSlot) {
    EntryT *From = entry(Slot);
    unpoison(To.entry(ToSlot));
    EntryT *Into = ::new (static_cast<void *>(To.entry(ToSlot))) EntryT;
    static_cast<EntryTag &>(*Into) = *From;
    relocateValue(&Into->Value, &From->Value);
    poison(From);
  }
};

/// Allocates and frees buckets through the container's allocator.
template <class BucketT, class Alloc> class BucketSource {
  using Traits =
      typename std::allocator_traits<Alloc>::template rebind_traits<BucketT>;
  typename Traits::allocator_type Source;

public:
  explicit BucketSource(const Alloc &A) : Source(A) {}

  BucketT *allocate(std::size_t Count) {
    BucketT *Buckets = Traits::allocate(Source, Count);
    for (std::size_t I = 0; I != Count; ++I)
      clear(Buckets[I]);
    return Buckets;
  }

  void deallocate(BucketT *Buckets, std::size_t Count) {
    REFMAP_UNPOISON(Buckets, Count * sizeof(BucketT));
    Traits::deallocate(Source, Buckets, Count);
  }

  /// Frees what hangs behind \p Head and says how many buckets that were.
  std::size_t freeOverflow(BucketT &Head) {
    std::size_t Freed = 0;
    for (BucketT *B = Head.Overflow; B; ++Freed) {
      BucketT *Next = B->Overflow;
      deallocate(B, 1);
      B = Next;
    }
    Head.Overflow = nullptr;
    return Freed;
  }

  static void clear(BucketT &B) {
    std::memset(B.Tops, EmptyRest, sizeof(B.Tops));
    B.Overflow = nullptr;
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_BUCKET_H
