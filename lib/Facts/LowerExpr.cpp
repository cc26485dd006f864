//===- LowerExpr.cpp - Members, constants, loads and stores ---------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVectorExtras.h"

using namespace clang;
using namespace maplint;

namespace {
/// On-demand lowering goes no deeper than this; below it, values are unknown.
constexpr unsigned MaxDepth = 48;
} // namespace

const Expr *maplint::transparent(const Expr *E) {
  while (E) {
    if (const auto *P = dyn_cast<ParenExpr>(E))
      E = P->getSubExpr();
    else if (const auto *F = dyn_cast<FullExpr>(E))
      E = F->getSubExpr();
    else if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
      E = B->getSubExpr();
    else if (const auto *S = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
      E = S->getReplacement();
    else if (const auto *R = dyn_cast<CXXRewrittenBinaryOperator>(E))
      E = R->getSemanticForm();
    else if (const auto *D = dyn_cast<CXXDefaultInitExpr>(E))
      E = D->getExpr();
    else if (const auto *O = dyn_cast<OpaqueValueExpr>(E);
             O && O->getSourceExpr())
      E = O->getSourceExpr();
    else
      break;
  }
  return E;
}

QualType maplint::objectType(const Expr *Object) {
  QualType Type = Object->IgnoreParenImpCasts()->getType();
  return Type->isPointerType() ? Type->getPointeeType() : Type;
}

void Lowering::beginBlock(const CFGBlock &Block) {
  CfgBlock = &Block;
  Current = Block.getBlockID();
  InBlock.clear();
}

void Lowering::element(const Stmt *S) {
  if (const auto *E = dyn_cast<Expr>(S)) {
    S = transparent(E);
    if (Memo.count(S))
      return;
    InBlock.push_back({S, Out.Blocks[Current].Facts.size()});
    ValueId V = Visit(S);
    Memo[S] = V;
    return;
  }
  Visit(S);
}

ValueId Lowering::value(const Expr *E) {
  E = transparent(E);
  if (!E)
    return 0;
  auto It = Memo.find(E);
  ValueId V = It != Memo.end() ? It->second : 0;
  if (It == Memo.end()) {
    if (Elements.contains(E) || Depth >= MaxDepth)
      return 0;
    ++Depth;
    V = Visit(E);
    --Depth;
    Memo[E] = V;
  }
  if (V && DefinedIn.lookup(V) != Current) {
    if (Out.CrossesBlocks.size() <= V)
      Out.CrossesBlocks.resize(V + 1);
    Out.CrossesBlocks[V] = true;
  }
  return V;
}

ValueId Lowering::content(const Expr *E) {
  E = transparent(E);
  if (!E)
    return 0;
  if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
    return content(M->getSubExpr());
  if (const auto *C = dyn_cast<CastExpr>(E))
    if (C->getCastKind() == CK_NoOp || C->getCastKind() == CK_DerivedToBase ||
        C->getCastKind() == CK_UncheckedDerivedToBase)
      return content(C->getSubExpr());
  ValueId V = value(E);
  if (!V || !E->isGLValue() || isa<StringLiteral>(E))
    return V;
  return load(V, E, E->getType().isConstQualified());
}

ValueId Lowering::condition(const Expr *E) {
  E = transparent(E);
  while (const auto *B = dyn_cast_or_null<BinaryOperator>(E)) {
    // The last operand decides, the earlier ones have blocks of their own;
    // unless the CFG needed the value, to destroy temporaries by it.
    if (!B->isLogicalOp() || Memo.count(B))
      break;
    E = transparent(B->getRHS());
  }
  return E ? content(E) : 0;
}

Fact &Lowering::emit(FactKind Kind, const Stmt *Origin) {
  Fact &F = Out.Facts.emplace_back();
  F.Kind = Kind;
  if (Origin)
    F.Range = F.ObjectRange = Origin->getSourceRange();
  Out.Blocks[Current].Facts.push_back(Out.Facts.size() - 1);
  // The next value, should this fact have one, is born in this block.
  DefinedIn[Out.Values] = Current;
  return F;
}

ValueId Lowering::unary(FactKind Kind, ValueId A, const Expr *Origin) {
  if (!A)
    return 0;
  Fact &F = emit(Kind, Origin);
  F.Args = {A};
  return result(F);
}

/// A value that is no more than its \p Parts: a record, or an operator with its
/// operands.
ValueId Lowering::pure(llvm::ArrayRef<ValueId> Parts, const Expr *Origin) {
  Fact &F = emit(FactKind::Pure, Origin);
  F.Args.assign(Parts.begin(), Parts.end());
  return result(F);
}

ValueId Lowering::constant(std::string Text, const Expr *Origin) {
  Fact &F = emit(FactKind::Constant, Origin);
  F.Text = std::move(Text);
  return result(F);
}

ValueId Lowering::address(const ValueDecl *D, const Expr *Origin) {
  Fact &F = emit(FactKind::Address, Origin);
  F.Decl = cast<ValueDecl>(D->getCanonicalDecl());
  return result(F);
}

/// Do calls leave an object of this type as it is? Pointers and references are
/// re-seated so rarely by a callee that assuming otherwise only loses defects.
static bool isSteady(QualType Type) {
  return Type->isReferenceType() || Type->isPointerType() ||
         Type.isConstQualified();
}

ValueId Lowering::load(ValueId Address, const Expr *Origin, bool Steady) {
  if (!Address)
    return 0;
  Fact &F = emit(FactKind::Load, Origin);
  F.Args = {Address};
  F.Steady = Steady;
  return result(F);
}

void Lowering::store(ValueId Address, ValueId Content, const Stmt *Origin,
                     SourceRange Object) {
  if (!Address)
    return;
  Fact &F = emit(FactKind::Store, Origin);
  F.Args = {Address, Content};
  F.ObjectRange = Object;
}

ValueId Lowering::VisitExpr(const Expr *E) {
  std::string Text = constantText(E);
  if (!Text.empty())
    return constant(std::move(Text), E);
  return result(emit(FactKind::Unknown, E));
}

/// T *(), or {} for a pointer.
static bool isEmptyPointer(const Expr *E) {
  const auto *List = dyn_cast<InitListExpr>(E);
  return !E->getType().isNull() && E->getType()->isPointerType() &&
         (List ? List->getNumInits() == 0
               : isa<ImplicitValueInitExpr, CXXScalarValueInitExpr>(E));
}

std::string Lowering::constantText(const Expr *E) const {
  E = transparent(E);
  while (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(E))
    E = transparent(Cast->getSubExpr()); // a case label: 0 as an unsigned
  if (const auto *S = dyn_cast<StringLiteral>(E))
    return S->isUnevaluated() ? std::string()
                              : ("\"" + S->getBytes() + "\"").str();
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(E) || isEmptyPointer(E))
    return "null";
  if (const auto *B = dyn_cast<CXXBoolLiteralExpr>(E))
    return B->getValue() ? "1" : "0";
  if (const auto *I = dyn_cast<IntegerLiteral>(E))
    return llvm::toString(I->getValue(), 10, /*Signed=*/false);
  if (const auto *C = dyn_cast<CharacterLiteral>(E))
    return std::to_string(C->getValue());
  if (const auto *Minus = dyn_cast<UnaryOperator>(E))
    if (const auto *I = dyn_cast<IntegerLiteral>(
            Minus->getSubExpr()->IgnoreParenImpCasts());
        I && Minus->getOpcode() == UO_Minus)
      return "-" + constantText(I);
  return {};
}

