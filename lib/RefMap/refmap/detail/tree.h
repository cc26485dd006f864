//===- tree.h - The ordered index: a treap ----------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Keeps entries in key order: a binary search tree whose random priorities form
// a heap, so that its depth is logarithmic whatever the order of insertion.
// Entries never move. It has the interface of table.h as far as order allows.
// Chosen over a red-black tree because erase and insert are one rotation rule;
// ordered maps are not what RefMap is measured by.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_TREE_H
#define REFMAP_DETAIL_TREE_H

#include "refmap/detail/entry.h"

#include <cstddef>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// \tparam Multi equal keys may repeat; a new one goes behind its equals.
template <class T, class Compare, class Alloc, bool Multi> class Tree {
public:
  using Traits = T;
  using Key = typename T::Key;
  using Value = typename T::Value;
  using EntryT = TreeEntry<Value>;
  static constexpr bool Flat = false;
  static constexpr bool Ordered = true;
  static constexpr bool Steady = true; ///< elements stay where they are

  struct Cursor {
    EntryT *E = nullptr;
  };
  /// The parent of a new entry, and the side.
  struct Hint {
    EntryT *Parent = nullptr;
    bool Left = false;
  };

  Compare Less;

  Tree(const Compare &Order, const Alloc &) : Less(Order) {}
  Tree(const Tree &) = delete;
  Tree &operator=(const Tree &) = delete;

  std::size_t size() const { return Count; }
  Cursor first() const { return {Root ? leftmost(Root) : nullptr}; }
  Cursor last() const { return {Root ? rightmost(Root) : nullptr}; }
  void advance(Cursor &C) const { C.E = next(C.E); }
  void retreat(Cursor &C) const { C.E = C.E ? previous(C.E) : last().E; }

  /// The first entry that is not before (\p After: that is after) \p Sought.
  template <class K> Cursor bound(const K &Sought, bool After) const {
    EntryT *Found = nullptr;
    for (EntryT *E = Root; E;) {
      const bool GoRight = After ? !Less(Sought, T::key(E->Value))
                                 : Less(T::key(E->Value), Sought);
      if (!GoRight)
        Found = E;
      E = GoRight ? E->Right : E->Left;
    }
    return {Found};
  }
  template <class K> Cursor find(const K &Sought) const {
    Cursor C = bound(Sought, false);
    return C.E && !Less(Sought, T::key(C.E->Value)) ? C : Cursor();
  }

  template <class K> std::pair<Cursor, Hint> seek(const K &Sought) const {
    if constexpr (!Multi)
      if (Cursor C = find(Sought); C.E)
        return {C, {}};
    Hint H;
    for (EntryT *E = Root; E;) {
      H.Parent = E;
      H.Left = Less(Sought, T::key(E->Value));
      E = H.Left ? E->Left : E->Right;
    }
    return {{}, H};
  }

  Cursor link(const Hint &H, EntryT *E) {
    E->Left = E->Right = nullptr;
    E->Parent = H.Parent;
    E->Priority = nextPriority();
    (!H.Parent ? Root : H.Left ? H.Parent->Left : H.Parent->Right) = E;
    while (E->Parent && E->Parent->Priority < E->Priority)
      rotateUp(E);
    ++Count;
    return {E};
  }

  /// Takes the entry out and returns the next.
  Cursor erase(const Cursor &C) {
    Cursor Next{next(C.E)};
    remove(C);
    return Next;
  }
  /// Takes the entry out.
  void remove(const Cursor &C) {
    EntryT *E = C.E;
    while (E->Left && E->Right)
      rotateUp(E->Left->Priority > E->Right->Priority ? E->Left : E->Right);
    replace(E, E->Left ? E->Left : E->Right);
    --Count;
  }

  /// \p New takes the place of the entry at \p C, and its value.
  void substitute(Cursor &C, EntryT *New) {
    New->Left = C.E->Left;
    New->Right = C.E->Right;
    New->Priority = C.E->Priority;
    replace(C.E, New);
    for (EntryT *Child : {New->Left, New->Right})
      if (Child)
        Child->Parent = New;
    C.E = New;
  }

  /// Calls \p Do for each entry, children first. Do may end the entry, and the
  /// tree must be cleared afterwards.
  template <class Fn> void forEachEntry(Fn Do) {
    for (EntryT *E = Root; E;) {
      if (EntryT *Child = E->Left ? E->Left : E->Right) {
        (E->Left ? E->Left : E->Right) = nullptr;
        E = Child;
        continue;
      }
      EntryT *Parent = E->Parent;
      Do(E);
      E = Parent;
    }
    clear();
  }

  void clear() {
    Root = nullptr;
    Count = 0;
  }

private:
  EntryT *Root = nullptr;
  std::size_t Count = 0;
  std::uint32_t Seed = 0x9e3779b9; ///< fixed: runs must repeat

  /// Xorshift32 (Marsaglia 2003).
  std::uint32_t nextPriority() {
    Seed ^= Seed << 13;
    Seed ^= Seed >> 17;
    return Seed ^= Seed << 5;
  }

  static EntryT *leftmost(EntryT *E) {
    while (E->Left)
      E = E->Left;
    return E;
  }
  static EntryT *rightmost(EntryT *E) {
    while (E->Right)
      E = E->Right;
    return E;
  }
  static EntryT *next(EntryT *E) {
    if (E->Right)
      return leftmost(E->Right);
    while (E->Parent && E->Parent->Right == E)
      E = E->Parent;
    return E->Parent;
  }
  static EntryT *previous(EntryT *E) {
    if (E->Left)
      return rightmost(E->Left);
    while (E->Parent && E->Parent->Left == E)
      E = E->Parent;
    return E->Parent;
  }

  /// Puts \p New, which may be null, where \p E hangs.
  void replace(EntryT *E, EntryT *New) {
    EntryT *P = E->Parent;
    (!P ? Root : P->Left == E ? P->Left : P->Right) = New;
    if (New)
      New->Parent = P;
  }
  void rotateUp(EntryT *E) {
    EntryT *P = E->Parent;
    replace(P, E);
    EntryT *&Inner = P->Left == E ? E->Right : E->Left;
    (P->Left == E ? P->Left : P->Right) = Inner;
    if (Inner)
      Inner->Parent = P;
    Inner = P;
    P->Parent = E;
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_TREE_H
