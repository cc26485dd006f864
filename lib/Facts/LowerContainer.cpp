//===- LowerContainer.cpp - Calls that a model knows ----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "Twins.h"
#include "Types.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace maplint;

const CXXRecordDecl *maplint::recordOf(const Expr *Object) {
  return objectType(Object).getNonReferenceType()->getAsCXXRecordDecl();
}

/// \p Arg as the callee's parameter sees it: the parameter's type if known.
static QualType paramType(const FunctionDecl *Callee, unsigned I,
                          const Expr *Arg) {
  return Callee && I < Callee->getNumParams()
             ? Callee->getParamDecl(I)->getType()
             : Arg->getType();
}

void Lowering::lowerErase(Fact &F, const FunctionDecl *Callee,
                          const TypeModel &Model, const Effects &Does,
                          const CXXRecordDecl *Record,
                          llvm::ArrayRef<const Expr *> Args) {
  switch (Does.Erasure) {
  case Erases::All:
    F.What = EraseWhat::All;
    return;
  case Erases::Key:
    F.What = EraseWhat::Key;
    return;
  case Erases::Argument:
    break;
  default:
    F.What = EraseWhat::Some;
    return;
  }
  auto IsHandle = [&](unsigned I) {
    return Types.isIteratorOf(paramType(Callee, I, Args[I]), Record, Model) ||
           Types.isIteratorOf(Args[I]->getType(), Record, Model);
  };
  if (Args.empty())
    F.What = EraseWhat::Some;
  else if (Args.size() >= 2 && IsHandle(0) && IsHandle(1))
    F.What = EraseWhat::Range;
  else
    F.What = IsHandle(0) ? EraseWhat::Handle : EraseWhat::Key;
}

/// The expression that builds a pair from two, looked through to the two.
static llvm::SmallVector<const Expr *, 2> pairPieces(const Expr *E) {
  for (unsigned I = 0; E && I < 16; ++I) {
    E = transparent(E);
    if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E)) {
      E = M->getSubExpr();
    } else if (const auto *C = dyn_cast<CastExpr>(E)) {
      E = C->getSubExpr();
    } else if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
      if (C->getNumArgs() == 2)
        return {C->getArg(0), C->getArg(1)};
      if (C->getNumArgs() != 1)
        return {};
      E = C->getArg(0);
    } else if (const auto *L = dyn_cast<InitListExpr>(E)) {
      if (L->getNumInits() == 2)
        return {L->getInit(0), L->getInit(1)};
      return {};
    } else if (const auto *C = dyn_cast<CallExpr>(E);
               C && C->getNumArgs() == 2 && C->isPRValue() &&
               !isa<CXXOperatorCallExpr, CXXMemberCallExpr>(C)) {
      return {C->getArg(0), C->getArg(1)}; // make_pair
    } else {
      return {};
    }
  }
  return {};
}

ValueId Lowering::keyOfValue(const TypeModel &Model, const Expr *Value) {
  if (!Model.Mapped)
    return content(Value);
  llvm::SmallVector<const Expr *, 2> Pieces = pairPieces(Value);
  if (Pieces.size() == 2)
    return content(Pieces[0]);
  const CXXRecordDecl *Pair =
      Value->getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (!Value->isGLValue() || !Pair || !Pair->hasDefinition() ||
      Pair->field_empty())
    return 0;
  ValueId First = part(value(Value), *Pair->field_begin(), Value);
  return load(First, Value, false);
}

/// Is a value the source of elements rather than one: a list or a node?
bool Lowering::isList(QualType Type, const TypeModel &Model,
                      const CXXRecordDecl *Record) {
  const TypeModel *List = Types.of(Type);
  if (!List || List->Kind != TypeKind::View)
    return Types.isMemberType(Type, Record, Model.NodeTypes);
  // A view that is the container's key is a value.
  QualType Key = firstArgument(Record);
  return Key.isNull() || plain(Key) != plain(Type);
}

