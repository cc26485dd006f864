//===- KnownCall.cpp - Calls of functions with a summary ------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KnownCall.h"
#include "Held.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace maplint;

//===----------------------------------------------------------------------===//
// From the callee's terms to the caller's.
//===----------------------------------------------------------------------===//

Translation KnownCall::translation(State &S) {
  Translation Out(Step, S, Id, F, Callee);
  if (Given)
    Out.give(*Given);
  return Out;
}

/// All that the values may be; empty if one of them means nothing here.
static Value translated(Translation &Here, const Value &Foreign) {
  Value Out;
  for (TermId V : Foreign) {
    Value Part = Here.all(V);
    if (Part.empty())
      return {};
    for (TermId One : Part)
      add(Out, One);
  }
  return Out;
}

/// The key and the container must have names here; an element that is not there
/// by its key is not the one that goes.
void KnownCall::translateEnds(Translation &Here, const Outcome &O,
                              CallEffect &To) {
  for (const Outcome::Erasure &K : O.Erasures) {
    TermId Container = Here.single(K.Container), Key = Here.key(K.Key);
    if (!Container || (K.Key && !Key))
      continue;
    if (K.By)
      To.Kills.push_back({Container, Key, 0, K.Type, K.By, K.What, K.Again});
    else
      To.Missing.push_back({Container, Key, 0, nullptr});
  }
  for (const Outcome::DeadHandle &D : O.DeadHandles)
    if (TermId Handle = Here.handle(D.Handle))
      To.Kills.push_back({Here.single(D.Container), 0, Handle, D.Type, D.By});
}

/// The element that is called \p Around by the callee, under the name it has
/// here or will have; unset if that cannot be told.
std::optional<Outcome::Mention>
KnownCall::surrounding(Translation &Here, Outcome::Mention Around, State &S) {
  Around.Container = Here.single(Around.Container);
  Around.Key = Here.key(Around.Key);
  if (!Around.Container || !Around.Key)
    return std::nullopt;
  Around.Element = Step.known(S, Around.Container, Around.Key);
  if (!Around.Element)
    Around.Element = T.object(T.opaque(Id));
  return Around;
}

CallEffect KnownCall::translated(Translation &Here, const Outcome &O,
                                 State &S) {
  CallEffect E;
  Here.forgetMet();
  if (O.Found)
    Here.meet(O.Found->Element, T.element(Id));
  if (O.Around)
    E.Around = surrounding(Here, *O.Around, S);
  if (E.Around)
    Here.meet(O.Around->Element, E.Around->Element);
  for (const Outcome::Condition &C : O.Conditions)
    if (TermId Condition = Here.single(C.Value))
      E.Conditions.push_back({Condition, C.Truth});
  translateEnds(Here, O, E);
  for (const Outcome::Store &Stored : O.Stores)
    if (TermId Object = Here.single(Stored.Object))
      E.Stores.push_back({Object, Here.all(Stored.Value)});
  E.Returned = ::translated(Here, O.Returned);
  if (O.Found) {
    E.Found = O.Found;
    E.Found->Container = Here.single(O.Found->Container);
    E.Found->Key = Here.key(O.Found->Key);
  }
  return E;
}

/// An insertion of a key that is there changes nothing.
std::vector<KnownCall::Change> KnownCall::changes(State &S) {
  Translation Here = translation(S);
  std::vector<Change> Out;
  for (const Summary::Change &C : Callee.Changes) {
    TermId Container = Here.single(C.Container), Key = Here.key(C.Key);
    TermId There = C.Replaces ? 0 : Step.known(S, Container, Key);
    if (Container && !(There && S.Elements[There].Present))
      Out.push_back({Container, Key, &C});
  }
  return Out;
}

/// The objects that the callee writes; nothing if one has no name here.
std::optional<std::vector<TermId>> KnownCall::modified(State &S) {
  if (!Callee.Closed || Callee.Scribbles)
    return std::nullopt;
  Translation Here = translation(S);
  std::vector<TermId> Out;
  for (TermId Foreign : Callee.Modified)
    if (Out.push_back(Here.single(Foreign)); !Out.back())
      return std::nullopt;
  return Out;
}

