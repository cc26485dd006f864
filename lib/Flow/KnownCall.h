//===- KnownCall.h - Calls of functions with a summary ----------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The outcomes of a callee are translated into the caller's terms; those that
// contradict what the caller knows are dropped, those that the caller could not
// tell apart are merged, and the state becomes one state for each that is left.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_KNOWNCALL_H
#define MAPLINT_FLOW_KNOWNCALL_H

#include "Translation.h"

namespace maplint {

/// An outcome of a call, in the terms of the caller.
struct CallEffect {
  /// Elements go: by key, all (no key), or the one behind a handle.
  struct Kill {
    TermId Container = 0, Key = 0, Handle = 0;
    const TypeModel *Type = nullptr;
    FactId Inside = 0;
    Scope What = Scope::Element;
    bool Again = false; ///< the key may be there again when the callee returns
    Strength How = Strength::Definite;
    bool Conditional = false; ///< other outcomes of this call lack it
    bool isSame(const Kill &O) const {
      return Container == O.Container && Key == O.Key && Handle == O.Handle &&
             What == O.What;
    }
  };
  struct Store {
    TermId Object = 0;
    Value Held;
    bool operator==(const Store &) const = default;
  };
  std::vector<std::pair<TermId, bool>> Conditions;
  std::vector<AbsentKey> Missing;
  std::vector<Kill> Kills;
  std::vector<Store> Stores;
  Value Returned; ///< empty: unknown
  /// The element that the two before speak of by the name of the call.
  std::optional<Outcome::Mention> Found;
  /// The element that the containers of Found and of kills are in.
  std::optional<Outcome::Mention> Around;

  bool has(const Kill &K) const {
    return llvm::any_of(Kills, [&](const Kill &O) { return O.isSame(K); });
  }
};

class KnownCall {
public:
  KnownCall(Transfer &Step, FactId Id, const Summary &Callee)
      : Step(Step), T(Step.T), Id(Id), F(Step.Function.Facts[Id]),
        Callee(Callee) {}

  /// The callee is called once.
  void apply(State &S);
  /// An algorithm calls the callee: never, once or often.
  void applyRepeated(State &S);
  /// An algorithm erases each element for which the callee returns true: the
  /// key that it asks for, and whether this is the one that stays. 0: it does
  /// not ask for one.
  std::pair<TermId, bool> chosen(State S);

private:
  struct Change {
    TermId Container = 0, Key = 0;
    const Summary::Change *What = nullptr;
  };

  // From the callee's terms to the caller's.
  Translation translation(State &S);
  CallEffect translated(Translation &Here, const Outcome &O, State &S);
  std::optional<Outcome::Mention>
  surrounding(Translation &Here, Outcome::Mention Around, State &S);
  void translateEnds(Translation &Here, const Outcome &O, CallEffect &To);
  std::vector<Change> changes(State &S);
  std::vector<TermId> touched(State &S);
  std::optional<std::vector<TermId>> modified(State &S);
  void reportKeyReads(State &S);
  void reportCallbacks(State &S);
  void reportCallback(State S, const Summary::Callback &C,
                      const Summary &Callable);
  void meetNeeds(State &S);

  // An algorithm, which walks over elements.
  TermId visited(State &S);
  bool goesOn(const Outcome &O) const;
  void reportWalk(State &S, TermId Element, llvm::ArrayRef<Change> Changes);

  // Which outcomes are there, and which can be told apart.
  std::vector<CallEffect> effects(State &S);
  bool isFeasible(const State &S, const CallEffect &E);
  bool matters(const State &S, const CallEffect::Kill &K);
  bool areAlike(const State &S, const CallEffect &A, const CallEffect &B);

  // What an outcome does to the caller's state.
  void perform(State &S, llvm::ArrayRef<Change> Changes,
               const Transfer::Reach &Body, CallEffect E);
  void kill(State &S, const CallEffect::Kill &K, bool Surely);
  void change(State &S, const Change &C);
  void mayReturn(State &S, const Change &C);
  void meetElement(State &S, CallEffect &E);

  Transfer &Step;
  Terms &T;
  FactId Id;
  const Fact &F;
  const Summary &Callee;
  /// The arguments, where they are not those of the call.
  std::optional<std::vector<Value>> Given;
};

} // namespace maplint

#endif // MAPLINT_FLOW_KNOWNCALL_H
