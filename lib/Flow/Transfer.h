//===- Transfer.h - What one fact does to a state ---------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The abstract semantics of facts, shared by all checks. A check learns what
// happens through a Sink, which sees the state before the fact takes effect;
// the transfer itself knows of no hazard.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_TRANSFER_H
#define MAPLINT_FLOW_TRANSFER_H

#include "../Summary/Summary.h"
#include "State.h"

namespace maplint {

/// The fact reads or writes an object, or needs a handle to be valid.
struct AccessEvent {
  FactId At;
  TermId Object;
  Scope Handle;
  bool Write;
  clang::SourceRange Name;     ///< of the handle or object, as spelled there
  bool Passed = false;         ///< its address is handed to a callee
  const Fact *Below = nullptr; ///< the fact of the callee that At calls
};

/// An iterator, or the end of a container, is used with a container.
struct PairingEvent {
  FactId At;
  TermId Handle, Container;
  clang::SourceRange Name; ///< of the handle
};

/// The fact needs an element (or object) behind each of these handles.
struct NeedEvent {
  FactId At;
  Value Handles;
  clang::SourceRange Name; ///< of the handle, as spelled there
  /// The element is there; its value, a pointer, may be the default: null.
  TermId Default = 0;
};

/// What a look-up by key met.
struct LookupEvent {
  FactId At;
  TermId Container, Key, Element;
};

/// Elements come into a container, or move within it, or (Replaces) all give
/// way to others.
struct ChangeEvent {
  FactId At;
  TermId Container, Key;
  bool Replaces = false;
  const Summary::Change *Below = nullptr; ///< by the callee that At calls
};

/// A callee reads a key (or, Read.Whole, an object) after it has erased the
/// element in which that stands.
struct KeyReadEvent {
  FactId At;
  TermId Element;
  const Summary::KeyRead &Read;
  const Summary &Callee;
  clang::SourceRange Name; ///< of the argument
};

/// A callee runs a callable while it holds an element, and uses that again; the
/// callable, given by this function, ends the element's life.
struct CallbackEvent {
  FactId At;
  const Fact *Use; ///< in the callee; null: it is a library's
  const Summary &Callable;
  FactId Kill; ///< in the callable
  DeathCause Cause = DeathCause::Erased;
};

/// Watches an execution. All calls come in the order of the facts.
class Sink {
public:
  virtual ~Sink() = default;
  virtual void access(const AccessEvent &Event, const State &S) {}
  virtual void usedWith(const PairingEvent &Event, const State &S) {}
  virtual void needs(const NeedEvent &Event, const State &S) {}
  virtual void called(FactId At, const State &S) {}
  /// A lambda is made; it may run from now on.
  virtual void created(FactId At, const State &S) {}
  /// The erase \p At takes an element that the read \p Inserted has put there.
  virtual void takenBack(FactId At, FactId Inserted, const State &S) {}
  virtual void lookup(const LookupEvent &Event, const State &S) {}
  virtual void change(const ChangeEvent &Event, const State &S) {}
  /// Elements of the container, or of one inside the object, may come or go. 0:
  /// of something without a name.
  virtual void touched(FactId At, TermId Object) {}
  virtual void calledBack(const CallbackEvent &Event) {}
  virtual void keyRead(const KeyReadEvent &Event, const State &S) {}
  /// The same of what may be an element for the callers of this function.
  virtual void keyPassed(const KeyReadEvent &Event, TermId Object,
                         TermId Container, const State &S) {}
};

/// How two objects, or two keys, relate.
enum class Relation : uint8_t { Same, May, Distinct };

class Transfer {
  friend class Translation;
  friend class KnownCall;

public:
  Transfer(const FunctionFacts &Function, Terms &T, Callees *Known)
      : Function(Function), T(T), Known(Known) {}

  /// Executes the facts of \p B on every state. A state may become two.
  void run(const Block &B, std::vector<State> &States, Sink *Watch);

  /// Restricts \p S to the executions in which \p Condition is \p Truth.
  /// \returns false if there are none.
  bool assume(State &S, const Value &Condition, bool Truth);
  /// The condition `switch value == Text`.
  Value equals(const Value &V, llvm::StringRef Text);

  Relation objects(TermId A, TermId B) const;
  /// The same; no container is in an element of its own.
  Relation objects(const State &S, TermId A, TermId B) const;
  /// Are these two containers that nobody expects to be one: different
  /// parameters, variables or members? Callers can make them one object, so it
  /// says less than Distinct.
  bool areSeparate(const State &S, TermId A, TermId B) const;
  /// The container that the iterator is one of, or 0.
  TermId containerOf(const State &S, TermId Position) const;
  Relation keys(const State &S, TermId A, TermId B) const;

