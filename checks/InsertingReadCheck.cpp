//===- InsertingReadCheck.cpp - maplint-inserting-read --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "InsertingReadCheck.h"

using namespace maplint;

std::vector<Finding>
InsertingReadCheck::findIn(const clang::FunctionDecl &Function,
                             Analysis &Analysis) {
  return Analysis.insertingReads(Function);
}
