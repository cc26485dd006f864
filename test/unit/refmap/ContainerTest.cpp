//===- ContainerTest.cpp - The standard interfaces of the containers ------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Built with checks on and off, as C++17 and C++20. A correct program must not
// hear of a violation: a handler that throws would fail the test.
//
//===----------------------------------------------------------------------===//

#include "refmap/flat_hash_map.h"
#include "refmap/flat_hash_set.h"
#include "refmap/map.h"
#include "refmap/set.h"
#include "refmap/unordered_map.h"
#include "refmap/unordered_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#if __cplusplus >= 202002L
#include <iterator>
#include <ranges>
#endif

namespace {

using std::string;

// One list of types, the same tests for all: what the interfaces share.
template <class M> class AnyMap : public testing::Test {};
using AnyMapTypes = testing::Types<refmap::unordered_map<string, int>,
                                   refmap::flat_hash_map<string, int>,
                                   refmap::map<string, int>>;
TYPED_TEST_SUITE(AnyMap, AnyMapTypes);

TYPED_TEST(AnyMap, InsertsAndFinds) {
  TypeParam M;
  EXPECT_TRUE(M.empty());
  auto [It, Fresh] = M.insert({"a", 1});
  EXPECT_TRUE(Fresh);
  EXPECT_EQ(It->first, "a");
  EXPECT_FALSE(M.insert({"a", 2}).second);
  EXPECT_TRUE(M.insert(std::make_pair("b", 2)).second);
  EXPECT_TRUE(M.emplace("c", 3).second);
  EXPECT_FALSE(M.emplace("c", 4).second);
  EXPECT_TRUE(M.try_emplace("d", 4).second);
  EXPECT_FALSE(M.try_emplace("d", 5).second);
  EXPECT_EQ(M.size(), 4u);
  EXPECT_EQ(M.at("d"), 4);
  EXPECT_EQ(M["c"], 3);
  EXPECT_EQ(M["new"], 0);
  M["new"] = 7;
  EXPECT_EQ(M.find("new")->second, 7);
  EXPECT_EQ(M.find("absent"), M.end());
  EXPECT_TRUE(M.contains("a"));
  EXPECT_EQ(M.count("a"), 1u);
  EXPECT_EQ(M.count("absent"), 0u);
  auto [First, Last] = M.equal_range("a");
  EXPECT_EQ(std::distance(First, Last), 1);
}

TYPED_TEST(AnyMap, InsertsByHintRangeAndAssignment) {
  TypeParam M{{"a", 1}, {"b", 2}, {"a", 9}};
  EXPECT_EQ(M.size(), 2u);
  EXPECT_EQ(M.at("a"), 1);
  const std::pair<const string, int> V("c", 3);
  EXPECT_EQ(M.insert(M.end(), V)->second, 3);
  EXPECT_EQ(M.emplace_hint(M.begin(), "d", 4)->second, 4);
  EXPECT_FALSE(M.insert_or_assign("d", 5).second);
  EXPECT_EQ(M.at("d"), 5);
  EXPECT_TRUE(M.insert_or_assign(string("e"), 6).second);
  TypeParam N;
  N.insert(M.begin(), M.end());
  EXPECT_EQ(M, N);
  N["a"] = 100;
  EXPECT_NE(M, N);
  std::vector<std::pair<string, int>> More{{"x", 1}, {"y", 2}};
  N.insert(More.begin(), More.end());
  EXPECT_EQ(N.size(), 7u);
  N = {{"only", 1}};
  EXPECT_EQ(N.size(), 1u);
}

TYPED_TEST(AnyMap, ErasesByKeyIteratorAndRange) {
  TypeParam M;
  for (int I = 0; I != 100; ++I)
    M[std::to_string(I)] = I;
  EXPECT_EQ(M.erase("5"), 1u);
  EXPECT_EQ(M.erase("5"), 0u);
  int Visited = 0;
  for (auto It = M.begin(); It != M.end(); ++Visited)
    It = It->second % 2 ? M.erase(It) : std::next(It);
  EXPECT_EQ(Visited, 99);
  EXPECT_EQ(M.size(), 50u);
  EXPECT_EQ(erase_if(M, [](auto &P) { return P.second < 50; }), 25u);
  M.erase(M.begin()->first); // the key lives in the element
  EXPECT_EQ(M.size(), 24u);
  M.erase(M.begin(), std::next(M.begin(), 3));
  EXPECT_EQ(M.size(), 21u);
  M.erase(M.cbegin());
  M.clear();
  EXPECT_TRUE(M.empty());
  EXPECT_EQ(M.begin(), M.end());
  M["again"] = 1;
  EXPECT_EQ(M.size(), 1u);
}

TYPED_TEST(AnyMap, WorksWithAlgorithmsAndBindings) {
  TypeParam M;
  for (int I = 0; I != 50; ++I)
    M.emplace(std::to_string(I), I);
  int Sum = 0;
  for (auto &[K, V] : M)
    Sum += V++;
  EXPECT_EQ(Sum, 49 * 50 / 2);
  const TypeParam &C = M;
  EXPECT_EQ(std::accumulate(C.begin(), C.end(), 0,
                            [](int S, auto &P) { return S + P.second; }),
            Sum + 50);
  auto It =
      std::find_if(M.begin(), M.end(), [](auto &P) { return P.second == 10; });
  ASSERT_NE(It, M.end());
  EXPECT_EQ(It->first, "9");
  EXPECT_EQ(std::count_if(M.cbegin(), M.cend(),
                          [](auto &P) { return P.second <= 10; }),
            10);
  typename TypeParam::const_iterator Constant = M.begin();
  EXPECT_TRUE(Constant == M.begin());
}

TYPED_TEST(AnyMap, CopiesMovesAndSwaps) {
  TypeParam A{{"a", 1}, {"b", 2}};
  TypeParam B(A);
  EXPECT_EQ(A, B);
  B["c"] = 3;
  EXPECT_EQ(A.size(), 2u);
  auto It = B.find("c");
  TypeParam C(std::move(B));
  EXPECT_EQ(It->second, 3); // the element has moved house with its iterator
  EXPECT_EQ(C.size(), 3u);
  B = A; // a moved-from map can be used again
  EXPECT_EQ(B, A);
  B.insert({"z", 26});
  swap(B, C);
  EXPECT_EQ(It->second, 3);
  EXPECT_EQ(C.count("z"), 1u);
  B.erase(It);
  EXPECT_EQ(B.count("c"), 0u);
  C = std::move(A);
  EXPECT_EQ(C.size(), 2u);
  C = C;
  EXPECT_EQ(C.size(), 2u);
}

TYPED_TEST(AnyMap, ExtractsAndMerges) {
  TypeParam A{{"a", 1}, {"b", 2}}, B{{"b", 20}, {"c", 30}};
  auto Node = A.extract("a");
  ASSERT_FALSE(Node.empty());
  EXPECT_EQ(Node.key(), "a");
  Node.key() = "renamed";
  Node.mapped() = 11;
  EXPECT_EQ(A.size(), 1u);
  auto R = B.insert(std::move(Node));
  EXPECT_TRUE(R.inserted);
  EXPECT_TRUE(R.node.empty());
  EXPECT_EQ(B.at("renamed"), 11);
  auto Again = A.insert(B.extract("b"));
  EXPECT_FALSE(Again.inserted);
  EXPECT_EQ(Again.node.mapped(), 20);
  EXPECT_EQ(Again.position->second, 2);
  EXPECT_TRUE(A.extract("absent").empty());
  EXPECT_FALSE(A.insert(typename TypeParam::node_type()).inserted);
  EXPECT_TRUE(A.insert(A.extract(A.begin())).inserted);
  B["b"] = 21;
  B.merge(A);
  EXPECT_EQ(A.size(), 1u); // "b" was there
  A.clear();
  A.merge(B);
  EXPECT_EQ(A.size(), 3u);
  EXPECT_TRUE(B.empty());
}

TYPED_TEST(AnyMap, MatchesTheModelUnderRandomOperations) {
  for (unsigned Seed = 0; Seed != 5; ++Seed) {
    std::mt19937 Random(Seed);
    TypeParam M;
    std::map<string, int> Model;
    for (int Step = 0; Step != 4000; ++Step) {
      string K = std::to_string(Random() % 500);
      switch (Random() % 8) {
      case 0:
      case 1:
      case 2:
        ASSERT_EQ(M.emplace(K, Step).second, Model.emplace(K, Step).second);
        break;
      case 3:
        M[K] = Step, Model[K] = Step;
        break;
      case 4:
      case 5:
        ASSERT_EQ(M.erase(K), Model.erase(K));
        break;
      case 6:
        if (auto It = M.find(K); It != M.end())
          M.erase(It), Model.erase(K);
        break;
      case 7:
        if (auto Node = M.extract(K); Node) {
          Node.mapped() = -Step;
          Model[K] = -Step;
          M.insert(std::move(Node));
        }
      }
    }
    std::map<string, int> Got;
    for (auto &[K, V] : M)
      ASSERT_TRUE(Got.emplace(K, V).second);
    ASSERT_EQ(Got, Model);
    TypeParam Copy = M;
    ASSERT_EQ(Copy, M);
  }
}

template <class S> class AnySet : public testing::Test {};
using AnySetTypes =
    testing::Types<refmap::unordered_set<int>, refmap::flat_hash_set<int>,
                   refmap::set<int>>;
TYPED_TEST_SUITE(AnySet, AnySetTypes);

TYPED_TEST(AnySet, HoldsEachElementOnce) {
  TypeParam S{3, 1, 2, 3};
  EXPECT_EQ(S.size(), 3u);
  EXPECT_FALSE(S.insert(1).second);
  EXPECT_TRUE(S.emplace(4).second);
  EXPECT_TRUE(S.contains(4));
  EXPECT_EQ(S.erase(4), 1u);
  EXPECT_EQ(std::accumulate(S.begin(), S.end(), 0), 6);
  auto Node = S.extract(3);
  Node.value() = 30;
  S.insert(std::move(Node));
  EXPECT_TRUE(S.contains(30));
  EXPECT_EQ(erase_if(S, [](int X) { return X < 10; }), 2u);
  TypeParam T = S;
  EXPECT_EQ(S, T);
  std::vector<int> Values{7, 8, 9};
  std::copy(Values.begin(), Values.end(), std::inserter(T, T.end()));
  EXPECT_EQ(T.size(), 4u);
  static_assert(
      std::is_same_v<decltype(*T.begin()), const int &>, // not assignable
      "elements of a set are const");
}

TEST(OrderedMap, KeepsOrderAndBounds) {
  refmap::map<int, string> M;
  for (int I : {5, 1, 4, 2, 3})
    M[I] = std::to_string(I);
  EXPECT_TRUE(std::is_sorted(M.begin(), M.end()));
  EXPECT_EQ(M.lower_bound(3)->first, 3);
  EXPECT_EQ(M.upper_bound(3)->first, 4);
  EXPECT_EQ(M.upper_bound(5), M.end());
  EXPECT_EQ(M.rbegin()->first, 5);
  string Backwards;
  for (auto It = M.rbegin(); It != M.rend(); ++It)
    Backwards += It->second;
  EXPECT_EQ(Backwards, "54321");
  EXPECT_EQ(std::prev(M.end())->first, 5);
  EXPECT_TRUE((refmap::map<int, string>{{0, "z"}} < M));
  auto It = M.find(3);
  M.erase(2);
  M[10] = "ten";
  EXPECT_EQ(It->second, "3"); // ordered iterators survive both
}

TEST(OrderedMap, MergeKeepsIterators) {
  refmap::map<int, int> A{{1, 1}}, B{{2, 2}};
  auto It = B.find(2);
  A.merge(B);
  EXPECT_EQ(It->second, 2);
  EXPECT_EQ(++It, A.end());
}

TEST(Multimap, KeepsEqualKeysInOrder) {
  refmap::multimap<int, char> M{{1, 'a'}, {2, 'b'}, {1, 'c'}};
  M.insert({1, 'd'});
  M.emplace(0, 'z');
  string S;
  for (auto [First, Last] = M.equal_range(1); First != Last; ++First)
    S += First->second;
  EXPECT_EQ(S, "acd");
  EXPECT_EQ(M.count(1), 3u);
  EXPECT_EQ(M.erase(1), 3u);
  EXPECT_EQ(M.size(), 2u);
  refmap::multiset<int> T{1, 1, 2};
  EXPECT_EQ(T.count(1), 2u);
  T.insert(T.extract(1));
  EXPECT_EQ(T.size(), 3u);
}

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view S) const {
    return std::hash<std::string_view>()(S);
  }
};

