//===- place.h - A source place: file, line, function -----------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every public operation takes a `place` as its last, defaulted parameter and
// so knows its caller:
//
//   m.erase(k);   // place{"a.cpp", 12, "worker"}
//
// Operators cannot have default arguments. Where only the program counter is
// known it is kept in `pc`, and resolved when a violation is printed.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_PLACE_H
#define REFMAP_PLACE_H

#include "refmap/config.h"

#if __has_include(<version>)
#include <version>
#endif
#if defined(__cpp_lib_source_location)
#include <source_location>
#endif

namespace refmap {
inline namespace REFMAP_ABI {

/// Where something happened. `file` is null when the place is unknown.
struct place {
  const char *file = nullptr;
  const char *function = "";
  unsigned line = 0;
  const void *pc = nullptr; ///< set instead of `file` for operators

  constexpr bool known() const { return file != nullptr; }

#if defined(__cpp_lib_source_location)
  /// The caller's place, as a default argument.
  static constexpr place
  current(std::source_location At = std::source_location::current()) {
    return {At.file_name(), At.function_name(), At.line(), nullptr};
  }
#else
  /// The caller's place, as a default argument.
  static constexpr place current(const char *File = __builtin_FILE(),
                                 const char *Function = __builtin_FUNCTION(),
                                 unsigned Line = __builtin_LINE()) {
    return {File, Function, Line, nullptr};
  }
#endif

  /// A place known by its program counter alone.
  static place at(const void *Counter) {
    place P;
    P.pc = Counter;
    return P;
  }
};

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_PLACE_H
