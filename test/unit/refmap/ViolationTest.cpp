//===- ViolationTest.cpp - What the containers report, and where ----------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One thread. Each kind has a defect and its correct twin; the twin must be
// silent. Lines are checked where an operation knows them.
//
//===----------------------------------------------------------------------===//

#include "refmap/flat_hash_map.h"
#include "refmap/flat_map.h"
#include "refmap/map.h"
#include "refmap/robin_map.h"
#include "refmap/set.h"
#include "refmap/unordered_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using refmap::violation;
using refmap::violation_error;
using refmap::violation_kind;
using refmap::violation_scope;

namespace {

/// Runs \p Defect and returns what it was caught at first.
template <class Fn> violation caught(Fn Defect) {
  violation_scope Scope;
  try {
    Defect();
  } catch (const violation_error &) {
  }
  if (Scope.seen().empty()) {
    ADD_FAILURE() << "nothing was reported";
    return {violation_kind::deadlock, {}, {}};
  }
  return Scope.seen().front();
}

template <class Fn> void silent(Fn Twin) {
  violation_scope Scope;
  Twin();
  for (const violation &V : Scope.seen())
    ADD_FAILURE() << V.message();
}

#define EXPECT_KIND(Kind, Violation)                                           \
  EXPECT_STREQ(name(violation_kind::Kind), name((Violation).kind))

template <class M> class EveryMap : public testing::Test {};
using EveryMapTypes = testing::Types<refmap::unordered_map<int, std::string>,
                                     refmap::flat_hash_map<int, std::string>,
                                     refmap::map<int, std::string>>;
TYPED_TEST_SUITE(EveryMap, EveryMapTypes);

TYPED_TEST(EveryMap, ErasedIteratorIsNotRead) {
  unsigned EraseLine = 0;
  violation V = caught([&] {
    TypeParam M{{1, "one"}, {2, "two"}};
    auto It = M.find(1);
    EraseLine = __LINE__ + 1;
    M.erase(1);
    std::string S = It->second;
  });
  EXPECT_KIND(erased_element, V);
  EXPECT_EQ(V.cause.where.line, EraseLine);
  EXPECT_EQ(V.cause.what, "erased");
  EXPECT_NE(V.message().find("fatal error: use of erased map element"),
            std::string::npos);
  // operator-> has no place of its own; the stack tells it.
  EXPECT_NE(
      V.message().find("ViolationTest.cpp:" + std::to_string(EraseLine + 1)),
      std::string::npos)
      << V.message();
  silent([] {
    TypeParam M{{1, "one"}, {2, "two"}};
    auto It = M.find(1);
    M.erase(2);
    EXPECT_EQ(It->second, "one");
  });
}

TYPED_TEST(EveryMap, ErasedIteratorIsNotIncremented) {
  EXPECT_KIND(erased_element, caught([] {
                TypeParam M{{1, "a"}, {2, "b"}, {3, "c"}};
                for (auto It = M.begin(); It != M.end(); ++It)
                  if (It->first == 2)
                    M.erase(It);
              }));
  silent([] {
    TypeParam M{{1, "a"}, {2, "b"}, {3, "c"}};
    for (auto It = M.begin(); It != M.end();)
      It = It->first == 2 ? M.erase(It) : std::next(It);
    for (auto It = M.begin(); It != M.end();)
      M.erase(It++);
  });
}

TYPED_TEST(EveryMap, ErasedIteratorIsNotComparedOrErasedAgain) {
  EXPECT_KIND(erased_element, caught([] {
                TypeParam M{{1, "a"}};
                auto It = M.find(1);
                M.erase(It);
                (void)(It == M.end());
              }));
  EXPECT_KIND(erased_element, caught([] {
                TypeParam M{{1, "a"}};
                auto It = M.find(1);
                M.erase(It);
                M.erase(It);
              }));
}

TYPED_TEST(EveryMap, ClearExtractAssignmentAndDeathEndElements) {
  EXPECT_EQ(caught([] {
              TypeParam M{{1, "a"}};
              auto It = M.begin();
              M.clear();
              (void)*It;
            }).cause.what,
            "cleared");
  EXPECT_EQ(caught([] {
              TypeParam M{{1, "a"}};
              auto It = M.begin();
              auto Node = M.extract(1);
              (void)*It;
            }).cause.what,
            "extracted");
  EXPECT_EQ(caught([] {
              TypeParam M{{1, "a"}}, N;
              auto It = M.begin();
              M = N;
              (void)*It;
            }).cause.what,
            "cleared");
  EXPECT_EQ(caught([] {
              typename TypeParam::iterator It;
              {
                TypeParam M{{1, "a"}};
                It = M.begin();
              }
              (void)*It;
            }).cause.what,
            "destroyed with its map");
}

TYPED_TEST(EveryMap, RangeForOverTheMapThatErases) {
  EXPECT_KIND(erased_element, caught([] {
                TypeParam M{{1, "a"}, {2, "b"}, {3, "c"}};
                for (auto &[K, V] : M)
                  M.erase(K);
              }));
  silent([] {
    TypeParam M{{1, "a"}, {2, "b"}};
    for (auto &[K, V] : M) {
      M.erase(K);
      break;
    }
  });
}

TYPED_TEST(EveryMap, EndIsNotAnElement) {
  unsigned FindLine = 0;
  violation V = caught([&] {
    TypeParam M{{1, "a"}};
    FindLine = __LINE__ + 1;
    auto It = M.find(2);
    (void)It->second;
  });
  EXPECT_KIND(end_iterator, V);
  EXPECT_EQ(V.cause.where.line, FindLine);
  EXPECT_KIND(end_iterator, caught([] {
                TypeParam M;
                ++M.begin();
              }));
  EXPECT_KIND(end_iterator, caught([] {
                TypeParam M;
                M.erase(M.find(1));
              }));
}

TYPED_TEST(EveryMap, IteratorsBelongToOneMap) {
  EXPECT_KIND(foreign_iterator, caught([] {
                TypeParam M{{1, "a"}}, N{{1, "a"}};
                M.erase(N.begin());
              }));
  EXPECT_KIND(foreign_iterator, caught([] {
                TypeParam M{{1, "a"}}, N{{1, "a"}};
                (void)(M.find(1) == N.end());
              }));
  EXPECT_KIND(foreign_iterator, caught([] {
                TypeParam M{{1, "a"}}, N{{1, "a"}};
                M.insert(N.begin(), {2, "b"});
              }));
  EXPECT_KIND(singular_iterator, caught([] {
                typename TypeParam::iterator It;
                (void)*It;
              }));
  silent([] { // after a swap, iterators have changed sides
    TypeParam M{{1, "a"}}, N{{2, "b"}};
    auto It = M.begin();
    M.swap(N);
    N.erase(It);
  });
}

TYPED_TEST(EveryMap, AtWantsItsKey) {
  violation V = caught([] {
    TypeParam M{{1, "a"}};
    try {
      M.at(2);
    } catch (const std::out_of_range &) {
    }
  });
  EXPECT_KIND(missing_key, V);
  EXPECT_NE(V.use.where.line, 0u);
  silent([] { // a program that relies on the exception
    TypeParam M;
    M.throwing_at();
    EXPECT_THROW(M.at(2), std::out_of_range);
  });
}

TYPED_TEST(EveryMap, StrictReadsFindForgottenValues) {
  unsigned Line = 0;
  violation V = caught([&] {
    TypeParam M;
    M.strict_reads();
    Line = __LINE__ + 1;
    if (M[1].empty())
      (void)M.size();
  });
  EXPECT_KIND(default_insert, V);
  EXPECT_EQ(V.use.where.line, Line);
  silent([] {
    TypeParam M;
    M.strict_reads();
    M[1] = "one";
    M[1] += "!";
    (void)M.size();
  });
  silent([] { // the second names the same element
    TypeParam M;
    M.strict_reads();
    if (M[1].empty())
      M[1] = "one";
  });
  silent([] { // not strict
    TypeParam M;
    if (M[1].empty())
      (void)M.size();
  });
}

TYPED_TEST(EveryMap, CheckedReferencesDieWithTheElement) {
  unsigned EraseLine = 0, UseLine = 0;
  violation V = caught([&] {
    TypeParam M{{1, "a"}, {2, "b"}};
    auto Ref = M.ref(1);
    EXPECT_EQ(Ref.get(), "a");
    EraseLine = __LINE__ + 1;
    M.erase(1);
    UseLine = __LINE__ + 1;
    (void)Ref.get();
  });
  EXPECT_KIND(erased_element, V);
  EXPECT_EQ(V.cause.where.line, EraseLine);
  EXPECT_EQ(V.use.where.line, UseLine);
  EXPECT_KIND(erased_key, caught([] {
                TypeParam M{{1, "a"}};
                auto It = M.find(1);
                auto Key = refmap::key_ref(It);
                M.erase(It);
                (void)Key.get();
              }));
}

#if !defined(__SANITIZE_ADDRESS__)
TEST(Quarantine, RecognisesAKeyOfAnErasedElement) {
  EXPECT_KIND(erased_key, caught([] {
                refmap::unordered_map<std::string, int> M{{"a", 1}};
                auto It = M.find("a");
                const std::string &K = It->first;
                M.erase(It);
                M.erase(K);
              }));
  silent([] {
    refmap::unordered_map<std::string, int> M{{"a", 1}};
    auto It = M.find("a");
    std::string K = It->first;
    M.erase(It);
    M.erase(K);
    M["b"] = 1;
    M.erase(M.begin()->first);
  });
}

TEST(Quarantine, FindsAWriteThroughADeadReference) {
  violation V = caught([] {
    refmap::unordered_map<int, int> M{{1, 1}};
    int &One = M.at(1);
    M.erase(1);
    One = 5;
  });
  EXPECT_KIND(write_after_erase, V);
  EXPECT_NE(V.cause.where.line, 0u);
}
#endif

TEST(Rehash, EndsUnorderedIteratorsAsTheStandardSays) {
  unsigned InsertLine = 0;
  violation V = caught([&] {
    refmap::unordered_map<int, int> M{{1, 1}};
    auto It = M.find(1);
    for (int I = 2; I != 100; ++I) {
      InsertLine = __LINE__ + 1;
      M.insert({I, I});
    }
    (void)It->second;
  });
  EXPECT_KIND(rehashed_iterator, V);
  EXPECT_EQ(V.cause.where.line, InsertLine);
  silent([] { // no rehash, no harm; and references never mind
    refmap::unordered_map<int, int> M(1000);
    M[1] = 1;
    auto It = M.find(1);
    int &One = M.at(1);
    for (int I = 2; I != 1000; ++I)
      M[I] = I;
    EXPECT_EQ(It->second, 1);
    M.rehash(100000);
    EXPECT_EQ(One, 1);
  });
  silent([] { // ordered iterators never die of an insert
    refmap::map<int, int> M{{1, 1}};
    auto It = M.find(1);
    for (int I = 2; I != 1000; ++I)
      M[I] = I;
    EXPECT_EQ(It->second, 1);
  });
}

TEST(Rehash, EndsFlatIteratorsAtEveryInsertThatMayMove) {
  EXPECT_KIND(rehashed_iterator, caught([] {
                refmap::flat_hash_map<int, int> M{{1, 1}};
                auto It = M.find(1);
                M.insert({2, 2}); // moves nothing today, but it may
                (void)It->second;
              }));
  EXPECT_KIND(rehashed_iterator, caught([] {
                refmap::flat_hash_map<int, int> M{{1, 1}};
                auto Ref = M.ref(1);
                M[2] = 2;
                (void)Ref.get();
              }));
  silent([] {
    refmap::flat_hash_map<int, int> M;
    M.reserve(100);
    M[1] = 1;
    auto It = M.find(1);
    for (int I = 2; I != 100; ++I)
      M[I] = I;
    M[1] = 2; // there already
    M.insert({1, 3});
    M.erase(2);
    EXPECT_EQ(It->second, 2);
  });
}

TEST(Rehash, EraseNeverEndsOtherIterators) {
  silent([] {
    refmap::unordered_map<int, int> M;
    for (int I = 0; I != 1000; ++I)
      M[I] = I;
    auto It = M.find(500);
    for (int I = 0; I != 1000; ++I)
      if (I != 500)
        M.erase(I);
    EXPECT_EQ(It->second, 500);
    EXPECT_EQ(++It, M.end());
  });
}

template <class M> class MovingMap : public testing::Test {};
using MovingMaps =
    testing::Types<refmap::flat_map<int, int>, refmap::robin_map<int, int>>;
TYPED_TEST_SUITE(MovingMap, MovingMaps);

TYPED_TEST(MovingMap, EndsHandlesAtEveryInsertAndErase) {
  unsigned EraseLine = 0;
  violation V = caught([&] {
    TypeParam M{{1, 1}, {2, 2}};
    auto It = M.find(1);
    EraseLine = __LINE__ + 1;
    M.erase(2);
    (void)It->second;
  });
  EXPECT_KIND(rehashed_iterator, V);
  EXPECT_EQ(V.cause.where.line, EraseLine);
  EXPECT_EQ(V.cause.what, "insert or erase");
  EXPECT_KIND(rehashed_iterator, caught([] {
                TypeParam M{{1, 1}};
                auto It = M.find(1);
                M[2] = 2;
                ++It;
              }));
  EXPECT_KIND(rehashed_iterator, caught([] {
                TypeParam M{{1, 1}, {2, 2}};
                auto Ref = M.ref(1);
                M.extract(2);
                (void)Ref.get();
              }));
  EXPECT_KIND(erased_element, caught([] {
                TypeParam M{{1, 1}, {2, 2}};
                auto It = M.find(1);
                M.erase(It);
                (void)It->second;
              }));
}

TYPED_TEST(MovingMap, KeepsHandlesWhereNothingChanges) {
  silent([] {
    TypeParam M{{1, 1}, {2, 2}, {3, 3}};
    auto It = M.find(2);
    M[2] = 5; // there already
    M.insert({2, 6});
    M.erase(7); // not there
    EXPECT_EQ(It->second, 5);
    It = M.erase(M.find(1));
    It = M.insert({4, 4}).first;
    EXPECT_EQ(It->second, 4);
    for (auto At = M.begin(); At != M.end();)
      At = At->first % 2 ? M.erase(At) : std::next(At);
    EXPECT_EQ(M.size(), 2u);
    It = M.erase(M.begin(), M.end());
    EXPECT_EQ(It, M.end());
    M.merge(TypeParam{{8, 8}});
    EXPECT_EQ(refmap::erase_if(M, [](auto &) { return true; }), 1u);
  });
}

TEST(MovingMaps, ASequencesEndMovesToo) {
  EXPECT_KIND(rehashed_iterator, caught([] {
                refmap::flat_map<int, int> M{{1, 1}, {2, 2}};
                const auto End = M.end();
                for (auto It = M.begin(); It != End;)
                  It = M.erase(It);
              }));
  silent([] {
    refmap::map<int, int> M{{1, 1}, {2, 2}};
    const auto End = M.end();
    for (auto It = M.begin(); It != End;)
      It = M.erase(It);
  });
}

TEST(EraseRange, WantsItsEndsInOrder) {
  EXPECT_KIND(end_iterator, caught([] {
                refmap::map<int, int> M{{1, 1}, {2, 2}};
                M.erase(M.find(2), M.find(1));
              }));
}

TEST(Iteration, BeginsWhereItIsTold) {
  refmap::unordered_map<int, int> M;
  for (int I = 0; I != 200; ++I)
    M[I] = I;
  const auto Order = [&] {
    std::vector<int> Keys;
    for (auto &[K, V] : M)
      Keys.push_back(K);
    return Keys;
  };
  const std::vector<int> Before = Order();
  auto It = M.begin();
  M.start_iteration_at(7);
  EXPECT_NE(Order(), Before);
  const std::vector<int> After = Order();
  EXPECT_TRUE(std::is_permutation(Before.begin(), Before.end(), After.begin()));
  EXPECT_KIND(rehashed_iterator, caught([&] { ++It; }));
}

TEST(Message, NamesBothSides) {
  violation V{violation_kind::concurrent_writes,
              {"write", {"b.cpp", "two", 20, nullptr}, 2, {}},
              {"write", {"a.cpp", "one", 10, nullptr}, 1, {}},
              {},
              "0*3 1*2"};
  EXPECT_EQ(V.message(), "fatal error: concurrent map writes\n"
                         "  write by thread 2 at b.cpp:20 in two\n"
                         "  write by thread 1 at a.cpp:10 in one\n"
                         "  schedule: 0*3 1*2\n");
}

void incrementErased() {
  refmap::map<int, int> M{{1, 1}};
  auto It = M.find(1);
  M.erase(1);
  ++It;
}

TEST(DefaultActionDeathTest, PrintsBothSidesAndAborts) {
  EXPECT_DEATH(incrementErased(),
               "fatal error: use of erased map element\n"
               "  increment at .*ViolationTest.cpp:[0-9]+ in .*\n"
               "  erased at .*ViolationTest.cpp:[0-9]+ in ");
}

} // namespace
