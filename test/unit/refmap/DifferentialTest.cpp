//===- DifferentialTest.cpp - Each container beside the standard's --------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two containers of RefMap and two of the standard's take the same random
// operations. What each returns, and what is in them afterwards, must be the
// same: in the same order, where there is one. RefMap must not complain: a
// violation would end the test.
//
// A round has a seed of its own, which a failure names; REFMAP_ROUNDS says how
// many there are.
//
//===----------------------------------------------------------------------===//

#include "refmap/refmap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace {

int rounds() {
  const char *N = std::getenv("REFMAP_ROUNDS");
  return N ? std::atoi(N) : 10;
}

/// Counts its living, and owns memory that a sanitizer sees die.
class Text {
  std::string Owned;

public:
  static inline long Alive = 0;

  Text() : Text(0) {}
  explicit Text(int N)
      : Owned("too long to be kept in place " + std::to_string(N)) {
    ++Alive;
  }
  Text(const Text &Other) : Owned(Other.Owned) { ++Alive; }
  Text(Text &&Other) noexcept : Owned(std::move(Other.Owned)) { ++Alive; }
  Text &operator=(const Text &) = default;
  Text &operator=(Text &&) noexcept = default;
  ~Text() { --Alive; }

  const std::string &str() const { return Owned; }
  friend bool operator==(const Text &A, const Text &B) {
    return A.Owned == B.Owned;
  }
  friend bool operator<(const Text &A, const Text &B) {
    return A.Owned < B.Owned;
  }
};

struct TextHash {
  std::size_t operator()(const Text &T) const {
    return std::hash<std::string>()(T.str()) % 41; // so that many collide
  }
};

template <class C, class = void> struct IsMap : std::false_type {};
template <class C>
struct IsMap<C, std::void_t<typename C::mapped_type>> : std::true_type {};
template <class C, class = void> struct IsOrdered : std::false_type {};
template <class C>
struct IsOrdered<C, std::void_t<typename C::key_compare>> : std::true_type {};
template <class C>
inline constexpr bool IsMulti =
    std::is_same_v<decltype(std::declval<C &>().insert(
                       std::declval<const typename C::value_type &>())),
                   typename C::iterator>;

/// An element, without the const that keeps a map's from being sorted.
using Item = std::pair<Text, Text>;
template <class E> Item item(const E &Element) {
  if constexpr (std::is_same_v<E, Text>)
    return {Element, Text()};
  else
    return Item(Element.first, Element.second);
}

/// What is in a container, or in a range of one.
template <bool Ordered, class It> std::vector<Item> items(It First, It Last) {
  std::vector<Item> All;
  for (; First != Last; ++First)
    All.push_back(item(*First));
  if (!Ordered)
    std::sort(All.begin(), All.end());
  return All;
}

/// Two containers of a kind: ours or theirs.
template <class C> struct Two { C M, N; };

