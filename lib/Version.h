//===- Version.h - What this maplint is ------------------------*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_VERSION_H
#define MAPLINT_VERSION_H

namespace maplint {

/// The version of maplint, for example "0.1.0".
extern const char *const Version;

/// The version of LLVM that maplint was built against, for example "22.1.8".
/// A plugin works in a host of the same major only.
extern const char *const BuiltAgainst;

} // namespace maplint

#endif // MAPLINT_VERSION_H
