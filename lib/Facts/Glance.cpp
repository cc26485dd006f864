//===- Glance.cpp - What one walk over a body shows -----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Glance.h"
#include "Lowering.h"
#include "Reentry.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace maplint;

/// Can the method end the life of a handle, or of the element behind it?
static bool canInvalidate(const Effects &Does) {
  return Does.Erasure != Erases::None || Does.Insertion != Inserts::None ||
         Does.Transfer != Transfers::None || Does.Rehashes ||
         Does.WhenMissing == Missing::Insert;
}

namespace {

/// The cheap look at the calls of one function.
class Glance {
public:
  Glance(const FunctionDecl &Function, TypeModels &Types, Glimpse &Out)
      : SM(Function.getASTContext().getSourceManager()), Types(Types),
        Out(Out) {}

  void see(const Stmt *S);

private:
  void seeCall(const CallExpr *Call);
  void seeCallee(const FunctionDecl *Callee);
  void seeDestructor(QualType Type);
  void seeMethod(const CXXMethodDecl *Method, const CallExpr *Call);
  void seeFunction(const Effects &Does, llvm::ArrayRef<const Expr *> Args);
  void seeContainer(const Expr *Object, const Effects *Does);
  void seeOwner(const Expr *Object, const Effects *Does);

  const SourceManager &SM;
  TypeModels &Types;
  Glimpse &Out;
  /// The first container seen: its variable, and its member.
  std::pair<const Decl *, const Decl *> First;
};

} // namespace

/// The variable and the innermost member that an expression names, for a guess
/// whether two expressions name two objects.
static std::pair<const Decl *, const Decl *> nameOf(const Expr *E) {
  const Decl *Member = nullptr;
  for (unsigned Depth = 0; E && Depth < 32; ++Depth) {
    E = E->IgnoreParenImpCasts();
    if (const auto *M = dyn_cast<MemberExpr>(E)) {
      Member = Member ? Member : M->getMemberDecl();
      E = M->getBase();
    } else if (const auto *C = dyn_cast<CXXMemberCallExpr>(E)) {
      Member = Member ? Member : C->getMethodDecl();
      E = C->getImplicitObjectArgument();
    } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
               O && O->getNumArgs() > 0) {
      E = O->getArg(0);
    } else if (const auto *R = dyn_cast<DeclRefExpr>(E)) {
      return {R->getDecl(), Member};
    } else {
      break;
    }
  }
  return {nullptr, Member};
}

void Glance::seeContainer(const Expr *Object, const Effects *Does) {
  if (!Does)
    return;
  Out.Invalidates |= canInvalidate(*Does);
  Out.MayMiss |=
      Does->Result == Yields::End || (Does->WhenMissing != Missing::Never &&
                                      Does->WhenMissing != Missing::Ignore);
  Out.Handles |= Does->Lookup != LookupBy::None ||
                 Does->Insertion != Inserts::None ||
                 Does->Result == Yields::Begin;
  Out.Asks |= Does->Result == Yields::Emptiness || Does->Result == Yields::Size;
  auto Name = nameOf(Object);
  if (!First.first && !First.second)
    First = Name;
  Out.Mixes |= Name != First;
}

void Glance::seeMethod(const CXXMethodDecl *Method, const CallExpr *Call) {
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    Object = Member->getImplicitObjectArgument();
  else if (isa<CXXOperatorCallExpr>(Call) && Call->getNumArgs() > 0)
    Object = Call->getArg(0);
  if (!Object)
    return;
  Out.Invalidates |= Method->isDefaulted() &&
                     Method->getOverloadedOperator() == OO_Equal &&
                     !Types.containersIn(Object->getType()).empty();
  const TypeModel *Model = Types.of(objectType(Object));
  if (Model && Model->Kind == TypeKind::Container) {
    seeContainer(Object, Model->method(methodName(*Method)));
    // Iterators of a temporary end with it. A shared copy may live on.
    const Expr *Named = Object->IgnoreParenImpCasts();
    Out.Invalidates |= !Model->Shares && Named->isPRValue() &&
                       Named->getType()->isRecordType();
  }
  Out.Handles |= Model && Model->Shows != Shown::Nothing;
  if (Model && Model->Kind == TypeKind::Owner)
    seeOwner(Object, Model->method(methodName(*Method)));
}

/// The owner may be (part of) an element, or own a container, unless it is a
/// variable.
void Glance::seeOwner(const Expr *Object, const Effects *Does) {
  if (!Does || Does->Owns != Ownership::Replace || Out.Ends)
    return;
  const auto *Ref = dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts());
  Out.Ends = !Ref || Ref->getDecl()->getType()->isReferenceType();
}

void Glance::seeFunction(const Effects &Does,
                         llvm::ArrayRef<const Expr *> Args) {
  auto Container = [&](const std::optional<unsigned> &N) {
    return N && *N < Args.size() && Types.container(objectType(Args[*N]));
  };
  if (Does.Moves && Container(Does.Passes))
    Out.Invalidates = true;
  Out.Handles |= Container(Does.Visits);
  if (Container(Does.On))
    seeContainer(Args[*Does.On], &Does);
}

