//===- AnalysisTest.cpp - Tests of the whole way, in process --------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From source text to findings and statistics, caps and broken code included.
// What is found in which code is the matter of test/corpus; here it is only
// that something is, and that the analysis holds its promises around it.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Parse.h"
#include "Report/Dump.h"
#include "llvm/Support/raw_ostream.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace maplint;
using namespace maplint::test;

namespace {

constexpr llvm::StringLiteral Bad = R"cpp(
int bad(std::map<int, int> &m, int k) {
  auto it = m.find(k);
  m.erase(it);
  return it->second;
})cpp";

constexpr llvm::StringLiteral Good = R"cpp(
int good(std::map<int, int> &m, int k) {
  auto it = m.find(k);
  int v = it->second;
  m.erase(it);
  return v;
})cpp";

/// Analyses every function of \p Code. Counts findings, keeps statistics.
struct Analysed {
  explicit Analysed(llvm::StringRef Code) {
    std::unique_ptr<clang::ASTUnit> Unit = parse(Code);
    if (!Unit)
      return;
    Parsed = true;
    Analysis All(ModelSet::builtin());
    for (const clang::FunctionDecl *F : functionsOf(*Unit))
      for (const Finding &Found : All.useAfterErase(*F))
        ++(Found.How == Strength::Definite ? Definite : Possible);
    Stats = All.statistics();
  }
  bool Parsed = false;
  unsigned Definite = 0, Possible = 0;
  Analysis::Statistics Stats;
};

std::string dumpOf(llvm::StringRef Code, DumpStage Stage) {
  std::unique_ptr<clang::ASTUnit> Unit = parse(Code);
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  dump(Stage, Unit->getASTContext(), *ModelSet::builtin(), OS);
  return Out;
}

/// A function of at least \p N branches, that ends in a defect.
std::string branches(unsigned N) {
  std::string Code = "bool c(int); int big(std::map<int, int> &m) {\n";
  for (unsigned I = 0; I < N; ++I)
    Code += "if (c(" + std::to_string(I) + ")) c(0);\n";
  return Code + "auto it = m.find(1); m.erase(it); return it->second; }\n";
}

/// What the functions of \p Code do to their callers, asked for in this order.
std::map<std::string, std::string> summariesOf(llvm::StringRef Code,
                                               bool Reversed) {
  std::unique_ptr<clang::ASTUnit> Unit = parse(Code);
  Analysis All(ModelSet::builtin());
  std::vector<const clang::FunctionDecl *> Functions = functionsOf(*Unit);
  if (Reversed)
    std::reverse(Functions.begin(), Functions.end());
  std::map<std::string, std::string> Out;
  for (const clang::FunctionDecl *F : Functions)
    if (const Summary *Effect = All.summary(*F)) {
      llvm::raw_string_ostream OS(Out[F->getNameAsString()]);
      Effect->dump(OS);
    }
  return Out;
}

// Functions that call each other in a circle, called from outside of it.
TEST(Summaries, DoNotDependOnWhoIsAskedFirst) {
  constexpr llvm::StringLiteral Code = R"cpp(
struct Graph {
  std::map<int, int> nodes, marks;
  void drop(int id) {
    nodes.erase(id);
    if (id > 0)
      unmark(id);
  }
  void unmark(int id) {
    marks.erase(id);
    drop(id - 1);
  }
  int use(int id) {
    int &node = nodes[id];
    unmark(id + 1);
    drop(id);
    return node;
  }
};)cpp";
  auto Forward = summariesOf(Code, false);
  EXPECT_EQ(Forward, summariesOf(Code, true));
  EXPECT_THAT(Forward["drop"],
              testing::HasSubstr("erases from *this.nodes the key initial(id)"));
}

} // namespace

TEST(AnalysisTest, FindsADefect) {
  Analysed O(Bad);
  ASSERT_TRUE(O.Parsed);
  EXPECT_EQ(O.Definite, 1u);
  EXPECT_EQ(O.Possible, 0u);
  EXPECT_EQ(O.Stats.Functions, 1u);
  EXPECT_EQ(O.Stats.Skipped, 0u);
}

TEST(AnalysisTest, FindsNothingInCorrectCode) {
  Analysed O(Good);
  ASSERT_TRUE(O.Parsed);
  EXPECT_EQ(O.Definite + O.Possible, 0u);
  EXPECT_EQ(O.Stats.Functions, 1u) << "it looked";
}

