//===- LowerOperator.cpp - Calls of overloaded operators ------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace maplint;

bool maplint::isHidden(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Ref && Ref->getDecl()->isImplicit();
}

ValueId Lowering::iteratorOperator(const CXXOperatorCallExpr *E, bool &Done) {
  const Expr *Self = E->getArg(0);
  Done = true;
  switch (E->getOperator()) {
  case OO_Star:
  case OO_Arrow: {
    ValueId V = unary(FactKind::Deref, content(Self), E);
    if (V) {
      Out.Facts.back().Iterator = true;
      Out.Facts.back().Nested = isHandle(E->getType());
      Out.Facts.back().Hidden = isHidden(Self);
      Out.Facts.back().ObjectRange = Self->getSourceRange();
    }
    return E->getOperator() == OO_Star ? viewedPart(V, Self, E) : V;
  }
  case OO_PlusPlus:
  case OO_MinusMinus: {
    ValueId Cell = value(Self);
    if (!Cell)
      return 0;
    bool Postfix = E->getNumArgs() == 2;
    Fact &F = emit(FactKind::Advance, E);
    F.Args = {Cell};
    F.Postfix = Postfix;
    F.Way =
        E->getOperator() == OO_PlusPlus ? Motion::Forward : Motion::Backward;
    F.Iterator = true;
    F.Hidden = isHidden(Self);
    F.ObjectRange = Self->getSourceRange();
    ValueId V = result(F);
    return Postfix ? V : Cell;
  }
  case OO_Plus:
  case OO_Minus:
    if (Types.isIterator(E->getType())) {
      ValueId V = unary(FactKind::Step, content(Self), E);
      return V;
    }
    break;
  default:
    break;
  }
  Done = false;
  return 0;
}

/// Does assigning an object of this class just copy its content?
static bool assignsContent(const CXXMethodDecl *Method) {
  return Method && (Method->isCopyAssignmentOperator() ||
                    Method->isMoveAssignmentOperator());
}

void Lowering::sequenceRightFirst(const Expr *Left, const Expr *Right) {
  // C++17 [expr.ass]/1: the right operand is sequenced before the left one;
  // the CFG visits the arguments of an overloaded = in their order.
  auto Subtree = [](const Expr *Root) {
    llvm::DenseSet<const Stmt *> Set;
    llvm::SmallVector<const Stmt *, 16> Work{Root};
    while (!Work.empty()) {
      const Stmt *S = Work.pop_back_val();
      if (!S || !Set.insert(S).second || isa<LambdaExpr>(S))
        continue;
      Work.append(S->child_begin(), S->child_end());
    }
    return Set;
  };
  auto InLeft = Subtree(Left), InRight = Subtree(Right);
  auto Is = [](const llvm::DenseSet<const Stmt *> &Set) {
    return [&Set](const Emitted &E) { return Set.contains(E.Origin); };
  };
  auto L = llvm::find_if(InBlock, Is(InLeft));
  auto R = llvm::find_if(InBlock, Is(InRight));
  if (L == InBlock.end() || R == InBlock.end() || R->Begin <= L->Begin)
    return;
  auto End = std::find_if_not(R, InBlock.end(), Is(InRight));
  auto &Facts = Out.Blocks[Current].Facts;
  size_t EndFact = End == InBlock.end() || End->Begin > Facts.size()
                       ? Facts.size()
                       : End->Begin;
  std::rotate(Facts.begin() + L->Begin, Facts.begin() + R->Begin,
              Facts.begin() + EndFact);
}

/// The containers in an object that is assigned are assigned.
void Lowering::assignContainers(const CXXOperatorCallExpr *E, ValueId To,
                                const Expr *Right) {
  for (const FieldDecl *Field : Types.containersIn(E->getArg(0)->getType())) {
    ValueId Mine = part(To, Field, E);
    ValueId Other = Right->isXValue() ? part(value(Right), Field, E) : 0;
    Fact &F = emit(FactKind::Assign, E);
    F.Args = {Mine, Other};
    F.Type = Types.container(Field->getType());
    F.ObjectRange = E->getArg(0)->getSourceRange();
  }
}

