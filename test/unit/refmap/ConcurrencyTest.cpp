//===- ConcurrencyTest.cpp - Races are found in every run, or never -------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each program here is run through explore() many times over (REFMAP_RUNS, 25
// by default; 1000 proves the promise): a racy one must fail every time, in the
// same way, and a correct one never; whoever else runs: REFMAP_LOAD busy
// threads.
//
//===----------------------------------------------------------------------===//

#include "refmap/refmap.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <vector>

using refmap::explore;
using refmap::explore_options;
using refmap::explore_result;
using refmap::violation_kind;

namespace {

using Map = refmap::unordered_map<int, int>;
using Program = std::function<void()>;

int runs() {
  const char *N = std::getenv("REFMAP_RUNS");
  return N ? std::atoi(N) : 25;
}

/// Threads that are in the way, now and then: who only spins takes the
/// processor for so long that nothing is interrupted at odd moments any more.
class Load : public testing::Environment {
  std::atomic<bool> Stop{false};
  std::vector<std::thread> Busy;

  void work(unsigned Seed) const {
    using namespace std::chrono;
    std::minstd_rand Random(Seed);
    while (!Stop.load(std::memory_order_relaxed)) {
      const auto Until = steady_clock::now() + microseconds(Random() % 200);
      while (steady_clock::now() < Until) {
      }
      std::this_thread::sleep_for(microseconds(Random() % 200));
    }
  }

public:
  void SetUp() override {
    const char *N = std::getenv("REFMAP_LOAD");
    for (int I = N ? std::atoi(N) : 0; I; --I)
      Busy.emplace_back([this, I] { work(static_cast<unsigned>(I)); });
  }
  void TearDown() override {
    Stop = true;
    for (std::thread &T : Busy)
      T.join();
  }
};
[[maybe_unused]] const auto *Added =
    testing::AddGlobalTestEnvironment(new Load);

explore_result quietly(const Program &P, explore_options O = {}) {
  O.report = false;
  return explore(P, O);
}

void expectAlways(violation_kind Kind, const Program &Racy) {
  std::string First;
  for (int Run = 0; Run != runs(); ++Run) {
    explore_result R = quietly(Racy);
    ASSERT_FALSE(R.ok()) << "run " << Run << " missed it after " << R.schedules
                         << " schedules";
    ASSERT_STREQ(name(R.violations.front().kind), name(Kind))
        << R.violations.front().message();
    const std::string &Schedule = R.violations.front().schedule;
    if (Run == 0)
      First = Schedule;
    ASSERT_EQ(Schedule, First) << "not deterministic";
  }
  // The schedule replays.
  explore_options O;
  O.replay = First;
  explore_result Again = quietly(Racy, O);
  EXPECT_EQ(Again.schedules, 1u);
  EXPECT_FALSE(Again.diverged);
  EXPECT_TRUE(Again.has(Kind));
}

void expectNever(const Program &Correct) {
  for (int Run = 0; Run != runs(); ++Run) {
    explore_result R = quietly(Correct);
    ASSERT_TRUE(R.ok()) << R.violations.front().message();
    ASSERT_TRUE(R.complete) << R.schedules;
  }
}

TEST(Race, WriteWrite) {
  expectAlways(violation_kind::concurrent_writes, [] {
    Map M;
    refmap::thread T([&] { M[1] = 1; });
    M[2] = 2;
    T.join();
  });
  expectNever([] {
    Map M;
    refmap::mutex Mu;
    refmap::thread T([&] {
      std::lock_guard<refmap::mutex> L(Mu);
      M[1] = 1;
    });
    {
      std::lock_guard<refmap::mutex> L(Mu);
      M[2] = 2;
    }
    T.join();
    EXPECT_EQ(M.size(), 2u);
  });
}

TEST(Race, ReadWrite) {
  expectAlways(violation_kind::concurrent_read_write, [] {
    Map M{{1, 1}};
    refmap::thread T([&] { M.contains(1); });
    M.erase(1);
    T.join();
  });
  expectNever([] { // reads together are fine
    Map M{{1, 1}};
    refmap::thread T([&] { M.contains(1); }), U([&] { M.at(1); });
    M.find(1);
    T.join();
    U.join();
    M.erase(1);
  });
}

TEST(Race, IterateWrite) {
  expectAlways(violation_kind::concurrent_iterate_write, [] {
    Map M{{1, 1}, {2, 2}};
    refmap::thread T([&] {
      for (auto &[K, V] : M)
        (void)V;
    });
    M.emplace(3, 3);
    T.join();
  });
}

TEST(Race, BothSidesAreNamed) {
  unsigned ReadLine = 0, WriteLine = 0;
  explore_result R = quietly([&] {
    Map M{{1, 1}};
    refmap::thread T([&] {
      ReadLine = __LINE__ + 1;
      (void)M.find(1);
    });
    WriteLine = __LINE__ + 1;
    M[2] = 2;
    T.join();
  });
  ASSERT_FALSE(R.ok());
  const refmap::violation &V = R.violations.front();
  EXPECT_EQ(V.use.where.line + V.cause.where.line, ReadLine + WriteLine);
  EXPECT_NE(V.use.thread, V.cause.thread);
  EXPECT_NE(V.message().find("schedule: "), std::string::npos);
}

// Happens-before over one lucky order misses this: the lock orders the two
// writes outside of it whenever the first thread gets it first.
TEST(Race, TooSmallCriticalSection) {
  expectAlways(violation_kind::concurrent_writes, [] {
    Map M;
    refmap::mutex Mu;
    int Turn = 0;
    refmap::thread T([&] {
      M[1] = 1; // before the lock
      std::lock_guard<refmap::mutex> L(Mu);
      ++Turn;
    });
    {
      std::lock_guard<refmap::mutex> L(Mu);
      ++Turn;
    }
    M[2] = 2; // after the lock
    T.join();
  });
}

TEST(Race, WriteUnderASharedLock) {
  expectAlways(violation_kind::write_under_shared_lock, [] {
    Map M{{1, 1}};
    refmap::shared_mutex Mu;
    refmap::thread T([&] {
      std::shared_lock<refmap::shared_mutex> L(Mu);
      (void)M.find(1);
    });
    {
      std::shared_lock<refmap::shared_mutex> L(Mu);
      M[2] = 2;
    }
    T.join();
  });
  expectAlways(violation_kind::write_under_shared_lock, [] {
    Map M;
    refmap::shared_mutex Mu;
    M.guarded_by(Mu);
    std::shared_lock<refmap::shared_mutex> L(Mu); // nobody else is needed
    M[2] = 2;
  });
  expectNever([] {
    Map M{{1, 1}};
    refmap::shared_mutex Mu;
    refmap::thread T([&] {
      std::shared_lock<refmap::shared_mutex> L(Mu);
      Map Local; // a local under a shared lock is nobody's business
      for (auto &P : M)
        Local.insert(P);
    });
    {
      std::unique_lock<refmap::shared_mutex> L(Mu);
      M[2] = 2;
    }
    T.join();
  });
}

TEST(Race, SwapMoveAndDestructionAreWrites) {
  expectAlways(violation_kind::concurrent_read_write, [] {
    Map M{{1, 1}}, N;
    refmap::thread T([&] { M.contains(1); });
    M.swap(N);
    T.join();
  });
  expectAlways(violation_kind::concurrent_read_write, [] {
    Map M{{1, 1}};
    refmap::thread T([&] { M.contains(1); });
    const Map N(std::move(M));
    T.join();
  });
  expectAlways(violation_kind::concurrent_read_write, [] {
    auto M = std::make_unique<Map>();
    refmap::thread T([&, P = M.get()] { P->contains(1); });
    refmap::this_thread::yield();
    T.join();
    refmap::thread U([&] { M->contains(1); });
    M->clear();
    U.join();
  });
}

TEST(Order, ConditionVariableHandsOver) {
  auto HandOver = [](bool Locked) {
    return [Locked] {
      Map M;
      refmap::mutex Mu;
      refmap::condition_variable Ready;
      bool Done = false;
      refmap::thread T([&] {
        if (!Locked)
          M[1] = 1;
        std::unique_lock<refmap::mutex> L(Mu);
        if (Locked)
          M[1] = 1;
        Done = true;
        Ready.notify_one();
      });
      if (!Locked)
        M.contains(1); // too early
      std::unique_lock<refmap::mutex> L(Mu);
      Ready.wait(L, [&] { return Done; });
      EXPECT_EQ(M.at(1), 1);
      L.unlock();
      T.join();
    };
  };
  expectNever(HandOver(true));
  expectAlways(violation_kind::concurrent_read_write, HandOver(false));
}

TEST(Order, AtomicFlagPublishes) {
  auto Publish = [](std::memory_order Store) {
    return [Store] {
      Map M;
      refmap::atomic<bool> Ready{false};
      refmap::thread T([&] {
        M[1] = 1;
        Ready.store(true, Store);
      });
      while (!Ready.load(std::memory_order_acquire)) {
      }
      (void)M.find(1);
      T.join();
    };
  };
  expectNever(Publish(std::memory_order_release));
  expectAlways(violation_kind::concurrent_read_write,
               Publish(std::memory_order_relaxed));
}

TEST(Order, FutureLatchOnceAndJthread) {
  expectNever([] {
    Map M;
    auto F = refmap::async([&] {
      M[1] = 1;
      return 7;
    });
    EXPECT_EQ(F.get(), 7);
    M[2] = 2;
  });
  expectAlways(violation_kind::concurrent_writes, [] {
    Map M;
    auto F = refmap::async([&] { M[1] = 1; });
    M[2] = 2;
    F.get();
  });
  expectNever([] {
    Map M;
    refmap::promise<int> P;
    auto F = P.get_future();
    refmap::jthread T([&] {
      M[1] = 1;
      P.set_value(1);
    });
    F.get();
    M[2] = 2;
  });
  expectNever([] {
    Map M;
    refmap::latch L(1);
    refmap::jthread T([&] {
      M[1] = 1;
      L.count_down();
    });
    L.wait();
    M.find(1);
  });
  expectNever([] {
    Map M;
    refmap::once_flag Once;
    auto Init = [&] {
      refmap::call_once(Once, [&] { M[1] = 1; });
      M.find(1);
    };
    refmap::jthread T(Init), U(Init);
  });
  expectNever([] { // stop requests reach a polling thread
    refmap::jthread T([](refmap::stop_token Stop) {
      while (!Stop.stop_requested())
        refmap::this_thread::yield();
    });
  });
  expectAlways(violation_kind::concurrent_writes, [] { // jthread joins too late
    Map M;
    refmap::jthread T([&] { M[1] = 1; });
    M[2] = 2;
  });
}

TEST(Order, ThreadsTakeArguments) {
  expectNever([] {
    Map M;
    auto Put = [](Map &Into, int K, const std::string &) { Into[K] = K; };
    refmap::thread T(Put, std::ref(M), 1, "copied");
    T.join();
    refmap::jthread(Put, std::ref(M), 2, "copied").join();
    auto F = refmap::async(
        refmap::launch::async, [](Map &Into, int K) { return Into[K] = K; },
        std::ref(M), 3);
    EXPECT_EQ(F.get(), 3);
    EXPECT_EQ(refmap::async([](int K) { return K; }, 4).get(), 4);
    EXPECT_EQ(M.size(), 3u);
  });
}

TEST(Order, RecursiveAndTimedLocks) {
  expectNever([] {
    Map M;
    refmap::recursive_mutex Mu;
    auto Twice = [&] {
      std::lock_guard<refmap::recursive_mutex> A(Mu), B(Mu);
      ++M[1];
    };
    refmap::jthread T(Twice);
    Twice();
  });
  expectNever([] {
    refmap::timed_mutex Mu;
    Map M;
    auto Try = [&] {
      if (Mu.try_lock_for(std::chrono::seconds(1))) {
        ++M[1];
        Mu.unlock();
      }
    };
    refmap::jthread T(Try);
    Try();
  });
}

TEST(Order, SharedTimedLocks) {
  auto Access = [](bool Exclusive) {
    return [Exclusive] {
      Map M{{1, 1}};
      refmap::shared_timed_mutex Mu;
      refmap::jthread T([&] {
        if (Mu.try_lock_shared_for(std::chrono::seconds(1))) {
          M.contains(1);
          Mu.unlock_shared();
        }
      });
      std::shared_lock<refmap::shared_timed_mutex> Reading(Mu, std::defer_lock);
      std::unique_lock<refmap::shared_timed_mutex> Writing(Mu, std::defer_lock);
      if (Exclusive ? Writing.try_lock_for(std::chrono::seconds(1))
                    : Reading.try_lock_for(std::chrono::seconds(1)))
        M[1] = 2;
    };
  };
  expectNever(Access(true));
  expectAlways(violation_kind::write_under_shared_lock, Access(false));
}

TEST(Atomicity, CheckThenActIsFound) {
  auto Insert = [](bool OneSection) {
    return [OneSection] {
      Map M;
      refmap::mutex Mu;
      auto Ensure = [&](int K) {
        std::unique_lock<refmap::mutex> L(Mu);
        refmap::atomic_section S(M);
        const bool Missing = !M.contains(K);
        if (!OneSection) {
          L.unlock(); // each half is locked, and no race is there to find
          L.lock();
        }
        if (Missing)
          M.emplace(K, 1);
        // The section ends before the lock does.
      };
      refmap::thread T([&] { Ensure(1); });
      Ensure(1);
      T.join();
    };
  };
  expectAlways(violation_kind::broken_atomicity, Insert(false));
  expectNever(Insert(true));
}

TEST(Elements, ErasedByAnotherThreadWhileInUse) {
  expectAlways(violation_kind::erased_element, [] {
    Map M{{1, 1}};
    refmap::mutex Mu;
    refmap::thread T([&] {
      std::unique_lock<refmap::mutex> L(Mu);
      auto It = M.find(1);
      if (It == M.end())
        return;
      L.unlock();
      refmap::this_thread::yield();
      (void)It->second; // the lock is gone, and so may be the element
    });
    {
      std::lock_guard<refmap::mutex> L(Mu);
      M.erase(1);
    }
    T.join();
  });
}

TEST(Tasks, ReadADeadLocal) {
  expectAlways(violation_kind::dead_local, [] {
    refmap::mutex Mu;
    refmap::thread T;
    {
      refmap::ref_probe<int> Local(1);
      T = refmap::thread([&Mu, Ref = Local.ref()] {
        std::lock_guard<refmap::mutex> L(Mu);
        Ref.get();
      });
      std::lock_guard<refmap::mutex> L(Mu);
    }
    T.join();
  });
  expectNever([] {
    refmap::ref_probe<int> Local(1);
    refmap::thread T([&] { Local.set(2); });
    T.join();
    EXPECT_EQ(Local.get(), 2);
  });
  expectAlways(violation_kind::racing_local, [] {
    refmap::ref_probe<int> Local(1);
    refmap::thread T([&] { Local.set(2); });
    Local.get();
    T.join();
  });
}

TEST(Tasks, OutliveTheTest) {
  unsigned Line = 0;
  explore_result R = quietly([&] {
    Line = __LINE__ + 1;
    refmap::thread T([] { refmap::this_thread::yield(); });
    T.detach();
  });
  ASSERT_TRUE(R.has(violation_kind::leaked_task));
  EXPECT_NE(R.violations.front().message().find(
                "fatal error: 1 tasks still alive, started at "),
            std::string::npos);
  EXPECT_NE(R.violations.front().detail.find(":" + std::to_string(Line)),
            std::string::npos)
      << R.violations.front().detail;
}

TEST(Tasks, LeakCheckWithoutExplore) {
  refmap::violation_scope Scope;
  refmap::atomic<bool> Stop{false};
  refmap::thread T;
  {
    refmap::leak_check Check;
    T = refmap::thread([&] {
      while (!Stop)
        std::this_thread::yield();
    });
  }
  EXPECT_EQ(Scope.count(violation_kind::leaked_task), 1u);
  Stop = true;
  T.join();
  refmap::leak_check Fine;
}

TEST(Runs, DeadlockIsNamed) {
  expectAlways(violation_kind::deadlock, [] {
    refmap::mutex A, B;
    refmap::jthread T([&] {
      std::lock_guard<refmap::mutex> L(A);
      std::lock_guard<refmap::mutex> M(B);
    });
    std::lock_guard<refmap::mutex> L(B);
    std::lock_guard<refmap::mutex> M(A);
  });
  expectNever([] { // std::scoped_lock avoids it
    refmap::mutex A, B;
    refmap::jthread T(
        [&] { std::scoped_lock<refmap::mutex, refmap::mutex> L(A, B); });
    std::scoped_lock<refmap::mutex, refmap::mutex> L(B, A);
  });
}

TEST(Runs, LivelockIsNamed) {
  explore_options O;
  O.max_steps = 500;
  EXPECT_TRUE(quietly(
                  [] {
                    refmap::atomic<bool> Never{false};
                    while (!Never)
                      refmap::this_thread::yield();
                  },
                  O)
                  .has(violation_kind::livelock));
}

TEST(Runs, UnlockOfAForeignLockIsNamed) {
  EXPECT_TRUE(quietly([] {
                refmap::mutex Mu;
                Mu.unlock();
              }).has(violation_kind::misused_lock));
}

TEST(Runs, ExceptionsLeaveExplore) {
  EXPECT_THROW(quietly([] {
                 refmap::jthread T([] { refmap::this_thread::yield(); });
                 throw std::runtime_error("mine");
               }),
               std::runtime_error);
}

TEST(Runs, PreemptionsAreBounded) {
  auto Steps = [] {
    Map M;
    refmap::mutex Mu;
    auto Work = [&] {
      for (int I = 0; I != 3; ++I) {
        std::lock_guard<refmap::mutex> L(Mu);
        M[I] = I;
      }
    };
    refmap::jthread T(Work);
    Work();
  };
  explore_options None, One, Two;
  None.preemptions = 0;
  One.preemptions = 1;
  const auto A = quietly(Steps, None), B = quietly(Steps, One),
             C = quietly(Steps, Two);
  EXPECT_TRUE(A.complete && B.complete && C.complete);
  EXPECT_LT(A.schedules, B.schedules);
  EXPECT_LT(B.schedules, C.schedules);
  explore_options Few;
  Few.max_schedules = 3;
  Few.seed = 42;
  const auto D = quietly(Steps, Few);
  EXPECT_EQ(D.schedules, 3u);
  EXPECT_FALSE(D.complete);
}

// What a failure prints is enough to see it again: the text, not the object.
TEST(Runs, ThePrintedScheduleReplays) {
  auto TooSmall = [] { // needs a preemption at the right place
    Map M{{1, 1}};
    refmap::mutex Mu;
    refmap::jthread T([&] {
      std::lock_guard<refmap::mutex> L(Mu);
      M.erase(1);
    });
    std::unique_lock<refmap::mutex> L(Mu);
    const bool There = M.contains(1);
    L.unlock();
    L.lock();
    if (There)
      M.find(1)->second = 2;
  };
  explore_result First = quietly(TooSmall);
  ASSERT_TRUE(First.has(violation_kind::end_iterator));
  EXPECT_GT(First.schedules, 1u);
  const std::string Said = First.violations.front().message();
  const std::size_t At = Said.find("\n  schedule: ");
  ASSERT_NE(At, std::string::npos) << Said;
  const std::string Schedule =
      Said.substr(At + 13, Said.find('\n', At + 1) - At - 13);
  ASSERT_EQ(setenv("REFMAP_SCHEDULE", Schedule.c_str(), 1), 0);
  explore_result Again = quietly(TooSmall);
  ASSERT_EQ(unsetenv("REFMAP_SCHEDULE"), 0);
  EXPECT_EQ(Again.schedules, 1u);
  ASSERT_FALSE(Again.ok());
  EXPECT_EQ(Again.violations.front().message(), Said);
}

TEST(Runs, BadScheduleIsRefused) {
  explore_options O;
  O.replay = "nonsense";
  EXPECT_THROW(quietly([] {}, O), std::invalid_argument);
}

TEST(Free, ThreadsWithoutExploreAreOrderedToo) {
  refmap::violation_scope Scope;
  for (int Round = 0; Round != 20; ++Round) {
    Map M;
    refmap::mutex Mu;
    std::vector<refmap::thread> Ts;
    for (int I = 0; I != 4; ++I)
      Ts.emplace_back([&, I] {
        for (int J = 0; J != 50; ++J) {
          std::lock_guard<refmap::mutex> L(Mu);
          M[J] += I;
        }
      });
    for (auto &T : Ts)
      T.join();
    EXPECT_EQ(M.size(), 50u);
  }
  EXPECT_TRUE(Scope.seen().empty()) << Scope.seen().front().message();
}

TEST(Free, UnknownThreadsUnderUnknownLocksAreNotAccused) {
  refmap::violation_scope Scope;
  Map M;
  std::mutex Mu;
  std::vector<std::thread> Ts;
  for (int I = 0; I != 4; ++I)
    Ts.emplace_back([&] {
      for (int J = 0; J != 200; ++J) {
        std::lock_guard<std::mutex> L(Mu);
        ++M[J];
      }
    });
  for (auto &T : Ts)
    T.join();
  EXPECT_EQ(M.at(7), 4);
  EXPECT_TRUE(Scope.seen().empty());
}

} // namespace
