//===- Held.h - Pointers that elements hold ---------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `it == m.end() ? nullptr : it->second`: a pointer that an element holds,
// where null says that there is no such element. The pair is kept together as a
// handle is that may be the end; any other two values are one unknown value.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_HELD_H
#define MAPLINT_FLOW_HELD_H

#include "Term.h"

namespace maplint {

/// Is the value what an element held, or a part of it did?
inline bool isHeld(const Terms &T, TermId Value) {
  const Term &V = T[Value];
  return V.Kind == TermKind::Initial &&
         T[T.rootOf(V.A)].Kind == TermKind::Element;
}

inline bool isNull(const Terms &T, TermId Value) {
  return T[Value].Kind == TermKind::Text && T[Value].Text == "null";
}

inline bool isHeldOrNull(const Terms &T, const Value &V) {
  auto IsNull = [&](TermId Id) { return isNull(T, Id); };
  return V.size() == 2 && llvm::count_if(V, IsNull) == 1 &&
         llvm::any_of(V, [&](TermId Id) { return isHeld(T, Id); });
}

} // namespace maplint

#endif // MAPLINT_FLOW_HELD_H
