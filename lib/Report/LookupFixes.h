//===- LookupFixes.h - at() for look-ups that trust -------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `m.find(k)->second` becomes `m.at(k)`, which differs only where the key is
// not there: for --fix. `m[k]` that is read becomes `m.at(k)`, which throws
// where a default was inserted: for --fix-notes. None within a macro, none for
// a container without at().
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_LOOKUPFIXES_H
#define MAPLINT_REPORT_LOOKUPFIXES_H

#include "Finding.h"
#include "clang/AST/ASTContext.h"

namespace maplint {

/// Gives \p F, a finding of an unchecked look-up or an inserting read, its
/// fixes.
void addLookupFixes(Finding &F, const clang::ASTContext &Ctx);

} // namespace maplint

#endif // MAPLINT_REPORT_LOOKUPFIXES_H
