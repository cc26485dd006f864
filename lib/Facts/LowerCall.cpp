//===- LowerCall.cpp - Calls and constructors -----------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "Passing.h"
#include "Reentry.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SmallVectorExtras.h"

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

/// Whoever compares, copies or is given a view reads what it shows.
void Lowering::lookThrough(const Expr *Arg) {
  const TypeModel *Model = Types.of(objectType(Arg));
  if (!Model || Model->Kind != TypeKind::View || Model->refers())
    return;
  if (unary(FactKind::Use, content(Arg), Arg))
    Out.Facts.back().ObjectRange = Arg->getSourceRange();
}

Operand Lowering::operand(const Expr *Arg, QualType Param) {
  Operand O;
  O.Range = O.Written = Arg->getSourceRange();
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
  if (O.How == Passing::Value)
    lookThrough(Arg);
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

/// Is it the call operator of a class that also says whether it can be called?
static bool mayBeEmpty(const FunctionDecl *Callee) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!Method || Method->getOverloadedOperator() != OO_Call)
    return false;
  auto All = Method->getParent()->getVisibleConversionFunctions();
  return llvm::any_of(All, [](const NamedDecl *D) {
    const auto *Conversion = dyn_cast<CXXConversionDecl>(D);
    return Conversion && Conversion->getConversionType()->isBooleanType();
  });
}

/// A lambda's operator() is const, what it captures by reference is not.
static bool isConst(const FunctionDecl *Callee) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  return Method && Method->isConst() && !Method->getParent()->isLambda();
}

ValueId Lowering::unknownCall(const Expr *E, const FunctionDecl *Callee,
                              const Expr *Object,
                              llvm::ArrayRef<const Expr *> Args) {
  if (!Object)
    return call(E, Callee, std::nullopt, Args);
  Operand O;
  O.Range = Object->getSourceRange();
  O.How = isConst(Callee) ? Passing::ConstRef : Passing::MutableRef;
  O.Value = value(Object);
  return call(E, Callee, O, Args);
}

ValueId Lowering::call(const Expr *E, const FunctionDecl *Callee,
                       std::optional<Operand> Object,
                       llvm::ArrayRef<const Expr *> Args) {
  llvm::SmallVector<Operand, 4> Operands;
  if (Object)
    Operands.push_back(*Object);
  for (auto [I, Arg] : llvm::enumerate(Args)) {
    if (isa<CXXDefaultArgExpr>(Arg))
      continue;
    QualType Param = paramType(Callee, I, Arg, Types);
    if (!Param->isDependentType())
      Operands.push_back(operand(Arg, Param));
  }
  Fact &F = emit(FactKind::Call, E);
  F.Decl = Callee;
  F.Operands.assign(Operands.begin(), Operands.end());
  F.OwnObject = Object.has_value();
  F.Const = isConst(Callee) ||
            (Callee && Callee->isConstexpr() && !isa<CXXMethodDecl>(Callee));
  if (const auto *Named = dyn_cast<CallExpr>(E); Named && Callee)
    calleeOf(*Named, F.Direct);
  F.Closed = !mayReenter(Callee, Args, F.Direct);
  F.Library = F.Closed && isLibrary(*Callee);
  F.Steady = isPure(Callee);
  F.Discarded = Discarded.contains(E);
  F.Needs = Object && mayBeEmpty(Callee);
  F.Iterator = Callee && Types.isIterator(Callee->getReturnType());
  return result(F);
}

void Lowering::destructorCall(const CXXDestructorDecl *Callee, ValueId Object,
                              SourceRange Range) {
  Operand O;
  O.Range = Range;
  O.How = Passing::MutableRef;
  O.Value = Object;
  Fact &F = emit(FactKind::Call, nullptr);
  F.Decl = Callee;
  F.Range = F.ObjectRange = Range;
  F.Operands.push_back(O);
  F.OwnObject = F.Discarded = F.Closed = true;
}

void Lowering::destroyed(const VarDecl &Var) {
  if (Var.getType()->isReferenceType())
    return; // what it was bound to ends, by another element of the CFG
  if (const CXXDestructorDecl *Callee = writtenDestructor(Var.getType()))
    destructorCall(Callee, address(&Var, nullptr), Var.getSourceRange());
}

void Lowering::deleted(const CXXDeleteExpr &E) {
  if (const CXXDestructorDecl *Callee = writtenDestructor(E.getDestroyedType()))
    if (ValueId Object = value(E.getArgument()))
      destructorCall(Callee, Object, E.getSourceRange());
}

