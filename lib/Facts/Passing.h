//===- Passing.h - How calls receive their arguments ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A parameter type says whether the callee may write to its argument. A forwarding
// reference (T &&) says nothing: who forwards rarely writes, so it counts as const
// unless the body of the callee, a template, says otherwise.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_PASSING_H
#define MAPLINT_FACTS_PASSING_H

#include "Facts.h"
#include "TypeModels.h"

namespace maplint {

/// How a parameter of this type receives its argument. Unknown types are read,
/// never written.
Passing passing(clang::QualType Param);

/// The type of parameter \p I of \p Callee, which is given \p Arg; that of a
/// forwarding reference is the one that its use in the body amounts to.
clang::QualType paramType(const clang::FunctionDecl *Callee, unsigned I,
                          const clang::Expr *Arg, TypeModels &Types);

} // namespace maplint

#endif // MAPLINT_FACTS_PASSING_H
