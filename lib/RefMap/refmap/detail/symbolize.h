//===- symbolize.h - From a return address to a source place ----*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Operators know no source place of their own, so a violation found in one
// keeps its call stack. When it is printed, addr2line (or the program named by
// REFMAP_SYMBOLIZER, with the same options) maps it to lines, and the first
// frame that is neither in RefMap nor in a system header is the user's. What
// clang has inlined is known to llvm-addr2line only, so there that is asked
// first. Without debug information or without the tool the place stays unknown.
// Only Linux with glibc is supported; elsewhere stacks are empty.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_SYMBOLIZE_H
#define REFMAP_DETAIL_SYMBOLIZE_H

#include "refmap/config.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#if defined(__GLIBC__)
#include <dlfcn.h>
#include <execinfo.h>
#endif

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

inline std::vector<const void *> captureStack() {
#if defined(__GLIBC__)
  void *Frames[24];
  const int Depth = backtrace(Frames, 24);
  return std::vector<const void *>(Frames, Frames + Depth);
#else
  return {};
#endif
}

/// Is the file of a frame part of the machinery rather than of the user?
inline bool isMachinery(const std::string &File) {
  for (const char *Part :
       {"/refmap/detail/", "RefMap/refmap/", "include/refmap/", "/c++/", "??"})
    if (File.find(Part) != std::string::npos)
      return true;
  return false;
}

struct SymbolizedPlace {
  std::string File, Function;
  unsigned Line = 0;
};

/// Reads addr2line's answer: a function line, then a file:line line, for each
/// (inlined) frame. Fills \p Out with the first frame of the user's.
inline bool readFrames(std::FILE *Answer, SymbolizedPlace &Out) {
  char Function[4096], Where[4096];
  while (std::fgets(Function, sizeof(Function), Answer) &&
         std::fgets(Where, sizeof(Where), Answer)) {
    std::string Place(Where);
    const std::size_t Colon = Place.rfind(':');
    if (Colon == std::string::npos || isMachinery(Place))
      continue;
    Out.File = Place.substr(0, Colon);
    Out.Line = static_cast<unsigned>(
        std::strtoul(Place.c_str() + Colon + 1, nullptr, 10));
    Out.Function.assign(Function, std::strcspn(Function, "\n"));
    return Out.Line != 0;
  }
  return false;
}

/// The command for the shell: the tool that was asked for, or the first that
/// is installed.
inline std::string symbolizerCommand(const std::string &Arguments) {
  if (const char *Tool = std::getenv("REFMAP_SYMBOLIZER"))
    return Tool + Arguments;
#if defined(__clang__)
  return "llvm-addr2line-" + std::to_string(__clang_major__) + Arguments +
         " || llvm-addr2line" + Arguments + " || addr2line" + Arguments;
#else
  return "addr2line" + Arguments;
#endif
}

/// Finds the innermost frame of the user's. Runs one process.
inline bool symbolize(const std::vector<const void *> &Stack,
                      SymbolizedPlace &Out) {
#if defined(__GLIBC__)
  std::string Addresses, Object;
  for (const void *Address : Stack) {
    Dl_info Info;
    if (!dladdr(const_cast<void *>(Address), &Info) || !Info.dli_fname)
      continue;
    // The main program decides: a stack through a shared library's frames
    // (the C++ run time, a test framework) has the user's frames below them.
    if (Object.empty())
      Object = Info.dli_fname;
    if (Object != Info.dli_fname)
      continue;
    // A return address is one past the call; -1 is inside it.
    const auto Offset = reinterpret_cast<std::uintptr_t>(Address) -
                        reinterpret_cast<std::uintptr_t>(Info.dli_fbase);
    const bool Fixed = Info.dli_fbase == reinterpret_cast<void *>(0x400000);
    char Hex[32];
    std::snprintf(
        Hex, sizeof(Hex), " 0x%zx",
        static_cast<std::size_t>(Offset - 1 + (Fixed ? 0x400000 : 0)));
    Addresses += Hex;
  }
  if (Addresses.empty() || Object.find('\'') != std::string::npos)
    return false;
  const std::string Command =
      symbolizerCommand(" -Cfi -e '" + Object + "'" + Addresses + " 2>/dev/null");
  std::FILE *Answer = popen(Command.c_str(), "r");
  if (!Answer)
    return false;
  const bool Found = readFrames(Answer, Out);
  pclose(Answer);
  return Found;
#else
  (void)Stack, (void)Out;
  return false;
#endif
}

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_SYMBOLIZE_H
