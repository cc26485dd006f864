//===- Tables.h - The keys of constant tables -------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A container that is constant has the keys of its initialiser for ever:
//
//   static const std::map<Color, const char *> Names = {{Red, "red"}, ...};
//
// Keys are constants as the facts spell them ("1", "\"a\"").
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_TABLES_H
#define MAPLINT_FACTS_TABLES_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/StringRef.h"

namespace maplint {

/// Is \p Key a key of the constant table \p Table for sure?
bool hasKey(const clang::ValueDecl *Table, llvm::StringRef Key);

/// The constant, spelled as a key, that the variable is for ever; empty if it
/// is none, or not known.
std::string constantIn(const clang::ValueDecl *Variable);

/// Is every enumerator of \p Type a key of it, or every value that its keys can
/// have? \p Type may be null.
bool hasAllOf(const clang::ValueDecl *Table, clang::QualType Type);

} // namespace maplint

#endif // MAPLINT_FACTS_TABLES_H
