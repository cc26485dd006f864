//===- atomic_section.h - An assertion that a check and its act are one ---===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Check-then-act is no data race: each half may be locked correctly, and still
// another thread may write between them. A section says that nobody may:
//
//   refmap::atomic_section S(m);       // from the check ...
//   if (!m.contains(k))
//     m.emplace(k, v);                 // ... to the act
//
// Under explore() the schedule that puts a write between them is found.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_ATOMIC_SECTION_H
#define REFMAP_ATOMIC_SECTION_H

#include "refmap/detail/container.h"

namespace refmap {
inline namespace REFMAP_ABI {

/// While it lives, a write to the container by another thread is reported as
/// broken_atomicity, at the write. \p Map is any container of RefMap and must
/// outlive the section. It takes no lock, and orders nothing.
template <class Map> class atomic_section {
#if REFMAP_CHECKS
  detail::Monitor &M;
  detail::Section S;

public:
  explicit atomic_section(Map &Of, place P = place::current())
      : M(Of.core().Mon) {
    S.Where = P;
    M.open(S);
  }
  ~atomic_section() { M.close(S); }
#else
public:
  explicit atomic_section(Map &) {}
#endif
  atomic_section(const atomic_section &) = delete;
  atomic_section &operator=(const atomic_section &) = delete;
};

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_ATOMIC_SECTION_H
