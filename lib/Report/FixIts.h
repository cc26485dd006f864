//===- FixIts.h - An idiom, rewritten ---------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text that goes to the places of an EraseIdiom (Facts/LoopIdiom.h), laid
// out like the lines around it. Where those are laid out in a way not foreseen
// here there is no fix: one that needs a second look is worse than none.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_FIXITS_H
#define MAPLINT_REPORT_FIXITS_H

#include "Finding.h"
#include "clang/AST/Decl.h"

namespace maplint {

/// Gives \p F, a finding in \p Function, its fixes: `it = m.erase(it)`, and the
/// increment only where nothing was erased.
void addFixes(Finding &F, const clang::FunctionDecl &Function);

} // namespace maplint

#endif // MAPLINT_REPORT_FIXITS_H
