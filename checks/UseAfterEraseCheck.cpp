//===- UseAfterEraseCheck.cpp - maplint-use-after-erase -------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UseAfterEraseCheck.h"
#include "Report/FixIts.h"

using namespace maplint;

std::vector<Finding>
UseAfterEraseCheck::findIn(const clang::FunctionDecl &Function,
                           Analysis &Analysis) {
  std::vector<Finding> Found = Analysis.useAfterErase(Function);
  for (Finding &Each : Found)
    addFixes(Each, Function);
  return Found;
}
