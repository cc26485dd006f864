//===- InterfaceTest.cpp - What generic code may ask of a container -------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The types around the operations that DifferentialTest.cpp draws: member
// types, deduction guides, iterator concepts, const, noexcept, allocators, keys
// and values that can do little. Built as C++17 and as C++20.
//
//===----------------------------------------------------------------------===//

#include "refmap/refmap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <memory_resource>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#if __cplusplus >= 202002L
#include <compare>
#include <iterator>
#include <ranges>
#endif

namespace {

using std::string;

template <class C> class EveryContainer : public testing::Test {};
using Containers = testing::Types<
    refmap::map<int, string>, refmap::multimap<int, string>,
    refmap::flat_map<int, string>, refmap::flat_multimap<int, string>,
    refmap::unordered_map<int, string>, refmap::unordered_multimap<int, string>,
    refmap::flat_hash_map<int, string>, refmap::robin_map<int, string>,
    refmap::set<int>, refmap::multiset<int>, refmap::flat_set<int>,
    refmap::flat_multiset<int>, refmap::unordered_set<int>,
    refmap::unordered_multiset<int>, refmap::flat_hash_set<int>,
    refmap::robin_set<int>>;
TYPED_TEST_SUITE(EveryContainer, Containers);

template <class C> typename C::value_type element(int K) {
  if constexpr (std::is_same_v<typename C::value_type, int>)
    return K;
  else
    return {K, std::to_string(K)};
}

TYPED_TEST(EveryContainer, HasTheTypesOfAContainer) {
  using C = TypeParam;
  using It = typename C::iterator;
  using ConstIt = typename C::const_iterator;
  static_assert(
      std::is_same_v<typename C::reference, typename C::value_type &>);
  static_assert(std::is_same_v<typename C::size_type, std::size_t>);
  static_assert(std::is_same_v<typename C::difference_type, std::ptrdiff_t>);
  static_assert(std::is_convertible_v<It, ConstIt>);
  static_assert(!std::is_convertible_v<ConstIt, It> ||
                std::is_same_v<It, ConstIt>);
  static_assert(std::is_same_v<typename std::iterator_traits<It>::value_type,
                               typename C::value_type>);
  static_assert(
      std::is_base_of_v<std::forward_iterator_tag,
                        typename std::iterator_traits<It>::iterator_category>);
  static_assert(std::is_default_constructible_v<It>);
  static_assert(std::is_nothrow_move_constructible_v<C>);
  static_assert(std::is_nothrow_destructible_v<C>);
  static_assert(std::is_copy_assignable_v<C> && std::is_move_assignable_v<C>);
  static_assert(std::is_swappable_v<C>);
  static_assert(std::is_nothrow_move_constructible_v<typename C::node_type>);
  static_assert(!std::is_copy_constructible_v<typename C::node_type>);
#if __cplusplus >= 202002L
  static_assert(std::forward_iterator<It> && std::forward_iterator<ConstIt>);
  static_assert(std::ranges::common_range<C> && std::ranges::sized_range<C>);
  static_assert(std::ranges::forward_range<const C>);
  static_assert(std::equality_comparable<C>);
  if constexpr (requires { typename C::key_compare; })
    static_assert(std::ranges::bidirectional_range<C> &&
                  std::three_way_comparable<C>);
#endif
}

TYPED_TEST(EveryContainer, IsConstWhereItIsConst) {
  const TypeParam C{element<TypeParam>(1), element<TypeParam>(2)};
  static_assert(
      std::is_same_v<decltype(C.find(1)), typename TypeParam::const_iterator>);
  static_assert(std::is_const_v<std::remove_reference_t<decltype(*C.begin())>>);
  EXPECT_EQ(C.size(), 2u);
  EXPECT_EQ(std::size(C), 2u);
  EXPECT_FALSE(std::empty(C));
  EXPECT_TRUE(C.contains(1));
  EXPECT_NE(C.find(2), C.end());
  EXPECT_EQ(std::distance(C.cbegin(), C.cend()), 2);
  EXPECT_GT(C.max_size(), 1000u);
  auto [First, Last] = C.equal_range(1);
  EXPECT_EQ(std::distance(First, Last), 1);
}

TYPED_TEST(EveryContainer, FillsThroughAnInserter) {
  std::vector<typename TypeParam::value_type> From{element<TypeParam>(2),
                                                   element<TypeParam>(1)};
  TypeParam To;
  for (auto &Each : From)
    *std::inserter(To, To.end()) = Each;
  EXPECT_EQ(To.size(), 2u);
  EXPECT_TRUE(std::is_permutation(To.begin(), To.end(), From.begin()));
}

// A vector that grows moves its maps, so iterators and references follow.
TYPED_TEST(EveryContainer, MovesWithAVectorThatGrows) {
  std::vector<TypeParam> All(1);
  All[0].insert(element<TypeParam>(1));
  auto It = All[0].begin();
  const auto *Address = std::addressof(*It);
  for (int I = 0; I != 100; ++I)
    All.emplace_back();
  EXPECT_EQ(std::addressof(*It), Address);
  EXPECT_EQ(All[0].begin(), It);
  std::optional<TypeParam> Maybe(std::move(All[0]));
  EXPECT_EQ(Maybe->begin(), It);
}

TYPED_TEST(EveryContainer, SwapsByItsOwnAndByTheStandardsSwap) {
  TypeParam A{element<TypeParam>(1)}, B;
  auto It = A.begin();
  swap(A, B);
  std::swap(A, B);
  A.swap(B);
  EXPECT_EQ(B.begin(), It);
  EXPECT_TRUE(A.empty());
}

TYPED_TEST(EveryContainer, HasTheAllocatorExtendedConstructors) {
  const typename TypeParam::allocator_type Alloc;
  TypeParam A{Alloc};
  A.insert(element<TypeParam>(1));
  TypeParam B(A, Alloc), C(std::move(A), Alloc);
  EXPECT_EQ(B, C);
  EXPECT_TRUE(B.get_allocator() == Alloc);
}

TEST(Deduction, OfMapsAndSets) {
  const std::vector<std::pair<int, string>> Pairs{{1, "a"}, {2, "b"}};
  const std::vector<int> Keys{1, 2, 2};
  using PairAlloc = std::allocator<std::pair<const int, string>>;
  using Greater = std::greater<int>;

  refmap::map A(Pairs.begin(), Pairs.end());
  static_assert(std::is_same_v<decltype(A), refmap::map<int, string>>);
  refmap::map B(Pairs.begin(), Pairs.end(), Greater());
  static_assert(std::is_same_v<decltype(B), refmap::map<int, string, Greater>>);
  refmap::map C(Pairs.begin(), Pairs.end(), PairAlloc());
  static_assert(std::is_same_v<decltype(C), refmap::map<int, string>>);
  refmap::flat_map D{std::pair(1, 2.5), std::pair(2, 0.5)};
  static_assert(std::is_same_v<decltype(D), refmap::flat_map<int, double>>);
  refmap::multimap E(A.begin(), A.end());
  static_assert(std::is_same_v<decltype(E), refmap::multimap<int, string>>);
  refmap::unordered_map F(Pairs.begin(), Pairs.end());
  static_assert(
      std::is_same_v<decltype(F), refmap::unordered_map<int, string>>);
  refmap::unordered_map G({std::pair(1, 'c')}, 100);
  static_assert(std::is_same_v<decltype(G), refmap::unordered_map<int, char>>);
  refmap::flat_hash_map H(Pairs.begin(), Pairs.end(), 16, std::hash<long>());
  static_assert(
      std::is_same_v<decltype(H),
                     refmap::flat_hash_map<int, string, std::hash<long>>>);
  refmap::robin_map I(F.begin(), F.end());
  (void)I;
  refmap::set J(Keys.begin(), Keys.end());
  static_assert(std::is_same_v<decltype(J), refmap::set<int>>);
  refmap::multiset K{3, 1, 3};
  static_assert(std::is_same_v<decltype(K), refmap::multiset<int>>);
  refmap::unordered_set L{string("a"), string("b")};
  static_assert(std::is_same_v<decltype(L), refmap::unordered_set<string>>);
  refmap::flat_hash_set M(Keys.begin(), Keys.end(), 8);
  static_assert(std::is_same_v<decltype(M), refmap::flat_hash_set<int>>);
  refmap::map N(A);
  static_assert(std::is_same_v<decltype(N), decltype(A)>);
  EXPECT_EQ(E.size() + K.size(), 5u);
}

/// Neither copied nor moved, nor default-constructed.
struct Fixed {
  int N;
  explicit Fixed(int Number) : N(Number) {}
  Fixed(const Fixed &) = delete;
  Fixed &operator=(const Fixed &) = delete;
};

template <class M> void useFixed() {
  M Map;
  EXPECT_TRUE(Map.try_emplace(1, 10).second);
  EXPECT_FALSE(Map.try_emplace(1, 20).second);
  EXPECT_TRUE(Map.emplace(std::piecewise_construct, std::forward_as_tuple(2),
                          std::forward_as_tuple(20))
                  .second);
  for (int I = 3; I != 50; ++I)
    Map.try_emplace(I, I);
  EXPECT_EQ(Map.at(1).N, 10);
  EXPECT_EQ(Map.find(2)->second.N, 20);
  M Moved(std::move(Map));
  EXPECT_EQ(Moved.erase(1), 1u);
  auto Node = Moved.extract(2);
  EXPECT_EQ(Node.mapped().N, 20);
  EXPECT_TRUE(Moved.insert(std::move(Node)).inserted);
}

TEST(Values, NeedNotMove) {
  useFixed<refmap::map<int, Fixed>>();
  useFixed<refmap::unordered_map<int, Fixed>>();
}

/// Only ever moved.
template <class M> void useOwner() {
  using Owner = std::unique_ptr<int>;
  M Map;
  for (int I = 0; I != 50; ++I)
    Map.emplace(I, std::make_unique<int>(I));
  Map.try_emplace(50, std::make_unique<int>(50));
  Map[51] = std::make_unique<int>(51);
  Map.insert_or_assign(51, std::make_unique<int>(52));
  Map.insert(std::pair<const int, Owner>(53, nullptr));
  EXPECT_EQ(*Map.at(51), 52);
  M Other = std::move(Map);
  Map = M();
  Map.merge(Other);
  EXPECT_EQ(*Map.at(17), 17);
  EXPECT_EQ(Map.size(), 53u);
  Owner Taken = std::move(Map.find(17)->second);
  EXPECT_EQ(*Taken, 17);
}

TEST(Values, NeedNotBeCopied) {
  useOwner<refmap::map<int, std::unique_ptr<int>>>();
  useOwner<refmap::flat_map<int, std::unique_ptr<int>>>();
  useOwner<refmap::unordered_map<int, std::unique_ptr<int>>>();
  useOwner<refmap::flat_hash_map<int, std::unique_ptr<int>>>();
  useOwner<refmap::robin_map<int, std::unique_ptr<int>>>();
}

struct Point {
  int X, Y;
};
struct PointHash {
  std::size_t operator()(const Point &P) const {
    return static_cast<std::size_t>(P.X * 31 + P.Y);
  }
};
struct PointSame {
  bool operator()(const Point &A, const Point &B) const {
    return A.X == B.X && A.Y == B.Y;
  }
};

TEST(Functions, AreTheUsers) {
  refmap::unordered_map<Point, int, PointHash, PointSame> A;
  A[{1, 2}] = 3;
  EXPECT_EQ((A.at({1, 2})), 3);
  EXPECT_EQ((A.count({2, 1})), 0u);
  auto Behind = [](const Point &P, const Point &Q) { return P.X > Q.X; };
  refmap::map<Point, int, decltype(Behind)> B(Behind);
  B.emplace(Point{1, 0}, 1);
  B.emplace(Point{2, 0}, 2);
  EXPECT_EQ(B.begin()->second, 2);
  EXPECT_TRUE(B.key_comp()({3, 0}, {2, 0}));
  EXPECT_TRUE(B.value_comp()(*B.begin(), *std::next(B.begin())));
  auto C = B;
  EXPECT_EQ(C.begin()->second, 2);
  using Order = std::function<bool(int, int)>; // a state that must come along
  refmap::set<int, Order> D({1, 2, 3}, std::greater<int>());
  refmap::set<int, Order> E{std::less<int>()};
  E = D;
  E.insert(4);
  EXPECT_EQ(*E.begin(), 4);
  E = refmap::set<int, Order>({1, 2}, std::less<int>());
  E.insert(0);
  EXPECT_EQ(*E.begin(), 0);
}

struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view S) const {
    return std::hash<std::string_view>()(S);
  }
};

