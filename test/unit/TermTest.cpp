//===- TermTest.cpp - Tests of the table of terms -------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Equal structure is an equal id, whichever way a term comes about: that is
// what the flow analysis relies on when it compares objects and keys as
// integers. Nothing here speaks of what a term means for a program.
//
//===----------------------------------------------------------------------===//

#include "Flow/Term.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace maplint;

namespace {

/// Variables and members to name terms after.
class TermTest : public testing::Test {
protected:
  static void SetUpTestSuite() {
    Unit = clang::tooling::buildASTFromCode(
        "int x, y, f(int); struct S { int m, n; }; struct P { int first, "
        "second; }; struct Q { int first, second; };");
  }
  static void TearDownTestSuite() { Unit.reset(); }

  /// The declaration \p Name at file scope, or in the struct \p In.
  static const clang::ValueDecl *decl(llvm::StringRef Name,
                                      llvm::StringRef In = "") {
    clang::ASTContext &Ctx = Unit->getASTContext();
    const clang::DeclContext *Scope = Ctx.getTranslationUnitDecl();
    if (!In.empty())
      Scope = llvm::cast<clang::DeclContext>(
          Scope->lookup(&Ctx.Idents.get(In)).front());
    return llvm::cast<clang::ValueDecl>(
        Scope->lookup(&Ctx.Idents.get(Name)).front());
  }

  TermId var(llvm::StringRef Name) { return T.variable(decl(Name)); }

  std::string text(TermId Id) const {
    std::string Out;
    llvm::raw_string_ostream OS(Out);
    T.print(Id, OS);
    return Out;
  }

  static std::unique_ptr<clang::ASTUnit> Unit;
  Terms T;
};

std::unique_ptr<clang::ASTUnit> TermTest::Unit;

} // namespace

TEST_F(TermTest, EqualStructureIsAnEqualId) {
  TermId X = var("x"), E = T.element(3);
  EXPECT_EQ(X, var("x"));
  EXPECT_EQ(E, T.element(3));
  EXPECT_EQ(T.self(), T.self());
  EXPECT_EQ(T.text("1"), T.text("1"));
  EXPECT_EQ(T.temporary(3), T.temporary(3));
  EXPECT_EQ(T.opaque(3), T.opaque(3));
  EXPECT_EQ(T.owned(X), T.owned(X));
  EXPECT_EQ(T.item(X, E), T.item(X, E));
  EXPECT_EQ(T.iterator(E), T.iterator(E));
  EXPECT_EQ(T.end(X), T.end(X));
  EXPECT_EQ(T.initial(X, 0), T.initial(X, 0));
  EXPECT_EQ(T.keyOf(E), T.keyOf(E));
  EXPECT_EQ(T.merge(2, X), T.merge(2, X));
  EXPECT_EQ(T.pair(X, E), T.pair(X, E));
  EXPECT_EQ(T.present(E), T.present(E));
  EXPECT_EQ(T.compare(0, X, E), T.compare(0, X, E));
  EXPECT_EQ(T.set({X, E}), T.set({X, E}));
  EXPECT_EQ(T.apply(decl("f"), {X}, 1), T.apply(decl("f"), {X}, 1));
  const clang::ValueDecl *M = decl("m", "S");
  EXPECT_EQ(T.member(X, M, 0), T.member(X, M, 0));
}

TEST_F(TermTest, DifferentStructureIsADifferentId) {
  TermId X = var("x"), Y = var("y"), E = T.element(3);
  llvm::SmallVector<TermId> All{
      X,
      Y,
      E,
      T.element(4),
      T.self(),
      T.text("3"),
      T.text("x"),
      T.temporary(3),
      T.opaque(3),
      T.owned(X),
      T.owned(Y),
      T.item(X, Y),
      T.item(Y, X),
      T.iterator(E),
      T.pointer(E),
      T.end(X),
      T.initial(X, 0),
      T.initial(X, Y),
      T.keyOf(E),
      T.merge(3, X),
      T.merge(4, X),
      T.pair(X, Y),
      T.pair(Y, X),
      T.present(E),
      T.compare(0, X, Y),
      T.compare(2, X, Y),
      T.negate(X),
      T.set({X, Y}),
      T.apply(nullptr, {X, Y}, 1),
      T.apply(decl("f"), {X, Y}, 1),
      T.member(X, decl("m", "S"), 0),
      T.member(X, decl("n", "S"), 0),
      T.member(X, nullptr, 0),
      T.member(X, nullptr, 1)};
  llvm::SmallVector<TermId> Distinct = All;
  llvm::sort(Distinct);
  Distinct.erase(llvm::unique(Distinct), Distinct.end());
  EXPECT_EQ(Distinct.size(), All.size());
  EXPECT_EQ(T.size(), All.size()) << "only these were made";
}

