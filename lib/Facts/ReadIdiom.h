//===- ReadIdiom.h - A statement that reads m[k] ----------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Recognises statements in which `m[k]` can become a `find` that is looked at
// before it is followed, and says what stands where in them:
//
//   return m[k];           auto it = m.find(k);
//                          return it == m.end() ? 0 : it->second;
//   if (m[k] > 3)          if (auto it = m.find(k);
//                              it != m.end() && it->second > 3)
//   m[k]->run();           if (auto it = m.find(k);
//                              it != m.end() && it->second)
//                            it->second->run();
//
// It reads the AST and returns places in the source; the text of the fix is
// lib/Report's. No place is in a macro, a template, the condition of a loop or
// an `else if`, and nothing that is evaluated earlier than it was, or twice,
// can tell. It does not prove that the insertion is unwanted.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_READIDIOM_H
#define MAPLINT_FACTS_READIDIOM_H

#include "FreeNames.h"
#include "ReadUse.h"
#include "Twins.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceLocation.h"
#include <optional>
#include <string>

namespace maplint {

struct ReadIdiom {
  FindTwin Names;
  std::string Iterator; ///< a name that is free: it
  ReadForm Form = ReadForm::Value;
  clang::SourceRange Object; ///< `m`
  bool Arrow = false;        ///< it is a pointer to the container
  clang::SourceRange Key;    ///< `k`
  clang::SourceRange Read;   ///< `m[k]`
  clang::SourceRange Whole;  ///< Read, or an expression that it is a part of
  bool Parenthesize = false; ///< what Whole becomes is a part of another one
  std::string Default;       ///< Value only: `0`, `nullptr`, `std::string()`
  clang::SourceRange Statement;
  /// The declaration of the iterator goes before this condition, as an
  /// init-statement, if it is valid;
  clang::SourceLocation Condition;
  /// else before Statement, which gets braces if it is all that this loop or if
  /// has, which has no braces yet.
  clang::SourceLocation Around;
};

/// The idioms of one function.
class ReadIdioms {
public:
  ReadIdioms(const clang::FunctionDecl &Function, TypeModels &Types)
      : Function(Function), Types(Types), Names(Function) {}

  /// The idiom around `m[k]` at \p Read, which is only read; or nothing if the
  /// statement is not certainly one.
  std::optional<ReadIdiom> read(clang::SourceRange Read);
  /// The same of `m[k]->f();`, a statement.
  std::optional<ReadIdiom> followed(clang::SourceRange Read);
  /// The method that gives what `m[k]` is read for, a copy of the value, and
  /// inserts nothing; empty if there is none.
  llvm::StringRef copyOf(clang::SourceRange Read);

private:
  const clang::FunctionDecl &Function;
  TypeModels &Types;
  FreeNames Names;
};

} // namespace maplint

#endif // MAPLINT_FACTS_READIDIOM_H