std::string Lowering::caseText(const Expr *E) const {
  Expr::EvalResult Result;
  if (!E || E->isValueDependent() || !E->EvaluateAsInt(Result, Ctx))
    return {};
  return llvm::toString(Result.Val.getInt(), 10);
}

ValueId Lowering::VisitCXXThisExpr(const CXXThisExpr *E) {
  return result(emit(FactKind::This, E));
}

ValueId Lowering::VisitDeclRefExpr(const DeclRefExpr *E) {
  const ValueDecl *D = E->getDecl();
  if (const auto *Enum = dyn_cast<EnumConstantDecl>(D))
    return constant(llvm::toString(Enum->getInitVal(), 10), E);
  if (const auto *Binding = dyn_cast<BindingDecl>(D))
    return binding(Binding, E);
  const auto *Var = dyn_cast<VarDecl>(D);
  if (!Var)
    return 0;
  ValueId V = address(Var, E);
  if (!Var->getType()->isReferenceType())
    return V;
  V = load(V, E, true);
  Out.Facts.back().Reference = true;
  return V;
}

ValueId Lowering::part(ValueId Base, const ValueDecl *Member,
                       const Expr *Origin) {
  if (!Base)
    return 0;
  Fact &F = emit(FactKind::Part, Origin);
  F.Args = {Base};
  if (std::optional<unsigned> Index = Types.part(*Member))
    F.Index = *Index;
  else
    F.Decl = cast<ValueDecl>(Member->getCanonicalDecl());
  F.Steady = isSteady(Member->getType());
  return result(F);
}

