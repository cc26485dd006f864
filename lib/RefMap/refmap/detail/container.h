//===- container.h - What all maps and sets have in common ------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interface of the standard's associative containers that is the same for
// maps and sets, ordered, hashed and flat; what only some have stands in
// map_interface.h, hash_interface.h and ordered_interface.h. Every operation
// first tells the monitor what it is about to do, then checks its arguments,
// and then works on the core. Long, because the standard's interface is; each
// function is a few lines.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_CONTAINER_H
#define REFMAP_DETAIL_CONTAINER_H

#include "refmap/checked_ref.h"
#include "refmap/detail/located.h"
#include "refmap/node_handle.h"

#include <initializer_list>
#include <tuple>

// Operations that cannot take a place find it by their return address.
#if REFMAP_CHECKS
#define REFMAP_BY_ADDRESS [[gnu::noinline]]
#define REFMAP_CALLER place::at(__builtin_return_address(0))
#else
#define REFMAP_BY_ADDRESS
#define REFMAP_CALLER place()
#endif

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

template <class It>
using RequireInput = std::enable_if_t<
    std::is_convertible_v<typename std::iterator_traits<It>::iterator_category,
                          std::input_iterator_tag>>;

template <class F, class = void> struct IsTransparent : std::false_type {};
template <class F>
struct IsTransparent<F, std::void_t<typename F::is_transparent>>
    : std::true_type {};

/// \tparam Multi equal keys may repeat. \tparam Fns hash and equality, or
/// order.
template <class EngineT, class Alloc, bool Multi, class... Fns>
class Container {
public:
  using CoreT = Core<EngineT, Alloc>;
  using Traits = typename EngineT::Traits;
  using key_type = typename Traits::Key;
  using value_type = typename Traits::Value;
  using size_type = std::size_t;
  using difference_type = std::ptrdiff_t;
  using allocator_type = Alloc;
  using reference = value_type &;
  using const_reference = const value_type &;
  using pointer = typename std::allocator_traits<Alloc>::pointer;
  using const_pointer = typename std::allocator_traits<Alloc>::const_pointer;
  using iterator = Iterator<CoreT, false>;
  using const_iterator = Iterator<CoreT, true>;
  using node_type = node_handle<Traits, typename EngineT::EntryT, Alloc>;
  using insert_return_type = insert_return<iterator, node_type>;

  // Life -------------------------------------------------------------------

  Container() : Container(Alloc(), Fns()...) {}
  explicit Container(const Alloc &Source, const Fns &...F)
      : Container(Source, std::tuple<Fns...>(F...)) {}
  Container(const Container &Other)
      : Container(
            Other,
            std::allocator_traits<Alloc>::select_on_container_copy_construction(
                Other.A)) {}
  Container(const Container &Other, const Alloc &Source)
      : Container(Source, Other.Functions) {
    copyFrom(Other, place());
  }
  /// Never throws, so that a vector of maps moves them when it grows: iterators
  /// and references follow. Out of memory ends the program.
  Container(Container &&Other) noexcept
      : A(Other.A), Functions(Other.Functions) {
    if (ChecksOn) {
      quietly<Announced>(Other, place());
      C = newCore();
    }
    exchange(Other);
  }
  Container(Container &&Other, const Alloc &Source)
      : Container(Source, Other.Functions) {
    takeFrom(Other, place());
  }
  REFMAP_BY_ADDRESS Container &operator=(const Container &Other) {
    if (this == &Other)
      return *this;
    constexpr bool Propagate = std::allocator_traits<
        Alloc>::propagate_on_container_copy_assignment::value;
    Container Copy(Other, Propagate ? Other.A : A);
    WriteScope Write(core(), REFMAP_CALLER);
    core().clear(REFMAP_CALLER);
    std::swap(Functions, Copy.Functions);
    if constexpr (Propagate)
      A = Other.A;
    exchange(Copy);
    return *this;
  }
  REFMAP_BY_ADDRESS Container &operator=(Container &&Other) {
    if (this == &Other)
      return *this;
    constexpr bool Propagate = std::allocator_traits<
        Alloc>::propagate_on_container_move_assignment::value;
    Container Fresh(Propagate ? Other.A : A, Other.Functions);
    WriteScope Write(core(), REFMAP_CALLER),
        Source(Other.core(), REFMAP_CALLER);
    Fresh.takeFrom(Other, REFMAP_CALLER);
    core().clear(REFMAP_CALLER);
    std::swap(Functions, Fresh.Functions);
    if constexpr (Propagate)
      A = Other.A;
    exchange(Fresh);
    return *this;
  }
  REFMAP_BY_ADDRESS Container &
  operator=(std::initializer_list<value_type> Values) {
    {
      WriteScope Write(core(), REFMAP_CALLER);
      core().clear(REFMAP_CALLER);
    }
    insert(Values.begin(), Values.end());
    return *this;
  }
  /// Ending a container is a write to it.
  REFMAP_BY_ADDRESS ~Container() {
    if (!C)
      return;
    quietly<WriteScope>(*this, REFMAP_CALLER);
    deleteCore(C);
  }