// Equal keys are neighbours, whatever was erased and however the table grew.
TEST(UnorderedMultimap, MatchesTheModelUnderRandomOperations) {
  for (int Keys : {5, 60, 1000}) {
    std::mt19937 Random(Keys);
    refmap::unordered_multimap<int, int> M;
    std::multimap<int, int> Model;
    for (int I = 0; I != 3000; ++I) {
      const int Key = static_cast<int>(Random() % Keys);
      if (Random() % 5 < 3) {
        M.emplace(Key, I);
        Model.emplace(Key, I);
      } else if (auto It = M.find(Key); It != M.end() && Random() % 4) {
        auto [First, Last] = Model.equal_range(Key);
        Model.erase(std::find_if(First, Last, [&](const auto &Each) {
          return Each.second == It->second;
        }));
        M.erase(It);
      } else if (Random() % 4 == 0) {
        EXPECT_EQ(M.erase(Key), Model.erase(Key));
      }
      ASSERT_EQ(M.count(Key), Model.count(Key));
    }
    auto Sorted = [](auto First, auto Last) {
      std::vector<std::pair<int, int>> All(First, Last);
      std::sort(All.begin(), All.end());
      return All;
    };
    for (int Key = 0; Key != Keys; ++Key) {
      auto [First, Last] = M.equal_range(Key);
      auto [ModelFirst, ModelLast] = Model.equal_range(Key);
      EXPECT_EQ(Sorted(First, Last), Sorted(ModelFirst, ModelLast));
    }
    EXPECT_EQ(Sorted(M.begin(), M.end()), Sorted(Model.begin(), Model.end()));
    auto Copy = M;
    EXPECT_EQ(Copy, M);
    if (auto It = Copy.begin(); It != Copy.end())
      ++It->second;
    EXPECT_NE(Copy, M);
  }
}

