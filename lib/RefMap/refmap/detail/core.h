//===- core.h - An engine, its elements, and their watch --------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a container points to: the engine (table.h or tree.h) with the entries
// it places, and the records of the checks. A swap or a move exchanges cores,
// so that iterators follow their elements, as the standard wants it.
//
// Plain builds keep the engine and the allocator and nothing else.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_CORE_H
#define REFMAP_DETAIL_CORE_H

#include "refmap/config.h"
#include "refmap/detail/bits.h"
#include "refmap/detail/entry.h"
#include "refmap/place.h"
#if REFMAP_CHECKS
#include "refmap/detail/life.h"
#include "refmap/detail/quarantine.h"
#endif

#include <cstdlib>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// Where iteration of new hash tables begins: REFMAP_ITERATION_SEED, a number,
/// for programs that might rely on an order that nobody promised.
inline std::size_t iterationSeed() {
  static const std::size_t Seed = [] {
    const char *Text = std::getenv("REFMAP_ITERATION_SEED");
    return Text ? static_cast<std::size_t>(std::strtoull(Text, nullptr, 10))
                : 0;
  }();
  return Seed;
}

#if REFMAP_CHECKS
/// The records of the checks of one container.
template <class EntryT> struct Watch {
  Monitor Mon;
  TagPool Tags;
  Quarantine<EntryT> Dead;
  Tag *Own; ///< lives as long as the container: the tag of end()
  std::uint64_t Epoch = 0;
  /// Deaths and epochs so far. While it stands still, every iterator that was
  /// good stays good.
  std::uint64_t Changes = 0;
  place Invalidated; ///< the insert or rehash that began this epoch

  // Strict reads: the element that operator[] made, until somebody looks.
  // Settle looks; it is null unless strict reads are on, for not every mapped
  // type can be compared.
  void (*Settle)(Watch &) = nullptr;
  EntryT *Pending = nullptr;
  Life PendingLife;
  place PendingPlace;

  explicit Watch(const void *Owner) : Own(Tags.birth(Owner)) {}
  ~Watch() { Tags.death(Own, place(), "destroyed with its map"); }
};
#else
template <class> struct Watch {
  explicit Watch(const void *) {}
};
#endif

template <class EngineT, class Alloc>
class Core : public Watch<typename EngineT::EntryT> {
public:
  using Engine = EngineT;
  using Traits = typename Engine::Traits;
  using Value = typename Traits::Value;
  using Cursor = typename Engine::Cursor;
  using EntryT = typename Engine::EntryT;
  using ValueAlloc =
      typename std::allocator_traits<Alloc>::template rebind_alloc<Value>;
  using EntryAlloc =
      typename std::allocator_traits<Alloc>::template rebind_alloc<EntryT>;
  static constexpr bool Flat = Engine::Flat;
  /// Every insertion and every erasure may move the other elements.
  static constexpr bool Unstable = !Flat && !Engine::Steady;
  /// What ends iterators to elements that live on, and in sequences end() too.
  static constexpr bool IteratorsEnd = !Engine::Ordered || Unstable;
  static constexpr bool EndMoves = Engine::Ordered && Unstable;
  static constexpr const char *EndedBy =
      Unstable ? "insert or erase" : "insert or rehash";
  /// So many elements really move where they may, for AddressSanitizer to see
  /// it.
  static constexpr std::size_t MaxMoved = 1024;

  Engine Eng;
  Alloc A;

  template <class... As>
  explicit Core(const Alloc &Source, const As &...Functions)
      : Watch<EntryT>(this), Eng(Functions..., Source), A(Source) {
    if constexpr (ChecksOn && !Engine::Ordered)
      Eng.startAt(iterationSeed());
  }
  Core(const Core &) = delete;
  Core &operator=(const Core &) = delete;
  ~Core() {
    buryAll(place(), "destroyed with its map");
#if REFMAP_CHECKS
    while (EntryT *E = this->Dead.evict())
      freeEntry(E);
#endif
  }

  /// Ends an entry that make() made, with any equal allocator.
  static void unmakeWith(const Alloc &With, EntryT *E) {
    ValueAlloc ValueSource(With);
    EntryAlloc From(With);
    std::allocator_traits<ValueAlloc>::destroy(ValueSource,
                                               std::addressof(E->Value));
    E->~EntryT();
    std::allocator_traits<EntryAlloc>::deallocate(From, E, 1);
  }

