//===- iterator.h - Iterators that know whether they may be used *- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A cursor of the engine. With checks on it also remembers the life of its
// element, the epoch of its container and the place that made it; each use is
// judged before it touches memory of the element.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_ITERATOR_H
#define REFMAP_DETAIL_ITERATOR_H

#include "refmap/detail/core.h"
#include "refmap/place.h"

#include <iterator>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

#if REFMAP_CHECKS

/// What an iterator remembers for its checks.
struct Provenance {
  Life Of;
  Life Container;
  std::uint64_t Epoch = 0;
  std::uint64_t Changes = 0; ///< of the container, when all was well
  place Made;
};

[[noreturn]] [[gnu::noinline]] inline void
raiseUse(violation_kind Kind, const char *Use, const place &Here,
         const char *Cause, const place &There) {
  raise({Kind, thisSide(Use, Here), {Cause, There, side::no_thread, {}}});
}

/// Reports the use of an element that has died.
[[noreturn]] [[gnu::noinline]] inline void
raiseDead(const Life &Of, const char *Use, const place &Here) {
  if (Of.deathKnown())
    raiseUse(violation_kind::erased_element, Use, Here, Of.T->End->How,
             Of.T->End->Where);
  raiseUse(violation_kind::erased_element, Use, Here, "erased", place());
}

#endif

template <class CoreT, bool Const> class Iterator {
public:
  using Traits = typename CoreT::Traits;
  using Value = typename CoreT::Value;
  using Cursor = typename CoreT::Cursor;

  using iterator_category = std::conditional_t<CoreT::Engine::Ordered,
                                               std::bidirectional_iterator_tag,
                                               std::forward_iterator_tag>;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  /// The elements of a set are const for all its iterators.
  using reference =
      std::conditional_t<Const || !Traits::IsMap, const Value &, Value &>;
  using pointer = std::remove_reference_t<reference> *;

  Iterator() = default;
  Iterator(CoreT *Of, const Cursor &Where, const place &Made)
      : C(Of), At(Where) {
#if REFMAP_CHECKS
    From.Made = Made;
    renew();
#else
    (void)Made;
#endif
  }
  template <bool FromConst, class = std::enable_if_t<Const && !FromConst>>
  Iterator(const Iterator<CoreT, FromConst> &Other)
      : C(Other.C), At(Other.At)
#if REFMAP_CHECKS
        ,
        From(Other.From)
#endif
  {
  }

  reference operator*() const {
    checkElement("read", place());
    return At.E->Value;
  }
  pointer operator->() const {
    checkElement("read", place());
    return std::addressof(At.E->Value);
  }

  Iterator &operator++() {
    beforeStep();
    C->Eng.advance(At);
    renew();
    return *this;
  }
  Iterator operator++(int) {
    Iterator Before = *this;
    ++*this;
    return Before;
  }
  template <class E = typename CoreT::Engine,
            class = std::enable_if_t<E::Ordered>>
  Iterator &operator--() {
    check("decrement", place());
#if REFMAP_CHECKS
    C = const_cast<CoreT *>(home());
    C->Mon.access(AccessKind::Iterate, From.Made);
    check("decrement", place());
#endif
    C->Eng.retreat(At);
#if REFMAP_CHECKS
    if (!At.E)
      raiseUse(violation_kind::end_iterator, "decrement of begin()", place(),
               "made", From.Made);
#endif
    renew();
    return *this;
  }
  template <class E = typename CoreT::Engine,
            class = std::enable_if_t<E::Ordered>>
  Iterator operator--(int) {
    Iterator Before = *this;
    --*this;
    return Before;
  }

  template <bool OtherConst>
  bool operator==(const Iterator<CoreT, OtherConst> &Other) const {
#if REFMAP_CHECKS
    if (C && Other.C) {
      check("comparison", place());
      Other.check("comparison", place());
      if (home() != Other.home())
        raiseUse(violation_kind::foreign_iterator, "comparison", place(),
                 "made", Other.From.Made);
    }
#endif
    return At.E == Other.At.E;
  }
  template <bool OtherConst>
  bool operator!=(const Iterator<CoreT, OtherConst> &Other) const {
    return !(*this == Other);
  }

  /// For containers: the checks before an operation takes this iterator.
  void check(const char *Use, const place &Here) const {
#if REFMAP_CHECKS
    if (!C)
      raiseUse(violation_kind::singular_iterator, Use, Here, "", place());
    if (unchanged())
      return;
    if (!From.Of.alive())
      raiseDead(From.Of, Use, Here);
    constexpr bool Elements = CoreT::IteratorsEnd, End = CoreT::EndMoves;
    if ((At.E ? Elements : End) && From.Epoch != home()->Epoch)
      raiseUse(violation_kind::rehashed_iterator, Use, Here, CoreT::EndedBy,
               home()->Invalidated);
#else
    (void)Use, (void)Here;
#endif
  }
  void checkElement(const char *Use, const place &Here) const {
    check(Use, Here);
#if REFMAP_CHECKS
    if (!At.E)
      raiseUse(violation_kind::end_iterator, Use, Here, "made", From.Made);
#endif
  }
  void checkOwner(const CoreT *Owner, const char *Use,
                  const place &Here) const {
    check(Use, Here);
#if REFMAP_CHECKS
    if (home() != Owner)
      raiseUse(violation_kind::foreign_iterator, Use, Here, "made", From.Made);
#else
    (void)Owner;
#endif
  }

  CoreT *C = nullptr;
  Cursor At;
#if REFMAP_CHECKS
  Provenance From;
#endif

#if REFMAP_CHECKS
  /// The core that holds the element now: merge moves elements along.
  const CoreT *home() const {
    if (unchanged())
      return C; // spares a look at the element's tag
    return static_cast<const CoreT *>(From.Of.T->Owner);
  }
#endif

private:
#if REFMAP_CHECKS
  /// Nothing has died in the container, left it or been moved since.
  bool unchanged() const {
    return From.Container.alive() && C->Changes == From.Changes;
  }
#endif

  /// ++ is a step of an iteration: a scheduling point and an access.
  void beforeStep() {
#if REFMAP_CHECKS
    schedulingPoint();
    checkElement("increment", place());
    C = const_cast<CoreT *>(home());
    C->Mon.record(AccessKind::Iterate, From.Made);
#endif
  }
  void renew() {
#if REFMAP_CHECKS
    if (!C)
      return;
    From.Container = Life(C->Own);
    From.Of = At.E ? Life(At.E->Life, At.E->Serial) : From.Container;
    From.Epoch = C->Epoch;
    From.Changes = C->Changes;
#endif
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_ITERATOR_H