ValueId Lowering::insertedKey(const TypeModel &Model, const Effects &Does,
                              const CXXRecordDecl *Record,
                              llvm::ArrayRef<const Expr *> Args,
                              SourceRange &KeyRange) {
  bool Hint =
      Args.size() > 1 && Types.isIteratorOf(Args[0]->getType(), Record, Model);
  if (Hint && Args.size() == 2 &&
      Types.isIteratorOf(Args[1]->getType(), Record, Model))
    return 0; // a range
  if (Hint)
    Args = Args.drop_front();
  if (Args.empty())
    return 0;
  const Expr *Key = Args[0];
  KeyRange = Key->getSourceRange();
  switch (Does.Insertion) {
  case Inserts::Key:
    return content(Key);
  case Inserts::Pieces:
    if (Model.Mapped ? Args.size() == 2 : Args.size() == 1)
      return content(Key);
    return Args.size() == 1 ? keyOfValue(Model, Key) : 0;
  case Inserts::Argument:
    if (Args.size() != 1 || isList(Key->getType(), Model, Record))
      return Args.size() == 2 && Model.IteratesValues ? content(Key) : 0;
    return keyOfValue(Model, Key);
  default:
    return 0;
  }
}

/// How the container is spelled: what `->` is applied to, whatever overloads
/// that.
static SourceRange spelling(const Expr *Object) {
  const auto *Self = dyn_cast<CXXThisExpr>(Object->IgnoreParenImpCasts());
  if (Self && Self->isImplicit())
    return {}; // erase(k) in a class that is a container
  const auto *Arrow =
      dyn_cast<CXXOperatorCallExpr>(Object->IgnoreParenImpCasts());
  return Arrow && Arrow->getOperator() == OO_Arrow
             ? Arrow->getArg(0)->getSourceRange()
             : Object->getSourceRange();
}

static bool isConstMethod(const FunctionDecl *Callee) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  return Method && Method->isConst();
}

/// The kind of fact that says what the row says.
static FactKind factKind(const Effects &Does) {
  if (Does.Erasure != Erases::None)
    return FactKind::Erase;
  if (Does.Insertion != Inserts::None)
    return FactKind::Insert;
  switch (Does.Transfer) {
  case Transfers::Assign:
    return FactKind::Assign;
  case Transfers::Swap:
    return FactKind::Swap;
  case Transfers::Merge:
    return FactKind::Merge;
  case Transfers::None:
    break;
  }
  if (Does.Reserves)
    return FactKind::Reserve;
  return Does.Rehashes ? FactKind::Rehash : FactKind::Lookup;
}

ValueId Lowering::containerCall(const Expr *E, const FunctionDecl *Callee,
                                const TypeModel &Model, const Effects &Does,
                                const Expr *Object,
                                llvm::ArrayRef<const Expr *> Args) {
  ValueId Container = value(Object);
  if (!Container)
    return unknownCall(E, Callee, Object, Args);
  if (Does.Result == Yields::Self)
    return Container;
  if (Does.Passes && *Does.Passes < Args.size())
    return value(Args[*Does.Passes]);
  if (Does.Follows && *Does.Follows < Args.size()) {
    const Expr *Handle = Args[*Does.Follows];
    if (unary(FactKind::Deref, content(Handle), Handle)) {
      Out.Facts.back().Iterator = true;
      Out.Facts.back().ObjectRange = Handle->getSourceRange();
    }
  }
  const CXXRecordDecl *Record = recordOf(Object);
  FactKind Kind = factKind(Does);
  llvm::SmallVector<ValueId, 3> Operands{Container};
  SourceRange KeyRange;
  Fact Proto;
  Proto.Kind = Kind;
  switch (Kind) {
  case FactKind::Erase:
    lowerErase(Proto, Callee, Model, Does, Record, Args);
    if (Proto.What != EraseWhat::All && Proto.What != EraseWhat::Some)
      for (const Expr *Arg : Args.take_front(2)) {
        if (isa<CXXDefaultArgExpr>(Arg))
          break;
        Operands.push_back(content(Arg));
        Proto.HintRange = Arg->getSourceRange();
      }
    else if (Does.Erasure == Erases::Some && Args.size() == 1 &&
             isLambda(Args[0]))
      Operands.push_back(content(Args[0])); // the predicate
    break;
  case FactKind::Insert:
    Operands.push_back(insertedKey(Model, Does, Record, Args, KeyRange));
    if (Args.size() > 1 &&
        Types.isIteratorOf(Args[0]->getType(), Record, Model) &&
        !Types.isIteratorOf(Args[1]->getType(), Record, Model)) {
      Operands.push_back(content(Args[0]));
      Proto.HintRange = Args[0]->getSourceRange();
    }
    break;
  case FactKind::Lookup:
    if ((Does.Lookup == LookupBy::Key || Does.Lookup == LookupBy::Bound) &&
        !Args.empty())
      Operands.push_back(content(Args[0]));
    if (Args.size() > 1) // a default value, or a second key
      Proto.HintRange = Args[1]->getSourceRange();
    break;
  case FactKind::Swap:
  case FactKind::Merge:
  case FactKind::Assign:
    Operands.push_back(Args.empty() ? 0 : value(Args[0]));
    if (Kind == FactKind::Assign && !(Args.size() && Args[0]->isXValue()))
      Operands.back() = 0;
    break;
  default:
    break;
  }
  bool Trusts =
      Kind == FactKind::Lookup && Does.Lookup == LookupBy::Key &&
      Args.size() == 1 &&
      (Does.WhenMissing == Missing::End || Does.WhenMissing == Missing::Insert);
  Fact &F = emit(Kind, E);
  if (Trusts && Callee && Callee->getNumParams() == 1)
    F.Twin = throwingTwin({Model, *Callee, *Object, *Args[0]});
  F.What = Proto.What;
  F.HintRange = Proto.HintRange;
  F.Const = isConstMethod(Callee);
  F.Iterator = Types.isIteratorOf(E->getType(), Record, Model);
  F.Discarded = Discarded.contains(E);
  F.Args = Operands;
  F.Decl = Callee;
  F.Does = &Does;
  F.Type = &Model;
  F.ObjectRange = spelling(Object);
  F.KeyRange =
      KeyRange.isValid() || Args.empty() ? KeyRange : Args[0]->getSourceRange();
  return result(F);
}

