//===- LowerDecl.cpp - Variables, bindings, initialisers, scopes ----------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "Reentry.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace maplint;

/// The member that the \p N th structured binding of \p Record names, or null.
static const FieldDecl *bindingField(const CXXRecordDecl *Record, unsigned N) {
  if (!Record || !Record->hasDefinition())
    return nullptr;
  for (const FieldDecl *F : Record->fields())
    if (!F->isUnnamedBitField() && N-- == 0)
      return F;
  return nullptr;
}

ValueId Lowering::binding(const BindingDecl *Binding, const Expr *Origin) {
  const auto *Whole = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
  if (!Whole)
    return 0;
  unsigned N = 0;
  for (const BindingDecl *B : cast<DecompositionDecl>(Whole)->bindings()) {
    if (B == Binding)
      break;
    ++N;
  }
  ValueId V = address(Whole, Origin);
  QualType Type = Whole->getType();
  if (Type->isReferenceType()) {
    V = load(V, Origin, true);
    Out.Facts.back().Reference = true;
    Type = Type->getPointeeType();
  }
  if (const FieldDecl *F = bindingField(Type->getAsCXXRecordDecl(), N))
    V = part(V, F, Origin);
  else {
    Fact &P = emit(FactKind::Part, Origin);
    P.Args = {V};
    P.Index = N;
    V = result(P);
  }
  if (Binding->getType()->isReferenceType()) {
    V = load(V, Origin, true);
    Out.Facts.back().Reference = true;
  }
  return V;
}

void Lowering::temporaryEnd(const CXXBindTemporaryExpr *E) {
  ValueId V = Temporaries.lookup(transparent(E));
  if (!V)
    return;
  if (DefinedIn.lookup(V) != Current) {
    Out.CrossesBlocks.resize(std::max<size_t>(Out.CrossesBlocks.size(), V + 1));
    Out.CrossesBlocks[V] = true;
  }
  Fact &F = emit(FactKind::ScopeEnd, E);
  F.Args = {V};
}

void Lowering::bindReference(const VarDecl *Var) {
  const Expr *Init = Var->getInit();
  ValueId Referee = value(Init);
  if (const auto *E = transparent(Init); Referee && E->isPRValue()) {
    Fact &F = emit(FactKind::Temporary, Init);
    F.Args = {Referee};
    F.Steady = true;
    Referee = result(F);
  }
  store(address(Var, nullptr), Referee, Init, Var->getSourceRange());
}

/// The moved-from container of `T v = std::move(c)`, or null.
static const Expr *movedFrom(const Expr *Init) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(transparent(Init));
  if (!C || C->getNumArgs() == 0 || !C->getConstructor()->isMoveConstructor())
    return nullptr;
  const Expr *Source = transparent(C->getArg(0));
  return Source && Source->isXValue() ? Source : nullptr;
}

void Lowering::announceGuards(const DeclStmt &S) {
  for (const Decl *D : S.decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    const Expr *Init = Var && Var->hasLocalStorage() ? Var->getInit() : nullptr;
    const auto *Construct =
        dyn_cast_or_null<CXXConstructExpr>(Init ? transparent(Init) : nullptr);
    if (Construct && writtenDestructor(Var->getType()) &&
        Construct->getConstructor()->isUserProvided())
      Guards[Construct] = Var;
  }
}

const InitListExpr *maplint::listedElements(const Expr *Init) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(transparent(Init));
  const Expr *Argument =
      C && C->getNumArgs() > 0 ? transparent(C->getArg(0)) : nullptr;
  const auto *List = dyn_cast_or_null<CXXStdInitializerListExpr>(Argument);
  const auto *Array = dyn_cast_or_null<MaterializeTemporaryExpr>(
      List ? transparent(List->getSubExpr()) : nullptr);
  return Array ? dyn_cast<InitListExpr>(transparent(Array->getSubExpr()))
               : nullptr;
}

/// A container that is made with elements has them.
void Lowering::insertElements(const VarDecl *Var) {
  static constexpr Effects Inserted = [] {
    Effects Out;
    Out.Insertion = Inserts::Argument;
    return Out;
  }();
  const TypeModel *Model = Types.container(Var->getType());
  const InitListExpr *List = Model ? listedElements(Var->getInit()) : nullptr;
  if (!List)
    return;
  for (const Expr *Element : List->inits().take_front(MaxFollowed)) {
    ValueId Key = keyOfValue(*Model, Element);
    ValueId Container = address(Var, nullptr);
    Fact &F = emit(FactKind::Insert, Element);
    F.Args = {Container, Key};
    F.Does = &Inserted;
    F.Type = Model;
    F.ObjectRange = Var->getSourceRange();
    F.Discarded = true;
    result(F);
  }
}

void Lowering::initialise(const VarDecl *Var) {
  if (Var->getType()->isReferenceType())
    return bindReference(Var);
  if (Guards.contains(transparent(Var->getInit()))) {
    value(Var->getInit()); // the constructor stores what there is to store
    return;
  }
  const Expr *Source = movedFrom(Var->getInit());
  if (Source && Types.container(Var->getType())) {
    ValueId From = value(Source), To = address(Var, nullptr);
    Fact &F = emit(FactKind::Assign, Var->getInit());
    F.Args = {To, From};
    F.ObjectRange = Source->getSourceRange();
    return;
  }
  ValueId Content = content(Var->getInit());
  store(address(Var, nullptr), Content, Var->getInit(),
        SourceRange(Var->getLocation()));
  insertElements(Var);
  if (Source && Types.of(Var->getType())) {
    // unique_ptr and its like: what the source owned lives on here.
    ValueId From = value(Source), To = address(Var, nullptr);
    Fact &F = emit(FactKind::Transfer, Var->getInit());
    F.Args = {From, To};
  }
}

ValueId Lowering::VisitDeclStmt(const DeclStmt *S) {
  for (const Decl *D : S->decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var || !Var->getInit() || Var->isStaticLocal() ||
        Var->getType().isNull() || Holding.contains(Var))
      continue;
    initialise(Var);
    // binding() goes to the decomposed object itself.
    if (const auto *Whole = dyn_cast<DecompositionDecl>(Var))
      for (const BindingDecl *B : Whole->bindings())
        if (const VarDecl *Held = B->getHoldingVar())
          Holding.insert(Held);
  }
  return 0;
}

void Lowering::initializer(const CXXCtorInitializer *Init) {
  const FieldDecl *Field = Init->getAnyMember();
  if (!Field || !Init->getInit())
    return;
  ValueId V = Field->getType()->isReferenceType() ? value(Init->getInit())
                                                  : content(Init->getInit());
  Fact &T = emit(FactKind::This, Init->getInit());
  ValueId Object = result(T);
  store(part(Object, Field, Init->getInit()), V, Init->getInit(),
        SourceRange(Init->getSourceLocation()));
}

void Lowering::scopeEnd(const VarDecl *Var) {
  guardEnd(Var);
  Fact &F = emit(FactKind::ScopeEnd, nullptr);
  F.Decl = cast<ValueDecl>(Var->getCanonicalDecl());
}
