//===- hash_interface.h - What hashed containers have -----------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Buckets, hash policy, equality, statistics. A container's buckets here are
// Go's buckets of eight: max_load_factor is 6.5 and cannot be changed, and
// there are no local iterators.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_HASH_INTERFACE_H
#define REFMAP_DETAIL_HASH_INTERFACE_H

#include "refmap/detail/container.h"
#include "refmap/detail/table.h"
#include "refmap/detail/unstable.h"

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// \tparam Moves every insertion and erasure may move the other elements.
template <class Traits, class Hash, class Equal, class Alloc, bool Flat,
          bool Multi, bool Moves>
using HashContainer =
    Container<UnstableIf<Moves, Table<Traits, Hash, Equal, Alloc, Flat, Multi>>,
              Alloc, Multi, Hash, Equal>;

template <class Traits, class Hash, class Equal, class Alloc, bool Flat,
          bool Multi = false, bool Moves = false>
class HashInterface
    : public HashContainer<Traits, Hash, Equal, Alloc, Flat, Multi, Moves> {
  using Base = HashContainer<Traits, Hash, Equal, Alloc, Flat, Multi, Moves>;

public:
  using hasher = Hash;
  using key_equal = Equal;
  using typename Base::size_type;
  using typename Base::value_type;

  HashInterface() = default;
  explicit HashInterface(const Alloc &Source) : Base(Source, Hash(), Equal()) {}
  explicit HashInterface(size_type N, const Hash &H = Hash(),
                         const Equal &Same = Equal(),
                         const Alloc &Source = Alloc())
      : Base(Source, H, Same) {
    if (N)
      this->core().Eng.reserve(N);
  }
  template <class It, class = RequireInput<It>>
  HashInterface(It First, It Last, size_type N = 0, const Hash &H = Hash(),
                const Equal &Same = Equal(), const Alloc &Source = Alloc())
      : HashInterface(N, H, Same, Source) {
    this->insert(First, Last, place());
  }
  HashInterface(std::initializer_list<value_type> Values, size_type N = 0,
                const Hash &H = Hash(), const Equal &Same = Equal(),
                const Alloc &Source = Alloc())
      : HashInterface(Values.begin(), Values.end(), N, H, Same, Source) {}
  HashInterface(size_type N, const Alloc &Source)
      : HashInterface(N, Hash(), Equal(), Source) {}
  HashInterface(size_type N, const Hash &H, const Alloc &Source)
      : HashInterface(N, H, Equal(), Source) {}
  template <class It, class = RequireInput<It>>
  HashInterface(It First, It Last, size_type N, const Alloc &Source)
      : HashInterface(First, Last, N, Hash(), Equal(), Source) {}
  template <class It, class = RequireInput<It>>
  HashInterface(It First, It Last, size_type N, const Hash &H,
                const Alloc &Source)
      : HashInterface(First, Last, N, H, Equal(), Source) {}
  HashInterface(std::initializer_list<value_type> Values, size_type N,
                const Alloc &Source)
      : HashInterface(Values, N, Hash(), Equal(), Source) {}
  HashInterface(std::initializer_list<value_type> Values, size_type N,
                const Hash &H, const Alloc &Source)
      : HashInterface(Values, N, H, Equal(), Source) {}
  HashInterface(const HashInterface &Other, const Alloc &Source)
      : Base(Other, Source) {}
  HashInterface(HashInterface &&Other, const Alloc &Source)
      : Base(std::move(Other), Source) {}
  using Base::operator=;

  size_type bucket_count() const {
    return this->C ? this->C->Eng.bucketCount() : 0;
  }
  size_type max_bucket_count() const { return ~size_type(0) / 128; }
  float load_factor() const {
    return bucket_count() ? static_cast<float>(this->C->Eng.size()) /
                                static_cast<float>(bucket_count())
                          : 0.0f;
  }
  float max_load_factor() const { return 6.5f; }
  /// Ignored; the standard makes it a hint.
  void max_load_factor(float) {}
  hasher hash_function() const { return std::get<0>(this->Functions); }
  key_equal key_eq() const { return std::get<1>(this->Functions); }

  /// Rebuilds with at least \p N buckets. Iterators die; in flat containers
  /// references too.
  void rehash(size_type N, place P = place::current()) {
    typename Base::WriteScope Write(this->core(), P);
    this->C->Eng.rehash(N / 2 * 13);
    this->C->noteOrder(P);
    this->C->unsettle(P);
  }
  /// Makes room for \p N elements: until there are more, no insert moves one.
  void reserve(size_type N, place P = place::current()) {
    typename Base::WriteScope Write(this->core(), P);
    this->C->Eng.reserve(N);
    this->C->noteOrder(P);
    this->C->unsettle(P);
  }

  /// What the table holds (stats.h). Scans it.
  table_stats stats() const {
    if (!this->C)
      return {};
    table_stats S = this->C->Eng.stats();
#if REFMAP_CHECKS
    S.quarantined = this->C->Dead.size();
    const std::size_t Kept =
        S.quarantined * sizeof(typename Base::CoreT::EntryT);
    S.bytes += Kept;
    S.bytes_retained += Kept;
#endif
    return S;
  }

  /// Iteration begins at the bucket chosen by \p Seed, as Go begins at a random
  /// one: programs must not rely on the order. Iterators in use die. The
  /// environment variable REFMAP_ITERATION_SEED does this to all tables.
  void start_iteration_at(std::size_t Seed, place P = place::current()) {
    typename Base::WriteScope Write(this->core(), P);
    this->C->Eng.startAt(Seed);
    this->C->invalidate(P);
  }

  friend bool operator==(const HashInterface &A, const HashInterface &B) {
    return A.sameElements(B);
  }
  friend bool operator!=(const HashInterface &A, const HashInterface &B) {
    return !A.sameElements(B);
  }

private:
  /// How many elements equal \p V, among those with its key.
  size_type countOfValue(const value_type &V) const {
    typename Base::CoreT::Cursor At = this->firstOf(Traits::key(V));
    size_type Equals = 0;
    for (size_type N = this->lengthFrom(At, Traits::key(V)); N; --N) {
      Equals += At.E->Value == V;
      this->C->Eng.advance(At);
    }
    return Equals;
  }

  bool sameElements(const HashInterface &Other) const {
    if (this->size() != Other.size())
      return false;
    if (!this->C || !Other.C)
      return true;
    const auto &Eng = this->C->Eng;
    for (auto At = Eng.first(); At.E; Eng.advance(At)) {
      const value_type &V = At.E->Value;
      if (countOfValue(V) != Other.countOfValue(V))
        return false;
    }
    return true;
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_HASH_INTERFACE_H
