//===- Tables.cpp - The keys of constant tables ---------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tables.h"
#include "Types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

using namespace clang;
using namespace maplint;

namespace {
/// Wrappers around an expression are looked through this deep.
constexpr unsigned MaxWrappers = 16;
} // namespace

/// The expression that a conversion, a copy or a temporary is made from.
static const Expr *unwrapped(const Expr *E) {
  for (unsigned I = 0; E && I < MaxWrappers; ++I) {
    E = E->IgnoreImplicit();
    if (const auto *L = dyn_cast<CXXStdInitializerListExpr>(E))
      E = L->getSubExpr();
    else if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
      E = M->getSubExpr();
    else if (const auto *C = dyn_cast<CXXConstructExpr>(E);
             C && C->getNumArgs() > 0 &&
             (C->getNumArgs() == 1 || isa<CXXDefaultArgExpr>(C->getArg(1))))
      E = C->getArg(0);
    else if (const auto *C = dyn_cast<CastExpr>(E))
      E = C->getSubExpr();
    else if (const auto *L = dyn_cast<InitListExpr>(E);
             L && L->getNumInits() == 1 && isa<InitListExpr>(L->getInit(0)))
      E = L->getInit(0);
    else
      break;
  }
  return E;
}

static std::string constantKey(const Expr *E, const ASTContext &Ctx) {
  E = unwrapped(E);
  if (const auto *S = dyn_cast_or_null<StringLiteral>(E))
    return S->isUnevaluated() ? std::string()
                              : ("\"" + S->getBytes() + "\"").str();
  Expr::EvalResult Result;
  if (!E || E->isValueDependent() ||
      !E->getType()->isIntegralOrEnumerationType() ||
      !E->EvaluateAsInt(Result, Ctx))
    return {};
  return llvm::toString(Result.Val.getInt(), 10);
}

/// The first of the two things that an element is made of; of a set, itself.
static const Expr *keyOf(const Expr *Element) {
  const Expr *E = Element->IgnoreImplicit();
  for (unsigned I = 0; I < MaxWrappers; ++I) {
    if (const auto *L = dyn_cast<InitListExpr>(E); L && L->getNumInits() == 2)
      return L->getInit(0);
    const auto *C = dyn_cast<CXXConstructExpr>(E);
    if (C && C->getNumArgs() == 2 && !isa<CXXDefaultArgExpr>(C->getArg(1)))
      return C->getArg(0);
    if (!C || C->getNumArgs() != 1)
      break;
    E = C->getArg(0)->IgnoreImplicit();
  }
  return Element;
}

/// The keys that a lambda which makes a table, and is called at once, stores
/// to.
static void storedKeys(const LambdaExpr &Maker, std::set<std::string> &Keys) {
  const auto *Body = dyn_cast<CompoundStmt>(Maker.getBody());
  if (!Body)
    return;
  for (const Stmt *S : Body->body()) {
    const auto *E = dyn_cast<Expr>(S);
    E = E ? E->IgnoreImplicit() : nullptr;
    const Expr *To = nullptr;
    if (const auto *Assign = dyn_cast_or_null<BinaryOperator>(E))
      To = Assign->getOpcode() == BO_Assign ? Assign->getLHS() : nullptr;
    else if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(E))
      To = Call->getOperator() == OO_Equal ? Call->getArg(0) : nullptr;
    const auto *Slot = dyn_cast_or_null<CXXOperatorCallExpr>(
        To ? To->IgnoreParens() : nullptr);
    if (Slot && Slot->getOperator() == OO_Subscript && Slot->getNumArgs() == 2)
      Keys.insert(constantKey(Slot->getArg(1),
                              Maker.getCallOperator()->getASTContext()));
  }
}

/// The table itself where the variable refers to one that lives for ever.
static const Expr *referred(const Expr *Init) {
  const auto *Deref = dyn_cast<UnaryOperator>(Init);
  if (Deref && Deref->getOpcode() == UO_Deref)
    Init = Deref->getSubExpr()->IgnoreParenImpCasts();
  const auto *New = dyn_cast<CXXNewExpr>(Init);
  return New && New->getInitializer() ? New->getInitializer()->IgnoreImplicit()
                                      : Init;
}

static std::set<std::string> keysOf(const ValueDecl *Table) {
  std::set<std::string> Keys;
  const auto *Var = dyn_cast_or_null<VarDecl>(Table);
  const VarDecl *Definition = nullptr;
  const Expr *Init = Var ? Var->getAnyInitializer(Definition) : nullptr;
  QualType Type = Var ? Var->getType().getNonReferenceType() : QualType();
  if (!Init || !Type.isConstQualified() || Init->isValueDependent())
    return Keys;
  // The elements come first, a comparator or an allocator may follow.
  Init = referred(Init->IgnoreImplicit());
  if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(unwrapped(Init));
      Call && Call->getOperator() == OO_Call)
    if (const auto *Maker = dyn_cast<LambdaExpr>(
            Call->getArg(0)->IgnoreUnlessSpelledInSource())) {
      storedKeys(*Maker, Keys);
      return Keys;
    }
  if (const auto *C = dyn_cast<CXXConstructExpr>(Init);
      C && C->getNumArgs() > 0)
    Init = C->getArg(0);
  const auto *List = dyn_cast_or_null<InitListExpr>(unwrapped(Init));
  for (unsigned I = 0, N = List ? List->getNumInits() : 0; I < N; ++I)
    Keys.insert(constantKey(keyOf(List->getInit(I)), Var->getASTContext()));
  return Keys;
}

bool maplint::hasKey(const ValueDecl *Table, llvm::StringRef Key) {
  return keysOf(Table).count(Key.str()) != 0;
}

std::string maplint::constantIn(const ValueDecl *Variable) {
  const auto *Var = dyn_cast_or_null<VarDecl>(Variable);
  const VarDecl *Definition = nullptr;
  const Expr *Init = Var ? Var->getAnyInitializer(Definition) : nullptr;
  if (!Init || !Var->getType().isConstQualified() || Init->isValueDependent())
    return {};
  return constantKey(Init, Var->getASTContext());
}

/// Are all values of the type, as far as it names them, among the keys?
static bool covers(const std::set<std::string> &Keys, QualType Type) {
  if (Type.isNull())
    return false;
  Type = Type.getNonReferenceType();
  if (Type->isBooleanType())
    return Keys.count("0") && Keys.count("1");
  const auto *Enum = Type->getAs<EnumType>();
  const EnumDecl *Definition =
      Enum ? Enum->getDecl()->getDefinition() : nullptr;
  return Definition && !Definition->enumerators().empty() &&
         llvm::all_of(Definition->enumerators(), [&](const auto *E) {
           return Keys.count(llvm::toString(E->getInitVal(), 10)) != 0;
         });
}

bool maplint::hasAllOf(const ValueDecl *Table, QualType Type) {
  std::set<std::string> Keys = keysOf(Table);
  QualType KeyType =
      firstArgument(plain(Table->getType())->getAsCXXRecordDecl());
  return !Keys.empty() && (covers(Keys, Type) || covers(Keys, KeyType));
}