TEST(UnorderedMultiset, KeepsEqualElements) {
  refmap::unordered_multiset<string> Words{"a", "b", "a"};
  EXPECT_EQ(Words.count("a"), 2u);
  EXPECT_EQ(*Words.insert("b"), "b");
  EXPECT_EQ(refmap::erase_if(Words, [](const string &W) { return W == "a"; }),
            2u);
  EXPECT_EQ(Words, (refmap::unordered_multiset<string>{"b", "b"}));
}

// Strict reads ask for ==; a map of what has none must compile without them.
TEST(StrictReads, AreNotAskedOfWhatCannotBeCompared) {
  struct Plain {
    int Value = 0;
  };
  refmap::map<int, std::vector<Plain>> M;
  M[1].push_back({1});
  EXPECT_EQ(M.size(), 1u);
}

TEST(Heterogeneous, FindsWithoutMakingAKey) {
  using namespace std::string_view_literals;
  refmap::unordered_map<string, int, TextHash, std::equal_to<>> M{{"a", 1}};
  EXPECT_EQ(M.find("a"sv)->second, 1);
  EXPECT_TRUE(M.contains("a"sv));
  EXPECT_EQ(M.count("b"sv), 0u);
  refmap::map<string, int, std::less<>> O{{"a", 1}};
  EXPECT_EQ(O.find("a"sv)->second, 1);
  EXPECT_EQ(O.lower_bound("b"sv), O.end());
}

