//===- ShownRange.h - Views of a container's elements -----------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The type of a range view tells which container it is a view of, and what of
// each element its iterators show:
//
//   m | std::views::keys    elements_view<ref_view<std::map<K, V>>, 0>
//
// Only types are looked at; which object it is, the fact builder knows.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_SHOWNRANGE_H
#define MAPLINT_FACTS_SHOWNRANGE_H

#include "TypeModels.h"

namespace maplint {

struct ShownRange {
  const TypeModel *Container = nullptr; ///< null: not of a container
  Shown What = Shown::Nothing;
};

/// What a view (or, itself, a container) shows.
ShownRange shownRange(TypeModels &Types, const clang::CXXRecordDecl *Range);

/// What an iterator of a view dereferences to; of anything else, the element.
Shown shownBy(TypeModels &Types, const clang::CXXRecordDecl *Iterator);

} // namespace maplint

#endif // MAPLINT_FACTS_SHOWNRANGE_H
