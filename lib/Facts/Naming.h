//===- Naming.h - How handles are spelled -----------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_NAMING_H
#define MAPLINT_FACTS_NAMING_H

#include "Facts.h"

namespace maplint {

/// Gives every fact that uses a handle the source range in which the handle has
/// its name: `it` in `log(it->second.size())`.
void nameHandles(FunctionFacts &Function);

} // namespace maplint

#endif // MAPLINT_FACTS_NAMING_H