ValueId Lowering::assignment(const CXXOperatorCallExpr *E) {
  const Expr *Left = E->getArg(0), *Right = E->getArg(1);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(E->getDirectCallee());
  ValueId Cell = value(Left);
  if (const TypeModel *Model = Types.container(objectType(Left))) {
    ValueId From = value(Right);
    Fact &F = emit(FactKind::Assign, E);
    F.Args = {Cell, Right->isXValue() && Types.container(Right->getType())
                        ? From
                        : 0};
    F.Type = Model;
    F.ObjectRange = Left->getSourceRange();
    return Cell;
  }
  if (const TypeModel *Model = Types.of(objectType(Left));
      Cell && Model && Model->Kind == TypeKind::Owner) {
    const Effects *Does = Model->method(methodName(*E->getDirectCallee()));
    value(Right); // before the old object ends
    lookThrough(Right);
    if (Does && Does->Owns == Ownership::Replace)
      replace(Cell, *Model, E, Left);
  }
  const TypeModel *Wrapper = Types.of(objectType(Left));
  bool Wraps = Wrapper && isWrapped(*Wrapper, Right->getType());
  if (!assignsContent(Method) && !Wraps) {
    unknownCall(E, E->getDirectCallee(), Left, {Right});
    return Cell;
  }
  ValueId Content = content(Right);
  if (Method->isDefaulted())
    assignContainers(E, Cell, Right);
  store(Cell, Content, E, Left->getSourceRange());
  if (Right->isXValue() && Types.of(Left->getType())) {
    ValueId From = value(Right);
    if (From && Cell) {
      Fact &F = emit(FactKind::Transfer, E);
      F.Args = {From, Cell};
    }
  }
  return Cell;
}

/// A comparison is told by its left side, if that is the name of something.
static bool isHandleRef(const Expr *E) {
  return isa<DeclRefExpr, MemberExpr>(E->IgnoreParenImpCasts());
}

static CompareOp comparison(OverloadedOperatorKind Op) {
  return CXXOperatorCallExpr::isComparisonOp(Op)
             ? compareOp(BinaryOperator::getOverloadedOpcode(Op))
             : CompareOp::Other;
}

/// The `->` whose result is a proxy with a `->` of its own ([over.ref]).
static const CXXOperatorCallExpr *proxyArrow(const CXXOperatorCallExpr *E) {
  if (E->getOperator() != OO_Arrow)
    return nullptr;
  const Expr *Self = E->getArg(0)->IgnoreUnlessSpelledInSource();
  const auto *Inner = dyn_cast<CXXOperatorCallExpr>(Self);
  return Inner && Inner->getOperator() == OO_Arrow ? Inner : nullptr;
}

ValueId Lowering::VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *E) {
  const FunctionDecl *Callee = E->getDirectCallee();
  OverloadedOperatorKind Op = E->getOperator();
  const Expr *Self = E->getArg(0);
  if (const CXXOperatorCallExpr *Inner = proxyArrow(E))
    return value(Inner);
  llvm::SmallVector<const Expr *, 4> Given;
  if (const Effects *Does = Types.called(*E, Given))
    return modelledCall(E, *Does, Given);
  if (ValueId View = rangeView(E, Given))
    return View;
  if (Op == OO_Equal && E->getNumArgs() == 2) {
    sequenceRightFirst(Self, E->getArg(1));
    return assignment(E);
  }
  if (CompareOp Cmp = comparison(Op);
      Cmp != CompareOp::Other && E->getNumArgs() == 2) {
    ValueId A = content(Self), B = content(E->getArg(1));
    lookThrough(Self);
    lookThrough(E->getArg(1));
    bool Swap = Op == OO_Greater || Op == OO_GreaterEqual;
    ValueId V = Swap ? compare(Cmp, B, A, E) : compare(Cmp, A, B, E);
    Out.Facts.back().Iterator = Types.isIterator(objectType(Self));
    Out.Facts.back().Hidden = isHidden(Self);
    if (isHandleRef(Self))
      Out.Facts.back().ObjectRange = Self->getSourceRange();
    return V;
  }
  if (const TypeModel *Model = Types.of(objectType(Self)); Model && Callee) {
    llvm::SmallVector<const Expr *, 2> Args;
    for (unsigned I = 1; I < E->getNumArgs(); ++I)
      Args.push_back(E->getArg(I));
    const Effects *Does = Model->method(methodName(*Callee));
    if (Does && Model->Kind == TypeKind::Container)
      return containerCall(E, Callee, *Model, *Does, Self, Args);
    if (Does && Does->Owns == Ownership::Interior &&
        Model->Kind == TypeKind::View)
      return viewCall(E, *Model, Does, Self, Args);
    if (Does && (Does->Owns == Ownership::Interior ||
                 Does->Owns == Ownership::Absence))
      return ownerCall(E, *Model, *Does, Self, Args);
  }
  if (Types.isIterator(objectType(Self))) {
    bool Done = false;
    ValueId V = iteratorOperator(E, Done);
    if (Done)
      return V;
  }
  llvm::SmallVector<const Expr *, 3> Args(E->arguments());
  if (isa_and_nonnull<CXXMethodDecl>(Callee) &&
      !cast<CXXMethodDecl>(Callee)->isStatic()) {
    ValueId V = unknownCall(E, Callee, Self, llvm::ArrayRef(Args).drop_front());
    // A const std::function may hold what changes anything.
    const TypeModel *Model = Types.of(objectType(Self));
    const Effects *Does = Model ? Model->method(methodName(*Callee)) : nullptr;
    Out.Facts.back().Const &= !Does || Does->Task != TaskVerb::RunNow;
    return V;
  }
  return unknownCall(E, Callee, nullptr, Args);
}