TEST(References, StayGoodWhenANodeTableGrows) {
  refmap::unordered_map<int, int> M;
  int &One = M[1];
  One = 11;
  for (int I = 2; I != 5000; ++I)
    M[I] = I;
  One = 12;
  EXPECT_EQ(M.at(1), 12);
  refmap::unordered_map<int, int> N;
  N.merge(M);
  EXPECT_EQ(&N.at(1), &One);
}

TEST(Keys, ConvertFromBracesAndRvalues) {
  refmap::map<std::pair<int, int>, int> M;
  M[{1, 2}] = 3;
  EXPECT_EQ((M[{1, 2}]), 3);
  refmap::unordered_map<string, std::unique_ptr<int>> Owners;
  Owners["a"] = std::make_unique<int>(1);
  string K = "key";
  Owners.try_emplace(std::move(K), std::make_unique<int>(2));
  EXPECT_EQ(*Owners.at("key"), 2);
  refmap::flat_hash_map<string, std::unique_ptr<int>> Flat;
  for (int I = 0; I != 100; ++I)
    Flat.emplace(std::to_string(I), std::make_unique<int>(I));
  EXPECT_EQ(*Flat.at("77"), 77);
  refmap::map<std::unique_ptr<int>, int> ByOwner;
  ByOwner.emplace(std::make_unique<int>(1), 1);
  EXPECT_EQ(ByOwner.size(), 1u);
}