/// The containers that the callee changes, by their names here; 0 for one that
/// has none.
std::vector<TermId> KnownCall::touched(State &S) {
  Translation Here = translation(S);
  std::vector<TermId> Out;
  for (TermId Foreign : Callee.Touched)
    Out.push_back(Here.single(Foreign));
  if (Step.Watch)
    for (TermId Object : Out)
      Step.Watch->touched(Id, Object);
  return Out;
}

//===----------------------------------------------------------------------===//
// Which outcomes are there, and which can be told apart.
//===----------------------------------------------------------------------===//

bool KnownCall::isFeasible(const State &S, const CallEffect &E) {
  for (auto [Condition, Truth] : E.Conditions)
    if (std::optional<bool> Known = Step.truth(S, Condition);
        Known && *Known != Truth)
      return false;
  // A look-up does not miss what is there.
  return llvm::none_of(E.Missing, [&](const AbsentKey &K) {
    return llvm::any_of(S.Elements, [&](const auto &Entry) {
      const ElementState &There = Entry.second;
      return There.Present && There.Deaths.empty() &&
             Step.objects(There.Container, K.Container) == Relation::Same &&
             (!K.Key || Step.keys(S, There.Key, K.Key) == Relation::Same);
    });
  });
}

/// Can the caller see the effect of this kill?
bool KnownCall::matters(const State &S, const CallEffect::Kill &K) {
  if (K.Handle && S.Elements.count(T.object(K.Handle)))
    return true;
  return llvm::any_of(S.Elements, [&](const auto &Entry) {
    const ElementState &There = Entry.second;
    return There.MayLive &&
           Step.objects(S, There.Container, K.Container) !=
               Relation::Distinct &&
           (!K.Key || Step.keys(S, There.Key, K.Key) != Relation::Distinct);
  });
}

/// Do the two do the same to what the caller knows? Where a constant result
/// tells which of them it was, what they leave behind counts too.
bool KnownCall::areAlike(const State &S, const CallEffect &A,
                         const CallEffect &B) {
  TermId X = single(A.Returned), Y = single(B.Returned);
  // A pointer and null are one value, which the caller may test.
  auto IsConstant = [&](TermId V) {
    return V && T[V].Kind == TermKind::Text && T[V].Text != "null";
  };
  bool Told = !F.Discarded && X != Y && (IsConstant(X) || IsConstant(Y));
  auto Shows = [](const CallEffect &E) {
    return E.Found && (E.Found->Present || E.Found->Believed);
  };
  // bool check(bool found) { if (found) return true; log(); return false; }
  auto Tells = [&](const CallEffect &Mine, const CallEffect &Other) {
    return llvm::any_of(Mine.Conditions, [&](const auto &C) {
      return T[C.first].HasElement && !llvm::is_contained(Other.Conditions, C);
    });
  };
  // bool has(int k) { return on_ && m_.count(k); }
  auto Answers = [&](TermId V) {
    return V && T[V].HasElement &&
           (T[V].Kind == TermKind::Present || T[V].Kind == TermKind::Compare ||
            T[V].Kind == TermKind::Not);
  };
  if (Told && (Tells(A, B) || Tells(B, A) || Answers(X) || Answers(Y)))
    return false;
  if (Told &&
      (A.Stores != B.Stores || A.Missing != B.Missing || Shows(A) != Shows(B)))
    return false;
  auto Covers = [&](const CallEffect &X, const CallEffect &Y) {
    return llvm::all_of(X.Kills, [&](const CallEffect::Kill &K) {
      return Y.has(K) || !matters(S, K);
    });
  };
  return Covers(A, B) && Covers(B, A);
}

/// One of the two values: an element's handle, or none. Other values that
/// differ are an unknown one.
static Value either(const Terms &T, const Value &A, const Value &B,
                    bool Element) {
  if (A == B)
    return A;
  Value Out = A;
  for (TermId V : B)
    add(Out, V);
  auto Handle = [&](TermId V) {
    return isDistinct(T, V) || T[V].Text == "null";
  };
  bool Tells = llvm::all_of(Out, Handle) || isHeldOrNull(T, Out);
  return !A.empty() && !B.empty() && Element && Tells ? Out : Value();
}

