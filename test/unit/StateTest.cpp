//===- StateTest.cpp - The laws of the states' lattice --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Property tests: random states over a small universe of objects, elements and
// values, so that they meet often. The seed is fixed, a failure repeats.
//
// The order "describes more executions" that `below` checks:
//
//  - a place holds more values, or one unknown value of the block instead of
//    several plain ones, or nothing that is known (the empty set);
//  - a register that is missing was not computed on this path (bottom), one
//    that is there and empty holds anything (top);
//  - an element has more deaths, lives if it may live in either, and promises
//    less: Present, First, its container and its key;
//  - fewer conditions are assumed, fewer keys absent, less room is reserved.
//
//===----------------------------------------------------------------------===//

#include "Flow/State.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <random>

using namespace maplint;

namespace {

constexpr unsigned Samples = 600;
constexpr unsigned JoinBlock = 7;

/// Random states of one function. Objects, elements and values are few.
class Universe {
public:
  explicit Universe(unsigned Seed) : Random(Seed) {
    for (unsigned I = 0; I < 4; ++I)
      Objects.push_back(T.temporary(I));
    Objects.push_back(T.member(Objects[0], nullptr, 0));
    for (unsigned I = 20; I < 24; ++I)
      Elements.push_back(T.element(I));
    Elements.push_back(T.aged(Elements[0], Recency::Fact, 20));
    Elements.push_back(T.aged(Elements.back(), Recency::Fact, 20));
    for (TermId E : Elements)
      Handles.push_back(T.iterator(E));
    Handles.push_back(T.end(Objects[0]));
    Handles.push_back(T.pointer(Objects[1]));
    for (const char *Text : {"0", "1", "2"})
      Texts.push_back(T.text(Text));
    for (unsigned I = 30; I < 34; ++I)
      Plain.push_back(T.opaque(I));
    for (TermId E : Elements)
      Conditions.push_back(T.present(E));
    Conditions.push_back(T.compare(0, Plain[0], Plain[1]));
  }

  State state() {
    State S;
    for (TermId Object : Objects)
      if (chance(2))
        S.Places[Object] = value();
    for (ValueId Id = 1; Id < 5; ++Id)
      if (chance(2))
        S.Registers[Id] = value();
    for (TermId Id : Elements)
      if (chance(2))
        S.Elements[Id] = element(Id);
    for (TermId Id : Conditions)
      if (chance(3))
        S.Assumed[Id] = chance(2);
    for (TermId Key : {TermId(0), Texts[0], Plain[0]})
      if (chance(4))
        S.Absent.push_back({Objects[below(2)], Key, 40});
    llvm::sort(S.Absent);
    for (TermId Key : {TermId(0), Texts[0], Plain[0]})
      if (chance(4))
        S.Renewed.push_back({Objects[below(2)], Key, chance(2) ? 40u : 0u});
    llvm::sort(S.Renewed);
    for (FactId Id = 20; Id < 34; ++Id)
      if (chance(2))
        S.Executed.push_back(Id);
    for (unsigned I = 0; I < 2; ++I)
      if (chance(3))
        S.Reserved.push_back(Objects[I]);
    S.Epoch = chance(2) ? Plain[below(2)] : 0;
    return S;
  }

  ElementState element(TermId Id) {
    ElementState E;
    E.Container = chance(4) ? 0 : Objects[below(2)];
    E.Key = chance(4) ? 0 : chance(2) ? Texts[below(3)] : T.keyOf(Id);
    E.Present = chance(2);
    E.First = chance(4);
    // Whether the container is a set does not depend on the path.
    E.WholeKey = T[Id].Site % 2;
    E.Reinserted = chance(4) ? 40 : 0;
    for (unsigned I = below(3); I > 0; --I)
      E.kill(death(), chance(2));
    return E;
  }

  Death death() {
    return {40 + below(2), chance(2) ? DeathCause::Erased : DeathCause::Cleared,
            chance(4) ? Scope::Iterators : Scope::Element,
            chance(3) ? Strength::Possible : Strength::Definite};
  }

  Value value() {
    Value V;
    switch (below(8)) {
    case 0: // anything
      return V;
    case 1: // several unknown values are one, see load() and join()
      return {pick(Plain)};
    case 2:
      return {pick(Texts)};
    case 3:
      add(V, pick(Plain));
      break;
    case 4:
      add(V, pick(Texts));
      add(V, pick(Texts));
      break;
    default:
      break;
    }
    for (unsigned I = 1 + below(3); I > 0; --I)
      add(V, pick(Handles));
    return V;
  }