  /// An entry of its own with a value made from \p Args.
  template <class... As> EntryT *make(As &&...Args) {
    EntryT *E = allocateEntry();
    try {
      construct(E, std::forward<As>(Args)...);
    } catch (...) {
      freeEntry(E);
      throw;
    }
    return E;
  }
  /// Ends an entry that make() made and no engine holds.
  void unmake(EntryT *E) { unmakeWith(A, E); }

  /// Lets go of an element that another core will hold. Unless \p KeepLife,
  /// its iterators die.
  EntryT *release(const Cursor &C, const place &Where, bool KeepLife) {
    EntryT *E = C.E;
    if (!KeepLife)
      endLife(E, Where, "merged into another map");
#if REFMAP_CHECKS
    ++this->Changes;
#endif
    Eng.remove(C);
    if constexpr (Unstable)
      invalidate(Where);
    return E;
  }

  /// Puts a new element where \p Hint says that its key is missing.
  template <class Hint, class... As>
  Cursor emplaceAt(const Hint &At, const place &Where, As &&...Args) {
    if constexpr (Flat) {
      shake();
      Cursor C;
      try {
        C = Eng.insert(At, [&](Cursor &Slot) {
          EntryT *Raw = Slot.B->entry(Slot.Slot);
          unpoison(Raw);
          Slot.E = ::new (static_cast<void *>(Raw)) EntryT;
          construct(Slot.E, std::forward<As>(Args)...);
        });
      } catch (...) { // the others may have moved already
        invalidate(Where);
        throw;
      }
      born(C.E, Where);
      return C;
    } else {
      return linkAt(At, make(std::forward<As>(Args)...), Where);
    }
  }

  /// Puts an entry that make() made where its key is missing. Flat tables take
  /// its value and free it.
  template <class Hint>
  Cursor linkAt(const Hint &At, EntryT *E, const place &Where) {
    if constexpr (Flat) {
      struct End {
        Core &C;
        EntryT *E;
        ~End() { C.unmake(E); }
      } AtReturn{*this, E};
      return emplaceAt(At, Where, relocatable(E->Value));
    } else {
      Cursor C = linkOrUnmake(At, E);
      born(E, Where);
      unsettle(Where, C);
      return C;
    }
  }

  /// Erases the element at \p C and returns the next.
  Cursor erase(const Cursor &C, const place &Where, const char *How) {
    EntryT *E = C.E;
    Cursor Next = Eng.erase(C);
    bury(E, Where, How);
    unsettle(Where, Next);
    return Next;
  }

  void remove(const Cursor &C, const place &Where) {
    EntryT *E = C.E;
    Eng.remove(C);
    bury(E, Where, "erased");
    unsettle(Where);
  }

  /// Takes the element at \p C out alive, as an entry of its own.
  EntryT *extract(const Cursor &C, const place &Where) {
    EntryT *E = C.E;
    endLife(E, Where, "extracted");
    if constexpr (Flat) {
      Eng.remove(C); // reads the key, so before it is moved from
      EntryT *Out = make(relocatable(E->Value));
      destroyValue(E);
      poison(E);
      return Out;
    } else {
      Eng.remove(C);
      unsettle(Where);
      return E;
    }
  }

  void clear(const place &Where) {
    buryAll(Where, "cleared");
    Eng.clear();
    if constexpr (Unstable)
      invalidate(Where);
  }

  /// What an insertion or an erasure does to the other elements where they have
  /// no place of their own: their iterators die. Under AddressSanitizer they
  /// move, so that raw references die too. \p Keep follows its element.
  void unsettle(const place &Where, Cursor &Keep) {
    if constexpr (Unstable) {
      invalidate(Where);
      if (REFMAP_ASAN)
        moveElements(Where, Keep);
    } else {
      (void)Where, (void)Keep;
    }
  }
  void unsettle(const place &Where) {
    Cursor None;
    unsettle(Where, None);
  }

  /// For extract and merge: the value as something to move from. The key is
  /// const to users only (see relocateValue).
  static decltype(auto) relocatable(Value &V) {
    if constexpr (Traits::IsMap)
      return std::pair<typename Traits::Key &&, typename Traits::Mapped &&>(
          std::move(const_cast<typename Traits::Key &>(V.first)),
          std::move(V.second));
    else
      return std::move(V);
  }

