//===- LowerView.cpp - Range views of containers --------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The content of a view is the address of the container; its positions are
// those of the container, which lead to elements; and what its iterators show
// is a part of the element.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "ShownRange.h"

using namespace clang;
using namespace maplint;

/// `m | views::keys`, `views::values(m)`: a view made from a container, or from
/// another view. \returns 0 if it is not one.
ValueId Lowering::rangeView(const Expr *E, llvm::ArrayRef<const Expr *> Args) {
  const TypeModel *Model = E->isPRValue() ? Types.of(E->getType()) : nullptr;
  if (!Model || Model->Shows == Shown::Nothing)
    return 0;
  for (const Expr *Arg : Args) {
    const TypeModel *From = Types.of(Arg->getType());
    if (From && From->Shows != Shown::Nothing)
      return content(Arg);
    if (From && From->Kind == TypeKind::Container)
      return value(Arg);
  }
  return 0;
}

/// begin() and end() of a view. \returns 0 if it is not one of them.
ValueId Lowering::viewPosition(const CXXMemberCallExpr *E, const Expr *Object) {
  ShownRange Range =
      shownRange(Types, objectType(Object)->getAsCXXRecordDecl());
  const Effects *Does =
      Range.Container ? Range.Container->method(methodName(*E->getMethodDecl()))
                      : nullptr;
  if (!Does || (Does->Result != Yields::Begin && Does->Result != Yields::End))
    return 0;
  ValueId Container = content(Object);
  if (!Container)
    return 0;
  Fact &F = emit(FactKind::Lookup, E);
  F.Args = {Container};
  F.Does = Does;
  F.Type = Range.Container;
  F.Iterator = true;
  F.ObjectRange = Object->getSourceRange();
  return result(F);
}

/// What an iterator shows of the element that it leads to.
ValueId Lowering::viewedPart(ValueId Element, const Expr *Iterator,
                             const Expr *Origin) {
  Shown What = shownBy(Types, objectType(Iterator)->getAsCXXRecordDecl());
  if (What == Shown::Elements || !Element)
    return Element;
  bool Part = What == Shown::Keys || What == Shown::Values;
  Fact &F = emit(Part ? FactKind::Part : FactKind::Unknown, Origin);
  if (Part)
    F.Args = {Element};
  F.Index = What == Shown::Values;
  return result(F);
}
