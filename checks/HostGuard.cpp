//===- HostGuard.cpp - Refuses a host of another LLVM ---------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostGuard.h"
#include "clang/Basic/Version.h"
#include <cstdio>
#include <cstdlib>
#include <string>

/// The major version in "Debian clang version 22.1.8 (...)", or 0.
static long majorOf(const std::string &FullVersion) {
  static constexpr char Before[] = "clang version ";
  size_t Start = FullVersion.find(Before);
  if (Start == std::string::npos)
    return 0;
  const char *Major = FullVersion.c_str() + Start + sizeof(Before) - 1;
  return std::strtol(Major, nullptr, 10);
}

bool maplint::requireMatchingHost() {
  std::string Host = clang::getClangFullVersion();
  if (majorOf(Host) == CLANG_VERSION_MAJOR)
    return true;
  std::fprintf(stderr,
               "error: this maplint plugin is built for LLVM %d, but it was "
               "loaded by %s\n",
               CLANG_VERSION_MAJOR, Host.c_str());
  // Not exit(): the host is in the middle of its own start.
  std::_Exit(1);
}
