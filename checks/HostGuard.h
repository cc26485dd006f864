//===- HostGuard.h - Refuses a host of another LLVM ------------*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A plugin in a clang-tidy of another LLVM major loads, lists its checks, finds
// nothing and lets the host exit with 0: a green and blind run. The guard turns
// that into one line on stderr and a failing exit.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_HOSTGUARD_H
#define MAPLINT_HOSTGUARD_H

namespace maplint {

/// Ends the process unless the LLVM that runs has the major version of the LLVM
/// that maplint was compiled against. \returns true.
///
/// To be called from a static initialiser, before any other code of maplint
/// runs. Uses nothing of LLVM but one function that all versions have.
bool requireMatchingHost();

} // namespace maplint

#endif // MAPLINT_HOSTGUARD_H
