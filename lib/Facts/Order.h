//===- Order.h - What may be evaluated at another place ---------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A fix that moves a look-up to the front of its statement changes the order of
// evaluation, and how often a part of it is evaluated. These questions say
// where nobody can tell. They go by what is written, and by what the types of
// parameters say; a const method is taken to change nothing that matters.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_ORDER_H
#define MAPLINT_FACTS_ORDER_H

#include "TypeModels.h"
#include "clang/AST/Expr.h"

namespace maplint {

/// Does the expression do nothing but name an object, by variables, members,
/// subscripts and pointers? It may be written twice.
bool isPath(const clang::Expr *E, TypeModels &Types);

/// Does evaluating \p S change nothing that another expression reads?
bool isQuiet(const clang::Stmt *S, TypeModels &Types);

/// Can the expression be evaluated where it was not before: can nothing in it
/// fail?
bool isSafe(const clang::Expr *E);

} // namespace maplint

#endif // MAPLINT_FACTS_ORDER_H