  allocator_type get_allocator() const { return A; }

  // Capacity and iteration ---------------------------------------------------

  bool empty(place P = place::current()) const { return size(P) == 0; }
  size_type size(place P = place::current()) const {
    reading(P);
    return C ? C->Eng.size() : 0;
  }
  size_type max_size() const { return ~size_type(0) / sizeof(value_type) / 2; }

  iterator begin(place P = place::current()) { return first<false>(P); }
  const_iterator begin(place P = place::current()) const {
    return first<true>(P);
  }
  const_iterator cbegin(place P = place::current()) const { return begin(P); }
  iterator end(place P = place::current()) { return {C, {}, P}; }
  const_iterator end(place P = place::current()) const { return {C, {}, P}; }
  const_iterator cend(place P = place::current()) const { return end(P); }

  // Look-up ------------------------------------------------------------------

  iterator find(const key_type &K, place P = place::current()) {
    return {C, findCursor(K, P), P};
  }
  const_iterator find(const key_type &K, place P = place::current()) const {
    return {C, findCursor(K, P), P};
  }
  bool contains(const key_type &K, place P = place::current()) const {
    return findCursor(K, P).E != nullptr;
  }
  size_type count(const key_type &K, place P = place::current()) const {
    return countOf(K, P);
  }
  std::pair<iterator, iterator> equal_range(const key_type &K,
                                            place P = place::current()) {
    return rangeOf<iterator>(K, P);
  }
  std::pair<const_iterator, const_iterator>
  equal_range(const key_type &K, place P = place::current()) const {
    return rangeOf<const_iterator>(K, P);
  }

  template <class K>
  using Heterogeneous =
      std::enable_if_t<std::conjunction_v<IsTransparent<Fns>...> &&
                       !std::is_convertible_v<const K &, const_iterator>>;
  template <class K, class = Heterogeneous<K>>
  iterator find(const K &Key, place P = place::current()) {
    return {C, findCursor(Key, P), P};
  }
  template <class K, class = Heterogeneous<K>>
  const_iterator find(const K &Key, place P = place::current()) const {
    return {C, findCursor(Key, P), P};
  }
  template <class K, class = Heterogeneous<K>>
  bool contains(const K &Key, place P = place::current()) const {
    return findCursor(Key, P).E != nullptr;
  }
  template <class K, class = Heterogeneous<K>>
  size_type count(const K &Key, place P = place::current()) const {
    return countOf(Key, P);
  }
  template <class K, class = Heterogeneous<K>>
  std::pair<iterator, iterator> equal_range(const K &Key,
                                            place P = place::current()) {
    return rangeOf<iterator>(Key, P);
  }
  template <class K, class = Heterogeneous<K>>
  std::pair<const_iterator, const_iterator>
  equal_range(const K &Key, place P = place::current()) const {
    return rangeOf<const_iterator>(Key, P);
  }

