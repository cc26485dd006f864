//===- Dump.cpp - The stations of the analysis as text --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Dump.h"

using namespace maplint;

void maplint::dump(DumpStage, clang::ASTContext &, const ModelSet &,
                   llvm::raw_ostream &) {}