template <class M> void findsViews(M Map) {
  using namespace std::string_view_literals;
  Map.emplace("a", 1);
  const M &Const = Map;
  EXPECT_EQ(Map.find("a"sv)->second, 1);
  EXPECT_EQ(Const.find("b"sv), Const.end());
  EXPECT_EQ(Const.count("a"sv), 1u);
  EXPECT_TRUE(Const.contains("a"sv));
  auto [First, Last] = Const.equal_range("a"sv);
  EXPECT_EQ(std::distance(First, Last), 1);
}

TEST(Lookup, IsHeterogeneousWhereTheFunctionsAre) {
  using Same = std::equal_to<>;
  findsViews(refmap::map<string, int, std::less<>>());
  findsViews(refmap::flat_map<string, int, std::less<>>());
  findsViews(refmap::multimap<string, int, std::less<>>());
  findsViews(refmap::unordered_map<string, int, ViewHash, Same>());
  findsViews(refmap::flat_hash_map<string, int, ViewHash, Same>());
  findsViews(refmap::robin_map<string, int, ViewHash, Same>());
}

// Nodes travel between maps that differ in order and in whether keys repeat.
TEST(Nodes, TravelBetweenKinds) {
  refmap::map<int, string> A{{1, "a"}, {2, "b"}};
  refmap::multimap<int, string, std::greater<int>> B{{2, "c"}};
  B.insert(A.extract(2));
  EXPECT_EQ(B.count(2), 2u);
  A.merge(B);
  EXPECT_EQ(A.size(), 2u);
  EXPECT_EQ(B.size(), 1u);
  A.merge(refmap::multimap<int, string>{{7, "x"}, {7, "y"}});
  EXPECT_EQ(A.at(7), "x");
  refmap::unordered_map<int, string> C{{1, "a"}};
  refmap::unordered_multimap<int, string> D;
  D.merge(C);
  D.insert(D.extract(1));
  EXPECT_EQ(D.count(1), 1u);
}

