//===- Passing.cpp - How calls receive their arguments --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Passing.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;
using namespace maplint;

namespace {
/// Who forwards to who forwards is followed this deep; past it, anybody may write.
constexpr unsigned MaxForwards = 3;
/// Wrappers around an argument are looked through this deep.
constexpr unsigned MaxWrappers = 16;

/// What a body does with one of its parameters.
class ParameterUse {
public:
  ParameterUse(const ParmVarDecl &Param, TypeModels &Types, unsigned Depth)
      : Param(Param), Types(Types), Depth(Depth) {}

  bool mayWrite(const FunctionDecl &Body);

private:
  const Expr *reference(const Expr *E) const;
  void see(const Stmt *S);
  void given(const FunctionDecl *Callee, unsigned I, const Expr *Arg);

  const ParmVarDecl &Param;
  TypeModels &Types;
  const unsigned Depth;
  llvm::DenseSet<const Stmt *> Mentions, Reads;
};
} // namespace

Passing maplint::passing(QualType Param) {
  if (Param->isRValueReferenceType())
    return Passing::MutableRef;
  if (Param->isLValueReferenceType())
    return Param->getPointeeType().isConstQualified() ? Passing::ConstRef
                                                      : Passing::MutableRef;
  if (Param->isPointerType() && !Param->isFunctionPointerType())
    return Param->getPointeeType().isConstQualified() ? Passing::ConstPointer
                                                      : Passing::Pointer;
  return Passing::Value;
}

/// Is parameter \p I of the callee written as T &&, with a T of its own?
static bool isForwarding(const FunctionDecl &Callee, unsigned I) {
  const FunctionTemplateDecl *Template = Callee.getPrimaryTemplate();
  if (!Template || !Callee.getParamDecl(I)->getType()->isReferenceType())
    return false;
  const FunctionDecl *Pattern = Template->getTemplatedDecl();
  if (Pattern->getNumParams() == 0)
    return false;
  // A pack stands for all the parameters from its place on.
  unsigned N = std::min(I, Pattern->getNumParams() - 1);
  QualType Written = Pattern->getParamDecl(N)->getType();
  if (const auto *Pack = Written->getAs<PackExpansionType>())
    Written = Pack->getPattern();
  const auto *Reference = Written->getAs<RValueReferenceType>();
  return Reference && isa<TemplateTypeParmType>(Reference->getPointeeType());
}

/// What is in a library's header forwards, and leaves as it is what it is given.
static bool mayWriteForwarded(const FunctionDecl &Callee, unsigned I,
                              TypeModels &Types, unsigned Depth) {
  const ParmVarDecl *Param = Callee.getParamDecl(I);
  const SourceManager &SM = Callee.getASTContext().getSourceManager();
  if (!Param->getType()->isLValueReferenceType() ||
      Param->getType()->getPointeeType().isConstQualified() ||
      SM.isInSystemHeader(SM.getExpansionLoc(Callee.getLocation())))
    return false;
  const FunctionDecl *Body = nullptr;
  if (Depth == MaxForwards || !Callee.hasBody(Body))
    return true;
  return ParameterUse(*Body->getParamDecl(I), Types, Depth).mayWrite(*Body);
}

/// The mention of the parameter that the expression is, or passes on; or null.
const Expr *ParameterUse::reference(const Expr *E) const {
  for (unsigned I = 0; E && I < MaxWrappers; ++I) {
    E = E->IgnoreParens();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return Ref->getDecl() == &Param ? Ref : nullptr;
    const auto *Cast = dyn_cast<CastExpr>(E);
    if (Cast && Cast->getCastKind() != CK_LValueToRValue) {
      E = Cast->getSubExpr();
      continue;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    const Effects *Does = Call ? Types.function(Call->getDirectCallee()) : nullptr;
    if (!Does || !Does->Passes || *Does->Passes >= Call->getNumArgs())
      return nullptr;
    E = Call->getArg(*Does->Passes);
  }
  return nullptr;
}

void ParameterUse::given(const FunctionDecl *Callee, unsigned I,
                         const Expr *Arg) {
  const Expr *Ref = reference(Arg);
  if (!Ref || !Callee || I >= Callee->getNumParams())
    return;
  bool Writes = isForwarding(*Callee, I)
                    ? mayWriteForwarded(*Callee, I, Types, Depth + 1)
                    : passing(Callee->getParamDecl(I)->getType()) ==
                          Passing::MutableRef;
  if (!Writes)
    Reads.insert(Ref);
}

void ParameterUse::see(const Stmt *S) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S); Ref && Ref->getDecl() == &Param)
    Mentions.insert(Ref);
  if (const auto *Cast = dyn_cast<CastExpr>(S);
      Cast && Cast->getCastKind() == CK_LValueToRValue)
    if (const Expr *Ref = reference(Cast->getSubExpr()))
      Reads.insert(Ref);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
    for (auto [I, Arg] : llvm::enumerate(Construct->arguments()))
      given(Construct->getConstructor(), I, Arg);
  const auto *Call = dyn_cast<CallExpr>(S);
  if (!Call)
    return;
  const FunctionDecl *Callee = Call->getDirectCallee();
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  bool First = isa<CXXOperatorCallExpr>(Call) && Method && Method->isInstance();
  const Expr *Object = Member  ? Member->getImplicitObjectArgument()
                       : First ? Call->getArg(0)
                               : nullptr;
  if (const Expr *Ref = Object && Method ? reference(Object) : nullptr;
      Ref && Method->isConst())
    Reads.insert(Ref);
  for (unsigned I = First; I < Call->getNumArgs(); ++I)
    given(Callee, I - First, Call->getArg(I));
  // std::forward and its like: what they give is looked at where it is used.
  if (const Effects *Does = Types.function(Callee); Does && Does->Passes)
    if (const Expr *Ref = reference(Call))
      Reads.erase(Ref);
}

bool ParameterUse::mayWrite(const FunctionDecl &Body) {
  llvm::SmallVector<const Stmt *, 32> Work{Body.getBody()};
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Body))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      Work.push_back(Init->getInit());
  // From the inside out: who passes a mention on has the last word on it.
  llvm::SmallVector<const Stmt *, 32> Order;
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S)
      continue;
    Order.push_back(S);
    Work.append(S->child_begin(), S->child_end());
  }
  for (const Stmt *S : llvm::reverse(Order))
    see(S);
  return Mentions.size() != Reads.size();
}

QualType maplint::paramType(const FunctionDecl *Callee, unsigned I,
                            const Expr *Arg, TypeModels &Types) {
  if (!Callee || I >= Callee->getNumParams())
    return Arg->getType();
  QualType Type = Callee->getParamDecl(I)->getType();
  if (!isForwarding(*Callee, I) || mayWriteForwarded(*Callee, I, Types, 0))
    return Type;
  ASTContext &Ctx = Callee->getASTContext();
  return Ctx.getLValueReferenceType(Type.getNonReferenceType().withConst());
}