  Value reg(const State &S, ValueId Id) const { return S.reg(Id); }
  /// What the object holds.
  Value content(const State &S, TermId Object, bool Steady);
  /// Are they one, unless a call has changed something in between?
  bool sameButForCalls(TermId A, TermId B);

private:
  bool isWithin(const State &S, TermId Object, TermId Container) const;
  void execute(State &S, FactId Id);
  bool isOneChoice(const State &S, const Value &Addresses) const;
  void follow(State &S, FactId Id, const Value &All,
              llvm::ArrayRef<Value> Cases);
  void executeOne(State &S, FactId Id);

  // Values and places.
  void set(State &S, const Fact &F, Value V);
  TermId fresh(State &S, FactId Id);
  TermId commonContainer(const State &S, const Value &Handles) const;
  bool mayBelong(const State &S, const Value &A, const Value &B) const;
  TermId newElement(State &S, TermId Element, TermId Container, TermId Key,
                    const TypeModel *Type);
  TermId freshElement(State &S, FactId Id, TermId Container, TermId Key,
                      const TypeModel *Type);
  Value memberContent(const State &S, TermId Object, bool Steady);
  Value itemContent(const State &S, TermId Item, bool Fixed);
  TermId interior(TermId Owner, llvm::StringRef Which, bool Inside = false);
  void reviveDeleted(State &S, llvm::ArrayRef<TermId> Written);
  TermId sequenceOf(const State &S, TermId Position) const;
  bool isFirst(TermId Position) const;
  void keepApart(State &S, const Value &Case);
  void write(State &S, TermId Object, Value V);
  void forgetUnder(State &S, TermId Object);
  void touch(FactId At, const Value &Addresses, bool Write, State &S,
             clang::SourceRange Name = {}, bool Passed = false);
  void touchHandles(FactId At, const Value &Handles, State &S,
                    clang::SourceRange Name = {}, const Fact *Below = nullptr);
  void need(State &S, FactId Id, const Value &Handles,
            clang::SourceRange Name = {});
  bool isFinished(const Term &Root) const;
  bool isShared(TermId Object) const;

  // Facts, by domain.
  void executeValue(State &S, FactId Id, const Fact &F);
  void executeHandle(State &S, FactId Id, const Fact &F);
  void executeContainer(State &S, FactId Id, const Fact &F);
  void part(State &S, FactId Id, const Fact &F);
  void load(State &S, FactId Id, const Fact &F);
  void given(State &S, const Value &Addresses);
  void store(State &S, FactId Id, const Fact &F);
  std::optional<bool> folded(const Value &A, const Value &B,
                             CompareOp Op) const;
  void compare(State &S, FactId Id, const Fact &F);
  void phi(State &S, FactId Id, const Fact &F);
  Value oneOf(State &S, FactId Id, Value V);
  void deref(State &S, FactId Id, const Fact &F);
  void append(State &S, FactId Id, const Fact &F);
  void advance(State &S, FactId Id, const Fact &F);
  void moveOwnership(State &S, FactId Id, const Fact &F);
  void lookup(State &S, FactId Id, const Fact &F);
  void lookupKey(State &S, FactId Id, const Fact &F, TermId Container);
  void insert(State &S, FactId Id, const Fact &F);
  void erase(State &S, FactId Id, const Fact &F);
  bool splitErase(State &S, const Fact &F, TermId Container, TermId Key);
  void replace(State &S, FactId Id, const Fact &F);
  void endWithin(State &S, TermId Object, Death D);
  void destroy(State &S, FactId Id, const Fact &F);
  bool isOfElement(const State &S, TermId Object) const;
  void merge(State &S, FactId Id, const Fact &F);
  void assign(State &S, FactId Id, const Fact &F);
  void swap(State &S, FactId Id, const Fact &F);
  void call(State &S, FactId Id, const Fact &F);
  void scopeEnd(State &S, FactId Id, const Fact &F);

