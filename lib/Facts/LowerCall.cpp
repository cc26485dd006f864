//===- LowerCall.cpp - Calls, constructors, owners and views --------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace maplint;

namespace {
/// Getters of getters are followed this deep.
constexpr unsigned MaxGetterDepth = 4;
} // namespace

std::string maplint::methodName(const FunctionDecl &Method) {
  if (isa<CXXConstructorDecl>(Method))
    return "constructor";
  if (isa<CXXDestructorDecl>(Method))
    return "destructor";
  if (isa<CXXConversionDecl>(Method))
    return "conversion";
  return Method.getNameAsString();
}

/// How \p Param receives its argument. Unknown types are read, never written.
static Passing passing(QualType Param) {
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

/// Parameter \p I of \p Callee; a forwarding reference (T &&) counts as a const
/// one: who forwards rarely writes.
static QualType paramType(const FunctionDecl *Callee, unsigned I,
                          const Expr *Arg) {
  if (!Callee || I >= Callee->getNumParams())
    return Arg->getType();
  QualType Type = Callee->getParamDecl(I)->getType();
  const FunctionTemplateDecl *Template = Callee->getPrimaryTemplate();
  if (!Template || !Type->isReferenceType())
    return Type;
  const FunctionDecl *Pattern = Template->getTemplatedDecl();
  // A pack stands for all the parameters from its place on.
  unsigned N = std::min(I, Pattern->getNumParams() - 1);
  QualType Written = Pattern->getParamDecl(N)->getType();
  if (const auto *Pack = Written->getAs<PackExpansionType>())
    Written = Pack->getPattern();
  const auto *Reference = Written->getAs<RValueReferenceType>();
  if (!Reference || !isa<TemplateTypeParmType>(Reference->getPointeeType()))
    return Type;
  ASTContext &Ctx = Callee->getASTContext();
  return Ctx.getLValueReferenceType(
      Type.getNonReferenceType().withConst());
}

Operand Lowering::operand(const Expr *Arg, QualType Param) {
  Operand O;
  O.Range = Arg->getSourceRange();
  O.How = passing(Param);
  const Expr *Peeled = transparent(Arg);
  if (O.How == Passing::Value && Types.container(Arg->getType()))
    if (const auto *C = dyn_cast<CXXConstructExpr>(Peeled);
        C && C->getNumArgs() == 1 && C->getConstructor()->isMoveConstructor()) {
      O.Value = value(C->getArg(0));
      O.How = Passing::Sink;
      return O;
    }
  O.Value = value(Arg);
  return O;
}

/// Is a call of \p Callee with equal arguments sure to give an equal result?
static bool isPure(const FunctionDecl *Callee) {
  if (!Callee)
    return false;
  QualType Result = Callee->getReturnType();
  if (Result->isVoidType())
    return false;
  // A getter of a reference gives the same object each time; one of a pointer
  // may be a factory.
  if (Result->isLValueReferenceType())
    return true;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee))
    return Method->isInstance() ? Method->isConst() : Callee->isConstexpr();
  return Callee->isConstexpr() || Callee->hasAttr<ConstAttr>() ||
         Callee->hasAttr<PureAttr>();
}

ValueId Lowering::unknownCall(const Expr *E, const FunctionDecl *Callee,
                              const Expr *Object,
                              llvm::ArrayRef<const Expr *> Args) {
  llvm::SmallVector<Operand, 4> Operands;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  // A lambda's operator() is const, what it captures by reference is not.
  bool Const =
      Method && Method->isConst() && !Method->getParent()->isLambda();
  if (Object) {
    Operand O;
    O.Range = Object->getSourceRange();
    O.How = Const ? Passing::ConstRef : Passing::MutableRef;
    O.Value = value(Object);
    Operands.push_back(O);
  }
  for (auto [I, Arg] : llvm::enumerate(Args)) {
    if (isa<CXXDefaultArgExpr>(Arg))
      continue;
    QualType Param = paramType(Callee, I, Arg);
    if (!Param->isDependentType())
      Operands.push_back(operand(Arg, Param));
  }
  Fact &F = emit(FactKind::Call, E);
  F.Decl = Callee;
  F.Operands.assign(Operands.begin(), Operands.end());
  F.OwnObject = Object != nullptr;
  F.Const = Const || (Callee && Callee->isConstexpr() && !Method);
  F.Steady = isPure(Callee);
  F.Discarded = Discarded.contains(E);
  F.Iterator = Callee && Types.isIterator(Callee->getReturnType());
  return result(F);
}

/// The expression a getter returns, if returning it is all the getter does.
static const Expr *getterExpr(const FunctionDecl *Callee) {
  const FunctionDecl *Definition = nullptr;
  if (!Callee || !Callee->hasBody(Definition) ||
      Definition->hasSkippedBody() || Definition->isDependentContext())
    return nullptr;
  if (const auto *M = dyn_cast<CXXMethodDecl>(Callee);
      M && M->isVirtual() && !M->hasAttr<FinalAttr>())
    return nullptr;
  QualType Result = Callee->getReturnType();
  if (!Result->isReferenceType() && !Result->isPointerType())
    return nullptr;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Definition->getBody());
  if (!Body || Body->size() != 1)
    return nullptr;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_front());
  return Return ? Return->getRetValue() : nullptr;
}

