//===- WrapperTest.cpp - sync_map, sharded_map and audited_map ------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Contracts one by one, then explored, then under load: the stress tests are
// what a ThreadSanitizer build of this file is for.
//
//===----------------------------------------------------------------------===//

#include "refmap/refmap.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>

using refmap::violation_kind;

namespace {

/// Counts the living: a finalizer that can be asked.
struct Finalized {
  int *Alive;
  explicit Finalized(int *A) : Alive(A) { ++*Alive; }
  Finalized(const Finalized &O) : Alive(O.Alive) { ++*Alive; }
  Finalized &operator=(const Finalized &) = default;
  ~Finalized() { --*Alive; }
};

TEST(SyncMap, LoadsStoresAndDeletes) {
  refmap::sync_map<int, std::string> M;
  EXPECT_FALSE(M.load(1));
  M.store(1, "one");
  EXPECT_EQ(M.load(1), "one");
  EXPECT_EQ(M.load_or_store(1, "uno"),
            std::make_pair(std::string("one"), true));
  EXPECT_EQ(M.load_or_store(2, "two"),
            std::make_pair(std::string("two"), false));
  EXPECT_EQ(M.load_and_delete(1), "one");
  EXPECT_FALSE(M.load(1));
  M.store(1, "again");
  std::map<int, std::string> Seen;
  M.range(
      [&](int K, const std::string &V) { return Seen.emplace(K, V).second; });
  EXPECT_EQ(Seen, (std::map<int, std::string>{{1, "again"}, {2, "two"}}));
  M.clear();
  EXPECT_FALSE(M.load(2));
}

TEST(SyncMap, MissesPromote) {
  refmap::sync_map<int, int> M;
  for (int I = 0; I != 4; ++I)
    M.store(I, I);
  const auto Before = M.stats();
  EXPECT_EQ(Before.dirty, 4u);
  for (int I = 0; I != 4; ++I)
    M.load(3);
  const auto After = M.stats();
  EXPECT_EQ(After.promotions, Before.promotions + 1);
  EXPECT_EQ(After.read, 4u);
  EXPECT_EQ(After.dirty, 0u);
}

TEST(SyncMap, ADeletedValueIsReferencedUntilPromotion) {
  int Alive = 0;
  refmap::sync_map<int, Finalized> M;
  M.store(1, Finalized(&Alive));
  M.range([](int, auto &) { return true; }); // promotes: 1 is in the read half
  ASSERT_EQ(Alive, 1);
  M.erase(1);
  EXPECT_FALSE(M.load(1));
  EXPECT_EQ(M.stats().retained, 1u);
  EXPECT_EQ(Alive, 1) << "deleted, but the read half still refers to it";
  M.store(2, Finalized(&Alive)); // a new key: the dirty half leaves 1 behind
  EXPECT_EQ(Alive, 2);
  M.load(3); // a miss, as many as the dirty half is large: promotion
  EXPECT_EQ(M.stats().retained, 0u);
  EXPECT_EQ(Alive, 1) << "only now the deleted value is gone";
}

TEST(SyncMap, MatchesAModel) {
  std::mt19937 Random(1);
  refmap::sync_map<int, int> M;
  std::map<int, int> Model;
  for (int Step = 0; Step != 20000; ++Step) {
    const int K = static_cast<int>(Random() % 50);
    switch (Random() % 4) {
    case 0:
      M.store(K, Step), Model[K] = Step;
      break;
    case 1:
      ASSERT_EQ(M.load_and_delete(K).has_value(), Model.erase(K) == 1);
      break;
    case 2: {
      auto [V, Loaded] = M.load_or_store(K, Step);
      ASSERT_EQ(Loaded, !Model.emplace(K, Step).second);
      ASSERT_EQ(V, Model[K]);
      break;
    }
    default: {
      auto V = M.load(K);
      ASSERT_EQ(V.has_value(), Model.count(K) == 1);
      ASSERT_TRUE(!V || *V == Model[K]);
    }
    }
  }
}

TEST(ShardedMap, HoldsItsContract) {
  refmap::sharded_map<8, int, int> M;
  EXPECT_TRUE(M.try_emplace(1, 10));
  EXPECT_FALSE(M.try_emplace(1, 20));
  EXPECT_FALSE(M.insert_or_assign(1, 30));
  EXPECT_EQ(M.find(1), 30);
  EXPECT_FALSE(M.find(2));
  M.update(2, [](int &V) { ++V; });
  EXPECT_EQ(M.find(2), 1);
  EXPECT_EQ(M.size(), 2u);
  int Sum = 0;
  M.for_each([&](int, int V) { Sum += V; });
  EXPECT_EQ(Sum, 31);
  EXPECT_EQ(M.erase(1), 1u);
  M.clear();
  EXPECT_EQ(M.size(), 0u);
}

TEST(AuditedMap, LogsInOrderWithCallers) {
  refmap::audited_map<std::string, int> M;
  EXPECT_TRUE(M.insert("a", 1));
  EXPECT_FALSE(M.insert("a", 2));
  const unsigned Line = __LINE__ + 1;
  auto Held = M.acquire("a");
  EXPECT_FALSE(M.release("a")); // one reference is left
  EXPECT_EQ(*M.get("a"), 1);
  EXPECT_TRUE(M.release("a")); // final
  EXPECT_FALSE(M.get("a"));
  EXPECT_EQ(*Held, 1); // the value outlives the entry
  auto Page = M.query();
  ASSERT_EQ(Page.records.size(), 4u);
  std::string Actions;
  for (auto &R : Page.records)
    Actions += std::string(name(R.action)) + " ";
  EXPECT_EQ(Actions, "INSERT ACQUIRE RELEASE DELETE ");
  EXPECT_EQ(Page.records[1].caller.line, Line);
  EXPECT_EQ(Page.records[1].references, 2u);
  EXPECT_EQ(Page.records[3].order, 4u);
  EXPECT_LE(Page.records[0].time, Page.records[3].time);
}

TEST(AuditedMap, PagesItsLog) {
  refmap::audited_map<int, int> M;
  for (int I = 0; I != 25; ++I)
    M.insert(I, I);
  std::size_t Records = 0, Pages = 0;
  std::uint64_t After = 0;
  for (;;) {
    auto Page = M.query(After, 10);
    Records += Page.records.size();
    ++Pages;
    if (Page.last)
      break;
    After = Page.next;
  }
  EXPECT_EQ(Records, 25u);
  EXPECT_EQ(Pages, 3u);
  EXPECT_EQ(M.query(0, 10, 7).records.size(), 1u);
  EXPECT_TRUE(M.query(1000).records.empty());
}

TEST(AuditedMap, ReportsOverRelease) {
  refmap::violation_scope Scope;
  refmap::audited_map<int, int> M;
  M.insert(1, 1);
  M.release(1);
  M.release(1);
  EXPECT_EQ(Scope.count(violation_kind::over_release), 1u);
}

#if REFMAP_CHECKS
TEST(Wrappers, AreCleanUnderEverySchedule) {
  refmap::explore_options O;
  O.report = false;
  auto Result = refmap::explore(
      [] {
        refmap::sync_map<int, int> S;
        refmap::sharded_map<2, int, int> H;
        refmap::audited_map<int, int> A;
        A.insert(1, 1);
        auto Work = [&](int Me) {
          S.store(Me, Me);
          S.erase(1 - Me);
          H.update(Me, [](int &V) { ++V; });
          if (A.acquire(1))
            A.release(1);
        };
        refmap::jthread T([&] { Work(0); });
        Work(1);
      },
      O);
  EXPECT_TRUE(Result.ok()) << Result.violations.front().message();
}
#endif

/// Runs \p Work(thread, step, random) on four threads that overlap: they begin
/// together, and give way often. Both are relaxed, so that they order nothing
/// and hide no race from ThreadSanitizer.
template <class Fn> void stress(Fn Work) {
  std::atomic<unsigned> Ready{0};
  std::vector<refmap::thread> Ts;
  for (unsigned T = 0; T != 4; ++T)
    Ts.emplace_back([T, &Work, &Ready] {
      Ready.fetch_add(1, std::memory_order_relaxed);
      while (Ready.load(std::memory_order_relaxed) != 4)
        std::this_thread::yield();
      std::mt19937 Random(T);
      for (int Step = 0; Step != 1500; ++Step) {
        Work(T, Step, Random);
        if (Step % 8 == 0)
          std::this_thread::yield();
      }
    });
  for (auto &T : Ts)
    T.join();
}

TEST(Stress, SyncMap) {
  refmap::sync_map<int, int> M;
  stress([&](unsigned, int Step, std::mt19937 &Random) {
    const int K = static_cast<int>(Random() % 30);
    switch (Random() % 5) {
    case 0:
      M.store(K, Step);
      break;
    case 1:
      M.erase(K);
      break;
    case 2:
      M.load_or_store(K, Step);
      break;
    case 3:
      if (Step % 50 == 0)
        M.range([](int, int) { return true; });
      break;
    default:
      M.load(K);
    }
  });
}

TEST(Stress, ShardedMap) {
  refmap::sharded_map<4, int, int> M;
  stress([&](unsigned, int, std::mt19937 &Random) {
    M.update(static_cast<int>(Random() % 40), [](int &V) { ++V; });
    M.contains(static_cast<int>(Random() % 40));
  });
  int Sum = 0;
  M.for_each([&](int, int V) { Sum += V; });
  EXPECT_EQ(Sum, 4 * 1500); // no update is lost
}

TEST(Stress, AuditedMap) {
  refmap::audited_map<int, int> M;
  stress([&](unsigned, int, std::mt19937 &Random) {
    const int K = static_cast<int>(Random() % 10);
    if (!M.insert(K, 1) && !M.acquire(K))
      return;
    M.get(K);
    M.release(K); // drops the reference just taken, whoever inserted it
  });
  EXPECT_EQ(M.size(), 0u); // every reference was given back
  std::uint64_t Order = 0;
  for (auto &R : M.query(0, 1u << 20).records)
    ASSERT_EQ(R.order, ++Order);
}

} // namespace