/// Counts what it gives out: all of it must come back.
template <class T> struct Counting {
  using value_type = T;
  long *Balance;
  explicit Counting(long *B) : Balance(B) {}
  template <class U> Counting(const Counting<U> &O) : Balance(O.Balance) {}
  T *allocate(std::size_t N) {
    *Balance += static_cast<long>(N * sizeof(T));
    return std::allocator<T>().allocate(N);
  }
  void deallocate(T *P, std::size_t N) {
    *Balance -= static_cast<long>(N * sizeof(T));
    std::allocator<T>().deallocate(P, N);
  }
  friend bool operator==(const Counting &A, const Counting &B) {
    return A.Balance == B.Balance;
  }
  friend bool operator!=(const Counting &A, const Counting &B) {
    return !(A == B);
  }
};

template <class M> void useAllocator() {
  long Balance = 0;
  {
    M A{Counting<typename M::value_type>(&Balance)};
    for (int I = 0; I != 1000; ++I)
      A[I] = I;
    EXPECT_GT(Balance, 0);
    for (int I = 0; I < 1000; I += 3)
      A.erase(I);
    M B(A), C(std::move(A));
    auto Node = B.extract(1);
    C.clear();
    C.insert(std::move(Node));
    A = C;
  }
  EXPECT_EQ(Balance, 0);
}

TEST(Allocator, GetsEverythingBack) {
  using A = Counting<std::pair<const int, int>>;
  useAllocator<
      refmap::unordered_map<int, int, std::hash<int>, std::equal_to<int>, A>>();
  useAllocator<
      refmap::flat_hash_map<int, int, std::hash<int>, std::equal_to<int>, A>>();
  useAllocator<refmap::map<int, int, std::less<int>, A>>();
}

TEST(Stats, TellWhatADeleteLeaves) {
  refmap::unordered_map<int, int> M;
  for (int I = 0; I != 10000; ++I)
    M[I] = I;
  const auto Full = M.stats();
  for (int I = 0; I != 10000; ++I)
    M.erase(I);
  const auto Empty = M.stats();
  EXPECT_EQ(Full.size, 10000u);
  EXPECT_EQ(Empty.size, 0u);
  EXPECT_GE(Empty.buckets, Full.buckets);
  EXPECT_EQ(Empty.bytes_retained, Empty.bytes);
  M.rehash(0); // only this gives it back
  EXPECT_LT(M.stats().bytes, Empty.bytes / 10);
}

#if __cplusplus >= 202002L
TEST(Ranges, AcceptTheContainers) {
  static_assert(
      std::forward_iterator<refmap::unordered_map<int, int>::iterator>);
  static_assert(std::bidirectional_iterator<refmap::map<int, int>::iterator>);
  refmap::map<int, int> M{{1, 10}, {2, 20}, {3, 30}};
  int Sum = 0;
  for (int V : M | std::views::values | std::views::drop(1))
    Sum += V;
  EXPECT_EQ(Sum, 50);
}
#endif

} // namespace