ValueId Lowering::getterPath(const Expr *E, ValueId Object, const Expr *Origin,
                             unsigned Level) {
  E = transparent(E);
  if (!E || Level > MaxGetterDepth * 4)
    return 0;
  if (isa<CXXThisExpr>(E))
    return Object;
  if (const auto *C = dyn_cast<CastExpr>(E)) {
    ValueId V = getterPath(C->getSubExpr(), Object, Origin, Level + 1);
    return V && C->getCastKind() == CK_LValueToRValue
               ? load(V, Origin, C->getType()->isPointerType())
               : V;
  }
  if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    ValueId V = getterPath(U->getSubExpr(), Object, Origin, Level + 1);
    if (!V || U->getOpcode() == UO_AddrOf)
      return V;
    return U->getOpcode() == UO_Deref ? unary(FactKind::Deref, V, Origin) : 0;
  }
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(M->getMemberDecl());
    ValueId V = Field ? getterPath(M->getBase(), Object, Origin, Level + 1) : 0;
    V = V ? part(V, Field, Origin) : 0;
    return V && Field->getType()->isReferenceType() ? load(V, Origin, true) : V;
  }
  if (const auto *D = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(D->getDecl());
    return Var && Var->hasGlobalStorage() && !Var->isStaticLocal() &&
                   !Var->getType()->isReferenceType()
               ? address(Var, Origin)
               : 0;
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const Expr *Inner = getterExpr(Call->getMethodDecl());
    ValueId V = Inner && Call->getNumArgs() == 0
                    ? getterPath(Call->getImplicitObjectArgument(), Object,
                                 Origin, Level + MaxGetterDepth)
                    : 0;
    return V ? getterPath(Inner, V, Origin, Level + MaxGetterDepth) : 0;
  }
  return 0;
}

bool Lowering::trivialGetter(const FunctionDecl *Callee, ValueId Object,
                             const Expr *Origin, ValueId &Value) {
  const Expr *E = getterExpr(Callee);
  if (!E)
    return false;
  Value = getterPath(E, Object, Origin, 0);
  return Value != 0;
}

ValueId Lowering::ownerCall(const Expr *E, const TypeModel &Model,
                            const Effects &Does, const Expr *Object,
                            llvm::ArrayRef<const Expr *> Args) {
  ValueId Owner = value(Object);
  bool Shared = Model.Kind == TypeKind::SharedOwner;
  switch (Does.Owns) {
  case Ownership::Interior:
  case Ownership::Borrow: {
    ValueId V = unary(Shared ? FactKind::Shared : FactKind::Interior, Owner, E);
    if (!V || Args.size() != 1)
      return V;
    Fact &F = emit(FactKind::Subscript, E); // at(i), operator[]
    F.Args = {V, content(Args[0])};
    return result(F);
  }
  case Ownership::Replace:
    if (!Shared && Owner)
      emit(FactKind::Replace, E).Args = {Owner};
    return 0;
  case Ownership::Release: {
    ValueId Inside = unary(FactKind::Interior, Owner, E);
    Fact &F = emit(FactKind::Transfer, E);
    F.Args = {Owner, 0};
    return Inside;
  }
  default:
    return 0;
  }
}

bool Lowering::isKeyMethod(const CXXMethodDecl &Method) {
  // Qt's iterators are classes within the container's class.
  const TypeModel *Model = Types.of(
      dyn_cast_or_null<CXXRecordDecl>(Method.getParent()->getDeclContext()));
  return Model && Method.getIdentifier() &&
         llvm::is_contained(Model->KeyMethods, Method.getName());
}

ValueId Lowering::VisitCXXMemberCallExpr(const CXXMemberCallExpr *E) {
  const Expr *Object = E->getImplicitObjectArgument();
  const CXXMethodDecl *Callee = E->getMethodDecl();
  llvm::SmallVector<const Expr *, 4> Args;
  for (const Expr *Arg : E->arguments())
    if (!isa<CXXDefaultArgExpr>(Arg))
      Args.push_back(Arg);
  if (!Object || !Callee)
    return unknownCall(E, Callee, nullptr, Args);
  QualType Type = objectType(Object);
  if (const TypeModel *Model = Types.of(Type)) {
    const Effects *Does = Model->method(methodName(*Callee));
    if (Model->Kind == TypeKind::Container && Does)
      return containerCall(E, Callee, *Model, *Does, Object, Args);
    if (Does && Does->Owns != Ownership::None &&
        (Model->Kind == TypeKind::Owner ||
         Model->Kind == TypeKind::SharedOwner)) {
      if (Does->Owns != Ownership::Replace ||
          Model->Kind == TypeKind::SharedOwner || Args.empty())
        return ownerCall(E, *Model, *Does, Object, Args);
    }
    // Its size is the view's own; everything else looks through it.
    bool Own = Does && Does->Owns == Ownership::None;
    if (Model->Kind == TypeKind::View && !Own)
      unary(FactKind::Use, content(Object), E);
  }
  if (Types.isIterator(Type) &&
      !Object->IgnoreParenImpCasts()->getType()->isPointerType()) {
    // it.value(), it->getKey(): looks at the element.
    ValueId V = unary(FactKind::Deref, content(Object), E);
    if (V)
      Out.Facts.back().Iterator = true;
    if (V && isKeyMethod(*Callee)) {
      Fact &F = emit(FactKind::Part, E);
      F.Args = {V};
      V = result(F);
      return Callee->getReturnType()->isReferenceType() ? V : load(V, E, false);
    }
    ValueId Getter = 0;
    return Callee->getReturnType()->isReferenceType()
               ? V
               : (trivialGetter(Callee, value(Object), E, Getter)
                      ? Getter
                      : unknownCall(E, nullptr, nullptr, Args));
  }
  ValueId Getter = 0;
  if (Args.empty() && trivialGetter(Callee, value(Object), E, Getter))
    return Getter;
  return unknownCall(E, Callee, Object, Args);
}

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
      Out.Facts.back().Hidden = isHidden(Self);
      Out.Facts.back().ObjectRange = Self->getSourceRange();
    }
    return V;
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
  if (!assignsContent(Method)) {
    unknownCall(E, E->getDirectCallee(), Left, {Right});
    return Cell;
  }
  ValueId Content = content(Right);
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

