//===- ShownRange.cpp - Views of a container's elements -------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShownRange.h"
#include "Types.h"

using namespace clang;
using namespace maplint;

namespace {
/// Views of views of views are followed this deep.
constexpr unsigned MaxViews = 8;
} // namespace

/// The class that is the first template argument, or null.
static const CXXRecordDecl *adapted(const CXXRecordDecl *Record) {
  QualType First = firstArgument(Record);
  return First.isNull() ? nullptr : First->getAsCXXRecordDecl();
}

/// views::keys and views::values are one template with a number.
static Shown numberedPart(const CXXRecordDecl *View) {
  const auto *Of = cast<ClassTemplateSpecializationDecl>(View);
  for (const TemplateArgument &Arg : Of->getTemplateArgs().asArray())
    if (Arg.getKind() == TemplateArgument::Integral)
      return Arg.getAsIntegral() == 0   ? Shown::Keys
             : Arg.getAsIntegral() == 1 ? Shown::Values
                                        : Shown::Other;
  return Shown::Other;
}

static ShownRange shownRange(TypeModels &Types, const CXXRecordDecl *Range,
                             unsigned Depth) {
  const TypeModel *Model = Types.of(Range);
  if (!Model || Depth == MaxViews)
    return {};
  if (Model->Kind == TypeKind::Container)
    return {Model, Shown::Elements};
  const CXXRecordDecl *Of = adapted(Range);
  if (Model->Shows == Shown::Nothing || !Of)
    return {};
  ShownRange Out = shownRange(Types, Of, Depth + 1);
  if (Model->Shows == Shown::Elements || !Out.Container)
    return Out;
  bool Whole = Out.What == Shown::Elements && Out.Container->Mapped &&
               !Out.Container->IteratesValues;
  if (Model->Shows == Shown::Part)
    Out.What = numberedPart(Range);
  else
    Out.What = Model->Shows;
  if (!Whole)
    Out.What = Shown::Other;
  return Out;
}

ShownRange maplint::shownRange(TypeModels &Types, const CXXRecordDecl *Range) {
  return ::shownRange(Types, Range, 0);
}

Shown maplint::shownBy(TypeModels &Types, const CXXRecordDecl *Iterator) {
  // A reverse_iterator and its like show what the iterator within does.
  for (unsigned Depth = 0; Iterator && Depth < MaxViews; ++Depth) {
    const auto *View = dyn_cast<CXXRecordDecl>(Iterator->getDeclContext());
    if (ShownRange Of = shownRange(Types, View); Of.Container)
      return Of.What;
    const CXXRecordDecl *Inner = adapted(Iterator);
    Iterator = Inner && Types.isIterator(Inner) ? Inner : nullptr;
  }
  return Shown::Elements;
}
