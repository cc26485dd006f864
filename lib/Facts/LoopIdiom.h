//===- LoopIdiom.h - An erase, and the increment after it -------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Recognises the shapes of a loop in which `m.erase(it)` can become
// `it = m.erase(it)`, and says where the increment that follows has to go:
//
//   for (auto it = m.begin(); it != m.end(); ++it)    ++it: Increment
//     if (it->second.done)                            If: gets `else ++it;`
//       m.erase(it);                                  m.erase(it): Call
//
// It reads the AST and returns places in the source; the text of the fix is
// lib/Report's. It does not prove that the finding is right, and relies on it:
// the element of `it` is gone after the call, so no correct path reads `it`.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_LOOPIDIOM_H
#define MAPLINT_FACTS_LOOPIDIOM_H

#include "../Model/ModelSet.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceLocation.h"
#include <optional>
#include <string>

namespace maplint {

/// All places are in one file, and none is in a macro.
struct EraseIdiom {
  std::string Iterator;
  clang::SourceRange Call;     ///< `m.erase(it)`, a statement
  clang::SourceRange Argument; ///< `it`, or a key: `it->first`

  /// `++it`: goes from where it is. Invalid if it can stay.
  clang::SourceRange Increment;
  /// It comes back as an else branch of this one, whose branch is Then,
  clang::SourceLocation If;
  clang::SourceRange Then;
  bool ThenIsBlock = false;
  /// or as the last statement of this block, after Last,
  clang::SourceRange Block;
  clang::SourceLocation Last;
  /// or, with neither of both, not at all.

  /// Objects with a destructor ended before the increment, and will end after
  /// it: a correct path changes if such a destructor changes the container.
  bool BeforeDestructors = false;
};

/// \returns the idiom around the call at \p Kill, which \p Type has the rules
/// of, for the use at \p Use; or nothing if the shape is not certainly one.
std::optional<EraseIdiom> findEraseIdiom(const clang::FunctionDecl &Function,
                                         const TypeModel &Type,
                                         clang::SourceRange Kill,
                                         clang::SourceRange Use);

} // namespace maplint

#endif // MAPLINT_FACTS_LOOPIDIOM_H