/// The operations, drawn at random and done to both sides alike.
template <class Ours, class Theirs> class Round {
  static constexpr bool Map = IsMap<Theirs>::value;
  static constexpr bool Ordered = IsOrdered<Theirs>::value;
  static constexpr bool Multi = IsMulti<Theirs>;

  std::mt19937 Random;
  Two<Ours> O;
  Two<Theirs> T;

  int number(std::size_t Below) { return static_cast<int>(Random() % Below); }
  Text key() { return Text(number(80)); }
  auto element() {
    if constexpr (Map)
      return typename Theirs::value_type(key(), Text(number(1000)));
    else
      return key();
  }

  /// Does \p Do to both sides, and compares what it returns.
  template <class Fn> void both(Fn Do) {
    if constexpr (std::is_void_v<decltype(Do(O))>)
      Do(O), Do(T);
    else
      ASSERT_EQ(Do(O), Do(T));
  }

  /// What an insertion says: the element and whether it is new.
  template <class C, class R>
  static std::pair<Item, bool> inserted(const C &, const R &Result) {
    if constexpr (std::is_same_v<R, typename C::iterator>)
      return {item(*Result), true};
    else
      return {item(*Result.first), Result.second};
  }
  template <class C, class It> static auto found(const C &In, const It &At) {
    return At == In.end() ? std::pair(Item(), false)
                          : std::pair(item(*At), true);
  }
  /// The same element on both sides, by its place where there is an order.
  template <class C> static auto place(C &In, const Item &Which, int Index) {
    if constexpr (Ordered)
      return (void)Which, std::next(In.begin(), Index);
    else
      return (void)Index, std::find_if(In.begin(), In.end(), [&](auto &Each) {
               return item(Each) == Which;
             });
  }
  template <class C> static auto &keyOf(const C &, const Item &Which) {
    return Which.first;
  }

  void insertOne() {
    const auto E = element();
    switch (number(5)) {
    case 0:
      return both([&](auto &S) { return inserted(S.M, S.M.insert(E)); });
    case 1:
      return both([&](auto &S) {
        auto Copy = E;
        return inserted(S.M, S.M.insert(std::move(Copy)));
      });
    case 2:
      if constexpr (Map)
        return both([&](auto &S) {
          return inserted(S.M, S.M.emplace(E.first, E.second));
        });
      else
        return both([&](auto &S) { return inserted(S.M, S.M.emplace(E)); });
    case 3: // hints are no order of the equal ones, so only where there are
            // none
      if constexpr (!Multi)
        return both([&](auto &S) { return item(*S.M.insert(S.M.end(), E)); });
      return;
    default:
      if constexpr (!Multi)
        return both(
            [&](auto &S) { return item(*S.M.emplace_hint(S.M.cbegin(), E)); });
    }
  }

  void insertMany() {
    std::vector<decltype(element())> All;
    for (int N = number(12); N; --N)
      All.push_back(element());
    if (number(2))
      both([&](auto &S) { S.N.insert(All.begin(), All.end()); });
    else
      both([&](auto &S) { S.M.insert(T.N.begin(), T.N.end()); });
  }

  /// What only maps have, and multimaps have not.
  void assignOne() {
    if constexpr (Map && !Multi) {
      const Text K = key(), V(number(1000));
      switch (number(8)) {
      case 0:
        return both([&](auto &S) { S.M[K] = V; });
      case 1:
        return both([&](auto &S) { return S.M[Text(K)].str(); });
      case 2:
        return both(
            [&](auto &S) { return inserted(S.M, S.M.try_emplace(K, V)); });
      case 3:
        return both([&](auto &S) {
          return item(*S.M.try_emplace(S.M.end(), Text(K), V));
        });
      case 4:
        return both(
            [&](auto &S) { return inserted(S.M, S.M.insert_or_assign(K, V)); });
      case 5:
        return both([&](auto &S) {
          return inserted(S.M, S.M.insert_or_assign(Text(K), V));
        });
      case 6:
        return both([&](auto &S) {
          return item(*S.M.insert_or_assign(S.M.begin(), Text(K), V));
        });
      default:
        if (T.M.count(K))
          both([&](auto &S) { return S.M.at(K).str(); });
      }
    }
  }

  void lookUp() const {
    const Text K(static_cast<int>(std::mt19937(Random)() % 80));
    const Ours &M = O.M;
    const Theirs &W = T.M;
    ASSERT_EQ(found(M, M.find(K)).second, found(W, W.find(K)).second);
    if (!Multi) {
      ASSERT_EQ(found(M, M.find(K)), found(W, W.find(K)));
    }
    ASSERT_EQ(M.count(K), W.count(K));
    ASSERT_EQ(M.contains(K), W.count(K) != 0);
    const auto Range = M.equal_range(K);
    const auto Want = W.equal_range(K);
    ASSERT_EQ((items<Ordered>(Range.first, Range.second)),
              (items<Ordered>(Want.first, Want.second)));
    if constexpr (Ordered) {
      ASSERT_EQ(found(M, M.lower_bound(K)), found(W, W.lower_bound(K)));
      ASSERT_EQ(found(M, M.upper_bound(K)), found(W, W.upper_bound(K)));
    }
  }

  void eraseSome() {
    const Text K = key();
    if (number(3) == 0)
      return both([&](auto &S) { return S.M.erase(K); });
    if (T.M.empty())
      return;
    const int First = number(T.M.size());
    const Item Which = item(*std::next(T.M.begin(), First));
    if (number(3)) {
      if constexpr (Ordered)
        return both([&](auto &S) {
          return found(S.M, S.M.erase(place(S.M, Which, First)));
        });
      else
        return both([&](auto &S) { S.M.erase(place(S.M, Which, First)); });
    }
    if constexpr (Ordered) {
      const int Last =
          First + number(std::min<std::size_t>(T.M.size() - First, 9) + 1);
      both([&](auto &S) {
        return found(S.M, S.M.erase(std::next(S.M.begin(), First),
                                    std::next(S.M.cbegin(), Last)));
      });
    } else { // those of one key are side by side
      both([&](auto &S) {
        auto [From, To] = S.M.equal_range(keyOf(S.M, Which));
        S.M.erase(From, To);
      });
    }
  }

  void eraseByPredicate() {
    const Text K = key();
    const auto Far = [&](const auto &E) {
      return !(item(E).first < K) && item(E).first.str().back() < '4';
    };
    const std::size_t Erased = erase_if(O.M, Far);
    std::size_t Want = 0;
    for (auto At = T.M.begin(); At != T.M.end();)
      if (Far(*At))
        At = T.M.erase(At), ++Want;
      else
        ++At;
    ASSERT_EQ(Erased, Want);
  }

  void moveNodes() {
    const Text K = key(), New = key(), V(number(1000));
    if (number(3) == 0)
      return both([&](auto &S) { S.M.merge(S.N); });
    if (Multi && !Ordered && T.M.count(K) > 1)
      return; // which of the equal ones is taken is nobody's promise
    both([&](auto &S) {
      auto Node = S.M.extract(K);
      if (Node.empty())
        return false;
      if constexpr (Map) {
        Node.key() = New;
        Node.mapped() = V;
      } else {
        Node.value() = New;
      }
      if constexpr (Multi) {
        S.N.insert(std::move(Node));
        return true;
      } else {
        auto Result = S.N.insert(std::move(Node));
        if (!Result.inserted) // it goes back, if there is room
          S.M.insert(S.M.end(), std::move(Result.node));
        return Result.inserted;
      }
    });
  }

  void whole() {
    switch (number(9)) {
    case 0:
      return both([](auto &S) { S.M.swap(S.N); });
    case 1:
      return both([](auto &S) {
        using std::swap;
        swap(S.M, S.N);
      });
    case 2:
      return both([](auto &S) { S.N = S.M; });
    case 3:
      return both([](auto &S) {
        S.N = std::move(S.M);
        S.M.clear();
      });
    case 4:
      return both([](auto &S) {
        auto Moved(std::move(S.M));
        S.M = Moved;
      });
    case 5:
      return both([](auto &S) {
        decltype(S.M) Copy(S.M, S.M.get_allocator());
        S.M = std::move(Copy);
      });
    case 6:
      return both([](auto &S) {
        decltype(S.M) Of(S.M.begin(), S.M.end());
        std::swap(S.M, Of);
      });
    case 7:
      if (const auto E = element(); number(4) == 0)
        both([&](auto &S) { S.M = {E, E}; });
      return;
    default:
      if (number(4) == 0)
        both([](auto &S) { S.M.clear(); });
    }
  }

  void buckets() {
    if constexpr (!Ordered) {
      const std::size_t N = Random() % 200;
      if (number(2))
        both([&](auto &S) { S.M.reserve(N); });
      else
        both([&](auto &S) { S.M.rehash(N); });
    }
  }

  void compare() {
    ASSERT_EQ(O.M.size(), T.M.size());
    ASSERT_EQ(O.M.empty(), T.M.empty());
    ASSERT_EQ((items<Ordered>(O.M.begin(), O.M.end())),
              (items<Ordered>(T.M.begin(), T.M.end())));
    ASSERT_EQ((items<Ordered>(O.N.cbegin(), O.N.cend())),
              (items<Ordered>(T.N.cbegin(), T.N.cend())));
    ASSERT_EQ(O.M == O.N, T.M == T.N);
    ASSERT_EQ(O.M != O.N, T.M != T.N);
    if constexpr (Ordered) {
      ASSERT_EQ(O.M < O.N, T.M < T.N);
      ASSERT_EQ(O.M > O.N, T.M > T.N);
      ASSERT_EQ(O.M <= O.N, T.M <= T.N);
      ASSERT_EQ(O.M >= O.N, T.M >= T.N);
      ASSERT_EQ((items<true>(O.M.rbegin(), O.M.rend())),
                (items<true>(T.M.rbegin(), T.M.rend())));
    }
  }

  void step() {
    switch (number(12)) {
    case 0:
    case 1:
    case 2:
      return insertOne();
    case 3:
      return insertMany();
    case 4:
    case 5:
      return assignOne();
    case 6:
    case 7:
      return eraseSome();
    case 8:
      return number(8) ? (void)0 : eraseByPredicate();
    case 9:
      return moveNodes();
    case 10:
      return number(4) ? (void)0 : whole();
    default:
      return number(4) ? (void)0 : buckets();
    }
  }

public:
  explicit Round(unsigned Seed) : Random(Seed) {}

  void run() {
    for (int Step = 0; Step != 250; ++Step) {
      ASSERT_NO_FATAL_FAILURE(step()) << "step " << Step;
      ASSERT_NO_FATAL_FAILURE(lookUp()) << "step " << Step;
      ASSERT_NO_FATAL_FAILURE(compare()) << "step " << Step;
    }
  }
};