  // Callees, in TransferCall.cpp.
  void touchOperands(State &S, FactId Id, const Fact &F);
  /// What is known of a callee: null, or its facts; and if it is Closed, the
  /// containers, and objects with containers, that it may change. 0: any.
  struct Reach {
    const FunctionFacts *Known = nullptr;
    bool Closed = false;
    llvm::ArrayRef<TermId> Touched;
    /// The objects that it writes, if that is known.
    std::optional<llvm::ArrayRef<TermId>> Modified = std::nullopt;
  };
  llvm::SmallVector<TermId, 4> writtenBy(const State &S, const Fact &F) const;
  void nameResult(State &S, FactId Id, const Fact &F);
  bool isNamedByEpoch(const State &S, TermId Object) const;
  void forgetWritten(State &S, FactId Id, const Fact &F, TermId Object);
  void forgetMisses(State &S, const Fact &F);
  void unknownCall(State &S, FactId Id, const Fact &F, const Reach &Body);
  bool isReached(TermId Container, const Reach &Body,
                 llvm::ArrayRef<TermId> Written) const;
  void announceTouched(const State &S, FactId Id, const Fact &F);
  const Summary *summaryOf(const Fact &F) const;
  const Summary *bodyOf(TermId V) const;
  const Summary *heldCallable(State &S, const Fact &F);
  using Bodies = llvm::SmallVector<const Summary *, 2>;
  void collectBodies(TermId Callable, Bodies &Out) const;
  Bodies callablesOf(State &S, const Fact &F);
  void eraseElement(State &S, Death D, const TypeModel &Type, TermId Element,
                    bool Surely);
  void eraseByKey(State &S, Death D, const TypeModel &Type, TermId Container,
                  TermId Key, bool Surely);

  // What is there, in Presence.cpp.
  bool isInhabited(const State &S, TermId Container) const;
  bool isBelievedSame(const State &S, TermId A, TermId B, unsigned Depth = 0);
  bool isBelieved(const State &S, TermId Container, TermId Key);
  bool isPresent(const State &S, TermId Container, TermId Key) const;
  bool isThoughtInhabited(const State &S, TermId Container);
  TermId firstOf(const State &S, TermId Container) const;
  TermId first(State &S, FactId Id, const Fact &F);
  void stepBack(State &S, FactId Id, const Value &Handles);
  void lookupPosition(State &S, FactId Id, const Fact &F, TermId Container);
  TermId presence(unsigned Op, TermId L, TermId R);
  void assumeNumber(State &S, const Term &Comparison, bool Truth);
  bool assumePlaces(State &S, TermId A, TermId B, bool Truth);
  void believe(State &S, TermId Handle);
  void establish(State &S, TermId Element);
  void replace(State &S, const Value &Old, const Value &New);
  /// The fact needs what a pointer in a container leads to.
  void needDefault(State &S, FactId Id, TermId Object);
  bool isOfLookup(const State &S, TermId V) const;
  void needValue(State &S, FactId Id, const Value &Pointers);
  void needOwned(State &S, FactId Id, const Value &Owners);
  void looked(State &S, const Value &Pointers);

  // Containers.
  TermId container(State &S, FactId Id, const Fact &F);
  TermId keyName(TermId Key) const;
  TermId key(const State &S, const Fact &F) const;
  TermId known(State &S, TermId Container, TermId Key);
  bool isAbsent(const State &S, TermId Container, TermId Key);
  void mayReturn(State &S, llvm::function_ref<bool(const AbsentKey &)> Which);
  std::optional<Value> missing(const Fact &F, TermId Container);
  Value result(State &S, FactId Id, const Fact &F, TermId Element,
               bool MayMiss);
  void killAll(State &S, TermId Container, Death D, bool Surely,
               TermId Except = 0);
  void insertedInto(State &S, Death D, const TypeModel &Type, TermId Container,
                    TermId Element, TermId Key);
  void eraseKey(State &S, FactId Id, const Fact &F, TermId Container);
  void eraseHandle(State &S, FactId Id, const Fact &F, TermId Container,
                   ValueId Handle);
  bool eraseChosen(State &S, FactId Id, const Fact &F, TermId Container);
  void eraseRange(State &S, FactId Id, const Fact &F, TermId Container);

  // Conditions.
  std::optional<bool> truth(const State &S, TermId V) const;
  std::optional<bool> agreed(const State &S, TermId Set) const;
  bool assumeOne(State &S, TermId V, bool Truth);
  bool assumeOther(State &S, TermId Relation, bool Truth);
  bool assumeRelated(State &S, TermId V);
  void rememberMiss(State &S, TermId Container, TermId Key);
  void rememberMisses(State &S, const Value &L, const Value &R);
  void weakenAskedFor(State &S, TermId Condition);
  bool assumeEqual(State &S, TermId A, TermId B, bool Truth);
  TermId withPart(TermId Whole, TermId Old, TermId New);
  bool narrow(State &S, TermId Set, llvm::function_ref<bool(TermId)> Keep);
  std::optional<bool> equal(const State &S, TermId A, TermId B) const;
  Value members(TermId Set) const;

  const FunctionFacts &Function;
  Terms &T;
  Callees *Known;
  Sink *Watch = nullptr;
  std::vector<State> *Split = nullptr; ///< where a second outcome goes
  size_t Room = 0;                     ///< splits left in this block
};

} // namespace maplint

#endif // MAPLINT_FLOW_TRANSFER_H