  // Insertion ----------------------------------------------------------------

  /// pair(iterator, bool), or the iterator alone where keys may repeat.
  using Inserted =
      std::conditional_t<Multi, iterator, std::pair<iterator, bool>>;

  Inserted insert(const value_type &V, place P = place::current()) {
    return insertWith(Traits::key(V), P, V);
  }
  Inserted insert(value_type &&V, place P = place::current()) {
    return insertWith(Traits::key(V), P, std::move(V));
  }
  template <class V,
            class = std::enable_if_t<
                Traits::IsMap && std::is_constructible_v<value_type, V &&> &&
                !std::is_same_v<std::decay_t<V>, value_type>>>
  Inserted insert(V &&From, place P = place::current()) {
    return emplaceHere(P, std::forward<V>(From));
  }
  iterator insert(const_iterator Hint, const value_type &V,
                  place P = place::current()) {
    Hint.checkOwner(&core(), "hint of insert", P);
    return position(insert(V, P));
  }
  iterator insert(const_iterator Hint, value_type &&V,
                  place P = place::current()) {
    Hint.checkOwner(&core(), "hint of insert", P);
    return position(insert(std::move(V), P));
  }
  template <class It, class = RequireInput<It>>
  void insert(It First, It Last, place P = place::current()) {
    for (; First != Last; ++First)
      insert(*First, P);
  }
  void insert(std::initializer_list<value_type> Values,
              place P = place::current()) {
    insert(Values.begin(), Values.end(), P);
  }
  template <class... As> REFMAP_BY_ADDRESS Inserted emplace(As &&...Args) {
    return emplaceHere(REFMAP_CALLER, std::forward<As>(Args)...);
  }
  template <class... As>
  REFMAP_BY_ADDRESS iterator emplace_hint(const_iterator Hint, As &&...Args) {
    Hint.checkOwner(&core(), "hint of emplace", REFMAP_CALLER);
    return position(emplaceHere(REFMAP_CALLER, std::forward<As>(Args)...));
  }

  // Erasure ------------------------------------------------------------------

  iterator erase(const_iterator At, place P = place::current()) {
    WriteScope Write(core(), P);
    At.checkOwner(C, "erase", P);
    At.checkElement("erase", P);
    return {C, C->erase(At.At, P, "erased"), P};
  }
  iterator erase(iterator At, place P = place::current()) {
    return erase(const_iterator(At), P);
  }
  size_type erase(const key_type &K, place P = place::current()) {
    WriteScope Write(core(), P);
    checkKey(std::addressof(K), P);
    typename CoreT::Cursor At = firstOf(K);
    if constexpr (!Multi) {
      if (At.E)
        C->remove(At, P);
      return At.E != nullptr;
    }
    const size_type N = lengthFrom(At, K);
    for (size_type I = 0; I != N; ++I) // K may live in the element itself
      At = C->erase(At, P, "erased");
    return N;
  }
  iterator erase(const_iterator First, const_iterator Last,
                 place P = place::current()) {
    WriteScope Write(core(), P);
    First.checkOwner(C, "erase", P);
    Last.checkOwner(C, "erase", P);
    size_type N = 0; // Last may not outlive the first of them
    for (auto At = First.At; At.E != Last.At.E; C->Eng.advance(At), ++N)
      if (!At.E) // Last is before First
        iterator(C, At, P).checkElement("erase", P);
    typename CoreT::Cursor At = First.At;
    for (; N; --N)
      At = C->erase(At, P, "erased");
    return {C, At, P};
  }
  void clear(place P = place::current()) {
    WriteScope Write(core(), P);
    C->clear(P);
  }

  // Nodes
  // ----------------------------------------------------------------------