TEST_F(TermTest, NoTermIsZero) {
  EXPECT_NE(var("x"), 0u);
  EXPECT_EQ(T.negate(0), 0u);
  EXPECT_EQ(T.set({}), 0u);
  EXPECT_EQ(text(0), "?");
}

TEST_F(TermTest, PointerAndObjectAreInverse) {
  TermId X = var("x"), V = T.opaque(1);
  for (TermId Object : {X, T.element(3), T.member(X, decl("m", "S"), 0),
                        T.owned(X), T.temporary(4), T.object(V)})
    EXPECT_EQ(T.object(T.pointer(Object)), Object) << text(Object);
  for (TermId Address : {T.pointer(X), V, T.initial(X, 0), T.self()})
    EXPECT_EQ(T.pointer(T.object(Address)), Address) << text(Address);
}

TEST_F(TermTest, AnIteratorLeadsToItsElement) {
  TermId E = T.element(3);
  EXPECT_EQ(T.object(T.iterator(E)), E);
  // ... but the address of the element is no iterator.
  EXPECT_NE(T.pointer(E), T.iterator(E));
}

TEST_F(TermTest, Negate) {
  TermId P = T.present(T.element(3));
  EXPECT_NE(T.negate(P), P);
  EXPECT_EQ(T.negate(T.negate(P)), P);
  EXPECT_EQ(T.negate(T.text("0")), T.text("1"));
  EXPECT_EQ(T.negate(T.text("1")), T.text("0"));
  EXPECT_EQ(T.negate(T.negate(T.text("7"))), T.text("7"));
}

// The members of pairs have numbers, whatever class they are declared in.
TEST_F(TermTest, MembersHaveADeclarationOrANumber) {
  TermId X = var("x");
  EXPECT_EQ(T.member(X, nullptr, 1), T.member(X, nullptr, 1));
  EXPECT_NE(T.member(X, nullptr, 0), T.member(X, nullptr, 1));
  EXPECT_NE(T.member(X, decl("second", "P"), 0), T.member(X, nullptr, 1));
  EXPECT_NE(T.member(X, decl("second", "P"), 0),
            T.member(X, decl("second", "Q"), 0));
}

TEST_F(TermTest, ASetOfOneIsItsMember) {
  TermId X = T.opaque(1), Y = T.opaque(2);
  EXPECT_EQ(T.set({X}), X);
  EXPECT_NE(T.set({X, Y}), X);
}

TEST_F(TermTest, AgesUpToTwo) {
  TermId New = T.element(3);
  TermId Old = T.aged(New, Recency::Fact, 3);
  TermId Oldest = T.aged(Old, Recency::Fact, 3);
  EXPECT_NE(New, Old);
  EXPECT_NE(Old, Oldest);
  EXPECT_NE(New, Oldest);
  EXPECT_EQ(T.aged(Oldest, Recency::Fact, 3), Oldest);
  EXPECT_EQ(T[New].Age, 0);
  EXPECT_EQ(T[Old].Age, 1);
  EXPECT_EQ(T[Oldest].Age, OldestAge);
  EXPECT_EQ(text(Oldest), "e3''");
}