/// The expression a getter returns, if returning it is all the getter does.
static const Expr *getterExpr(const FunctionDecl *Callee) {
  const FunctionDecl *Definition = nullptr;
  if (!Callee || !Callee->hasBody(Definition) || Definition->hasSkippedBody() ||
      Definition->isDependentContext())
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

llvm::SmallVector<ValueId, 3>
Lowering::contents(llvm::ArrayRef<const Expr *> Parts) {
  return llvm::map_to_vector<3>(
      Parts, [&](const Expr *Part) { return content(Part); });
}

bool Lowering::isKeyMethod(const CXXMethodDecl &Method) {
  // Qt's iterators are classes within the container's class.
  const TypeModel *Model = Types.of(
      dyn_cast_or_null<CXXRecordDecl>(Method.getParent()->getDeclContext()));
  return Model && Method.getIdentifier() &&
         llvm::is_contained(Model->KeyMethods, Method.getName());
}

/// Is it worth a fact that this pointer is needed: can a look-up have given it?
static bool mayBeLookedUp(const Expr *Pointer) {
  Pointer = Pointer->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Pointer)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    return Var && Var->isLocalVarDecl();
  }
  return isa<CXXOperatorCallExpr, CXXMemberCallExpr>(Pointer);
}

/// Does a copy of such an object have the same content, and own nothing?
static bool isPlain(QualType Type) {
  const auto *Record = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return !Record || (Record->hasDefinition() && Record->hasTrivialDestructor());
}

ValueId Lowering::VisitCXXMemberCallExpr(const CXXMemberCallExpr *E) {
  const Expr *Object = E->getImplicitObjectArgument();
  bool Sure = false;
  const auto *Callee = dyn_cast_or_null<CXXMethodDecl>(calleeOf(*E, Sure));
  llvm::SmallVector<const Expr *, 4> Args;
  for (const Expr *Arg : E->arguments())
    if (!isa<CXXDefaultArgExpr>(Arg))
      Args.push_back(Arg);
  if (!Object || !Callee)
    return unknownCall(E, Callee, nullptr, Args);
  QualType Type = objectType(Object);
  if (Object->getType()->isPointerType() && mayBeLookedUp(Object))
    needPointer(value(Object), Object);
  if (const TypeModel *Model = Types.of(Type)) {
    const Effects *Does = Model->method(methodName(*Callee));
    if (Model->Shows != Shown::Nothing)
      if (ValueId Position = viewPosition(E, Object))
        return Position;
    if (Model->Kind == TypeKind::Container && Does)
      return containerCall(E, Callee, *Model, *Does, Object, Args);
    if (Does && Does->Stores != Position::None && Args.size() == 1 &&
        isPlain(Args[0]->getType()))
      return append(E, *Does, Object, Args[0]);
    if (Does && Does->Owns != Ownership::None &&
        (Model->Kind == TypeKind::Owner ||
         Model->Kind == TypeKind::SharedOwner)) {
      if (Does->Owns != Ownership::Replace ||
          Model->Kind == TypeKind::SharedOwner || Args.empty() ||
          isWrapped(*Model, Types.held(Type)))
        return ownerCall(E, *Model, *Does, Object, Args);
      if (ValueId Owner = value(Object))
        replace(Owner, *Model, E, Object);
    }
    // Its size is the view's own; everything else looks through it.
    bool Own = Does && Does->Owns == Ownership::None;
    if (Model->Kind == TypeKind::View && !Own)
      if (ValueId V = viewCall(E, *Model, Does, Object, Args))
        return V;
  }
  if (isa<CXXConversionDecl>(Callee) && Types.isIterator(Type) &&
      Types.isIterator(E->getType()))
    return content(Object); // to the iterator of a const container
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
  ValueId V = unknownCall(E, Callee, Object, Args);
  if (const TypeModel *Model = Types.of(Type))
    if (const Effects *Does = Model->method(methodName(*Callee))) {
      if (Does->Task == TaskVerb::RunNow)
        Out.Facts.back().Does = Does;
      lockMethod(*Does, E, Object, Args);
    }
  return V;
}

/// What a sequence is made of, where that is told one by one: {a, b}, or (2,
/// a). A record in a record, as std::array is.
ValueId Lowering::sequence(const CXXConstructExpr *E,
                           llvm::ArrayRef<const Expr *> Args) {
  llvm::SmallVector<const Expr *, 4> Elements;
  if (const InitListExpr *List = listedElements(E)) {
    Elements.append(List->inits().begin(), List->inits().end());
  } else if (const auto *Count =
                 dyn_cast<IntegerLiteral>(Args.front()->IgnoreParenImpCasts());
             Count && Args.size() == 2) {
    Elements.assign(Count->getValue().getLimitedValue(MaxFollowed + 1),
                    Args.back());
  }
  if (Elements.empty() || Elements.size() > MaxFollowed ||
      !isPlain(Elements.front()->getType()))
    return 0;
  return pure(pure(contents(Elements), E), E);
}