  node_type extract(const_iterator At, place P = place::current()) {
    WriteScope Write(core(), P);
    At.checkOwner(C, "extract", P);
    At.checkElement("extract", P);
    return {C->extract(At.At, P), A};
  }
  node_type extract(const key_type &K, place P = place::current()) {
    WriteScope Write(core(), P);
    checkKey(std::addressof(K), P);
    typename CoreT::Cursor At = firstOf(K);
    return At.E ? node_type(C->extract(At, P), A) : node_type();
  }
  std::conditional_t<Multi, iterator, insert_return_type>
  insert(node_type &&Node, place P = place::current()) {
    WriteScope Write(core(), P);
    if constexpr (Multi) {
      return Node ? iterator(C, linkNode(Node, P).first, P) : end(P);
    } else {
      if (!Node)
        return {end(P), false, {}};
      auto [At, Fresh] = linkNode(Node, P);
      return {iterator(C, At, P), Fresh, std::move(Node)};
    }
  }
  iterator insert(const_iterator Hint, node_type &&Node,
                  place P = place::current()) {
    Hint.checkOwner(&core(), "hint of insert", P);
    if constexpr (Multi)
      return insert(std::move(Node), P);
    else
      return insert(std::move(Node), P).position;
  }

  /// Takes over every element of \p Source whose key is not here. Elements keep
  /// their address; iterators to them follow where the standard says so (not in
  /// hash tables).
  template <class Other>
  void merge(Other &&Source, place P = place::current()) {
    if (static_cast<const void *>(&Source) == this)
      return;
    WriteScope Write(core(), P);
    typename std::decay_t<Other>::WriteScope WriteSource(Source.core(), P);
    auto &From = Source.core();
    for (auto At = From.Eng.first(); At.E;) {
      auto [Found, Hint] = C->Eng.seek(Traits::key(At.E->Value));
      auto Next = At;
      From.Eng.advance(Next);
      if (!Found.E)
        mergeOne(From, At, Hint, P);
      At = Next;
    }
  }

  // Beyond the standard ----------------------------------------------------

  /// Writes to this container require \p Lock to be held exclusively; a write
  /// under a shared hold is reported even if nobody reads at the time.
  template <class Mutex> void guarded_by(const Mutex &Lock) {
#if REFMAP_CHECKS
    core().Mon.GuardedBy = &Lock;
#else
    (void)Lock;
#endif
  }

  /// For refmap's own parts; not for users.
  CoreT &core() {
    if (!C)
      C = newCore();
    return *C;
  }

#if REFMAP_CHECKS
  /// An announced write, for its duration.
  class Announced {
    Monitor::WriteInProgress Busy;

  public:
    Announced(CoreT &C, const place &P)
        : Busy((C.Mon.access(AccessKind::Write, P), C.Mon), P) {}
  };
  /// One that is about anything but the element that operator[] made.
  struct WriteScope : Announced {
    WriteScope(CoreT &C, const place &P) : Announced(C, P) { settlePending(C); }
  };
#else
  struct WriteScope {
    WriteScope(CoreT &, const place &) {}
  };
  using Announced = WriteScope;
#endif

  void swap(Container &Other, place P = place::current()) {
    if (this == &Other)
      return;
    WriteScope Write(core(), P), WriteOther(Other.core(), P);
    std::swap(Functions, Other.Functions);
    if constexpr (std::allocator_traits<
                      Alloc>::propagate_on_container_swap::value)
      std::swap(A, Other.A);
    exchange(Other);
  }

protected:
  CoreT *C = nullptr; ///< null only in plain builds, after a move
  Alloc A;
  std::tuple<Fns...> Functions;

  void reading(const place &P) const {
#if REFMAP_CHECKS
    C->Mon.access(AccessKind::Read, P);
    settlePending(*C);
#else
    (void)P;
#endif
  }