TEST_F(TermTest, AgesTermsOfItsSiteOnly) {
  TermId X = var("x"), E = T.element(3), V = T.opaque(3), M = T.merge(3, X);
  EXPECT_EQ(T.aged(T.element(4), Recency::Fact, 3), T.element(4));
  EXPECT_NE(T.aged(V, Recency::Fact, 3), V);
  // A block and a fact of the same number have nothing to do with each other.
  EXPECT_EQ(T.aged(M, Recency::Fact, 3), M);
  EXPECT_NE(T.aged(M, Recency::Block, 3), M);
  EXPECT_EQ(T.aged(E, Recency::Block, 3), E);
  // Temporaries are new in each iteration, their names do not age.
  EXPECT_EQ(T.aged(T.temporary(3), Recency::Fact, 3), T.temporary(3));
}

TEST_F(TermTest, AgesInDepth) {
  TermId E = T.element(3), Old = T.aged(E, Recency::Fact, 3);
  auto Aged = [&](TermId Id) { return T.aged(Id, Recency::Fact, 3); };
  EXPECT_EQ(Aged(T.iterator(E)), T.iterator(Old));
  EXPECT_EQ(Aged(T.keyOf(E)), T.keyOf(Old));
  EXPECT_EQ(Aged(T.negate(T.present(E))), T.negate(T.present(Old)));
  EXPECT_EQ(Aged(T.pointer(T.member(E, nullptr, 1))),
            T.pointer(T.member(Old, nullptr, 1)));
  EXPECT_EQ(Aged(T.set({T.iterator(E), T.opaque(9)})),
            T.set({T.iterator(Old), T.opaque(9)}));
  // A pointee is keyed by its address: both ways still lead to one term.
  TermId V = T.opaque(3), OldV = Aged(V);
  EXPECT_EQ(Aged(T.object(V)), T.object(OldV));
  EXPECT_EQ(Aged(T.member(T.object(V), nullptr, 0)),
            T.member(T.object(OldV), nullptr, 0));
}

TEST_F(TermTest, SummaryIsWhatIsOldest) {
  TermId E = T.element(3), Old = T.aged(E, Recency::Fact, 3);
  TermId Oldest = T.aged(Old, Recency::Fact, 3);
  EXPECT_TRUE(T.isSummary(0));
  EXPECT_FALSE(T.isSummary(E));
  EXPECT_FALSE(T.isSummary(Old));
  EXPECT_TRUE(T.isSummary(Oldest));
  EXPECT_TRUE(T.isSummary(T.keyOf(Oldest)));
  EXPECT_TRUE(T.isSummary(T.compare(0, E, T.keyOf(Oldest))));
  EXPECT_TRUE(T.isSummary(T.apply(nullptr, {E, Oldest}, 1)));
  EXPECT_FALSE(T.isSummary(T.pair(E, Old)));
}

TEST_F(TermTest, LongPathsAreCutAndSummaries) {
  TermId Path = var("x");
  unsigned Length = 0;
  for (; Length < 100; ++Length) {
    TermId Longer = T.member(Path, decl("m", "S"), 0);
    if (Longer == Path)
      break;
    EXPECT_FALSE(T.isSummary(Path));
    Path = Longer;
  }
  EXPECT_LT(Length, 100u);
  EXPECT_TRUE(T.isSummary(Path));
  TermId Deep = Path;
  for (unsigned I = 0; I < 100; ++I)
    Deep = T.apply(decl("f"), {Deep}, 5);
  EXPECT_LT(T[Deep].Depth, 20);
}

TEST_F(TermTest, Replaced) {
  TermId E = T.element(3), F = T.element(4), X = var("x");
  EXPECT_EQ(T.replaced(E, E, F), F);
  EXPECT_EQ(T.replaced(X, E, F), X);
  EXPECT_EQ(T.replaced(T.iterator(E), E, F), T.iterator(F));
  EXPECT_EQ(T.replaced(T.pair(T.iterator(E), X), E, F),
            T.pair(T.iterator(F), X));
  EXPECT_EQ(T.replaced(T.apply(nullptr, {X, T.keyOf(E)}, 1), E, F),
            T.apply(nullptr, {X, T.keyOf(F)}, 1));
  // What makes pointer and object inverse is kept: *(&x) is x.
  TermId V = T.opaque(1);
  EXPECT_EQ(T.replaced(T.object(V), V, T.pointer(X)), X);
  EXPECT_EQ(T.replaced(T.pointer(X), X, T.object(V)), V);
}

