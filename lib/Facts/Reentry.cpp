//===- Reentry.cpp - What a call may run besides the callee ---------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reentry.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace maplint;

bool maplint::isLibrary(const Decl &D) {
  const SourceManager &SM = D.getASTContext().getSourceManager();
  return SM.isInSystemHeader(SM.getExpansionLoc(D.getLocation()));
}

/// A function pointer, or an object that can be called and is no lambda.
static bool isCallable(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isFunctionPointerType() || Type->isFunctionType() ||
      Type->isMemberFunctionPointerType())
    return true;
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (!Record || Record->isLambda() || !Record->hasDefinition())
    return false;
  DeclarationName Call =
      Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  return !Record->lookup(Call).empty();
}

bool maplint::mayBeOverridden(const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  return Method && Method->isVirtual() && !Method->hasAttr<FinalAttr>() &&
         !Method->getParent()->isEffectivelyFinal();
}

bool maplint::mayReenter(const FunctionDecl *Callee,
                         llvm::ArrayRef<const Expr *> Args, bool Sure) {
  if (!Callee)
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (isLibrary(*Callee)) {
    bool Invokes = Method && Callee->getOverloadedOperator() == OO_Call;
    return Invokes || (!isa<CXXConstructorDecl>(Callee) &&
                       llvm::any_of(Args, [](const Expr *Arg) {
                         return isCallable(Arg->getType());
                       }));
  }
  if (!Sure && mayBeOverridden(*Callee))
    return true;
  if (Callee->isDefaulted())
    return !isa<CXXConstructorDecl>(Callee); // an assignment, of containers too
  return !Callee->hasBody();
}

const FunctionDecl *maplint::calleeOf(const CallExpr &Call, bool &Sure) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!Member || !Method || !Method->isVirtual())
    return Callee;
  const auto *Name = dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParens());
  Sure = Name && Name->hasQualifier();
  if (Sure || !Name || !Method->getParent()->hasDefinition())
    return Callee;
  const CXXMethodDecl *Only =
      Method->getDevirtualizedMethod(Name->getBase(), /*IsAppleKext=*/false);
  Sure = Only != nullptr;
  return Only ? Only : Callee;
}

llvm::SmallVector<const FunctionDecl *, 1>
maplint::instancesOf(const FunctionDecl &Function) {
  const FunctionTemplateDecl *Template =
      Function.getDescribedFunctionTemplate();
  if (!Template)
    return {&Function};
  return llvm::SmallVector<const FunctionDecl *, 1>(
      Template->specializations());
}

const CXXDestructorDecl *maplint::writtenDestructor(QualType Type) {
  if (Type.isNull()) // delete of what has no type yet: half-typed code
    return nullptr;
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  const CXXDestructorDecl *Destructor =
      Record && Record->hasDefinition() ? Record->getDestructor() : nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!Destructor || !Destructor->isUserProvided() || isLibrary(*Destructor) ||
      !Destructor->hasBody(Definition))
    return nullptr;
  return cast<CXXDestructorDecl>(Definition);
}
