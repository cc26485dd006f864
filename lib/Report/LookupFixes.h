//===- LookupFixes.h - Other look-ups for those that trust ------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `m.find(k)->second` becomes `m.at(k)`, which differs only where the key is
// not there: for --fix. All others may change a correct path, and are for
// --fix-notes. `m[k]` that is read becomes the first of these that can be had:
//
//   m.value(k)   the same value, and nothing is inserted
//   m.find(k)    so too, with a line before (ReadFixes.h)
//   m.at(k)      throws where a default was inserted
//
// None within a macro.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_LOOKUPFIXES_H
#define MAPLINT_REPORT_LOOKUPFIXES_H

#include "../Facts/TypeModels.h"
#include "Finding.h"

namespace maplint {

/// Gives all findings of unchecked look-ups, or of inserting reads, in the
/// function their fixes. Those do not get into each other's way.
void addLookupFixes(std::vector<Finding> &Found,
                    const clang::FunctionDecl &Function, TypeModels &Types);

} // namespace maplint

#endif // MAPLINT_REPORT_LOOKUPFIXES_H