ValueId Lowering::VisitCXXConstructExpr(const CXXConstructExpr *E) {
  const CXXConstructorDecl *Ctor = E->getConstructor();
  llvm::SmallVector<const Expr *, 4> Args;
  for (const Expr *Arg : E->arguments())
    if (!isa<CXXDefaultArgExpr>(Arg))
      Args.push_back(Arg);
  if (const VarDecl *Guard = Guards.lookup(E)) {
    Operand O;
    O.Value = address(Guard, nullptr);
    O.How = Passing::MutableRef;
    O.Range = SourceRange(Guard->getLocation());
    return call(E, Ctor, O, Args);
  }
  const TypeModel *Model = Types.of(E->getType());
  if (Args.empty() && Model && Model->Kind == TypeKind::SharedOwner)
    return constant("null", E);
  if (Args.empty())
    return Model && Model->isSequence() ? constant(EmptySequence.str(), E)
                                        : result(emit(FactKind::Unknown, E));
  if (ValueId V = Model && Model->isSequence() ? sequence(E, Args) : 0)
    return V;
  if (Model && Model->Kind == TypeKind::View && Args.size() == 1) {
    // A view of an owner borrows from it; a view of a view is a copy.
    const TypeModel *From = Types.of(Args[0]->getType());
    if (Model->refers())
      return From == Model ? content(Args[0]) : value(Args[0]);
    if (From && From->Kind == TypeKind::Owner)
      return interior(value(Args[0]), *From, E);
  }
  bool Mutates = false;
  for (auto [I, Arg] : llvm::enumerate(Args))
    Mutates |= Arg->isLValue() &&
               passing(paramType(Ctor, I, Arg, Types)) == Passing::MutableRef;
  if (Mutates) {
    ValueId V = unknownCall(E, Ctor, nullptr, Args);
    return Model && Model->Kind == TypeKind::Guard ? guard(E, *Model, Args) : V;
  }
  if (Model && Model->Kind == TypeKind::Guard &&
      !Ctor->isCopyOrMoveConstructor())
    return guard(E, *Model, Args);
  if (const TypeModel *From = Types.of(Args[0]->getType());
      From && From->Kind == TypeKind::Owner && Args[0]->isXValue() &&
      !Ctor->isMoveConstructor()) {
    // shared_ptr from unique_ptr: what it owned has another owner now.
    ValueId Source = value(Args[0]);
    emit(FactKind::Transfer, E).Args = {Source, 0};
  }
  if (Args.size() == 1) { // conversions keep the value (design 4, keys)
    lookThrough(Args[0]);
    ValueId Held = content(Args[0]);
    if (Held && Args[0]->isXValue() && Ctor->isMoveConstructor())
      if (Fact &Load = Out.Facts.back();
          Load.Kind == FactKind::Load && Load.Result == Held)
        Load.Moves = true;
    return Held;
  }
  ValueId V = pure(contents(Args), E);
  if (!Types.isRecordOf(E->getType(), Args.size()))
    Out.Facts.back().Decl = Ctor;
  return V;
}

const CXXMethodDecl *maplint::callOperator(const LambdaExpr &E) {
  auto All = instancesOf(*E.getCallOperator());
  return All.size() == 1 ? cast<CXXMethodDecl>(All.front())
                         : E.getCallOperator();
}

ValueId Lowering::VisitLambdaExpr(const LambdaExpr *E) {
  // [all = &m]: a variable of its own, which the body names.
  for (const LambdaCapture &C : E->captures())
    if (E->isInitCapture(&C))
      if (const auto *Var = dyn_cast<VarDecl>(C.getCapturedVar()))
        initialise(Var);
  Fact &F = emit(FactKind::Callable, E);
  F.Decl = callOperator(*E);
  return result(F);
}

bool maplint::isLambda(const Expr *E) {
  const CXXRecordDecl *Record =
      E->getType().getNonReferenceType()->getAsCXXRecordDecl();
  return Record && Record->isLambda();
}

/// A call of a function that a model knows. An algorithm that yields a position
/// runs its callable besides.
ValueId Lowering::modelledCall(const CallExpr *E, const Effects &Does,
                               llvm::ArrayRef<const Expr *> Args) {
  bool Done = false;
  ValueId Known = functionCall(E, Does, Args, Done);
  bool Runs = Does.Task == TaskVerb::RunNow && llvm::any_of(Args, isLambda);
  if (Done && !Runs)
    return Known;
  ValueId Called = unknownCall(E, E->getDirectCallee(), nullptr, Args);
  Fact &F = Out.Facts.back();
  F.Does = &Does;
  F.Const |= Does.Result == Yields::Value;
  if (Does.Visits && *Does.Visits < Args.size())
    F.Type = Types.container(objectType(Args[*Does.Visits]));
  lockFunction(Does, E, Args);
  return Done ? Known : Called;
}

ValueId Lowering::VisitCallExpr(const CallExpr *E) {
  const FunctionDecl *Callee = E->getDirectCallee();
  llvm::SmallVector<const Expr *, 4> Args;
  if (const Effects *Does = Types.called(*E, Args))
    return modelledCall(E, *Does, Args);
  if (ValueId View = rangeView(E, Args))
    return View;
  if (!Callee) // through a pointer to a function
    needPointer(content(E->getCallee()), E->getCallee());
  return unknownCall(E, Callee, nullptr, Args);
}

void Lowering::needPointer(ValueId Pointer, const Expr *Origin) {
  if (!Pointer)
    return;
  unary(FactKind::Deref, Pointer, Origin);
  Out.Facts.back().Needs = true;
}
