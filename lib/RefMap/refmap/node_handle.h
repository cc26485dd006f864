//===- node_handle.h - An element outside of any map ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What extract returns and insert takes ([container.node]). The element keeps
// its address, except that flat tables move it out and in.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_NODE_HANDLE_H
#define REFMAP_NODE_HANDLE_H

#include "refmap/detail/core.h"

#include <optional>

namespace refmap {
inline namespace REFMAP_ABI {

/// \tparam Traits MapTraits or SetTraits; containers with the same element,
/// entry and allocator types exchange nodes.
template <class Traits, class EntryT, class Alloc> class node_handle {
  EntryT *E = nullptr;
  std::optional<Alloc> A;

  void destroy() {
    if (!E)
      return;
    using Values = typename std::allocator_traits<
        Alloc>::template rebind_traits<typename Traits::Value>;
    using Entries =
        typename std::allocator_traits<Alloc>::template rebind_traits<EntryT>;
    typename Values::allocator_type ValueSource(*A);
    typename Entries::allocator_type From(*A);
    Values::destroy(ValueSource, std::addressof(E->Value));
    E->~EntryT();
    Entries::deallocate(From, E, 1);
  }

public:
  using key_type = typename Traits::Key;
  using mapped_type = typename Traits::Mapped; ///< maps
  using value_type = typename Traits::Value;   ///< sets
  using allocator_type = Alloc;

  node_handle() noexcept = default;
  node_handle(EntryT *Entry, const Alloc &Source) : E(Entry), A(Source) {}
  node_handle(node_handle &&Other) noexcept { swap(Other); }
  node_handle &operator=(node_handle &&Other) noexcept {
    node_handle Old(std::move(*this));
    swap(Other);
    return *this;
  }
  ~node_handle() { destroy(); }

  bool empty() const noexcept { return !E; }
  explicit operator bool() const noexcept { return E; }
  allocator_type get_allocator() const { return *A; }
  /// The key, which may be changed here. Maps only; not on an empty handle.
  key_type &key() const {
    return const_cast<key_type &>(Traits::key(E->Value));
  }
  mapped_type &mapped() const { return E->Value.second; }
  value_type &value() const { return E->Value; }
  void swap(node_handle &Other) noexcept {
    std::swap(E, Other.E);
    A.swap(Other.A);
  }
  friend void swap(node_handle &X, node_handle &Y) noexcept { X.swap(Y); }

  /// For containers: takes the entry out.
  EntryT *release() noexcept { return std::exchange(E, nullptr); }
};

/// What insert(node_handle) returns where keys are unique.
template <class Iterator, class Node> struct insert_return {
  Iterator position;
  bool inserted;
  Node node;
};

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_NODE_HANDLE_H
