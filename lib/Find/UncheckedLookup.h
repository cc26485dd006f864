//===- UncheckedLookup.h - Look-ups that trust a key ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_UNCHECKEDLOOKUP_H
#define MAPLINT_FIND_UNCHECKEDLOOKUP_H

#include "../Facts/AssertLog.h"
#include "../Flow/Execution.h"
#include "../Report/Finding.h"

namespace maplint {

/// All uses in a function of handles that may lead nowhere, in source order,
/// one for a look-up.
std::vector<Finding> findUncheckedLookups(const FunctionFacts &Function,
                                          Execution &Run,
                                          const AssertLog &Asserts,
                                          Callees &Known);

} // namespace maplint

#endif // MAPLINT_FIND_UNCHECKEDLOOKUP_H