  /// \p K must not lie in an element that has been erased.
  void checkKey(const void *K, const place &P) const {
#if REFMAP_CHECKS
    if (C->Dead.size())
      if (auto *Dead = C->Dead.find(K))
        raiseUse(violation_kind::erased_key, "use of key", P, "erased",
                 Dead->Where);
#else
    (void)K, (void)P;
#endif
  }

#if REFMAP_CHECKS
  /// Strict reads: operator[] made an element, and nobody has given it a value
  /// since.
  static void settlePending(CoreT &C) {
    if (C.Pending)
      C.Settle(C);
  }
#endif

  /// `if (m[k] < x) m[k] = x;`: the second m[k] gives the element its value.
  template <class Entry> void settleUnless(const Entry *Same) const {
#if REFMAP_CHECKS
    if (C->Pending && C->Pending != Same)
      C->Settle(*C);
#else
    (void)Same;
#endif
  }

  template <class K>
  typename CoreT::Cursor findCursor(const K &Key, const place &P) const {
    reading(P);
    checkKey(std::addressof(Key), P);
    return C ? firstOf(Key) : typename CoreT::Cursor();
  }
  template <class K> typename CoreT::Cursor firstOf(const K &Key) const {
    return C->Eng.find(Key);
  }

  /// How many elements from \p At on have the key.
  template <class K>
  size_type lengthFrom(typename CoreT::Cursor At, const K &Key) const {
    if (!At.E)
      return 0;
    if constexpr (!EngineT::Ordered) {
      return C->Eng.countEqual(At);
    } else {
      // A transparent order may find equal what unique keys tell apart.
      size_type N = 0;
      for (; At.E && !C->Eng.Less(Key, Traits::key(At.E->Value)); ++N)
        C->Eng.advance(At);
      return N;
    }
  }
  template <class K> size_type countOf(const K &Key, const place &P) const {
    typename CoreT::Cursor At = findCursor(Key, P);
    return lengthFrom(At, Key);
  }
  template <class It, class K>
  std::pair<It, It> rangeOf(const K &Key, const place &P) const {
    typename CoreT::Cursor At = findCursor(Key, P);
    if constexpr (EngineT::Ordered) {
      if (!C)
        return {It(), It()};
      return {It(C, C->Eng.bound(Key, false), P),
              It(C, C->Eng.bound(Key, true), P)};
    } else {
      typename CoreT::Cursor Behind = At;
      for (size_type N = lengthFrom(At, Key); N; --N)
        C->Eng.advance(Behind);
      return {It(C, At, P), It(C, Behind, P)};
    }
  }

  template <bool Const> Iterator<CoreT, Const> first(const place &P) const {
#if REFMAP_CHECKS
    C->Mon.access(AccessKind::Iterate, P);
    settlePending(*C);
#endif
    return {C, C ? C->Eng.first() : typename CoreT::Cursor(), P};
  }

  Inserted inserted(const typename CoreT::Cursor &At, bool Fresh,
                    const place &P) {
    if constexpr (Multi)
      return (void)Fresh, iterator(C, At, P);
    else
      return {iterator(C, At, P), Fresh};
  }
  static iterator position(const Inserted &I) {
    if constexpr (Multi)
      return I;
    else
      return I.first;
  }

  /// Inserts a value made from \p Args unless \p Key is there.
  template <class K, class... As>
  Inserted insertWith(const K &Key, const place &P, As &&...Args) {
    WriteScope Write(core(), P);
    checkKey(std::addressof(Key), P);
    auto [Found, Hint] = C->Eng.seek(Key);
    if (Found.E)
      return inserted(Found, false, P);
    return inserted(C->emplaceAt(Hint, P, std::forward<As>(Args)...), true, P);
  }

  /// Makes the value first, since only it knows its key.
  template <class... As> Inserted emplaceHere(const place &P, As &&...Args) {
    if constexpr (EngineT::Flat) {
      value_type V(std::forward<As>(Args)...);
      return insertWith(Traits::key(V), P, CoreT::relocatable(V));
    } else {
      WriteScope Write(core(), P);
      typename EngineT::EntryT *E = C->make(std::forward<As>(Args)...);
      auto [Found, Hint] = C->Eng.seek(Traits::key(E->Value));
      if (Found.E) {
        C->unmake(E);
        return inserted(Found, false, P);
      }
      return inserted(C->linkAt(Hint, E, P), true, P);
    }
  }