  State joined(const State &A, const State &B, bool Lossy = false) {
    return join(T, A, B, JoinBlock, Lossy);
  }

  /// Does \p V describe what \p Part does? \p Object is where they are held.
  bool belowValue(const Value &Part, const Value &V, TermId Object) {
    if (V.empty())
      return true;
    if (Part.empty())
      return false;
    TermId Merged = T.merge(JoinBlock, Object);
    bool Stands = llvm::is_contained(V, Merged);
    return llvm::all_of(Part, [&](TermId Id) {
      return llvm::is_contained(V, Id) ||
             (Stands && (!isDistinct(T, Id) || V.size() == 1));
    });
  }

  /// A key may go by the name that its variable has where the paths meet.
  bool isMerge(TermId Key) const {
    return Key && T[Key].Kind == TermKind::Merge;
  }

  bool belowElement(const ElementState &A, const ElementState &J, TermId Id,
                    bool Lossy) {
    for (Death D : A.Deaths) {
      Death Weak = D;
      Weak.How = Strength::Possible;
      if (!llvm::is_contained(J.Deaths, D) &&
          !(Lossy && llvm::is_contained(J.Deaths, Weak)))
        return false;
    }
    return (!A.MayLive || J.MayLive) && (A.Present || !J.Present) &&
           (A.First || !J.First) &&
           (J.Container == A.Container || !J.Container) &&
           (J.Key == A.Key || J.Key == T.keyOf(Id) || isMerge(J.Key)) &&
           (J.Reinserted == A.Reinserted || !J.Reinserted);
  }

  /// Does \p J describe every execution that \p A describes?
  testing::AssertionResult below(const State &A, const State &J,
                                 bool Lossy = false) {
    for (const auto &[Object, V] : A.Places) {
      auto It = J.Places.find(Object);
      if (It == J.Places.end() || !belowValue(V, It->second, Object))
        return testing::AssertionFailure() << "place " << Object;
    }
    // Where A says nothing of a place, it holds what it held at the start.
    for (const auto &[Object, V] : J.Places)
      if (!A.Places.count(Object) &&
          !belowValue({T.initial(Object, A.Epoch)}, V, Object))
        return testing::AssertionFailure() << "initial place " << Object;
    for (const auto &[Id, V] : A.Registers) {
      auto It = J.Registers.find(Id);
      if (It == J.Registers.end() ||
          !belowValue(V, It->second, T.temporary(~Id)))
        return testing::AssertionFailure() << "register " << Id;
    }
    for (const auto &[Id, E] : A.Elements) {
      auto It = J.Elements.find(Id);
      if (It == J.Elements.end() || !belowElement(E, It->second, Id, Lossy))
        return testing::AssertionFailure() << "element " << Id;
    }
    // Nothing is promised of an element that A does not know.
    for (const auto &[Id, E] : J.Elements)
      if (!A.Elements.count(Id) && (E.Present || E.First))
        return testing::AssertionFailure() << "unknown element " << Id;
    for (const auto &[Id, Truth] : J.Assumed)
      if (auto It = A.Assumed.find(Id);
          It == A.Assumed.end() || It->second != Truth)
        return testing::AssertionFailure() << "assumption " << Id;
    if (!llvm::all_of(J.Absent, [&](const AbsentKey &K) {
          return llvm::is_contained(A.Absent, K);
        }))
      return testing::AssertionFailure() << "absent keys";
    if (!std::includes(J.Executed.begin(), J.Executed.end(),
                       A.Executed.begin(), A.Executed.end()))
      return testing::AssertionFailure() << "executed facts";
    if (!std::includes(A.Reserved.begin(), A.Reserved.end(),
                       J.Reserved.begin(), J.Reserved.end()))
      return testing::AssertionFailure() << "reserved";
    return testing::AssertionSuccess();
  }

  std::string text(const State &S) const {
    std::string Out;
    llvm::raw_string_ostream OS(Out);
    S.dump(T, OS);
    return Out;
  }

  Terms T;
  std::vector<TermId> Objects, Elements, Handles, Texts, Plain, Conditions;

