//===- TableTest.cpp - The hash table against a model ---------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "refmap/detail/table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace refmap::detail;

namespace {

/// Owns the entries of a node table of int -> int.
template <class Hash = std::hash<int>> struct NodeTable {
  using Traits = MapTraits<int, int>;
  using T = Table<Traits, Hash, std::equal_to<int>,
                  std::allocator<std::pair<const int, int>>, false>;
  using Cursor = typename T::Cursor;
  T Tab{Hash(), {}, {}};

  ~NodeTable() {
    Tab.forEachEntry([](auto *E) { delete E; });
  }
  bool insert(int K, int V) {
    auto [Found, Hint] = Tab.seek(K);
    if (Found.E)
      return false;
    auto *E = new typename T::EntryT;
    new (&E->Value) std::pair<const int, int>(K, V);
    Tab.link(Hint, E);
    return true;
  }
  bool erase(int K) {
    Cursor C = Tab.find(K);
    if (!C.E)
      return false;
    Tab.erase(C);
    delete C.E;
    return true;
  }
  std::vector<int> keys() const {
    std::vector<int> Keys;
    for (Cursor C = Tab.first(); C.E; Tab.advance(C))
      Keys.push_back(C.E->Value.first);
    return Keys;
  }
};

/// Every key in one bucket.
struct Colliding {
  std::size_t operator()(int) const { return 42; }
};

/// Every thousand of keys in one bucket.
struct Thousands {
  std::size_t operator()(int K) const {
    return static_cast<std::size_t>(K / 1000);
  }
};

TEST(Table, StartsWithoutBuckets) {
  NodeTable<> M;
  EXPECT_EQ(M.Tab.stats().buckets, 0u);
  EXPECT_EQ(M.Tab.stats().bytes, 0u);
  EXPECT_FALSE(M.Tab.find(1).E);
  EXPECT_FALSE(M.Tab.first().E);
}

TEST(Table, BehavesLikeAMapUnderRandomOperations) {
  for (unsigned Seed = 0; Seed != 20; ++Seed) {
    std::mt19937 Random(Seed);
    NodeTable<> M;
    M.Tab.startAt(Seed * 7919);
    std::map<int, int> Model;
    for (int Step = 0; Step != 5000; ++Step) {
      const int K = static_cast<int>(Random() % 700);
      if (Random() % 3)
        ASSERT_EQ(M.insert(K, Step), Model.emplace(K, Step).second);
      else
        ASSERT_EQ(M.erase(K), Model.erase(K) == 1);
      const int Probe = static_cast<int>(Random() % 700);
      ASSERT_EQ(M.Tab.find(Probe).E != nullptr, Model.count(Probe) == 1);
    }
    ASSERT_EQ(M.Tab.size(), Model.size());
    std::vector<int> Keys = M.keys();
    std::sort(Keys.begin(), Keys.end());
    ASSERT_EQ(Keys.size(), Model.size());
    ASSERT_TRUE(std::equal(Keys.begin(), Keys.end(), Model.begin(),
                           [](int K, auto &P) { return K == P.first; }));
  }
}

TEST(Table, KeepsCollisionsInOverflowBuckets) {
  NodeTable<Colliding> M;
  for (int I = 0; I != 100; ++I)
    M.insert(I, I);
  EXPECT_GT(M.Tab.stats().overflow_buckets, 8u);
  for (int I = 0; I != 100; ++I)
    EXPECT_TRUE(M.Tab.find(I).E) << I;
  for (int I = 0; I != 100; I += 2)
    EXPECT_TRUE(M.erase(I));
  for (int I = 0; I != 100; ++I)
    EXPECT_EQ(M.Tab.find(I).E != nullptr, I % 2 == 1) << I;
}

TEST(Table, GrowsByTwoBucketsAWrite) {
  NodeTable<> M;
  int K = 0;
  while (!(M.Tab.growing() && M.Tab.stats().old_buckets == 64))
    M.insert(K++, 0);
  const auto Before = M.Tab.stats();
  EXPECT_EQ(Before.buckets, 128u);
  M.insert(K++, 0);
  const auto After = M.Tab.stats();
  EXPECT_GT(After.evacuated, Before.evacuated);
  EXPECT_LE(After.evacuated, Before.evacuated + 2);
  for (int I = 0; I != K; ++I)
    ASSERT_TRUE(M.Tab.find(I).E) << I;
  EXPECT_EQ(M.keys().size(), static_cast<std::size_t>(K));
}

TEST(Table, LoadFactorIsSixAndAHalf) {
  NodeTable<> M;
  for (int I = 0; I != 8; ++I)
    M.insert(I, I);
  EXPECT_EQ(M.Tab.stats().buckets, 1u);
  for (int I = 8; I != 13; ++I)
    M.insert(I, I);
  EXPECT_EQ(M.Tab.stats().buckets, 2u); // 13 = 2 * 6.5
  M.insert(13, 13);
  EXPECT_EQ(M.Tab.stats().buckets, 4u);
}

TEST(Table, EraseFreesNoBucket) {
  NodeTable<> M;
  for (int I = 0; I != 1000; ++I)
    M.insert(I, I);
  for (int I = 1000; M.Tab.growing(); ++I)
    M.insert(I, I);
  const auto Full = M.Tab.stats();
  for (int K : M.keys())
    M.erase(K);
  const auto Empty = M.Tab.stats();
  EXPECT_EQ(Empty.size, 0u);
  EXPECT_EQ(Empty.buckets, Full.buckets);
  EXPECT_EQ(Empty.overflow_buckets, Full.overflow_buckets);
  EXPECT_EQ(Empty.bytes_retained, Empty.bytes);
  EXPECT_GT(Empty.bytes_retained, Full.bytes_retained);
}

TEST(Table, TombstonesBecomeEmptyRestAtTheEndOfAChain) {
  NodeTable<> M;
  for (int I = 0; I != 4; ++I)
    M.insert(I, I);
  M.erase(1); // slot 1: slots 2 and 3 follow
  M.erase(2);
  EXPECT_EQ(M.Tab.stats().tombstones, 2u);
  M.erase(3); // nothing follows: all three marks become empty-rest
  EXPECT_EQ(M.Tab.stats().tombstones, 0u);
}

TEST(Table, SameSizeGrowthPacksChains) {
  NodeTable<Thousands> M;
  // Each thousand fills one chain and leaves; the overflow buckets stay.
  std::size_t Most = 0;
  for (int Group = 0; Group != 10; ++Group) {
    for (int I = 0; I != 90; ++I)
      M.insert(Group * 1000 + I, I);
    Most = std::max(Most, M.Tab.stats().overflow_buckets);
    for (int I = 1; I != 90; ++I)
      M.erase(Group * 1000 + I);
  }
  const auto S = M.Tab.stats();
  EXPECT_GT(S.same_size_growths, 0u);
  EXPECT_EQ(S.buckets, 16u);
  EXPECT_LT(Most, 3u * 11); // eleven a group, had nobody packed them
  for (int Group = 0; Group != 10; ++Group)
    EXPECT_TRUE(M.Tab.find(Group * 1000).E);
}

TEST(Table, OrderChangesOnlyWhenTheTableDoubles) {
  NodeTable<> M;
  std::mt19937 Random(7);
  std::vector<int> Order;
  std::uint64_t Rehashes = 0;
  for (int Step = 0; Step != 1500; ++Step) {
    const int K = static_cast<int>(Random() % 700);
    if (Random() % 2)
      M.insert(K, 0);
    else
      M.erase(K);
    std::vector<int> Now = M.keys();
    if (Rehashes == M.Tab.rehashes()) {
      // The common elements come in the same order as before.
      std::set<int> Old(Order.begin(), Order.end()),
          New(Now.begin(), Now.end());
      std::vector<int> A, B;
      std::copy_if(Order.begin(), Order.end(), std::back_inserter(A),
                   [&](int X) { return New.count(X); });
      std::copy_if(Now.begin(), Now.end(), std::back_inserter(B),
                   [&](int X) { return Old.count(X); });
      ASSERT_EQ(A, B) << "at step " << Step;
    }
    Rehashes = M.Tab.rehashes();
    Order = std::move(Now);
  }
}

TEST(Table, IterationSurvivesErasingEverythingElse) {
  for (unsigned Seed = 0; Seed != 30; ++Seed) {
    NodeTable<> M;
    M.Tab.startAt(Seed);
    // An odd number leaves the table in the middle of growing.
    const int N = 300 + static_cast<int>(Seed) * 37;
    for (int I = 0; I != N; ++I)
      M.insert(I, I);
    std::mt19937 Random(Seed);
    std::set<int> Left, Seen;
    for (int I = 0; I != N; ++I)
      Left.insert(I);
    for (auto C = M.Tab.first(); C.E;) {
      const int Here = C.E->Value.first;
      ASSERT_TRUE(Left.count(Here)) << "an erased element was visited";
      ASSERT_TRUE(Seen.insert(Here).second) << "visited twice";
      for (int I = 0; I != 3; ++I) {
        const int K = static_cast<int>(Random() % static_cast<unsigned>(N));
        if (K != Here && M.erase(K))
          Left.erase(K);
      }
      if (Random() % 4 == 0) {
        auto *Dead = C.E;
        C = M.Tab.erase(C);
        delete Dead;
        Left.erase(Here);
      } else {
        M.Tab.advance(C);
      }
    }
    for (int K : Left)
      ASSERT_TRUE(Seen.count(K)) << K << " was missed, seed " << Seed;
  }
}

TEST(Table, IterationBeginsWhereItIsTold) {
  std::set<int> Firsts;
  for (std::size_t Seed = 0; Seed != 64; ++Seed) {
    NodeTable<> M;
    M.Tab.startAt(Seed);
    for (int I = 0; I != 200; ++I)
      M.insert(I, I);
    ASSERT_EQ(M.keys().size(), 200u);
    Firsts.insert(M.keys().front());
  }
  EXPECT_GT(Firsts.size(), 16u);
}

TEST(Table, EmptyingFromTheFrontIsLinear) {
  NodeTable<> M;
  const int N = 200000;
  for (int I = 0; I != N; ++I)
    M.insert(I, I);
  int Erased = 0;
  while (auto *E = M.Tab.first().E) { // quadratic would take minutes
    M.Tab.erase(M.Tab.first());
    delete E;
    ++Erased;
  }
  EXPECT_EQ(Erased, N);
}

TEST(Bits, MatchExactly) {
  std::mt19937_64 Random(1);
  for (int Round = 0; Round != 2000; ++Round) {
    std::uint8_t Tops[8];
    for (auto &T : Tops)
      T = static_cast<std::uint8_t>(Random() % 9);
    const auto Want = static_cast<std::uint8_t>(Random() % 9);
    const std::uint64_t Word = loadTops(Tops);
    for (unsigned I = 0; I != 8; ++I) {
      const std::uint64_t Bit = 0x80ULL << (8 * I);
      EXPECT_EQ((matchTops(Word, Want) & Bit) != 0, Tops[I] == Want);
      EXPECT_EQ((emptySlots(Word) & Bit) != 0, Tops[I] <= EmptyOne);
    }
  }
}

} // namespace