TEST(AnalysisTest, NamesThePlaces) {
  std::unique_ptr<clang::ASTUnit> Unit = parse(Bad);
  const clang::FunctionDecl *F = functionIn(*Unit, "bad");
  Analysis All(ModelSet::builtin());
  std::vector<Finding> Found = All.useAfterErase(*F);
  ASSERT_EQ(Found.size(), 1u);
  const clang::SourceManager &SM = Unit->getSourceManager();
  auto Line = [&](clang::SourceRange Range) {
    return SM.getSpellingLineNumber(Range.getBegin()) -
           SM.getSpellingLineNumber(F->getBeginLoc());
  };
  EXPECT_EQ(Found[0].What, Hazard::DeadHandle);
  EXPECT_EQ(Found[0].Cause, DeathCause::Erased);
  ASSERT_TRUE(Found[0].Made && Found[0].Kill);
  EXPECT_EQ(Line(Found[0].Made->Range), 1u);
  EXPECT_EQ(Line(Found[0].Kill->Range), 2u);
  EXPECT_EQ(Line(Found[0].At), 3u);
}

// The erase is there for the cheap look: a call alone does not make a function
// worth lowering.
TEST(AnalysisTest, AnUnseenCalleeMakesItPossible) {
  Analysed O(R"cpp(
void visit(std::map<int, int> &);
int f(std::map<int, int> &m) {
  m.erase(2);
  auto it = m.find(1);
  if (it == m.end()) return 0;
  visit(m);
  return it->second;
})cpp");
  EXPECT_EQ(O.Definite, 0u);
  EXPECT_EQ(O.Possible, 1u);
}

TEST(AnalysisTest, CostsNothingWithoutAContainer) {
  Analysed O("int f(int a) { return a + 1; } int g() { return f(2); }");
  ASSERT_TRUE(O.Parsed);
  EXPECT_EQ(O.Stats.Functions, 0u);
}

TEST(AnalysisTest, LowersAndSolvesOnce) {
  std::unique_ptr<clang::ASTUnit> Unit = parse(Bad);
  const clang::FunctionDecl *F = functionIn(*Unit, "bad");
  Analysis All(ModelSet::builtin());
  const FunctionFacts *Facts = All.facts(*F);
  ASSERT_TRUE(Facts);
  EXPECT_EQ(All.execution(*F), All.execution(*F));
  EXPECT_EQ(All.useAfterErase(*F).size(), All.useAfterErase(*F).size());
  EXPECT_EQ(All.facts(*F), Facts);
  EXPECT_EQ(All.statistics().Functions, 1u);
}

TEST(AnalysisTest, AnalysesInstantiationsNotTemplates) {
  Analysed O(R"cpp(
template <class M> int f(M &m) {
  auto it = m.find(1);
  m.erase(it);
  return it->second;
}
int g(std::map<int, int> &m) { return f(m); })cpp");
  EXPECT_EQ(O.Definite, 1u);
}

TEST(AnalysisTest, TwoRunsGiveTheSameText) {
  std::string Code = (Bad + Good + R"cpp(
int loop(std::map<int, int> &a, std::map<int, int> &b, bool c) {
  for (auto it = a.begin(); it != a.end(); ++it)
    if (it->second) { a.erase(it->first); if (c) b.clear(); }
  auto &m = c ? a : b;
  int &v = m[1];
  if (c) a.erase(1);
  switch (v) { case 1: b.erase(2); break; default: a.clear(); }
  return v;
})cpp").str();
  for (DumpStage Stage :
       {DumpStage::Facts, DumpStage::Flow, DumpStage::Findings}) {
    std::string First = dumpOf(Code, Stage);
    EXPECT_FALSE(First.empty());
    EXPECT_EQ(First, dumpOf(Code, Stage));
  }
}

TEST(AnalysisTest, SkipsAndCountsWhatIsTooLarge) {
  Analysed Small(branches(20));
  EXPECT_EQ(Small.Definite, 1u);
  EXPECT_EQ(Small.Stats.Skipped, 0u);
  Analysed Large(branches(MaxBlocks));
  ASSERT_TRUE(Large.Parsed);
  EXPECT_EQ(Large.Definite + Large.Possible, 0u);
  EXPECT_EQ(Large.Stats.Functions, 1u);
  EXPECT_EQ(Large.Stats.Skipped, 1u);
}

