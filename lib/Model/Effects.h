//===- Effects.h - The verbs of the models ----------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What one call of a foreign function does, as data. A row of models/*.yaml
// becomes one Effects value; the fact builder reads it and nothing else, so no
// analysis knows the name of a library. For example
//
//   find: {access: read, lookup: key, missing: end, yields: iterator}
//
// The verbs carry containers, owners, locks and tasks. A verb says what a call
// means, never what a check makes of it.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_MODEL_EFFECTS_H
#define MAPLINT_MODEL_EFFECTS_H

#include <optional>

namespace maplint {

/// How the call touches the container as a whole (the data-race view).
enum class Access { None, Read, Write };

/// What a look-up is made with.
enum class LookupBy {
  None,
  Key,      ///< exactly this key: find, at, operator[], count
  Bound,    ///< the first element not before (after) this key: lower_bound
  Position, ///< an end of the container: begin, rbegin, front
};

/// What a look-up does when the element is not there.
enum class Missing {
  Never,     ///< the call does not look up, or always finds
  End,       ///< returns the end iterator
  Throw,     ///< throws
  Insert,    ///< inserts a default value
  Null,      ///< returns a null pointer
  Default,   ///< returns a default value by value
  Ignore,    ///< has no precondition to fail
  Undefined, ///< must not be made then: Qt's first()
};

/// What the result of the call designates.
enum class Yields {
  Nothing,   ///< no element: a size, a node, void, a copy of a value
  Iterator,  ///< an iterator to the element looked up or inserted
  Reference, ///< a reference to the mapped value (sets: to the element)
  Pointer,   ///< a pointer to the mapped value (sets: to the element)
  Element,   ///< a reference to the whole element: front()
  Range,     ///< a pair of iterators: equal_range
  Insertion, ///< a pair of iterator and bool: insert, emplace
  Begin,     ///< an iterator to the first element, or end
  End,       ///< the end iterator
  Next,      ///< the iterator after the erased element
  Presence,  ///< a bool or count that is zero iff the key is absent
  Emptiness, ///< a bool that is true iff there is no element
  Size,      ///< the number of elements
  Keys,      ///< the keys of all elements
  Node,      ///< a node handle that owns the extracted element
  Value,     ///< the mapped value, copied or moved out; a function of nothing
             ///< (no `on`): a new object, and no other effect
  Record,    ///< a record of the arguments, in their order: make_pair
  Self,      ///< the same container under another type: multi_index::get<0>
};

/// How the arguments say what is inserted.
enum class Inserts {
  None,
  Argument, ///< insert(): by the argument's type a value, hint + value, range,
            ///< initializer list or node
  Key,      ///< argument 0 (1 after a hint) is the key: try_emplace, Qt insert
  Pieces,   ///< the arguments construct the element: emplace
  Some,     ///< unknown elements: insert_range
};

/// Which elements go.
enum class Erases {
  None,
  Argument, ///< erase(): by the argument's type a key, iterator or range
  Key,      ///< argument 0 is a key, whatever its type
  All,      ///< clear
  Some,     ///< unknown elements: erase_if
  First,    ///< the first element: pop_front
  Last,     ///< the last element: pop_back
};

/// Movement of elements between containers.
enum class Transfers {
  None,
  Assign, ///< all elements go, those of the argument are copied or moved in
  Swap,   ///< elements, with the handles to them, change places
  Merge,  ///< elements with new keys move from the argument, handles follow
};

/// Effects on a lock, on `this` or on the argument Effects::With.
enum class LockVerb {
  None,
  Acquire,
  AcquireShared,
  TryAcquire,
  TryAcquireShared,
  Release,
  Wait, ///< releases argument With, blocks, acquires it again
};

/// Effects on a task or on a callable.
enum class TaskVerb {
  None,
  RunNow,   ///< calls the callable argument before it returns
  RunLater, ///< keeps the callable argument and calls it on some thread
  Join,     ///< blocks until the task is over
  Detach,   ///< nobody waits for the task
};

/// What happens to the object an owner owns.
enum class Ownership {
  None,
  Interior, ///< yields a pointer or reference into what the object owns
  Absence,  ///< says whether it owns nothing: QSharedPointer::isNull
  Release,  ///< gives the owned object away: unique_ptr::release
  Replace,  ///< ends the owned object: unique_ptr::reset
  Borrow,   ///< yields a view into what the object owns
};

/// The result of its callable with which an algorithm leaves off.
enum class Until { Never, True, False };

/// Which element of a sequence a method of its owner is about.
enum class Position { None, First, Last, End };

/// All that one method or function does. Fields that a row does not name keep
/// these defaults: an unnamed effect does not happen.
struct Effects {
  Access Touches = Access::None;
  LookupBy Lookup = LookupBy::None;
  Missing WhenMissing = Missing::Never;
  Yields Result = Yields::Nothing;
  Inserts Insertion = Inserts::None;
  bool Overwrites = false; ///< an element that is present gets a new value
  Erases Erasure = Erases::None;
  Transfers Transfer = Transfers::None;
  bool Rehashes = false; ///< may move elements as an insertion does
  bool Reserves = false; ///< later insertions move nothing: reserve
  LockVerb Lock = LockVerb::None;
  TaskVerb Task = TaskVerb::None;
  Ownership Owns = Ownership::None;
  Position At = Position::None;     ///< the element that the result leads to
  Position Stores = Position::None; ///< what argument 0 becomes: push_back
  /// Free functions: the argument that is the container, lock or owner.
  std::optional<unsigned> On;
  /// The other argument: the source of a merge, a lock, a callable.
  std::optional<unsigned> With;
  /// The callable is given one element after the other of argument number
  /// Visits: a container, or an iterator with the end of its range behind it.
  std::optional<unsigned> Visits;
  std::optional<unsigned> As; ///< as this parameter; 0 where nothing is said
  Until Leaves = Until::Never;
  /// The result is argument number Passes itself: std::move, std::as_const.
  std::optional<unsigned> Passes;
  /// Argument number Advances is an iterator. With Yields::Next the result is
  /// another position (std::next), else it is moved in place (std::advance).
  std::optional<unsigned> Advances;
  /// Argument number Follows is an iterator that has to lead to an element.
  std::optional<unsigned> Follows;
  bool Backward = false; ///< Advances goes towards the beginning: std::prev;
                         ///< a position: the result goes there, rbegin
  bool Moves = false;    ///< the argument Passes may be moved from: std::move

  friend bool operator==(const Effects &, const Effects &) = default;
};

} // namespace maplint

#endif // MAPLINT_MODEL_EFFECTS_H
