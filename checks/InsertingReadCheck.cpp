//===- InsertingReadCheck.cpp - maplint-inserting-read --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "InsertingReadCheck.h"
#include "Report/LookupFixes.h"

using namespace maplint;

std::vector<Finding>
InsertingReadCheck::findIn(const clang::FunctionDecl &Function,
                           Analysis &Analysis) {
  std::vector<Finding> Found = Analysis.insertingReads(Function);
  addLookupFixes(Found, Function, Analysis.types());
  return Found;
}
