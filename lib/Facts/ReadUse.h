//===- ReadUse.h - What m[k] is read for ------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How large a part of a statement is known where the key is not there: that
// m[k] is 0, so that `m[k] > 3` is false, and `m[k].empty()` true.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_READUSE_H
#define MAPLINT_FACTS_READUSE_H

#include "Places.h"
#include "TypeModels.h"
#include <optional>

namespace maplint {

/// What an expression with `m[k]` in it becomes, with `it->second` in its
/// place.
enum class ReadForm : uint8_t {
  Value, ///< it == m.end() ? Default : E
  And,   ///< it != m.end() && E: what is not there makes it false
  Or,    ///< it == m.end() || E: what is not there makes it true
  Guard, ///< the statement is executed if (it != m.end() && it->second)
};

struct ReadUse {
  unsigned At = 0; ///< the expression, in the path
  ReadForm Form = ReadForm::Value;
  bool Zero = false; ///< Value: it is 0 by default, whatever m[k] is
};

/// What is done with the value of `m[k]`, which \p Path leads to; the first
/// expression on its way is at \p Outermost. Nothing if more than the value is
/// wanted, a reference to it.
std::optional<ReadUse> useOf(const StmtPath &Path, unsigned Outermost,
                             TypeModels &Types, const clang::ASTContext &Ctx);

/// Is `m[k]` read for its value, so that a copy of that will do? One that \p
/// Shares with the original costs nothing.
bool isReadForCopy(const StmtPath &Path, bool Shares);

} // namespace maplint

#endif // MAPLINT_FACTS_READUSE_H
