//===- Compat.h - Differences between LLVM versions ------------*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place that asks for the version of LLVM. Everything else is written
// against the newest API; what an older one spells otherwise is given the new
// spelling here. Not for differences in output: tests do not pin those.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_COMPAT_H
#define MAPLINT_COMPAT_H

#include "clang/Basic/Version.h"

// LLVM 22 moved ClangTidyModuleRegistry into ClangTidyModule.h.
#include "clang-tidy/ClangTidyModule.h"
#if CLANG_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#endif // MAPLINT_COMPAT_H
