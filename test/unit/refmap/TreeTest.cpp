//===- TreeTest.cpp - The ordered index against a model -------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "refmap/detail/tree.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <vector>

using namespace refmap::detail;

namespace {

template <bool Multi> struct IntTree {
  using T = Tree<MapTraits<int, int>, std::less<int>,
                 std::allocator<std::pair<const int, int>>, Multi>;
  T Index{{}, {}};

  ~IntTree() {
    Index.forEachEntry([](auto *E) { delete E; });
  }
  bool insert(int K, int V) {
    auto [Found, Hint] = Index.seek(K);
    if (Found.E)
      return false;
    auto *E = new typename T::EntryT;
    new (&E->Value) std::pair<const int, int>(K, V);
    Index.link(Hint, E);
    return true;
  }
  bool eraseFirst(int K) {
    auto C = Index.find(K);
    if (!C.E)
      return false;
    Index.erase(C);
    delete C.E;
    return true;
  }
  std::vector<std::pair<int, int>> values() const {
    std::vector<std::pair<int, int>> Out;
    for (auto C = Index.first(); C.E; Index.advance(C))
      Out.emplace_back(C.E->Value.first, C.E->Value.second);
    return Out;
  }
};

template <class Model, bool Multi> void compareWithModel() {
  std::mt19937 Random(3);
  IntTree<Multi> M;
  Model Want;
  for (int Step = 0; Step != 20000; ++Step) {
    const int K = static_cast<int>(Random() % 300);
    if (Random() % 2) {
      M.insert(K, Step);
      Want.insert({K, Step});
    } else {
      auto At = Want.find(K);
      if (At != Want.end())
        At = Want.lower_bound(K);
      ASSERT_EQ(M.eraseFirst(K), At != Want.end());
      if (At != Want.end())
        Want.erase(At);
    }
    auto Low = M.Index.bound(K, false), High = M.Index.bound(K, true);
    ASSERT_EQ(Low.E ? Low.E->Value.second : -1,
              Want.lower_bound(K) == Want.end() ? -1
                                                : Want.lower_bound(K)->second);
    ASSERT_EQ(High.E ? High.E->Value.second : -1,
              Want.upper_bound(K) == Want.end() ? -1
                                                : Want.upper_bound(K)->second);
  }
  std::vector<std::pair<int, int>> Expected(Want.begin(), Want.end());
  EXPECT_EQ(M.values(), Expected);
}

TEST(Tree, BehavesLikeAMap) { compareWithModel<std::map<int, int>, false>(); }
TEST(Tree, BehavesLikeAMultimap) {
  compareWithModel<std::multimap<int, int>, true>();
}

TEST(Tree, WalksBackwards) {
  IntTree<false> M;
  for (int I = 0; I != 1000; ++I)
    M.insert(I, I);
  typename IntTree<false>::T::Cursor C;
  for (int I = 1000; I--;) {
    M.Index.retreat(C);
    ASSERT_EQ(C.E->Value.first, I);
  }
}

} // namespace
