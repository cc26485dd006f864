//===- State.h - What is known at one point of a function -------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A State describes the executions that reach a point on one group of paths:
// what places hold, which elements live, which conditions were assumed. A
// point has a few states, one per group (trace partition): groups that differ
// in what is dead stay apart, others are joined (Das, Lerner, Seigle, "ESP",
// PLDI 2002). So `if (c) erase(it); ... if (!c) use(it);` is understood
// without a solver.
//
// Join laws (test/unit/StateTest.cpp): commutative, idempotent, an upper bound
// of both arguments in the order "describes more executions", and absorbing:
// join(join(A, B), B) is join(A, B). It is associative except that the order
// may decide whether a place hits the cap on its values, and holds anything;
// and what is believed of an element whose key differs between the states.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_STATE_H
#define MAPLINT_FLOW_STATE_H

#include "../Facts/Facts.h"
#include "Term.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>

namespace maplint {

/// How sure a step is (docs/definite-and-possible.md).
enum class Strength : uint8_t { Possible, Definite };

/// Which handles of an element a death concerns.
enum class Scope : uint8_t {
  Iterators, ///< iterators only: a rehash, an extract
  Element,   ///< iterators, pointers, references
};

/// Why an element, or its handles, are gone. Names the rule for Report.
enum class DeathCause : uint8_t {
  Erased,      ///< this element was erased
  Cleared,     ///< all elements were
  Assigned,    ///< the container was given other elements
  Extracted,   ///< the element left the container in a node
  MovedAway,   ///< the container was moved into something that is gone
  Temporary,   ///< the container was a temporary, whose statement is over
  InsertMoved, ///< an insertion moved the elements
  Rehashed,    ///< a rehash invalidated the iterators
  EraseMoved,  ///< the erase of another element moved this one
  OwnerReset,  ///< the owner of the container let go of it
  Replaced,    ///< its owner, part of an element, was given another object
  Deleted,     ///< by a delete-expression
  Called,      ///< a callee may have done any of these
};

struct Death {
  FactId By = 0;
  DeathCause Cause = DeathCause::Erased;
  Scope What = Scope::Element;
  Strength How = Strength::Definite;
  /// It happens on some ways through the callee, which may tell its caller.
  bool Conditional = false;
  FactId Inside = 0; ///< By a call: the fact of the callee
  bool Own = false;  ///< the key was asked of the element: it->second.id
  auto operator<=>(const Death &) const = default;
};

struct ElementState {
  TermId Container = 0;            ///< the container object; 0 if unknown
  TermId Key = 0;                  ///< the key's value; 0 if unknown
  const TypeModel *Type = nullptr; ///< of the container; null if unknown
  bool Present = false;            ///< sure to exist while it is alive
  bool WholeKey = false;           ///< the element is its own key: sets
  /// Its iterators are reverse ones: they hold the position behind it, which
  /// outlives it.
  bool Reversed = false;
  bool First = false; ///< the first element of the container just now
  /// It was known to exist once, and nothing but a callee's worst speaks
  /// against it; or somebody has tested it in a way that is not understood.
  bool Believed = false;
  /// The latest look-up of it that may have found nothing.
  FactId Sought = 0;
  /// The read that may have inserted it, or given a default for it.
  FactId Inserted = 0;
  /// Its value, if so, is still that default, and nobody has looked at it.
  bool Untouched = false;
  bool MayLive = true;
  /// The erase of the same key before this element was inserted by a read.
  FactId Reinserted = 0;
  llvm::SmallVector<Death, 1> Deaths; ///< sorted

  bool operator==(const ElementState &) const = default;
  /// Known or believed to exist.
  bool isThere() const;
  bool isDead(Scope Handle, Strength AtLeast) const;
  /// Was it erased for sure? Others may have moved it: that ends its handles,
  /// and it is there still.
  bool isGone() const;
  /// Is it there for sure, wherever it lies?
  bool isKept() const;
  /// What was erased may be this one.
  void mayBeGone();
  void kill(Death D, bool Surely);
};

/// A key that was erased and not inserted again since; with Key 0, every key;
/// with By 0, a key that was looked up and was not there.
struct AbsentKey {
  TermId Container = 0, Key = 0;
  FactId By = 0;
  /// Whose rule it is; follows from the container, so it has no part in ==.
  const TypeModel *Type = nullptr;
  /// The handles that its end concerns; follows from By in the same way.
  Scope What = Scope::Element;

  auto order() const { return std::tuple(Container, Key, By); }
  bool operator==(const AbsentKey &O) const { return order() == O.order(); }
  bool operator<(const AbsentKey &O) const { return order() < O.order(); }
};

struct State {
  std::map<TermId, Value> Places; ///< by object
  std::map<ValueId, Value> Registers;
  std::map<TermId, ElementState> Elements; ///< by element term
  std::map<TermId, bool> Assumed;          ///< by boolean value
  std::vector<AbsentKey> Absent;           ///< sorted
  /// Keys that were absent once and may be there again: what had the key when
  /// the function began is gone. Only of containers that callers know.
  std::vector<AbsentKey> Renewed; ///< sorted
  std::vector<FactId> Executed;   ///< facts that named something, sorted
  std::vector<TermId> Reserved;   ///< containers with room, sorted
  TermId Epoch = 0; ///< the last call that may have changed shared objects

  bool operator==(const State &) const = default;

  /// The value of a register; empty if it has none.
  Value reg(ValueId Id) const {
    auto It = Registers.find(Id);
    return It == Registers.end() ? Value() : It->second;
  }

  /// What keeps groups of paths apart: the deaths, the erased keys, and what a
  /// condition of several parts has come to so far. An equivalence among states
  /// with the same registers; one that is missing agrees with every decision.
  bool sameProperty(const Terms &T, const State &Other) const;

  /// Applies \p Map to every term in the state.
  void rename(llvm::function_ref<TermId(TermId)> Map);
  void age(Terms &T, Recency What, unsigned Site);
  /// May a term in the state carry one of these Term::Marks?
  bool mayCarry(const Terms &T, uint64_t Marks) const;

  /// Makes room for a new term named after the fact: earlier ones grow older.
  void rejuvenate(Terms &T, FactId Id);
  /// Forgets dead elements that nothing designates any more.
  void collectGarbage(const Terms &T);

  void dump(const Terms &T, llvm::raw_ostream &OS) const;
};

/// Of two facts, or none, that may have looked something up.
inline FactId earlier(FactId A, FactId B) {
  return A && B ? std::min(A, B) : std::max(A, B);
}

/// Gives the elements of \p S the names that \p Like has for them, where one
/// place holds a handle in both: the iterator of a loop leads to one element,
/// not to "the first, or the next".
void unify(Terms &T, const State &Like, State &S);

/// The join of two groups at the entry of \p Block. With \p Lossy the groups
/// differed in their property and a cap forced them together: what is dead in
/// only one of them is merely possible afterwards.
State join(Terms &T, const State &A, const State &B, unsigned Block,
           bool Lossy);

/// Handles and conditions are kept apart where paths meet; other values that
/// differ are one new, unknown value.
bool isDistinct(const Terms &T, TermId Id);

} // namespace maplint

#endif // MAPLINT_FLOW_STATE_H