/// What is true of both.
static void meet(const Terms &T, CallEffect &A, const CallEffect &B) {
  auto Keep = [](auto &Mine, const auto &Other) {
    llvm::erase_if(
        Mine, [&](const auto &X) { return !llvm::is_contained(Other, X); });
  };
  Keep(A.Conditions, B.Conditions);
  Keep(A.Missing, B.Missing);
  Keep(A.Stores, B.Stores);
  llvm::erase_if(A.Kills, [&](CallEffect::Kill &K) {
    auto Other =
        llvm::find_if(B.Kills, [&](const auto &O) { return O.isSame(K); });
    if (Other == B.Kills.end())
      return true;
    K.Again |= Other->Again;
    return false;
  });
  if (A.Found && B.Found && !A.Found->isSame(*B.Found)) {
    A.Found.reset();
    A.Around.reset();
    A.Stores.clear();
    A.Returned.clear();
    return;
  }
  if (A.Found && B.Found) {
    A.Found->Believed = (A.Found->Present || A.Found->Believed) &&
                        (B.Found->Present || B.Found->Believed);
    A.Found->Present &= B.Found->Present;
    A.Found->First &= B.Found->First;
    A.Found->Any &= B.Found->Any;
  } else if (A.Found || B.Found) {
    A.Around = A.Found ? A.Around : B.Around;
    A.Found = A.Found ? A.Found : B.Found;
    A.Found->Present = A.Found->First = A.Found->Believed = false;
  }
  A.Returned = either(T, A.Returned, B.Returned, A.Found.has_value());
}

/// The feasible outcomes, as far as the caller can tell them apart.
std::vector<CallEffect> KnownCall::effects(State &S) {
  Translation Here = translation(S);
  std::vector<CallEffect> All, Out;
  for (const Outcome &O : Callee.Outcomes)
    if (CallEffect E = translated(Here, O, S); isFeasible(S, E))
      All.push_back(std::move(E));
  for (CallEffect &E : All)
    for (CallEffect::Kill &K : E.Kills)
      K.Conditional = !llvm::all_of(
          All, [&](const CallEffect &Other) { return Other.has(K); });
  for (CallEffect &E : All) {
    auto Like = llvm::find_if(
        Out, [&](const CallEffect &Other) { return areAlike(S, E, Other); });
    if (Like == Out.end())
      Out.push_back(std::move(E));
    else
      meet(T, *Like, E);
  }
  return Out;
}

/// Where there is no room for one state each: what all do, and what one may.
static CallEffect blurred(const Terms &T, std::vector<CallEffect> All) {
  CallEffect Out = std::move(All.front());
  std::vector<CallEffect::Kill> Kills;
  for (const CallEffect &E : All)
    for (const CallEffect::Kill &K : E.Kills)
      if (K.Conditional && !Out.has(K))
        Kills.push_back(K);
  for (const CallEffect &E : llvm::ArrayRef(All).drop_front())
    meet(T, Out, E);
  for (CallEffect::Kill &K : Kills) {
    K.How = Strength::Possible;
    Out.Kills.push_back(K);
  }
  return Out;
}

//===----------------------------------------------------------------------===//
// What an outcome does to the caller's state.
//===----------------------------------------------------------------------===//

void KnownCall::kill(State &S, const CallEffect::Kill &K, bool Surely) {
  bool Node = K.What == Scope::Iterators;
  Death D{Id,
          Node ? DeathCause::Extracted : DeathCause::Erased,
          K.What,
          K.How,
          K.Conditional,
          K.Inside};
  if (!K.Handle) {
    // Who puts the key back takes nothing back.
    llvm::SaveAndRestore Heard(Step.Watch, K.Again ? nullptr : Step.Watch);
    Step.eraseByKey(S, D, *K.Type, K.Container, K.Key, Surely);
    if (K.Again)
      Step.mayReturn(S, [&](const AbsentKey &Gone) {
        return Gone.Container == K.Container && Gone.Key == K.Key;
      });
    return;
  }
  TermId Object = T.object(K.Handle);
  auto It = S.Elements.try_emplace(Object).first;
  if (!It->second.Type)
    It->second.Type = K.Type;
  if (T[K.Handle].Kind != TermKind::Iterator)
    It->second.Container = K.Container;
  Step.eraseElement(S, D, *K.Type, Object, Surely && !T.isSummary(Object));
}