// polymorphic_allocator does not follow an assignment: each map's elements stay
// in its own memory, and outlive the other's.
template <class M> void keepsItsMemory() {
  std::pmr::unsynchronized_pool_resource Mine;
  M Map(&Mine);
  {
    std::pmr::monotonic_buffer_resource Buffer;
    M Short(&Buffer);
    for (int I = 0; I != 40; ++I)
      Short.emplace(I, I);
    Map = Short;
    EXPECT_EQ(Map.size(), 40u);
    M Moved(&Buffer);
    Moved.emplace(99, 99);
    Map = std::move(Moved);
    EXPECT_TRUE(Moved.empty());
    Moved.emplace(1, 1); // and can be used again
    M Extended(std::move(Short), Map.get_allocator());
    EXPECT_EQ(Extended.size(), 40u);
    for (int I = 0; I != 40; ++I)
      Map.emplace(I, I);
  }
  EXPECT_EQ(Map.at(99), 99);
  EXPECT_EQ(Map.at(7), 7);
}

TEST(Allocators, AreNotMixed) {
  using A = std::pmr::polymorphic_allocator<std::pair<const int, int>>;
  using Hash = std::hash<int>;
  using Same = std::equal_to<int>;
  keepsItsMemory<refmap::map<int, int, std::less<int>, A>>();
  keepsItsMemory<refmap::flat_map<int, int, std::less<int>, A>>();
  keepsItsMemory<refmap::unordered_map<int, int, Hash, Same, A>>();
  keepsItsMemory<refmap::flat_hash_map<int, int, Hash, Same, A>>();
  keepsItsMemory<refmap::robin_map<int, int, Hash, Same, A>>();
}