  // The distributions of <random> differ between libraries, the engine does not.
  unsigned below(unsigned N) { return Random() % N; }
  bool chance(unsigned OneIn) { return below(OneIn) == 0; }

private:
  TermId pick(const std::vector<TermId> &From) {
    return From[below(From.size())];
  }
  std::mt19937 Random;
};

/// The parameter: are groups joined by force?
class StateTest : public testing::TestWithParam<bool> {
protected:
  Universe U{20240517};
  bool Lossy = GetParam();
};

std::string paramName(const testing::TestParamInfo<bool> &Info) {
  return Info.param ? "Lossy" : "Plain";
}
INSTANTIATE_TEST_SUITE_P(Join, StateTest, testing::Bool(), paramName);

} // namespace

//===----------------------------------------------------------------------===//
// Join
//===----------------------------------------------------------------------===//

TEST_P(StateTest, JoinIsCommutative) {
  for (unsigned I = 0; I < Samples; ++I) {
    State A = U.state(), B = U.state();
    ASSERT_EQ(U.joined(A, B, Lossy), U.joined(B, A, Lossy))
        << U.text(A) << "--\n" << U.text(B);
  }
}

TEST_P(StateTest, JoinIsIdempotent) {
  for (unsigned I = 0; I < Samples; ++I) {
    State A = U.state();
    ASSERT_EQ(U.joined(A, A, Lossy), A) << U.text(A);
  }
}

TEST_P(StateTest, JoinIsAnUpperBound) {
  for (unsigned I = 0; I < Samples; ++I) {
    State A = U.state(), B = U.state();
    State J = U.joined(A, B, Lossy);
    ASSERT_TRUE(U.below(A, J, Lossy))
        << U.text(A) << "--\n" << U.text(B) << "=>\n" << U.text(J);
    ASSERT_TRUE(U.below(B, J, Lossy))
        << U.text(B) << "--\n" << U.text(A) << "=>\n" << U.text(J);
  }
}

// The solver joins what comes along an edge into the entry state again and
// again: that changes nothing the second time, or it would not end.
TEST_P(StateTest, JoinAbsorbs) {
  for (unsigned I = 0; I < Samples; ++I) {
    State A = U.state(), B = U.state();
    State J = U.joined(A, B, Lossy);
    ASSERT_EQ(U.joined(J, B, Lossy), J)
        << U.text(A) << "--\n" << U.text(B) << "=>\n" << U.text(J);
    ASSERT_EQ(U.joined(J, A, Lossy), J)
        << U.text(A) << "--\n" << U.text(B) << "=>\n" << U.text(J);
  }
}

// Associative but for one thing: constants count towards the cap on the values
// of a place until a third one folds them into an unknown value, so one order
// may hit the cap (the set is empty then: anything) where another does not.
// Beliefs are told by key, and a key that two states do not share is forgotten,
// or goes by the name of a variable that held it in both: the order decides which
// elements still have it.
TEST_P(StateTest, JoinIsAssociativeUpToTheCap) {
  unsigned Capped = 0;
  auto Forget = [&](auto &Mine, auto &Theirs) {
    for (auto &[Id, V] : Mine)
      if (Value &Other = Theirs[Id]; V != Other && (V.empty() || Other.empty())) {
        V = Other = {};
        ++Capped;
      }
  };
  for (unsigned I = 0; I < Samples; ++I) {
    State A = U.state(), B = U.state(), C = U.state();
    State L = U.joined(U.joined(A, B, Lossy), C, Lossy);
    State R = U.joined(A, U.joined(B, C, Lossy), Lossy);
    ASSERT_EQ(L.Places.size(), R.Places.size());
    Forget(L.Places, R.Places);
    Forget(L.Registers, R.Registers);
    for (auto &[Id, E] : L.Elements) {
      ElementState &Other = R.Elements[Id];
      E.Believed = Other.Believed = false;
      if (U.isMerge(E.Key) || U.isMerge(Other.Key))
        E.Key = Other.Key;
    }
    ASSERT_EQ(L, R) << U.text(A) << "--\n" << U.text(B) << "--\n" << U.text(C)
                    << "=>\n" << U.text(L) << "==\n" << U.text(R);
  }
  EXPECT_LT(Capped, Samples / 10) << "else the law says little";
}

TEST_P(StateTest, JoinKeepsOnlyWhatBothPromise) {
  for (unsigned I = 0; I < Samples; ++I) {
    State A = U.state(), B = U.state(), J = U.joined(A, B, Lossy);
    for (const auto &[Id, Truth] : A.Assumed) {
      auto It = B.Assumed.find(Id);
      ASSERT_EQ(J.Assumed.count(Id), It != B.Assumed.end() && It->second == Truth);
    }
    for (const AbsentKey &K : A.Absent)
      ASSERT_EQ(llvm::is_contained(J.Absent, K), llvm::is_contained(B.Absent, K));
  }
}

