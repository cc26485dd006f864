//===- AsanTest.cpp - What AddressSanitizer sees of raw references --------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A raw reference bypasses the map; the quarantine and the flat tables poison
// dead values, so that AddressSanitizer stops their first use. Only built with
// it.
//
//===----------------------------------------------------------------------===//

#include "refmap/flat_hash_map.h"
#include "refmap/flat_map.h"
#include "refmap/map.h"
#include "refmap/robin_map.h"
#include "refmap/unordered_map.h"

#include <gtest/gtest.h>

#include <string>

namespace {

/// Reads an element's value after \p Kill has ended it.
template <class M, class Fn> int readAfter(Fn Kill) {
  M Map{{1, 11}, {2, 22}};
  int &One = Map.at(1);
  Kill(Map);
  return One;
}

template <class M> class AsanDeathTest : public testing::Test {};
using Maps =
    testing::Types<refmap::unordered_map<int, int>,
                   refmap::flat_hash_map<int, int>, refmap::map<int, int>,
                   refmap::flat_map<int, int>, refmap::robin_map<int, int>>;
TYPED_TEST_SUITE(AsanDeathTest, Maps);

TYPED_TEST(AsanDeathTest, RawReferenceAfterErase) {
  auto Erase = [](auto &M) { M.erase(1); };
  auto Clear = [](auto &M) { M.clear(); };
  EXPECT_DEATH(readAfter<TypeParam>(Erase), "use-after-poison");
  EXPECT_DEATH(readAfter<TypeParam>(Clear), "use-after-poison");
}

TYPED_TEST(AsanDeathTest, KeyOfTheErasedElement) {
  auto UseKey = [] {
    TypeParam M{{1, 11}};
    const int &K = M.begin()->first;
    M.erase(M.begin());
    return K;
  };
  EXPECT_DEATH(UseKey(), "use-after-poison");
}

TEST(AsanTest, ReferencesInNodeTablesSurviveGrowth) {
  auto Grow = [](auto &M) {
    for (int I = 3; I != 500; ++I)
      M[I] = I;
  };
  EXPECT_EQ((readAfter<refmap::unordered_map<int, int>>(Grow)), 11);
  EXPECT_EQ((readAfter<refmap::map<int, int>>(Grow)), 11);
  EXPECT_DEATH((readAfter<refmap::flat_hash_map<int, int>>(Grow)),
               "use-after-poison|heap-use-after-free");
}

// Not only when they happen to be full.
TEST(AsanTest, WhatMayMoveMoves) {
  const auto Dies = "use-after-poison|heap-use-after-free";
  auto Insert = [](auto &M) { M[3] = 33; };
  auto EraseOther = [](auto &M) { M.erase(2); };
  EXPECT_DEATH((readAfter<refmap::flat_hash_map<int, int>>(Insert)), Dies);
  EXPECT_EQ((readAfter<refmap::flat_hash_map<int, int>>(EraseOther)), 11);
  EXPECT_DEATH((readAfter<refmap::flat_map<int, int>>(Insert)), Dies);
  EXPECT_DEATH((readAfter<refmap::flat_map<int, int>>(EraseOther)), Dies);
  EXPECT_DEATH((readAfter<refmap::robin_map<int, int>>(Insert)), Dies);
  EXPECT_DEATH((readAfter<refmap::robin_map<int, int>>(EraseOther)), Dies);
  EXPECT_EQ((readAfter<refmap::map<int, int>>(EraseOther)), 11);
  auto InsertReserved = [](auto &M) { // but what was reserved stays
    M.reserve(10);
    int &One = M.at(1);
    M[3] = 33;
    return One;
  };
  refmap::flat_hash_map<int, int> Reserved{{1, 11}};
  EXPECT_EQ(InsertReserved(Reserved), 11);
}

} // namespace