/// Throws when it is copied for the \p Left'th time.
struct Bomb {
  static inline int Left = -1;
  static inline int Alive = 0;
  int N;
  Bomb(int Number) : N(Number) { ++Alive; }
  Bomb(const Bomb &Other) : N(Other.N) {
    if (Left >= 0 && Left-- == 0)
      throw std::runtime_error("no more copies");
    ++Alive;
  }
  Bomb(Bomb &&Other) noexcept : N(Other.N) { ++Alive; }
  Bomb &operator=(const Bomb &) = default;
  ~Bomb() { --Alive; }
  friend bool operator==(const Bomb &A, const Bomb &B) { return A.N == B.N; }
};

/// Single insertions that throw have no effect; copies leak nothing.
template <class M> void survivesThrows() {
  const int Before = Bomb::Alive;
  {
    M Map;
    for (int I = 0; I != 60; ++I) {
      const std::pair<const int, Bomb> One(I, I);
      for (int Times = 0; Times != 3; ++Times) {
        const M Copy = Map;
        Bomb::Left = 0;
        if (Times == 0)
          EXPECT_THROW(Map.insert(One), std::runtime_error);
        else if (Times == 1)
          EXPECT_THROW(Map.emplace(I, One.second), std::runtime_error);
        else
          EXPECT_THROW(Map.try_emplace(I, One.second), std::runtime_error);
        Bomb::Left = -1;
        EXPECT_EQ(Map, Copy);
      }
      Map.insert(One);
    }
    M Other{{1000, Bomb(1)}};
    for (int I : {0, 7, 59}) {
      Bomb::Left = I;
      EXPECT_THROW(Other = Map, std::runtime_error);
      Bomb::Left = I;
      EXPECT_THROW(M{Map}, std::runtime_error);
      Bomb::Left = -1;
      EXPECT_EQ(Other.size(), 1u);
    }
    Map.erase(3);
    EXPECT_EQ(Map.size(), 59u);
  }
  EXPECT_EQ(Bomb::Alive, Before);
}

