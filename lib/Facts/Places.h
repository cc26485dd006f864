//===- Places.h - Where a statement stands ----------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the recognisers of idioms ask of a function's body and of its text, to
// know what a fix may change there.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_PLACES_H
#define MAPLINT_FACTS_PLACES_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace maplint {

/// Statements, each in the one before.
using StmtPath = llvm::SmallVector<const clang::Stmt *, 16>;

/// The way from \p Body to the first statement that is wanted, with both; empty
/// if there is none, or it is in a lambda's body or nested very deeply.
StmtPath pathTo(const clang::Stmt *Body,
                llvm::function_ref<bool(const clang::Stmt *)> IsWanted);

/// Calls \p Visit for \p S and all below it that is executed with it, until it
/// answers that it need not go deeper.
void walk(const clang::Stmt *S,
          llvm::function_ref<bool(const clang::Stmt *)> Visit);

/// Does the function's text stand for other types too, in a template?
bool isInstantiated(const clang::FunctionDecl &Function);

/// Is the text written as it is compiled: not by a macro, nor under a condition
/// of the preprocessor? What is in it may be.
bool isPlainText(clang::SourceRange Range, const clang::ASTContext &Ctx);

} // namespace maplint

#endif // MAPLINT_FACTS_PLACES_H
