//===- Callers.h - What all callers know ------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Entry states (design 6), for one question: is the key that a private helper,
// or a lambda, trusts known to be there at each call of it, or where it is
// made?
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_CALLERS_H
#define MAPLINT_FIND_CALLERS_H

#include "../Flow/Execution.h"

namespace maplint {

/// A look-up in terms of the function that makes it. Key 0: of any element.
struct TrustedKey {
  TermId Container = 0, Key = 0;
};

/// What a function that calls or makes the helper knows of the look-up.
struct CallerKnowledge {
  struct Call {
    FactId At = 0;
    /// How the call spells the container and the key, if it hands them over.
    clang::SourceRange Container, Key;
    /// The look-up in the terms of the caller; Container 0 if it has no name
    /// there.
    TrustedKey What;
    bool operator<(const Call &Other) const { return At < Other.At; }
    bool operator==(const Call &Other) const { return At == Other.At; }
  };
  std::vector<Call> Calls;    ///< sorted
  std::vector<Call> Untested; ///< those at which nobody knows, sorted
  /// The helper is a lambda, and it is known wherever that is made.
  bool Created = false;
};

CallerKnowledge knowledgeOf(const FunctionFacts &Caller, Execution &Run,
                            const FunctionFacts &Callee,
                            const Terms &CalleeTerms, TrustedKey What);

} // namespace maplint

#endif // MAPLINT_FIND_CALLERS_H