TEST_P(StateTest, LossyJoinIsNeverSureOfWhatOnlyOneSideKnows) {
  for (unsigned I = 0; Lossy && I < Samples; ++I) {
    State A = U.state(), B = U.state(), J = U.joined(A, B, Lossy);
    for (const auto &[Id, E] : J.Elements) {
      auto InA = A.Elements.find(Id), InB = B.Elements.find(Id);
      bool Same = InA != A.Elements.end() && InB != B.Elements.end() &&
                  InA->second.Deaths == InB->second.Deaths &&
                  InA->second.MayLive == InB->second.MayLive;
      ASSERT_TRUE(Same || (E.MayLive && !E.isDead(Scope::Iterators,
                                                  Strength::Definite)));
    }
  }
}

//===----------------------------------------------------------------------===//
// What keeps groups of paths apart
//===----------------------------------------------------------------------===//

namespace {

/// Pairs of a random universe seldom have one property. These differ only in
/// what matters to it: few deaths, few erased keys, few decisions.
State plainState(Universe &U) {
  State S = U.state();
  S.Absent.clear();
  S.Registers.clear();
  if (U.chance(3))
    S.Absent.push_back({U.Objects[0], U.Texts[0], 40});
  // The registers that a block reads are the same on all ways to it.
  S.Registers[1] = U.chance(3) ? Value{U.Texts[U.below(2)]} : U.value();
  S.Elements.clear();
  for (TermId Id : {U.Elements[0], U.Elements[1]})
    if (U.chance(2)) {
      ElementState &E = S.Elements[Id];
      if (U.chance(3))
        E.kill({41, DeathCause::Erased, Scope::Element, Strength::Definite},
               U.chance(2));
      if (U.chance(3))
        E.kill({42, DeathCause::Called, Scope::Element, Strength::Possible},
               false);
    }
  return S;
}

std::vector<State> plainStates(Universe &U, unsigned N) {
  std::vector<State> All;
  while (All.size() < N)
    All.push_back(plainState(U));
  return All;
}

} // namespace

TEST(SamePropertyTest, IsAnEquivalenceAmongStatesWithTheSameRegisters) {
  Universe U(7);
  std::vector<State> All = plainStates(U, 80);
  auto Same = [&](unsigned A, unsigned B) {
    return All[A].sameProperty(U.T, All[B]);
  };
  unsigned Pairs = 0;
  for (unsigned A = 0; A < All.size(); ++A) {
    ASSERT_TRUE(Same(A, A));
    for (unsigned B = 0; B < All.size(); ++B) {
      ASSERT_EQ(Same(A, B), Same(B, A));
      Pairs += A != B && Same(A, B);
      for (unsigned C = 0; Same(A, B) && C < All.size(); ++C)
        if (Same(B, C))
          ASSERT_TRUE(Same(A, C))
              << U.text(All[A]) << "--\n" << U.text(All[B]) << "--\n"
              << U.text(All[C]);
    }
  }
  EXPECT_GT(Pairs, 100u) << "else the law says little";
}

// A register that is missing agrees with every decision, and there it ends.
TEST(SamePropertyTest, IsNotTransitiveWhereARegisterIsMissing) {
  Universe U(7);
  State No, Yes, Neither;
  No.Registers[1] = {U.Texts[0]};
  Yes.Registers[1] = {U.Texts[1]};
  EXPECT_FALSE(No.sameProperty(U.T, Yes));
  EXPECT_TRUE(No.sameProperty(U.T, Neither));
  EXPECT_TRUE(Neither.sameProperty(U.T, Yes));
}

TEST(SamePropertyTest, AJoinStaysInItsGroup) {
  Universe U(8);
  std::vector<State> All = plainStates(U, 120);
  for (const State &A : All)
    for (const State &B : All) {
      if (!A.sameProperty(U.T, B))
        continue;
      State J = U.joined(A, B);
      ASSERT_TRUE(J.sameProperty(U.T, A))
          << U.text(A) << "--\n" << U.text(B) << "=>\n" << U.text(J);
      ASSERT_TRUE(J.sameProperty(U.T, B));
    }
}

