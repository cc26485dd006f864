//===- checked_ref.h - A reference that knows whether its element lives ---===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A raw reference to an element cannot be checked (AddressSanitizer sees its
// late use, see quarantine.h). Where a test wants to know, it takes a
// checked_ref instead:
//
//   auto Ref = m.ref(k);        // or refmap::ref(it), refmap::key_ref(it)
//   m.erase(k);
//   Ref.get();                  // fatal error: use of erased map element
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_CHECKED_REF_H
#define REFMAP_CHECKED_REF_H

#include "refmap/detail/iterator.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// A reference to the value, or (when \p T is const and came from key_ref) the
/// key, of one element. Plain builds check nothing.
template <class T> class checked_ref {
  T *Target;
#if REFMAP_CHECKS
  detail::Life Of;
  std::uint64_t Epoch;
  const std::uint64_t *EpochNow; ///< where elements move; else null
  bool IsKey;

  void check(const place &Here) const {
    if (!Of.alive()) {
      if (!IsKey)
        detail::raiseDead(Of, "read through reference", Here);
      detail::raiseUse(violation_kind::erased_key, "read of key", Here,
                       Of.deathKnown() ? Of.T->End->How : "erased",
                       Of.deathKnown() ? Of.T->End->Where : place());
    }
    if (EpochNow && *EpochNow != Epoch)
      detail::raiseUse(violation_kind::rehashed_iterator,
                       "read through reference", Here, "insert or rehash",
                       place());
  }

public:
  checked_ref(T &To, const detail::Life &Element, const std::uint64_t *Now,
              bool Key)
      : Target(&To), Of(Element), Epoch(Now ? *Now : 0), EpochNow(Now),
        IsKey(Key) {}
#else
  void check(const place &) const {}

public:
  explicit checked_ref(T &To) : Target(&To) {}
#endif

  /// The object. Reports erased_element or erased_key when it is gone, and
  /// rehashed_iterator when the container may have moved it.
  T &get(place P = place::current()) const {
    check(P);
    return *Target;
  }
  operator T &() const {
    check(place());
    return *Target;
  }
  T &operator*() const {
    check(place());
    return *Target;
  }
  T *operator->() const {
    check(place());
    return Target;
  }
};

namespace detail {

template <class T, class CoreT, bool Const>
checked_ref<T> makeRef(const Iterator<CoreT, Const> &It, T &Target,
                       bool IsKey) {
#if REFMAP_CHECKS
  return {Target, It.From.Of, CoreT::Engine::Steady ? nullptr : &It.C->Epoch,
          IsKey};
#else
  (void)It, (void)IsKey;
  return checked_ref<T>(Target);
#endif
}

} // namespace detail

/// A checked reference to the mapped value (maps) or the element (sets).
template <class CoreT, bool Const>
auto ref(const detail::Iterator<CoreT, Const> &It) {
  if constexpr (CoreT::Traits::IsMap)
    return detail::makeRef(It, It->second, false);
  else
    return detail::makeRef(It, *It, false);
}

/// A checked reference to the key of an element.
template <class CoreT, bool Const>
auto key_ref(const detail::Iterator<CoreT, Const> &It) {
  return detail::makeRef(It, CoreT::Traits::key(*It), true);
}

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_CHECKED_REF_H
