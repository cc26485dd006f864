//===- InsertingRead.h - Reads that insert ----------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_INSERTINGREAD_H
#define MAPLINT_FIND_INSERTINGREAD_H

#include "../Facts/AssertLog.h"
#include "../Flow/Execution.h"
#include "../Report/Finding.h"

namespace maplint {

/// All operator[] in a function, and their like, whose result is only read
/// although they insert a key that is missing; in source order.
std::vector<Finding> findInsertingReads(const FunctionFacts &Function,
                                        Execution &Run,
                                        const AssertLog &Asserts,
                                        Callees &Known);

} // namespace maplint

#endif // MAPLINT_FIND_INSERTINGREAD_H