TEST(SamePropertyTest, PossibleDeathsDoNotKeepGroupsApart) {
  Universe U(9);
  State A, B;
  A.Elements[U.Elements[0]];
  B.Elements[U.Elements[0]].kill(
      {41, DeathCause::Called, Scope::Element, Strength::Possible}, true);
  EXPECT_TRUE(A.sameProperty(U.T, B));
  B.Elements[U.Elements[0]].kill(
      {41, DeathCause::Erased, Scope::Element, Strength::Definite}, false);
  EXPECT_FALSE(A.sameProperty(U.T, B));
}

//===----------------------------------------------------------------------===//
// ElementState::kill
//===----------------------------------------------------------------------===//

TEST(KillTest, OnlyAddsDeaths) {
  Universe U(10);
  for (unsigned I = 0; I < Samples; ++I) {
    ElementState Before = U.element(U.Elements[0]), After = Before;
    Death D = U.death();
    After.kill(D, U.chance(2));
    ASSERT_TRUE(std::includes(After.Deaths.begin(), After.Deaths.end(),
                              Before.Deaths.begin(), Before.Deaths.end()));
    ASSERT_TRUE(llvm::is_sorted(After.Deaths));
    ASSERT_TRUE(After.isDead(D.What, D.How));
    ASSERT_TRUE(Before.MayLive || !After.MayLive) << "nothing comes back";
    ASSERT_EQ(Before.Key, After.Key);
    ASSERT_EQ(Before.Container, After.Container);
  }
}

TEST(KillTest, TwiceIsOnce) {
  Universe U(11);
  for (unsigned I = 0; I < Samples; ++I) {
    ElementState Once = U.element(U.Elements[0]);
    Death D = U.death();
    bool Surely = U.chance(2);
    Once.kill(D, Surely);
    ElementState Twice = Once;
    Twice.kill(D, Surely);
    ASSERT_EQ(Once, Twice);
  }
}

TEST(KillTest, OrderDoesNotMatterWhereNothingIsSure) {
  Universe U(12);
  for (unsigned I = 0; I < Samples; ++I) {
    ElementState A = U.element(U.Elements[0]), B = A;
    Death D = U.death(), E = U.death();
    A.kill(D, false);
    A.kill(E, false);
    B.kill(E, false);
    B.kill(D, false);
    ASSERT_EQ(A, B);
  }
}

TEST(KillTest, OnlyASureDefiniteDeathEndsTheElement) {
  Universe U(13);
  for (unsigned I = 0; I < Samples; ++I) {
    ElementState E = U.element(U.Elements[0]);
    bool Lived = E.MayLive;
    Death D = U.death();
    bool Surely = U.chance(2);
    E.kill(D, Surely);
    bool Ends = Surely && D.How == Strength::Definite &&
                D.What == Scope::Element;
    ASSERT_EQ(E.MayLive, Lived && !Ends);
    // The invariant that sameProperty builds on.
    ASSERT_TRUE(E.MayLive || E.isDead(Scope::Element, Strength::Definite));
  }
}

TEST(KillTest, TheFirstSureCauseStays) {
  ElementState E;
  Death First{1, DeathCause::Erased, Scope::Element, Strength::Definite};
  E.kill(First, true);
  E.kill({2, DeathCause::Cleared, Scope::Element, Strength::Definite}, true);
  E.kill({3, DeathCause::Rehashed, Scope::Iterators, Strength::Possible}, true);
  EXPECT_EQ(E.Deaths, (llvm::SmallVector<Death, 1>{First}));
}

TEST(KillTest, IteratorsDieWithTheElementAndFirst) {
  ElementState E;
  EXPECT_FALSE(E.isDead(Scope::Iterators, Strength::Possible));
  E.kill({1, DeathCause::Rehashed, Scope::Iterators, Strength::Definite}, true);
  EXPECT_TRUE(E.isDead(Scope::Iterators, Strength::Definite));
  EXPECT_FALSE(E.isDead(Scope::Element, Strength::Possible));
  EXPECT_TRUE(E.MayLive);
  E.kill({2, DeathCause::Called, Scope::Element, Strength::Possible}, false);
  EXPECT_TRUE(E.isDead(Scope::Element, Strength::Possible));
  EXPECT_FALSE(E.isDead(Scope::Element, Strength::Definite));
}

//===----------------------------------------------------------------------===//
// Age, unify, garbage
//===----------------------------------------------------------------------===//