void KnownCall::change(State &S, const Change &C) {
  Death D{Id,
          DeathCause::Assigned,
          Scope::Element,
          Strength::Definite,
          !C.What->Always,
          C.What->By};
  if (C.What->Replaces)
    return Step.killAll(S, C.Container, D, C.What->Always);
  Step.insertedInto(S, D, *C.What->Type, C.Container, 0, C.Key);
}

/// What was absent before the call may be there after it.
void KnownCall::mayReturn(State &S, const Change &C) {
  Step.mayReturn(S, [&](const AbsentKey &K) {
    return Step.objects(S, K.Container, C.Container) != Relation::Distinct &&
           (!C.Key || !K.Key ||
            Step.keys(S, K.Key, C.Key) != Relation::Distinct);
  });
}

/// The element that the callee hands out gets its name here.
void KnownCall::meetElement(State &S, CallEffect &E) {
  if (!E.Found)
    return;
  if (E.Around && !S.Elements.count(E.Around->Element))
    Step.newElement(S, E.Around->Element, E.Around->Container, E.Around->Key,
                    E.Around->Type);
  TermId Name = T.element(Id);
  if (!E.Found->Container) {
    E.Found.reset();
    auto Speaks = [&](TermId V) { return T.contains(V, Name); };
    llvm::erase_if(E.Stores, [&](const CallEffect::Store &Stored) {
      return llvm::any_of(Stored.Held, Speaks);
    });
    if (llvm::any_of(E.Returned, Speaks))
      E.Returned.clear();
    return;
  }
  TermId There = E.Found->First
                     ? Step.firstOf(S, E.Found->Container)
                     : Step.known(S, E.Found->Container, E.Found->Key);
  if (!There) {
    TermId Container = E.Found->Container, Key = E.Found->Key;
    bool Any = E.Found->Any || E.Found->First;
    bool Inhabited = Any && Step.isInhabited(S, Container);
    bool Believed = Any ? Step.isThoughtInhabited(S, Container)
                        : Key && Step.isBelieved(S, Container, Key);
    There = Step.freshElement(S, Id, Container, Key, E.Found->Type);
    S.Elements[There].First = E.Found->First;
    S.Elements[There].Present = Inhabited;
    S.Elements[There].Believed = Believed;
  }
  S.Elements[There].Present |= E.Found->Present;
  S.Elements[There].Believed |= E.Found->Believed;
  auto IsNone = [&](TermId V) {
    return T[V].Kind == TermKind::End || T[V].Kind == TermKind::Text;
  };
  auto IsHandle = [&](TermId V) {
    return T[V].Kind == TermKind::Iterator || T[V].Kind == TermKind::Pointer ||
           isHeld(T, V);
  };
  // What is there is found.
  if (S.Elements[There].Present && llvm::any_of(E.Returned, IsHandle))
    llvm::erase_if(E.Returned, IsNone);
  auto MayBeNone = [&](const CallEffect::Store &Stored) {
    return Stored.Held.size() > 1 && llvm::any_of(Stored.Held, IsNone);
  };
  if (llvm::any_of(E.Returned, IsNone) || llvm::any_of(E.Stores, MayBeNone))
    S.Elements[There].Sought = Id;
  auto Rename = [&](Value &V) {
    Value Out;
    for (TermId Old : V)
      add(Out, T.replaced(Old, Name, There));
    V = Out;
  };
  Rename(E.Returned);
  for (CallEffect::Store &Stored : E.Stores)
    Rename(Stored.Held);
}

