//===- FirstRound.h - Loops that run at least once --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `for (int i = 0; i < 15; ++i)` and `for (int i : {1, 2})`: what such a loop
// does has been done after it. The way that leads around its body is no way.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_FIRSTROUND_H
#define MAPLINT_FACTS_FIRSTROUND_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"

namespace maplint {

/// Does the condition of the loop hold when it is asked for the first time?
/// False if \p Loop is no `for`.
bool hasFirstRound(const clang::Stmt &Loop, const clang::ASTContext &Ctx);

} // namespace maplint

#endif // MAPLINT_FACTS_FIRSTROUND_H