TEST(AgeTest, OldElementsShareOneName) {
  Universe U(14);
  TermId New = U.Elements[0], Old = U.Elements[4], Oldest = U.Elements[5];
  State S;
  S.Executed = {20};
  S.Elements[New].Container = U.Objects[0];
  S.Elements[New].Present = true;
  S.Elements[Old].Container = U.Objects[0];
  S.Elements[Old].Present = true;
  S.Elements[Oldest].kill(
      {40, DeathCause::Erased, Scope::Element, Strength::Definite}, true);
  S.Assumed[U.T.present(Old)] = true;
  S.rejuvenate(U.T, 20);
  EXPECT_EQ(S.Elements.count(New), 0u);
  EXPECT_TRUE(S.Elements[Old].Present);
  const ElementState &Both = S.Elements[Oldest];
  EXPECT_TRUE(Both.MayLive) << "one of the two does";
  EXPECT_TRUE(Both.isDead(Scope::Element, Strength::Definite));
  EXPECT_FALSE(Both.Present);
  EXPECT_EQ(Both.Container, 0u) << "they are not in one container";
  EXPECT_TRUE(S.Assumed.empty()) << "said of one, not of many";
}

TEST(AgeTest, AFactThatDidNotRunYetHasNothingToAge) {
  Universe U(15);
  State S, Before;
  S.Places[U.Objects[0]] = {U.Handles[1]};
  Before = S;
  S.rejuvenate(U.T, 33);
  EXPECT_EQ(S.Places, Before.Places);
  EXPECT_EQ(S.Executed, std::vector<FactId>{33});
  S.rejuvenate(U.T, 33);
  EXPECT_EQ(S.Executed, std::vector<FactId>{33});
}

TEST(UnifyTest, OnePlaceLeadsToOneElement) {
  Universe U(16);
  TermId E = U.Elements[0], F = U.Elements[1];
  State Like, S;
  Like.Places[U.Objects[1]] = {U.T.iterator(E)};
  Like.Elements[E].Container = U.Objects[0];
  S.Places[U.Objects[1]] = {U.T.iterator(F)};
  S.Places[U.Objects[2]] = {U.T.pointer(U.T.member(F, nullptr, 1))};
  S.Elements[F].Container = U.Objects[0];
  unify(U.T, Like, S);
  EXPECT_EQ(S.Elements.count(F), 0u);
  EXPECT_EQ(S.Elements.count(E), 1u);
  EXPECT_EQ(S.Places[U.Objects[1]], Value{U.T.iterator(E)});
  EXPECT_EQ(S.Places[U.Objects[2]],
            Value{U.T.pointer(U.T.member(E, nullptr, 1))});
  // And again: nothing is left to do.
  State Twice = S;
  unify(U.T, Like, Twice);
  EXPECT_EQ(S, Twice);
}

TEST(UnifyTest, ElementsOfTwoContainersStayApart) {
  Universe U(17);
  TermId E = U.Elements[0], F = U.Elements[1];
  State Like, S;
  Like.Places[U.Objects[2]] = {U.T.iterator(E)};
  Like.Elements[E].Container = U.Objects[0];
  S.Places[U.Objects[2]] = {U.T.iterator(F)};
  S.Elements[F].Container = U.Objects[1];
  State Before = S;
  unify(U.T, Like, S);
  EXPECT_EQ(S, Before);
}

TEST(GarbageTest, DeadElementsGoWithTheirLastHandle) {
  Universe U(18);
  TermId E = U.Elements[0];
  State S;
  S.Elements[E].Key = U.T.keyOf(E);
  S.Elements[E].kill(
      {40, DeathCause::Erased, Scope::Element, Strength::Definite}, true);
  S.Places[U.T.member(E, nullptr, 1)] = {U.Texts[0]};
  S.Places[U.Objects[1]] = {U.T.iterator(E)};
  S.collectGarbage(U.T);
  EXPECT_EQ(S.Elements.count(E), 1u);
  EXPECT_EQ(S.Places.size(), 2u);
  S.Places.erase(U.Objects[1]);
  S.collectGarbage(U.T);
  EXPECT_TRUE(S.Elements.empty());
  EXPECT_TRUE(S.Places.empty()) << "what it held goes with it";
}

TEST(GarbageTest, TwiceIsOnce) {
  Universe U(19);
  for (unsigned I = 0; I < Samples; ++I) {
    State Once = U.state();
    // A chain of containers in elements goes link by link.
    for (auto &[Id, E] : Once.Elements)
      E.Container = U.Objects[0];
    Once.collectGarbage(U.T);
    State Twice = Once;
    Twice.collectGarbage(U.T);
    ASSERT_EQ(Once, Twice) << U.text(Once) << "--\n" << U.text(Twice);
  }
}
