//===- map_interface.h - What maps have and sets have not -------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// at, operator[], try_emplace, insert_or_assign, and checked references. On
// multimaps only the last.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_MAP_INTERFACE_H
#define REFMAP_DETAIL_MAP_INTERFACE_H

#include "refmap/detail/container.h"

#include <stdexcept>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

template <class Base> class MapInterface : public Base {
public:
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::key_type;
  using mapped_type = typename Base::Traits::Mapped;

  using Base::Base;
  MapInterface() = default;
  using Base::operator=;

  /// The value of \p K. A missing key is reported as missing_key, unless
  /// throwing_at was set; if the handler returns, std::out_of_range is thrown
  /// as the standard wants it.
  mapped_type &at(const key_type &K, place P = place::current()) {
    return this->requireKey(this->findCursor(K, P), P)->Value.second;
  }
  const mapped_type &at(const key_type &K, place P = place::current()) const {
    return this->requireKey(this->findCursor(K, P), P)->Value.second;
  }

  /// A write to the map even if the key is there
  /// ([container.requirements.dataraces]). Inserts a default value if it is
  /// not.
  mapped_type &operator[](located_key<key_type> K) {
    const place P = K.Where;
    typename Base::Announced Write(this->core(), P);
    this->checkKey(std::addressof(K.get()), P);
    auto [Found, Hint] = this->C->Eng.seek(K.get());
    this->settleUnless(Found.E);
    if (Found.E)
      return Found.E->Value.second;
    auto Where = Hint;
    auto *E = K.forward([&](auto &&Key) {
                 return this->C->emplaceAt(
                     Where, P, std::piecewise_construct,
                     std::forward_as_tuple(std::forward<decltype(Key)>(Key)),
                     std::tuple<>());
               }).E;
#if REFMAP_CHECKS
    if (this->C->Settle) {
      this->C->Pending = E;
      this->C->PendingLife = Life(E->Life);
      this->C->PendingPlace = P;
    }
#endif
    return E->Value.second;
  }

  template <class... As>
  std::pair<iterator, bool> try_emplace(located_key<key_type> K, As &&...Args) {
    const place P = K.Where;
    typename Base::WriteScope Write(this->core(), P);
    this->checkKey(std::addressof(K.get()), P);
    auto [Found, Hint] = this->C->Eng.seek(K.get());
    if (Found.E)
      return this->inserted(Found, false, P);
    auto Where = Hint;
    auto At = K.forward([&](auto &&Key) {
      return this->C->emplaceAt(
          Where, P, std::piecewise_construct,
          std::forward_as_tuple(std::forward<decltype(Key)>(Key)),
          std::forward_as_tuple(std::forward<As>(Args)...));
    });
    return this->inserted(At, true, P);
  }
  template <class... As>
  iterator try_emplace(const_iterator Hint, const key_type &K, As &&...Args) {
    Hint.checkOwner(&this->core(), "hint of try_emplace", place());
    return try_emplace(K, std::forward<As>(Args)...).first;
  }
  template <class... As>
  iterator try_emplace(const_iterator Hint, key_type &&K, As &&...Args) {
    Hint.checkOwner(&this->core(), "hint of try_emplace", place());
    return try_emplace(std::move(K), std::forward<As>(Args)...).first;
  }

  template <class V>
  std::pair<iterator, bool> insert_or_assign(const key_type &K, V &&New,
                                             place P = place::current()) {
    return assigned(this->insertWith(K, P, K, std::forward<V>(New)),
                    std::forward<V>(New));
  }
  template <class V>
  std::pair<iterator, bool> insert_or_assign(key_type &&K, V &&New,
                                             place P = place::current()) {
    return assigned(this->insertWith(K, P, std::move(K), std::forward<V>(New)),
                    std::forward<V>(New));
  }
  template <class V>
  iterator insert_or_assign(const_iterator Hint, const key_type &K, V &&New,
                            place P = place::current()) {
    Hint.checkOwner(&this->core(), "hint of insert_or_assign", P);
    return insert_or_assign(K, std::forward<V>(New), P).first;
  }
  template <class V>
  iterator insert_or_assign(const_iterator Hint, key_type &&K, V &&New,
                            place P = place::current()) {
    Hint.checkOwner(&this->core(), "hint of insert_or_assign", P);
    return insert_or_assign(std::move(K), std::forward<V>(New), P).first;
  }

  // Beyond the standard ----------------------------------------------------

  /// A checked reference to the value of \p K, which must be there.
  checked_ref<mapped_type> ref(const key_type &K, place P = place::current()) {
    iterator At = this->find(K, P);
    this->requireKey(At.At, P);
    return makeRef(At, At.At.E->Value.second, false);
  }

  /// Strict reads: a value that operator[] inserted, and that still is the
  /// default when another element is used next, or the map ends, is reported as
  /// default_insert. So `if (m[k] == 0)` is, `++m[k]` is not; `m[k] = 0` is
  /// too, which is why this is off unless asked for. Needs operator== of the
  /// mapped type.
  void strict_reads(bool On = true) {
#if REFMAP_CHECKS
    this->core().Settle = On ? settle : nullptr;
    this->core().Pending = nullptr;
#else
    (void)On;
#endif
  }

  /// at() of a missing key only throws, for programs that rely on it.
  void throwing_at(bool On = true) { ThrowingAt = On; }

private:
  bool ThrowingAt = false;

#if REFMAP_CHECKS
  using WatchT = Watch<typename Base::CoreT::EntryT>;

  /// Reports the element that operator[] made if it is still the default.
  static void settle(WatchT &W) {
    auto *E = std::exchange(W.Pending, nullptr);
    if (W.PendingLife.alive() && E->Value.second == mapped_type())
      deliver({violation_kind::default_insert,
               thisSide("operator[]", W.PendingPlace),
               {}});
  }
#endif

  auto *requireKey(const typename Base::CoreT::Cursor &At,
                   const place &P) const {
    if (At.E)
      return At.E;
#if REFMAP_CHECKS
    if (!ThrowingAt)
      deliver({violation_kind::missing_key, thisSide("at", P), {}});
#else
    (void)P;
#endif
    throw std::out_of_range("refmap: key not found in map");
  }

  template <class V>
  static std::pair<iterator, bool> assigned(std::pair<iterator, bool> Where,
                                            V &&New) {
    // Nothing was moved from New if the key was there.
    if (!Where.second)
      Where.first.At.E->Value.second = std::forward<V>(New);
    return Where;
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_MAP_INTERFACE_H