void Glance::seeCallee(const FunctionDecl *Callee) {
  const FunctionDecl *Definition = nullptr;
  if (!Callee || Callee->isDependentContext() || !Callee->hasBody(Definition) ||
      Definition->isImplicit() ||
      SM.isInSystemHeader(SM.getExpansionLoc(Definition->getLocation())))
    return;
  if (!llvm::is_contained(Out.Callees, Definition))
    Out.Callees.push_back(Definition);
}

/// An object of the type ends here.
void Glance::seeDestructor(QualType Type) {
  if (const CXXDestructorDecl *Destructor = writtenDestructor(Type))
    return seeCallee(Destructor);
  if (Type.isNull())
    return;
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (Record && Record->hasDefinition() && Record->hasUserDeclaredDestructor())
    Out.Opens |= mayReenter(Record->getDestructor(), {});
}

void Glance::seeCall(const CallExpr *Call) {
  bool Sure = false;
  const FunctionDecl *Callee = calleeOf(*Call, Sure);
  llvm::SmallVector<const Expr *, 4> Args(Call->arguments());
  Out.Opens |= mayReenter(Callee, Args, Sure);
  if (!Callee)
    return;
  Out.Checks |= Callee->isNoReturn();
  if (const Effects *Does = Types.called(*Call, Args))
    seeFunction(*Does, Args);
  else if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee))
    seeMethod(Method, Call);
  seeCallee(Callee);
}

void Glance::see(const Stmt *S) {
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    seeCall(Call);
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
    Out.Opens |= mayReenter(Construct->getConstructor(), {});
    seeCallee(Construct->getConstructor());
  } else if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const FunctionDecl *Body : instancesOf(*Lambda->getCallOperator()))
      seeCallee(Body);
  } else if (const auto *Delete = dyn_cast<CXXDeleteExpr>(S)) {
    Out.Ends = true;
    seeDestructor(Delete->getDestroyedType());
  } else if (isa<CXXThrowExpr>(S)) {
    Out.Checks = true;
  } else if (const auto *Member = dyn_cast<MemberExpr>(S)) {
    Out.Takes |= isa<CXXThisExpr>(Member->getBase()->IgnoreImpCasts()) &&
                 isa<FieldDecl>(Member->getMemberDecl()) &&
                 Types.isIterator(Member->getType());
  } else if (const auto *Decls = dyn_cast<DeclStmt>(S)) {
    for (const Decl *D : Decls->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D))
        seeDestructor(Var->getType());
  }
}

/// A lambda that may hold what leads to an element.
static bool capturesHandle(const FunctionDecl &Function, TypeModels &Types) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !Method->getParent()->isLambda())
    return false;
  return llvm::any_of(
      Method->getParent()->captures(), [&](const LambdaCapture &C) {
        QualType Type =
            C.capturesVariable() ? C.getCapturedVar()->getType() : QualType();
        return !Type.isNull() &&
               (Type->isReferenceType() || Type->isPointerType() ||
                Types.isIterator(Type));
      });
}

/// A lambda that says something about a pair, as erase_if is given one.
static bool isPredicateOfElements(const FunctionDecl &Function,
                                  TypeModels &Types) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !Method->getParent()->isLambda() ||
      Method->getNumParams() != 1 || !Method->getReturnType()->isBooleanType())
    return false;
  const TypeModel *Model =
      Types.of(Method->getParamDecl(0)->getType().getNonReferenceType());
  return Model && Model->Kind == TypeKind::Record;
}

Glimpse maplint::glance(const FunctionDecl &Function, TypeModels &Types) {
  Glimpse Out;
  Glance Look(Function, Types, Out);
  for (const ParmVarDecl *Param : Function.parameters())
    Out.Takes |= Types.isIterator(Param->getType().getNonReferenceType());
  llvm::SmallVector<const Stmt *, 64> Work{Function.getBody()};
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      Work.push_back(Init->getInit());
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S)
      continue;
    Look.see(S);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
      Work.push_back(Lambda->getBody());
    else
      Work.append(S->child_begin(), S->child_end());
  }
  auto MayTell = [](const ParmVarDecl *P) {
    QualType Type = P->getType().getNonReferenceType();
    return Type->isBooleanType() || Type->isPointerType();
  };
  auto IsTruth = [](const ParmVarDecl *P) {
    return P->getType()->isBooleanType();
  };
  // bool expect(bool condition) { if (!condition) log(); return condition; }
  bool Repeats = Function.getReturnType()->isBooleanType() &&
                 llvm::any_of(Function.parameters(), IsTruth);
  Out.Checks =
      Repeats || (Out.Checks &&
                  (Out.Takes || llvm::any_of(Function.parameters(), MayTell)));
  Out.Takes |=
      isPredicateOfElements(Function, Types) || capturesHandle(Function, Types);
  Out.Asks &=
      Function.getReturnType()->isIntegralType(Function.getASTContext());
  return Out;
}