template <class OursT, class TheirsT> struct Kind {
  using Ours = OursT;
  using Theirs = TheirsT;
};

template <class K> class Differential : public testing::Test {};
using Kinds = testing::Types<
    Kind<refmap::map<Text, Text>, std::map<Text, Text>>,
    Kind<refmap::multimap<Text, Text>, std::multimap<Text, Text>>,
    Kind<refmap::set<Text>, std::set<Text>>,
    Kind<refmap::multiset<Text>, std::multiset<Text>>,
    Kind<refmap::flat_map<Text, Text>, std::map<Text, Text>>,
    Kind<refmap::flat_multimap<Text, Text>, std::multimap<Text, Text>>,
    Kind<refmap::flat_set<Text>, std::set<Text>>,
    Kind<refmap::flat_multiset<Text>, std::multiset<Text>>,
    Kind<refmap::unordered_map<Text, Text, TextHash>,
         std::unordered_map<Text, Text, TextHash>>,
    Kind<refmap::unordered_multimap<Text, Text, TextHash>,
         std::unordered_multimap<Text, Text, TextHash>>,
    Kind<refmap::unordered_set<Text, TextHash>,
         std::unordered_set<Text, TextHash>>,
    Kind<refmap::unordered_multiset<Text, TextHash>,
         std::unordered_multiset<Text, TextHash>>,
    Kind<refmap::flat_hash_map<Text, Text, TextHash>,
         std::unordered_map<Text, Text, TextHash>>,
    Kind<refmap::flat_hash_set<Text, TextHash>,
         std::unordered_set<Text, TextHash>>,
    Kind<refmap::robin_map<Text, Text, TextHash>,
         std::unordered_map<Text, Text, TextHash>>,
    Kind<refmap::robin_set<Text, TextHash>,
         std::unordered_set<Text, TextHash>>>;
TYPED_TEST_SUITE(Differential, Kinds);

TYPED_TEST(Differential, DoesWhatTheStandardDoes) {
  const long Before = Text::Alive;
  for (int Seed = 0; Seed != rounds() && !this->HasFatalFailure(); ++Seed) {
    SCOPED_TRACE("seed " + std::to_string(Seed));
    Round<typename TypeParam::Ours, typename TypeParam::Theirs>(
        static_cast<unsigned>(Seed))
        .run();
  }
  EXPECT_EQ(Text::Alive, Before) << "elements were lost, or ended twice";
}

} // namespace