ValueId Lowering::VisitMemberExpr(const MemberExpr *E) {
  const ValueDecl *D = E->getMemberDecl();
  if (isa<VarDecl>(D))
    return address(D, E); // a static data member
  const auto *Field = dyn_cast<FieldDecl>(D);
  if (!Field)
    return 0;
  ValueId V = part(value(E->getBase()), Field, E);
  if (V)
    Out.Facts.back().Needs = E->isArrow();
  if (V && Field->getType()->isReferenceType()) {
    V = load(V, E, true);
    Out.Facts.back().Reference = true;
  }
  return V;
}

ValueId Lowering::VisitCastExpr(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getCastKind()) {
  case CK_LValueToRValue:
    return load(value(Sub), E, isSteady(Sub->getType()));
  case CK_ToVoid:
    value(Sub);
    return 0;
  case CK_NullToPointer:
    return constant("null", E);
  default:
    return value(Sub);
  }
}

ValueId
Lowering::VisitMaterializeTemporaryExpr(const MaterializeTemporaryExpr *E) {
  ValueId V = value(E->getSubExpr());
  if (E->getSubExpr()->isGLValue())
    return V;
  Fact &F = emit(FactKind::Temporary, E);
  F.Args = {V};
  F.Steady = E->getExtendingDecl() != nullptr;
  return Temporaries[transparent(E->getSubExpr())] = result(F);
}

/// Do the initialisers of a list stand for the members, in their order?
static bool isAggregate(QualType Type) {
  const auto *Record = Type->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && Record->isAggregate() &&
         !Record->isUnion() && Record->getNumBases() == 0;
}

ValueId Lowering::VisitInitListExpr(const InitListExpr *E) {
  if (E->getNumInits() == 1 && E->isGLValue()) // T &r{m[k]}
    return value(E->getInit(0));
  if (E->getNumInits() == 1 && !isAggregate(E->getType()))
    return content(E->getInit(0));
  if (std::string Text = constantText(E); !Text.empty())
    return constant(std::move(Text), E);
  // A glvalue is what a reference member is bound to.
  auto Content = [&](const Expr *Init) {
    return Init->isGLValue() ? value(Init) : content(Init);
  };
  return pure(llvm::map_to_vector(E->inits(), Content), E);
}

ValueId Lowering::VisitArraySubscriptExpr(const ArraySubscriptExpr *E) {
  ValueId Base = value(E->getBase()), Index = content(E->getIdx());
  if (!Base)
    return 0;
  Fact &F = emit(FactKind::Subscript, E);
  F.Args = {Base, Index};
  return result(F);
}

ValueId Lowering::VisitCXXDeleteExpr(const CXXDeleteExpr *E) {
  ValueId Pointer = content(E->getArgument());
  if (!Pointer)
    return 0;
  Fact &F = emit(FactKind::Delete, E);
  F.Args = {Pointer};
  F.ObjectRange = E->getArgument()->getSourceRange();
  return 0;
}

ValueId Lowering::VisitReturnStmt(const ReturnStmt *S) {
  const Expr *E = S->getRetValue();
  if (!E)
    return 0;
  ValueId V = value(E);
  if (!V)
    return 0;
  Fact &F = emit(FactKind::Return, S);
  F.Args = {V};
  F.ObjectRange = E->getSourceRange();
  F.Reference = Out.Function->getReturnType()->isReferenceType();
  F.Iterator = Types.isIterator(E->getType());
  return 0;
}
