//===- LowerOwner.cpp - Owners, sequences and views -----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace maplint;

static llvm::StringRef elementText(Position At) {
  switch (At) {
  case Position::First:
    return FirstElement;
  case Position::Last:
    return LastElement;
  case Position::End:
    return BehindLast;
  case Position::None:
    break;
  }
  return {};
}

/// An iterator, pointer or view, or a record with one.
bool Lowering::isHandle(QualType Type) {
  Type = Type.getNonReferenceType();
  const TypeModel *Model = Types.of(Type);
  if (Model && Model->Kind == TypeKind::Record)
    return Types.anyPart(Type, [&](QualType Part) { return isHandle(Part); });
  return Type->isPointerType() || Types.isIterator(Type) ||
         (Model && Model->Kind == TypeKind::View);
}

/// An optional iterator or pointer counts as that itself.
bool Lowering::isWrapped(const TypeModel &Owner, QualType Held) {
  return Owner.Holds == Holding::Value && !Held.isNull() && isHandle(Held);
}

/// push_back(x): a sequence of handles has this one too.
ValueId Lowering::append(const Expr *E, const Effects &Does, const Expr *Object,
                         const Expr *Element) {
  ValueId Owner = value(Object), Content = content(Element);
  if (!Owner)
    return 0;
  Fact &F = emit(FactKind::Append, E);
  F.Args = {Owner, Content};
  F.Text = elementText(Does.Stores).str();
  F.ObjectRange = Object->getSourceRange();
  return 0;
}

/// What the owner owned until now ends.
void Lowering::replace(ValueId Owner, const TypeModel &Model, const Expr *E,
                       const Expr *Object) {
  Fact &F = emit(FactKind::Replace, E);
  F.Args = {Owner};
  F.Type = &Model;
  F.ObjectRange = Object->getSourceRange();
}

/// A method of a view: it looks at what the view's value leads to.
ValueId Lowering::viewCall(const Expr *E, const TypeModel &Model,
                           const Effects *Does, const Expr *Object,
                           llvm::ArrayRef<const Expr *> Args) {
  ValueId Target = content(Object);
  if (!Model.refers())
    unary(FactKind::Use, Target, E);
  if (!Does || !Target || Args.size() > 1 || !E->isGLValue())
    return Does && Does->Owns == Ownership::Borrow ? Target : 0;
  if (Args.empty())
    return Target;
  Fact &F = emit(FactKind::Subscript, E);
  F.Args = {Target, content(Args[0])};
  return result(F);
}

/// What the owner holds.
ValueId Lowering::interior(ValueId Owner, const TypeModel &Model,
                           const Expr *Origin) {
  ValueId V = unary(FactKind::Interior, Owner, Origin);
  if (V)
    Out.Facts.back().Inside = Model.Holds != Holding::Pointer;
  return V;
}

ValueId Lowering::ownerCall(const Expr *E, const TypeModel &Model,
                            const Effects &Does, const Expr *Object,
                            llvm::ArrayRef<const Expr *> Args) {
  ValueId Owner = value(Object);
  bool Shared = Model.Kind == TypeKind::SharedOwner;
  switch (Does.Owns) {
  case Ownership::Interior:
  case Ownership::Borrow: {
    if (isWrapped(Model, Types.held(objectType(Object))))
      return Owner;
    ValueId V =
        Shared ? unary(FactKind::Shared, Owner, E) : interior(Owner, Model, E);
    if (V) {
      const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
      Out.Facts.back().Text = elementText(Does.At).str();
      Out.Facts.back().Needs =
          Operator && (Operator->getOperator() == OO_Star ||
                       Operator->getOperator() == OO_Arrow);
    }
    if (!V || Args.size() != 1)
      return V;
    Fact &F = emit(FactKind::Subscript, E); // at(i), operator[]
    F.Args = {V, content(Args[0])};
    return result(F);
  }
  case Ownership::Absence: {
    ValueId V =
        Shared ? unary(FactKind::Shared, Owner, E) : interior(Owner, Model, E);
    return V ? unary(FactKind::Not, V, E) : 0;
  }
  case Ownership::Replace:
    if (!Owner)
      return 0;
    if (Shared) {
      store(Owner, Args.empty() ? constant("null", E) : content(Args[0]), E,
            Object->getSourceRange());
      if (Args.empty())
        Out.Facts.back().Type = &Model;
      return 0;
    }
    if (isWrapped(Model, Types.held(objectType(Object)))) {
      ValueId New = Args.size() == 1 ? content(Args[0]) : 0;
      store(Owner, New, E, Object->getSourceRange());
      return Owner;
    }
    replace(Owner, Model, E, Object);
    if (Model.isSequence() && Args.empty()) {
      store(Owner, constant(EmptySequence.str(), E), E,
            Object->getSourceRange());
      Out.Facts.back().Type = &Model;
    }
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
