//===- FixIts.h - An idiom, rewritten ---------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text that goes to the places of an EraseIdiom, laid out like the lines
// around it. Where those are laid out in a way not foreseen here there is no
// fix: one that needs a second look is worse than none.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_FIXITS_H
#define MAPLINT_REPORT_FIXITS_H

#include "../Facts/LoopIdiom.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace maplint {

/// `it = m.erase(it)`, and the increment only where nothing was erased. Empty
/// if it cannot be laid out.
std::vector<clang::FixItHint> takeNext(const EraseIdiom &Idiom,
                                       const clang::ASTContext &Ctx);

} // namespace maplint

#endif // MAPLINT_REPORT_FIXITS_H
