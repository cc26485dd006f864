//===- DefaultValue.h - The default value, as text --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a person writes for the value that a container gives a missing key:
// `0`, `nullptr`, `std::string()`. In `it == m.end() ? D : it->second` it
// leaves the type as it is. The name of a type is that of the container's
// declaration, if it means the same where it is needed.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_DEFAULTVALUE_H
#define MAPLINT_FACTS_DEFAULTVALUE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include <string>

namespace maplint {

/// Can a null pointer be an object of this class: a smart pointer, a function?
/// Then nothing is what its default is.
bool isNullable(clang::QualType Type);

/// The default of \p Type, the mapped type of \p Container, in \p Function;
/// empty if it cannot be written for sure.
std::string defaultValue(clang::QualType Type, const clang::Expr &Container,
                         const clang::FunctionDecl &Function);

} // namespace maplint

#endif // MAPLINT_FACTS_DEFAULTVALUE_H
