//===- ExecutionTest.cpp - Tests of the solver ----------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// That functions are solved, that conditions keep paths apart, and that a cap
// says so when it was hit.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Parse.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace maplint;
using namespace maplint::test;

namespace {

/// The solution of the function f in a snippet.
class Solved {
public:
  explicit Solved(llvm::StringRef Code)
      : Unit(parse(Code)), F(functionIn(*Unit, "f")),
        All(ModelSet::builtin()), Run(F ? All.execution(*F) : nullptr) {}

  bool isSolved() const { return Run && Run->isSolved(); }
  bool isLossy() const { return Run && Run->isLossy(); }

  unsigned findings(Strength How) {
    return llvm::count_if(All.useAfterErase(*F), [&](const Finding &Found) {
      return Found.How == How;
    });
  }

  std::string dump() const {
    std::string Out;
    llvm::raw_string_ostream OS(Out);
    Run->dump(OS);
    return Out;
  }

  std::unique_ptr<clang::ASTUnit> Unit;
  const clang::FunctionDecl *F;
  Analysis All;
  Execution *Run;
};

/// Counts what a replay shows.
struct Counter : Sink {
  unsigned Accesses = 0, Lookups = 0;
  void access(const AccessEvent &, const State &) override { ++Accesses; }
  void lookup(const LookupEvent &, const State &) override { ++Lookups; }
};

} // namespace

TEST(ExecutionTest, SolvesLoops) {
  Solved S(R"cpp(
int f(std::map<int, int> &m) {
  int n = 0;
  for (auto it = m.begin(); it != m.end(); ++it)
    for (auto jt = m.begin(); jt != m.end(); ++jt)
      while (n < jt->second)
        n += it->second;
  m.clear();
  return n;
})cpp");
  EXPECT_TRUE(S.isSolved());
  EXPECT_FALSE(S.isLossy());
  EXPECT_EQ(S.findings(Strength::Definite), 0u) << S.dump();
}

TEST(ExecutionTest, OneConditionHasOneAnswer) {
  auto Code = [](const char *Second) {
    return std::string("int f(std::map<int, int> &m, bool c) {"
                       "  auto it = m.find(1);"
                       "  if (c) m.erase(it);") +
           Second + " return it->second; return 0; }";
  };
  Solved Apart(Code("if (!c)")), Together(Code("if (c)"));
  EXPECT_EQ(Apart.findings(Strength::Definite), 0u) << Apart.dump();
  EXPECT_EQ(Together.findings(Strength::Definite), 1u) << Together.dump();
}

TEST(ExecutionTest, ReplaysTheSameTwice) {
  Solved S(R"cpp(
int f(std::map<int, int> &m, bool c) {
  int n = m[1];
  if (c) n += m[2];
  m.erase(1);
  return n;
})cpp");
  ASSERT_TRUE(S.isSolved());
  std::string Before = S.dump();
  Counter First, Second;
  S.Run->replay(First);
  S.Run->replay(Second);
  EXPECT_GT(First.Accesses, 0u);
  EXPECT_GE(First.Lookups, 2u);
  EXPECT_EQ(First.Accesses, Second.Accesses);
  EXPECT_EQ(First.Lookups, Second.Lookups);
  EXPECT_EQ(S.dump(), Before) << "a replay changes no entry state";
}

/// N elements, each of them erased or not: 2^N ways that differ in what is dead.
static std::string independentErases(unsigned N) {
  std::string Code = "bool c(int); int f(std::map<int, int> &m) {\n";
  for (unsigned I = 0; I < N; ++I) {
    std::string It = "it" + std::to_string(I), Key = std::to_string(I);
    Code += "auto " + It + " = m.find(" + Key + ");\n" + "if (c(" + Key +
            ")) m.erase(" + It + ");\n";
  }
  return Code + "return it0->second; }\n";
}

TEST(ExecutionTest, KeepsAFewGroupsApart) {
  Solved S(independentErases(2));
  EXPECT_TRUE(S.isSolved());
  EXPECT_FALSE(S.isLossy());
  EXPECT_EQ(S.findings(Strength::Definite), 1u);
}

TEST(ExecutionTest, JoinsTooManyGroupsAndSaysSo) {
  Solved S(independentErases(6));
  EXPECT_TRUE(S.isSolved());
  EXPECT_TRUE(S.isLossy());
  EXPECT_EQ(S.All.statistics().Lossy, 1u);
  std::string Dump = S.dump();
  std::string TooMany = "group " + std::to_string(MaxGroups) + "\n";
  EXPECT_EQ(Dump.find(TooMany), std::string::npos);
}

// A place that many handles meet in holds anything in the end; before the join
// absorbed, its values could go in circles.
TEST(ExecutionTest, ManyHandlesInOnePlaceComeToAnEnd) {
  std::string Code = "int pick(); int f(std::map<int, int> &m) {\n"
                     "auto it = m.begin();\n"
                     "while (pick()) { switch (pick()) {\n";
  for (unsigned I = 0; I < 12; ++I) {
    std::string N = std::to_string(I);
    Code += "case " + N + ": it = m.find(" + N + "); continue;\n";
  }
  Code += "}\nm.erase(3); }\nreturn 0; }\n";
  Solved S(Code);
  EXPECT_TRUE(S.isSolved());
}

TEST(ExecutionTest, AFunctionOverTheCapHasNoSolution) {
  std::string Code = "bool c(); void f(std::map<int, int> &m) {\n";
  for (unsigned I = 0; I < MaxBlocks; ++I)
    Code += "if (c()) m.erase(1);\n";
  Solved S(Code + "}\n");
  ASSERT_TRUE(S.Run);
  EXPECT_FALSE(S.isSolved());
  Counter Nothing;
  S.Run->replay(Nothing);
  EXPECT_EQ(Nothing.Accesses, 0u);
}
