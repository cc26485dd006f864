//===- Parse.h - Small programs for the unit tests --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parses a snippet behind a stand-in for <map>, so that a test takes
// milliseconds. The stand-in has what the tests call, no more; real headers are
// what test/corpus and test/facts are for.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_TEST_UNIT_PARSE_H
#define MAPLINT_TEST_UNIT_PARSE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include <memory>
#include <string>
#include <vector>

namespace maplint::test {

inline constexpr llvm::StringLiteral MockMap = R"cpp(
namespace std {
template <class A, class B> struct pair { A first; B second; };
template <class K, class V> struct map {
  typedef pair<const K, V> value_type;
  struct iterator {
    value_type &operator*() const;
    value_type *operator->() const;
    iterator &operator++();
    iterator operator++(int);
    bool operator==(const iterator &) const;
    bool operator!=(const iterator &) const;
  };
  iterator begin();
  iterator end();
  iterator find(const K &);
  V &operator[](const K &);
  V &at(const K &);
  iterator erase(iterator);
  unsigned long erase(const K &);
  void clear();
};
} // namespace std
)cpp";

/// Never null for code that clang can parse at all, however broken.
inline std::unique_ptr<clang::ASTUnit> parse(llvm::StringRef Code) {
  clang::IgnoringDiagConsumer Quiet;
  return clang::tooling::buildASTFromCodeWithArgs(
      (MockMap + Code).str(), {"-std=c++20"}, "input.cpp", "maplint-unit",
      std::make_shared<clang::PCHContainerOperations>(),
      clang::tooling::getClangSyntaxOnlyAdjuster(),
      clang::tooling::FileContentMappings(), &Quiet);
}

/// The definitions of \p Unit, instantiations and implicit ones included.
inline std::vector<const clang::FunctionDecl *>
functionsOf(clang::ASTUnit &Unit) {
  struct Visitor : clang::RecursiveASTVisitor<Visitor> {
    bool shouldVisitTemplateInstantiations() const { return true; }
    bool shouldVisitImplicitCode() const { return true; }
    bool VisitFunctionDecl(clang::FunctionDecl *F) {
      All.push_back(F);
      return true;
    }
    std::vector<const clang::FunctionDecl *> All;
  } Visit;
  Visit.TraverseDecl(Unit.getASTContext().getTranslationUnitDecl());
  return Visit.All;
}

/// The definition of the function \p Name; null if there is none.
inline const clang::FunctionDecl *functionIn(clang::ASTUnit &Unit,
                                             llvm::StringRef Name) {
  for (const clang::FunctionDecl *F : functionsOf(Unit))
    if (F->doesThisDeclarationHaveABody() && F->getNameAsString() == Name)
      return F;
  return nullptr;
}

} // namespace maplint::test

#endif // MAPLINT_TEST_UNIT_PARSE_H