  std::pair<typename CoreT::Cursor, bool> linkNode(node_type &Node,
                                                   const place &P) {
    auto [Found, Hint] = C->Eng.seek(Node.key());
    if (Found.E)
      return {Found, false};
    return {C->linkAt(Hint, Node.release(), P), true};
  }

  /// Moves one element of \p From here.
  template <class OtherCore, class Hint>
  void mergeOne(OtherCore &From, const typename OtherCore::Cursor &At,
                const Hint &Into, const place &P) {
    if constexpr (EngineT::Flat)
      C->linkAt(Into, From.extract(At, P), P);
    else
      C->linkAt(Into, From.release(At, P, !CoreT::IteratorsEnd), P);
  }

private:
  using CoreAlloc =
      typename std::allocator_traits<Alloc>::template rebind_alloc<CoreT>;

  Container(const Alloc &Source, const std::tuple<Fns...> &F)
      : A(Source), Functions(F) {
    C = newCore();
  }

  CoreT *newCore() const {
    CoreAlloc Source(A);
    CoreT *New = std::allocator_traits<CoreAlloc>::allocate(Source, 1);
    return std::apply(
        [&](const Fns &...F) {
          return ::new (static_cast<void *>(New)) CoreT(A, F...);
        },
        Functions);
  }
  void deleteCore(CoreT *Old) const {
    CoreAlloc Source(Old->A);
    Old->~CoreT();
    std::allocator_traits<CoreAlloc>::deallocate(Source, Old, 1);
  }

  /// A write where nothing may be thrown.
  template <class Scope>
  static void quietly(Container &Of, const place &P) noexcept {
    try {
      Scope Write(*Of.C, P);
    } catch (...) { // a handler's, or the end of an abandoned run
    }
  }

  /// Exchanges the elements; the histories stay with the objects.
  void exchange(Container &Other) noexcept(!ChecksOn) {
    std::swap(C, Other.C);
#if REFMAP_CHECKS
    C->Mon.swap(Other.C->Mon);
#endif
  }

  /// The elements of \p Other for this container, which has none: as they are,
  /// or, from memory that is not ours, one by one.
  void takeFrom(Container &Other, const place &P) {
    constexpr bool Same = std::allocator_traits<Alloc>::is_always_equal::value;
    if (Same || A == Other.A)
      return exchange(Other);
    if constexpr (!Same) {
      CoreT &From = Other.core();
      for (auto At = From.Eng.first(); At.E; At = From.Eng.first()) {
        const auto Hint = C->Eng.seek(Traits::key(At.E->Value)).second;
        C->emplaceAt(Hint, P, CoreT::relocatable(At.E->Value));
        From.remove(At, P);
      }
    }
  }

  void copyFrom(const Container &Other, const place &P) {
    if (!Other.C)
      return;
    Other.reading(P);
    const auto &From = Other.C->Eng;
    if constexpr (!EngineT::Ordered)
      if (From.size())
        C->Eng.reserve(From.size());
    for (auto At = From.first(); At.E; From.advance(At)) {
      auto [Found, Hint] = C->Eng.seek(Traits::key(At.E->Value));
      C->emplaceAt(Hint, P, At.E->Value);
    }
  }
};

/// Erases what \p Pred accepts and returns how many that were.
template <class Map, class Pred>
std::size_t eraseIf(Map &M, Pred &&Accept, const place &P) {
  std::size_t N = 0;
  for (auto At = M.begin(P); At != M.end(P);) {
    if (!Accept(*At)) {
      ++At;
      continue;
    }
    At = M.erase(At, P);
    ++N;
  }
  return N;
}

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_CONTAINER_H
