//===- Diagnose.h - Findings in words ---------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All English of maplint's findings: a warning at the bad use, a note at each
// cause, a last note with the rule of the container that makes it so.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_DIAGNOSE_H
#define MAPLINT_REPORT_DIAGNOSE_H

#include "Finding.h"
#include "clang/AST/ASTContext.h"
#include <string>

namespace maplint {

/// One line of a diagnostic. The first is the warning, the others are notes.
struct Message {
  clang::SourceLocation At;
  std::string Text;
  std::vector<clang::FixItHint> Fixes;
};

/// The messages for \p F, at least one. Source is quoted as \p Ctx spells it.
std::vector<Message> diagnose(const Finding &F, const clang::ASTContext &Ctx);

} // namespace maplint

#endif // MAPLINT_REPORT_DIAGNOSE_H
