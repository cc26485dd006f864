//===- table_growth.h - How the table grows, step by step -------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The growth half of table.h, after Go's hashGrow, growWork and evacuate. Not
// to be included alone.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_TABLE_GROWTH_H
#define REFMAP_DETAIL_TABLE_GROWTH_H

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::prepareInsert(std::uint64_t Code) {
  if (!Buckets)
    allocateFirst();
  if (!Old) {
    const bool Double = overLoad(Count + 1, Mask + 1);
    if (Double || (Count >= Reserved && tooManyOverflow()))
      startGrowth(Double);
  }
  if (Old)
    growStep(Code & Mask);
}

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::allocateFirst() {
  Buckets = Source.allocate(1);
  Mask = 0;
  resetStart();
}

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::startGrowth(bool Double) {
  const std::size_t NewCount = (Mask + 1) << Double;
  Bucket *Fresh = Source.allocate(NewCount);
  Old = Buckets;
  OldMask = Mask;
  OldOverflows = Overflows;
  Buckets = Fresh;
  Mask = NewCount - 1;
  Overflows = 0;
  NextEvacuate = 0;
  ++Version;
  if (!Double) {
    ++SameSizeGrowths;
    return;
  }
  ++Doublings;
  ++Rehashes;
  resetStart();
}

/// The work each write does: the old bucket about to be used, and one more.
template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::growStep(std::size_t Index) {
  evacuate(Index & OldMask);
  if (Old)
    evacuate(NextEvacuate);
}

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::evacuate(std::size_t OldIndex) {
  Bucket &Head = Old[OldIndex];
  if (!isEvacuated(Head)) {
    packInto(&Head, OldIndex);
    OldOverflows -= Source.freeOverflow(Head);
    std::memset(Head.Tops, EmptyRest, sizeof(Head.Tops));
    Head.Tops[0] = Evacuated;
    ++Version;
  }
  while (NextEvacuate <= OldMask && isEvacuated(Old[NextEvacuate]))
    ++NextEvacuate;
  if (NextEvacuate > OldMask)
    dropOld();
}

/// Distributes one old chain over its one (same size) or two new buckets, in
/// order and without gaps.
template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::packInto(Bucket *From, std::size_t Number) {
  struct {
    Bucket *B;
    unsigned Slot;
  } To[2] = {{&Buckets[Number], 0},
             {&Buckets[(Number + OldMask + 1) & Mask], 0}};
  const bool Double = Mask != OldMask;
  for (Bucket *B = From; B; B = B->Overflow)
    for (auto M = fullSlots(loadTops(B->Tops)); M; M &= M - 1) {
      const unsigned Slot = firstSlot(M);
      auto &Into = To[Double && (hashOf(B->entry(Slot)) & (OldMask + 1)) != 0];
      if (Into.Slot == SlotsPerBucket) {
        Into.B = Into.B->Overflow = Source.allocate(1);
        Into.Slot = 0;
        ++Overflows;
      }
      B->moveSlot(Slot, *Into.B, Into.Slot);
      Into.B->Tops[Into.Slot++] = B->Tops[Slot];
    }
}

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::finishGrowth() {
  while (Old)
    evacuate(NextEvacuate);
}

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::dropOld() {
  if (!Old)
    return;
  for (std::size_t I = NextEvacuate; I <= OldMask; ++I)
    Source.freeOverflow(Old[I]);
  Source.deallocate(Old, OldMask + 1);
  Old = nullptr;
  OldOverflows = 0;
}

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::freeBuckets() {
  dropOld();
  if (!Buckets)
    return;
  for (std::size_t I = 0; I <= Mask; ++I)
    Source.freeOverflow(Buckets[I]);
  Source.deallocate(Buckets, Mask + 1);
  Buckets = nullptr;
}

template <class T, class H, class E, class A, bool F, bool R>
std::size_t Table<T, H, E, A, F, R>::bucketsFor(std::size_t Elements) {
  std::size_t N = 1;
  while (overLoad(Elements, N))
    N *= 2;
  return N;
}

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::rehash(std::size_t Elements) {
  finishGrowth();
  const std::size_t NewCount = bucketsFor(Elements < Count ? Count : Elements);
  Bucket *Before = Buckets;
  const std::size_t BeforeCount = bucketCount();
  Buckets = Source.allocate(NewCount);
  Mask = NewCount - 1;
  Overflows = 0;
  for (std::size_t I = 0; I != BeforeCount; ++I) {
    for (Bucket *B = &Before[I]; B; B = B->Overflow)
      for (auto M = fullSlots(loadTops(B->Tops)); M; M &= M - 1) {
        const std::uint64_t Code = hashOf(B->entry(firstSlot(M)));
        Cursor To = freeSlot(Code);
        B->moveSlot(firstSlot(M), *To.B, To.Slot);
        To.B->Tops[To.Slot] = topHash(Code);
      }
    Source.freeOverflow(Before[I]);
  }
  if (Before)
    Source.deallocate(Before, BeforeCount);
  ++Version;
  ++Rehashes;
  resetStart();
}

template <class T, class H, class E, class A, bool F, bool R>
void Table<T, H, E, A, F, R>::reserve(std::size_t Elements) {
  if (!Buckets || Old || bucketsFor(Elements) > Mask + 1)
    rehash(Elements);
  if (Elements > Reserved)
    Reserved = Elements;
}

template <class T, class H, class E, class A, bool F, bool R>
table_stats Table<T, H, E, A, F, R>::stats() const {
  table_stats S;
  S.size = Count;
  S.buckets = bucketCount();
  S.overflow_buckets = Overflows + OldOverflows;
  S.old_buckets = Old ? OldMask + 1 : 0;
  S.same_size_growths = SameSizeGrowths;
  S.doublings = Doublings;
  auto CountMarks = [&S](const Bucket *B) {
    for (; B; B = B->Overflow)
      for (std::uint8_t Top : B->Tops)
        S.tombstones += Top == EmptyOne;
  };
  for (std::size_t I = 0; I != S.buckets; ++I)
    CountMarks(&Buckets[I]);
  for (std::size_t I = 0; I != S.old_buckets; ++I) {
    S.evacuated += isEvacuated(Old[I]);
    CountMarks(&Old[I]);
  }
  const std::size_t All = S.buckets + S.old_buckets + S.overflow_buckets;
  S.bytes = All * sizeof(Bucket) + (Flat ? 0 : Count * sizeof(EntryT));
  const std::size_t Used = Count * (sizeof(Bucket) / SlotsPerBucket);
  S.bytes_retained = All * sizeof(Bucket) - Used;
  return S;
}

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_TABLE_GROWTH_H