TEST(AnalysisTest, DumpsWhatIsTooLarge) {
  std::string Code = branches(MaxBlocks);
  EXPECT_NE(dumpOf(Code, DumpStage::Facts).find("skipped"), std::string::npos);
  EXPECT_NE(dumpOf(Code, DumpStage::Flow).find("not solved"),
            std::string::npos);
  EXPECT_EQ(dumpOf(Code, DumpStage::Findings), "function big\n");
}

TEST(AnalysisTest, CopiesInACircleComeToAnEnd) {
  Analysed Swapped(R"cpp(
struct P { int k, n; };
int f(std::map<int, int> &m, P a, P b) {
  P t = a;
  a = b;
  b = t;
  m.erase(a.k);
  return a.k;
})cpp");
  EXPECT_EQ(Swapped.Definite, 0u);
  EXPECT_EQ(Swapped.Stats.Functions, 1u);
  Analysed Itself("struct P { int k; }; void f(std::map<int, int> &m, P a) { "
                 "a = a; m.erase(a.k); }");
  EXPECT_EQ(Itself.Stats.Functions, 1u);
}

//===----------------------------------------------------------------------===//
// Broken code is normal input: no crash, no hang. What is found is open.
//===----------------------------------------------------------------------===//

class BrokenCodeTest : public testing::TestWithParam<const char *> {};

TEST_P(BrokenCodeTest, IsSurvived) {
  Analysed O(GetParam());
  EXPECT_TRUE(O.Parsed);
  for (DumpStage Stage :
       {DumpStage::Facts, DumpStage::Flow, DumpStage::Findings})
    dumpOf(GetParam(), Stage);
}

INSTANTIATE_TEST_SUITE_P(
    Analysis, BrokenCodeTest,
    testing::Values(
        // Missing types.
        "int f(std::map<int, Missing> &m) { m.erase(1); return m[1].x; }",
        "void f(std::map<Missing, int> &m, Missing k) { m.erase(k); m[k]; }",
        "Missing f(std::map<int, int> &m) { auto it = m.find(Nobody); "
        "m.erase(it); return it->second; }",
        "struct S; void f(std::map<int, S> &m) { m[1].x(); m.erase(1); }",
        "void f(auto m) { m.erase(1); } void g(std::map<int, int> m) { f(m) }",
        // No bodies.
        "int f(std::map<int, int> &m);",
        "struct S { S(); ~S() = default; std::map<int, int> m; }; "
        "S::S() = delete;",
        "struct S { S() : m{ } , n( {} std::map<int, int> m; };",
        "template <class T> void f(std::map<int, T> &m) { m.erase(1);",
        // Half-typed.
        "void f(std::map<int, int> &m) { auto it = m.find(1); m.erase(",
        "void f(std::map<int, int> &m) { auto it = m.",
        "void f(std::map<int, int> &m) { for (auto &[k, v] : m) m.erase(k",
        "void f(std::map<int, int> &m) { for (auto &[k, v, w] : m) "
        "m.erase(k); }",
        "void f(std::map<int, int> &m) { for (auto it = m.begin(); it != ; "
        "++it) m.erase(it); }",
        "int f(std::map<int, int> &m) { auto it = m.find(1); m.erase(it); "
        "return it->; }",
        "int f(std::map<int, int> &m) { if (m[1] == ) m.erase(1); else",
        "void f(std::map<int, int> &m) { m[] = m[1]; m[1] = ; m.erase(1); }",
        "void f(std::map<int, int> &m) { switch (m[1]) { case Nope: "
        "m.erase(1); case 1: case 1: default: m.clear(); } }",
        "void f(std::map<int, int> &m) { auto g = [&] { m.erase(1); ",
        "void f(std::map<int, int> &m) { goto nowhere; m.erase(1); }",
        "void f(std::map<int, int> &m) { break; m.erase(1); continue; }",
        "void f(std::map<int, int> &m) { int &r; r = m[1]; m.erase(1); r; }",
        "void f(std::map<int, int> &m) { auto x = x + m[1]; m.erase(x); }",
        "void f(std::map<int, int> &m) { m.erase(); m.erase(1, 2, 3, 4); "
        "m.find(); m.at(); m.nothing(1); }",
        "void f(std::map<int, int> m = {1, 2, nope}) { m.erase(m); }"));
