//===- ReadFixes.h - A read of m[k], rewritten ------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text that goes to the places of a ReadIdiom (Facts/ReadIdiom.h), laid out
// like the lines around it.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_READFIXES_H
#define MAPLINT_REPORT_READFIXES_H

#include "../Facts/ReadIdiom.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"

namespace maplint {

/// \returns the changes, or none if the lines are laid out in a way that is not
/// foreseen here.
std::vector<clang::FixItHint> rewriteRead(const ReadIdiom &Idiom,
                                          const clang::ASTContext &Ctx);

} // namespace maplint

#endif // MAPLINT_REPORT_READFIXES_H
