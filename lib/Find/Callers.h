//===- Callers.h - What all callers know ------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Entry states (design 6), for one question: is the key that a private helper
// trusts known to be there at each call of it?
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_CALLERS_H
#define MAPLINT_FIND_CALLERS_H

#include "../Flow/Execution.h"

namespace maplint {

/// A look-up in terms of the function that makes it.
struct TrustedKey {
  TermId Container = 0, Key = 0;
};

/// The calls of \p Callee in \p Caller at which nobody knows that the key is
/// there; and in \p Calls how many calls there are.
std::vector<FactId> callsWithoutTest(const FunctionFacts &Caller,
                                     Execution &Run,
                                     const FunctionFacts &Callee,
                                     const Terms &CalleeTerms, TrustedKey What,
                                     unsigned &Calls);

} // namespace maplint

#endif // MAPLINT_FIND_CALLERS_H