/// std::get<1>(x), and what else leads to a part of its argument.
ValueId Lowering::component(const CallExpr *E, ValueId Whole) {
  const FunctionDecl *Callee = E->getDirectCallee();
  const TemplateArgumentList *Args =
      Callee ? Callee->getTemplateSpecializationArgs() : nullptr;
  if (!Whole || !Args || Args->size() == 0 ||
      Args->get(0).getKind() != TemplateArgument::Integral)
    return unary(FactKind::Interior, Whole, E);
  Fact &F = emit(FactKind::Part, E);
  F.Args = {Whole};
  F.Index = Args->get(0).getAsIntegral().getLimitedValue(1u << 16);
  return result(F);
}

ValueId Lowering::functionCall(const CallExpr *E, const Effects &Does,
                               llvm::ArrayRef<const Expr *> Args, bool &Done) {
  Done = true;
  auto Has = [&](std::optional<unsigned> N) { return N && *N < Args.size(); };
  // std::move of a range is an algorithm.
  if (Has(Does.Passes) && !(Does.Moves && Args.size() > 1))
    return value(Args[*Does.Passes]);
  if (Does.Result == Yields::Record)
    return pure(contents(Args), E);
  auto IsContainer = [&](const Expr *Arg) {
    return Types.container(objectType(Arg)) != nullptr;
  };
  if (Has(Does.Advances) && !IsContainer(Args[*Does.Advances])) {
    const Expr *Arg = Args[*Does.Advances];
    if (Does.Result == Yields::Next) {
      ValueId V = unary(FactKind::Step, content(Arg), E);
      bool One = Args.size() == 1 || isa<CXXDefaultArgExpr>(Args[1]);
      if (V)
        Out.Facts.back().Does = &Does;
      if (V && One)
        Out.Facts.back().Way =
            Does.Backward ? Motion::Backward : Motion::Forward;
      return V;
    }
    ValueId Cell = value(Arg);
    Fact &F = emit(FactKind::Advance, E);
    F.Args = {Cell};
    F.Iterator = true;
    F.ObjectRange = Arg->getSourceRange();
    result(F);
    return 0;
  }
  if (Has(Does.On)) {
    const Expr *Object = Args[*Does.On];
    if (const TypeModel *Model = Types.container(objectType(Object))) {
      llvm::SmallVector<const Expr *, 3> Others(Args);
      Others.erase(Others.begin() + *Does.On);
      return containerCall(E, E->getDirectCallee(), *Model, Does, Object,
                           Others);
    }
    if (Does.Owns == Ownership::Interior)
      return component(E, value(Object));
  }
  Done = false;
  return 0;
}