void KnownCall::perform(State &S, llvm::ArrayRef<Change> Changes,
                        const Transfer::Reach &Body, CallEffect E) {
  for (auto [Condition, Truth] : E.Conditions)
    Step.assumeOne(S, Condition, Truth);
  Step.unknownCall(S, Id, F, Body);
  for (const Change &C : Changes)
    mayReturn(S, C);
  for (const AbsentKey &K : E.Missing)
    if (!T.isSummary(K.Container) && !(K.Key && T.isSummary(K.Key)))
      insertSorted(S.Absent, K);
  for (const CallEffect::Kill &K : E.Kills)
    kill(S, K, K.How == Strength::Definite);
  for (const Change &C : Changes) {
    if (Step.Watch)
      Step.Watch->change({Id, C.Container, C.Key, C.What->Replaces, C.What}, S);
    change(S, C);
  }
  meetElement(S, E);
  for (const CallEffect::Store &Stored : E.Stores)
    Step.write(S, Stored.Object, Stored.Held);
  if (!E.Returned.empty())
    Step.set(S, F, E.Returned);
}

void KnownCall::apply(State &S) {
  reportKeyReads(S);
  reportCallbacks(S);
  meetNeeds(S);
  std::vector<Change> Changes = changes(S);
  std::vector<CallEffect> All = effects(S);
  std::vector<TermId> Touched = touched(S);
  std::optional<std::vector<TermId>> Modified = modified(S);
  Transfer::Reach Body{Callee.Function, Callee.Closed, Touched, Modified};
  if (All.empty()) // it never returns, or the caller knows better
    return Step.unknownCall(S, Id, F, Body);
  if (All.size() > 1 && (!Step.Split || Step.Room < All.size()))
    All = {blurred(T, std::move(All))};
  if (All.size() > 1)
    Step.Room -= All.size();
  for (CallEffect &E : llvm::MutableArrayRef(All).drop_front()) {
    State Other = S;
    perform(Other, Changes, Body, std::move(E));
    Step.Split->push_back(std::move(Other));
  }
  perform(S, Changes, Body, std::move(All.front()));
}

/// What the callee uses without a test must be there.
void KnownCall::meetNeeds(State &S) {
  for (const Summary::Need &N : Callee.Needs) {
    const Term &Held = (*Callee.Names)[N.Value];
    const auto *Param = llvm::dyn_cast_or_null<clang::ParmVarDecl>(
        (*Callee.Names)[Held.A].Decl);
    const Operand *Handed = Param ? F.operandOf(*Param) : nullptr;
    clang::SourceRange Name = Handed ? Handed->Range : F.Range;
    Value Handles = Translation(Step, S, Id, F, Callee).all(N.Value);
    if (!Handed) // an operand is touched by being one
      Step.touchHandles(Id, Handles, S, Name, &Callee.Function->Facts[N.At]);
    Step.need(S, Id, Handles, Name);
  }
}

void KnownCall::reportKeyReads(State &S) {
  if (!Step.Watch)
    return;
  Translation Here(Step, S, Id, F, Callee);
  for (const Summary::KeyRead &Read : Callee.KeyReads) {
    TermId Key = Here.single(Read.Object);
    TermId Container = Here.single(Read.Container);
    auto IsRefuted = [&](const Outcome::Condition &C) {
      TermId Condition = Here.single(C.Value);
      std::optional<bool> Truth =
          Condition ? Step.truth(S, Condition) : std::nullopt;
      return Truth && *Truth != C.Truth;
    };
    if (llvm::any_of(Read.Conditions, IsRefuted))
      continue;
    auto E = S.Elements.find(Key ? T.rootOf(Key) : 0);
    if (E == S.Elements.end() ||
        Step.objects(E->second.Container, Container) != Relation::Same) {
      Step.Watch->keyPassed({Id, 0, Read, Callee, F.Range}, Key, Container, S);
      continue;
    }
    clang::SourceRange Name = F.Range;
    for (const Operand &O : F.Operands)
      if (TermId A = single(Step.reg(S, O.Value)); A && T.object(A) == Key)
        Name = O.Written.isValid() ? O.Written : O.Range;
    Step.Watch->keyRead({Id, E->first, Read, Callee, Name}, S);
  }
}
