//===- FactBuilder.h - From AST and CFG to facts ----------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only place that reads the AST. A function is lowered whole or, past the
// caps, not at all; broken code lowers to fewer facts, never to a crash.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_FACTBUILDER_H
#define MAPLINT_FACTS_FACTBUILDER_H

#include "Facts.h"
#include "TypeModels.h"
#include <memory>

namespace maplint {

/// A function with more CFG blocks than this is skipped, and counted.
inline constexpr unsigned MaxBlocks = 2000;

/// Lowers \p Function. \returns null if it has no body that can be lowered
/// (dependent, deleted, skipped by clangd, no CFG); a function over a cap has
/// FunctionFacts::Skipped set and no blocks.
std::unique_ptr<FunctionFacts> buildFacts(const clang::FunctionDecl &Function,
                                          TypeModels &Types);

} // namespace maplint

#endif // MAPLINT_FACTS_FACTBUILDER_H