TEST_F(TermTest, Contains) {
  TermId E = T.element(3), X = var("x");
  TermId Whole = T.compare(0, T.keyOf(E), T.apply(nullptr, {X}, 1));
  for (TermId Part : {Whole, E, X, T.keyOf(E)})
    EXPECT_TRUE(T.contains(Whole, Part)) << text(Part);
  EXPECT_FALSE(T.contains(Whole, T.element(4)));
  EXPECT_FALSE(T.contains(E, Whole));
}

TEST_F(TermTest, EnclosingAndRoot) {
  TermId X = var("x"), V = T.opaque(1);
  TermId Member = T.member(X, decl("m", "S"), 0);
  TermId Owned = T.owned(Member), Item = T.item(Owned, T.text("0"));
  EXPECT_EQ(T.enclosing(X), 0u);
  EXPECT_EQ(T.enclosing(Member), X);
  EXPECT_EQ(T.enclosing(Owned), Member);
  EXPECT_EQ(T.enclosing(Item), Owned);
  EXPECT_EQ(T.rootOf(Item), X);
  EXPECT_EQ(T.rootOf(X), X);
  // What a pointer leads to does not live in the pointer.
  TermId Pointee = T.object(V);
  EXPECT_EQ(T.enclosing(Pointee), 0u);
  EXPECT_EQ(T.rootOf(T.member(Pointee, nullptr, 0)), Pointee);
  EXPECT_EQ(T.rootOf(T.member(T.element(3), nullptr, 1)), T.element(3));
}

TEST_F(TermTest, CollectElements) {
  TermId E = T.element(3), F = T.element(4), X = var("x");
  llvm::SmallVector<TermId> Found;
  T.collectElements(T.pair(X, T.opaque(1)), Found);
  EXPECT_TRUE(Found.empty());
  T.collectElements(
      T.pair(T.iterator(E), T.set({T.pointer(T.member(F, nullptr, 1)), X})),
      Found);
  llvm::sort(Found);
  EXPECT_EQ(Found, (llvm::SmallVector<TermId>{E, F}));
}

TEST_F(TermTest, Print) {
  TermId X = var("x"), E = T.element(3);
  EXPECT_EQ(text(X), "x");
  EXPECT_EQ(text(T.member(X, decl("m", "S"), 0)), "x.m");
  EXPECT_EQ(text(T.member(E, nullptr, 1)), "e3.1");
  EXPECT_EQ(text(T.item(X, T.text("7"))), "x[7]");
  EXPECT_EQ(text(T.owned(X)), "owned(x)");
  EXPECT_EQ(text(T.temporary(5)), "t5");
  EXPECT_EQ(text(T.self()), "this");
  EXPECT_EQ(text(T.pointer(X)), "&x");
  EXPECT_EQ(text(T.object(T.self())), "*this");
  EXPECT_EQ(text(T.iterator(E)), "iterator(e3)");
  EXPECT_EQ(text(T.end(X)), "end(x)");
  EXPECT_EQ(text(T.initial(X, 0)), "initial(x)");
  EXPECT_EQ(text(T.initial(X, T.opaque(6))), "initial(x, v6)");
  EXPECT_EQ(text(T.keyOf(E)), "key(e3)");
  EXPECT_EQ(text(T.merge(2, X)), "m2(x)");
  EXPECT_EQ(text(T.pair(X, E)), "pair(x, e3)");
  EXPECT_EQ(text(T.negate(T.present(E))), "not(present(e3))");
  EXPECT_EQ(text(T.compare(0, X, E)), "equal(x, e3)");
  EXPECT_EQ(text(T.set({X, E})), "one-of(x, e3)");
  EXPECT_EQ(text(T.apply(decl("f"), {X}, 1)), "f(x)");
  EXPECT_EQ(text(T.aged(T.opaque(3), Recency::Fact, 3)), "v3'");
}
