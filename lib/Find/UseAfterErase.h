//===- UseAfterErase.h - Uses of elements that are gone ---------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_USEAFTERERASE_H
#define MAPLINT_FIND_USEAFTERERASE_H

#include "../Flow/Execution.h"
#include "../Report/Finding.h"

namespace maplint {

/// All uses of dead handles in a function, in source order, at most one for a
/// cause and a handle. \p Known tells of a callee
/// where in it the element goes; \p SM orders the places.
std::vector<Finding> findUseAfterErase(const FunctionFacts &Function,
                                       Execution &Run, Callees &Known,
                                       const clang::SourceManager &SM);

} // namespace maplint

#endif // MAPLINT_FIND_USEAFTERERASE_H