  void freeEntry(EntryT *E) {
    EntryAlloc From(A);
    E->~EntryT();
    std::allocator_traits<EntryAlloc>::deallocate(From, E, 1);
  }

  /// Invalidates iterators when the engine has changed its order, or a flat
  /// table may have moved elements.
  void noteOrder(const place &Where) {
#if REFMAP_CHECKS
    if constexpr (!Engine::Ordered) {
      if (Eng.rehashes() != SeenRehashes) {
        SeenRehashes = Eng.rehashes();
        invalidate(Where);
      }
    }
#else
    (void)Where;
#endif
  }

  /// Ends all iterators; in flat containers, references too.
  void invalidate(const place &Where) {
#if REFMAP_CHECKS
    ++this->Epoch;
    ++this->Changes;
    this->Invalidated = Where;
#else
    (void)Where;
#endif
  }

private:
  std::uint64_t SeenRehashes = 0;

  EntryT *allocateEntry() {
    EntryAlloc From(A);
    EntryT *E = std::allocator_traits<EntryAlloc>::allocate(From, 1);
    return ::new (static_cast<void *>(E)) EntryT;
  }
  template <class... As> void construct(EntryT *E, As &&...Args) {
    ValueAlloc With(A);
    std::allocator_traits<ValueAlloc>::construct(With, std::addressof(E->Value),
                                                 std::forward<As>(Args)...);
  }
  void destroyValue(EntryT *E) {
    ValueAlloc With(A);
    std::allocator_traits<ValueAlloc>::destroy(With, std::addressof(E->Value));
  }

  /// An insertion into a flat table may move its elements. Under
  /// AddressSanitizer it does, and not only when the table happens to be full.
  void shake() {
    if (REFMAP_ASAN && Eng.size() && Eng.size() >= Eng.reserved() &&
        Eng.size() <= MaxMoved)
      Eng.rehash(Eng.bucketCount() * 13 / 2);
  }

  void moveElements(const place &Where, Cursor &Keep) {
    std::size_t Left = MaxMoved;
    for (Cursor C = Eng.first(); C.E && Left; Eng.advance(C), --Left) {
      EntryT *Old = C.E, *New = allocateEntry();
      static_cast<EntryTag &>(*New) = *Old;
      relocateValue(&New->Value, &Old->Value);
      Eng.substitute(C, New);
      if (Keep.E == Old)
        Keep.E = New;
      retire(Old, Where);
    }
  }

  template <class Hint> Cursor linkOrUnmake(const Hint &At, EntryT *E) {
    try {
      return Eng.link(At, E);
    } catch (...) {
      unmake(E);
      throw;
    }
  }

  void born(EntryT *E, const place &Where) {
#if REFMAP_CHECKS
    if (E->Life)
      E->Life->Owner = this; // merged: its iterators are ours now
    else
      E->Life = this->Tags.birth(this);
    E->Serial = E->Life->Serial.load(std::memory_order_relaxed);
    if constexpr (Flat) {
      // The insert has taken place, so size() is one more than before it.
      if (Eng.size() > Eng.reserved())
        invalidate(Where);
    }
#else
    (void)E;
#endif
    noteOrder(Where);
  }

  void endLife(EntryT *E, const place &Where, const char *How) {
#if REFMAP_CHECKS
    this->Tags.death(E->Life, Where, How);
    ++this->Changes;
    E->Life = nullptr;
#else
    (void)E, (void)Where, (void)How;
#endif
  }

  /// Ends an element that the engine has let go.
  void bury(EntryT *E, const place &Where, const char *How) {
    endLife(E, Where, How);
    destroyValue(E);
    if constexpr (Flat)
      poison(E);
    else
      retire(E, Where);
  }

  /// Frees an entry without a value: now, or when it leaves the quarantine.
  void retire(EntryT *E, const place &Where) {
#if REFMAP_CHECKS
    E = this->Dead.add(E, std::addressof(Traits::key(E->Value)), Where);
    if (!E)
      return;
#else
    (void)Where;
#endif
    freeEntry(E);
  }

  void buryAll(const place &Where, const char *How) {
    Eng.forEachEntry([&](EntryT *E) { bury(E, Where, How); });
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_CORE_H
