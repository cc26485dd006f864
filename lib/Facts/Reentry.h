//===- Reentry.h - What a call may run besides the callee -------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A library function does not know the program's containers: it changes one
// only when it is handed the container, or something to call. A function of the
// program whose body is not at hand may do anything.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_REENTRY_H
#define MAPLINT_FACTS_REENTRY_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

namespace maplint {

/// Is it declared in a system header?
bool isLibrary(const clang::Decl &D);

/// May the call run code of the program other than the body of \p Callee (null:
/// unknown), and other than lambdas that are written among its arguments? What
/// that body calls in turn is not looked at.
bool mayReenter(const clang::FunctionDecl *Callee,
                llvm::ArrayRef<const clang::Expr *> Args, bool Sure = false);

/// May a call of the function run an overrider of it instead? Not of a final
/// one. That the call names its class says nothing here.
bool mayBeOverridden(const clang::FunctionDecl &Callee);

/// What the call runs, by its types: the function that is named, or the only
/// overrider that can be meant. \p Sure: no other one.
const clang::FunctionDecl *calleeOf(const clang::CallExpr &Call, bool &Sure);

/// The function; of a template (a generic lambda's operator) all that it was
/// instantiated to.
llvm::SmallVector<const clang::FunctionDecl *, 1>
instancesOf(const clang::FunctionDecl &Function);

/// The destructor that runs when an object of the type ends, if the program
/// wrote it and its body is at hand; else null.
const clang::CXXDestructorDecl *writtenDestructor(clang::QualType Type);

} // namespace maplint

#endif // MAPLINT_FACTS_REENTRY_H