TEST(Exceptions, LeaveNoHalfElements) {
  survivesThrows<refmap::map<int, Bomb>>();
  survivesThrows<refmap::flat_map<int, Bomb>>();
  survivesThrows<refmap::unordered_map<int, Bomb>>();
  survivesThrows<refmap::flat_hash_map<int, Bomb>>();
  survivesThrows<refmap::robin_map<int, Bomb>>();
}

TEST(Buckets, HaveTheStandardsPolicy) {
  refmap::unordered_map<int, int> M;
  M.max_load_factor(0.5f); // a hint, which is not taken
  EXPECT_GT(M.max_load_factor(), 1.0f);
  for (int I = 0; I != 1000; ++I)
    M[I] = I;
  EXPECT_LE(M.load_factor(), M.max_load_factor());
  EXPECT_GE(M.bucket_count() * M.max_load_factor(), 1000.0f);
  EXPECT_LT(M.bucket_count(), M.max_bucket_count());
  M.reserve(100000);
  EXPECT_GE(M.bucket_count() * M.max_load_factor(), 100000.0f);
  M.rehash(1);
  EXPECT_EQ(M.size(), 1000u);
}

TEST(Generic, CodeOfOthersWorks) {
  refmap::map<string, std::vector<int>> Groups;
  for (int I = 0; I != 10; ++I)
    Groups[I % 2 ? "odd" : "even"].push_back(I);
  const auto Sum = std::accumulate(
      Groups.begin(), Groups.end(), 0, [](int S, const auto &G) {
        return S + static_cast<int>(G.second.size());
      });
  EXPECT_EQ(Sum, 10);
  std::vector<string> Names;
  std::transform(Groups.begin(), Groups.end(), std::back_inserter(Names),
                 [](const auto &G) { return G.first; });
  EXPECT_EQ(Names, (std::vector<string>{"even", "odd"}));
  if (auto [It, New] = Groups.try_emplace("none"); New)
    It->second = {1};
  refmap::unordered_map<int, refmap::map<int, int>> Nested;
  Nested[1][2] = 3;
  Nested[4];
  auto Copy = Nested;
  EXPECT_EQ(Copy, Nested);
  const std::map<string, std::vector<int>> Plain(Groups.begin(), Groups.end());
  EXPECT_TRUE(std::equal(Groups.begin(), Groups.end(), Plain.begin()));
#if __cplusplus >= 202002L
  EXPECT_EQ(std::ranges::count_if(
                Groups, [](const auto &G) { return G.second.size() == 5; }),
            2);
  EXPECT_NE(std::ranges::find(Groups, "odd", [](auto &G) { return G.first; }),
            Groups.end());
  EXPECT_TRUE(
      (refmap::map<int, int>{{1, 1}} <=> refmap::map<int, int>{{1, 2}}) < 0);
#endif
}

} // namespace
