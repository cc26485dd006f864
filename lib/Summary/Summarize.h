//===- Summarize.h - From a solved function to its summary ------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_SUMMARY_SUMMARIZE_H
#define MAPLINT_SUMMARY_SUMMARIZE_H

#include "../Flow/Execution.h"
#include "Summary.h"

namespace maplint {

/// The summary of a solved function. Both arguments must outlive it.
Summary summarize(const FunctionFacts &Function, Execution &Run);

} // namespace maplint

#endif // MAPLINT_SUMMARY_SUMMARIZE_H
