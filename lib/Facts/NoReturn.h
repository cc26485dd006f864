//===- NoReturn.h - Functions that never return -----------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_NORETURN_H
#define MAPLINT_FACTS_NORETURN_H

#include "clang/AST/Decl.h"

namespace maplint {

/// Does a call of \p Callee (may be null) always end in a throw, or in a
/// function that is declared [[noreturn]]? As far as its body shows without
/// conditions: `void fail(const char *What) { log(What); throw Error(What); }`.
bool neverReturns(const clang::FunctionDecl *Callee);

} // namespace maplint

#endif // MAPLINT_FACTS_NORETURN_H