static CompareOp compareOp(OverloadedOperatorKind Op) {
  switch (Op) {
  case OO_EqualEqual:
    return CompareOp::Equal;
  case OO_ExclaimEqual:
    return CompareOp::NotEqual;
  case OO_Less:
  case OO_Greater:
    return CompareOp::Less;
  case OO_LessEqual:
  case OO_GreaterEqual:
    return CompareOp::LessEqual;
  default:
    return CompareOp::Other;
  }
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
  if (Op == OO_Equal && E->getNumArgs() == 2) {
    sequenceRightFirst(Self, E->getArg(1));
    return assignment(E);
  }
  if (CompareOp Cmp = compareOp(Op);
      Cmp != CompareOp::Other && E->getNumArgs() == 2) {
    ValueId A = content(Self), B = content(E->getArg(1));
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
    if (Does && Does->Owns == Ownership::Interior)
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
      !cast<CXXMethodDecl>(Callee)->isStatic())
    return unknownCall(E, Callee, Self, llvm::ArrayRef(Args).drop_front());
  return unknownCall(E, Callee, nullptr, Args);
}

ValueId Lowering::VisitCXXConstructExpr(const CXXConstructExpr *E) {
  const CXXConstructorDecl *Ctor = E->getConstructor();
  llvm::SmallVector<const Expr *, 4> Args;
  for (const Expr *Arg : E->arguments())
    if (!isa<CXXDefaultArgExpr>(Arg))
      Args.push_back(Arg);
  if (Args.empty())
    return result(emit(FactKind::Unknown, E));
  if (const TypeModel *Model = Types.of(E->getType());
      Model && Model->Kind == TypeKind::View && Args.size() == 1) {
    // A view of an owner borrows from it; a view of a view is a copy.
    const TypeModel *From = Types.of(Args[0]->getType());
    if (From && From->Kind == TypeKind::Owner)
      return unary(FactKind::Interior, value(Args[0]), E);
  }
  bool Mutates = false;
  for (auto [I, Arg] : llvm::enumerate(Args))
    Mutates |= Arg->isLValue() && passing(paramType(Ctor, I, Arg)) == Passing::MutableRef;
  if (Mutates)
    return unknownCall(E, Ctor, nullptr, Args);
  if (const TypeModel *From = Types.of(Args[0]->getType());
      From && From->Kind == TypeKind::Owner && Args[0]->isXValue() &&
      !Ctor->isMoveConstructor()) {
    // shared_ptr from unique_ptr: what it owned has another owner now.
    ValueId Source = value(Args[0]);
    emit(FactKind::Transfer, E).Args = {Source, 0};
  }
  if (Args.size() == 1) // conversions keep the value (design 4, keys)
    return content(Args[0]);
  llvm::SmallVector<ValueId, 3> Contents;
  for (const Expr *Arg : Args)
    Contents.push_back(content(Arg));
  Fact &F = emit(FactKind::Pure, E);
  F.Decl = Ctor;
  F.Args.assign(Contents.begin(), Contents.end());
  return result(F);
}

ValueId Lowering::VisitLambdaExpr(const LambdaExpr *E) {
  Fact &F = emit(FactKind::Callable, E);
  F.Decl = E->getCallOperator();
  return result(F);
}

ValueId Lowering::VisitCallExpr(const CallExpr *E) {
  const FunctionDecl *Callee = E->getDirectCallee();
  llvm::SmallVector<const Expr *, 4> Args(E->arguments());
  if (const Effects *Does = Types.function(Callee)) {
    bool Done = false;
    ValueId V = functionCall(E, *Does, Done);
    if (Done)
      return V;
    V = unknownCall(E, Callee, nullptr, Args);
    Out.Facts.back().Does = Does;
    return V;
  }
  return unknownCall(E, Callee, nullptr, Args);
}
