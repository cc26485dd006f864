//===- Version.cpp - What this maplint is ---------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Version.h"
#include "llvm/Config/llvm-config.h"

const char *const maplint::Version = MAPLINT_VERSION;
const char *const maplint::BuiltAgainst = LLVM_VERSION_STRING;
