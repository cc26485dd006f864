//===- Glance.h - What one walk over a body shows ---------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_GLANCE_H
#define MAPLINT_FACTS_GLANCE_H

#include "TypeModels.h"

namespace maplint {

/// What one walk over a body (lambdas included) shows.
struct Glimpse {
  bool Invalidates = false; ///< can end the life of a handle by itself
  bool Ends = false;        ///< can end an object that an element owns or shows
  bool MayMiss = false;     ///< looks up what may not be there
  bool Handles = false;     ///< gets handles from a container by itself
  bool Mixes = false;       ///< names two containers, whose iterators may mix
  bool Checks = false; ///< may not return, which depends on a parameter perhaps
  bool Asks = false;   ///< may return whether a container has elements
  bool Takes = false;  ///< is handed an iterator, or finds one in its object
  bool Opens = false;  ///< may run code of the program that is not at hand
  /// Called functions whose body is at hand, outside of system headers.
  llvm::SmallVector<const clang::FunctionDecl *, 0> Callees;
};

/// The cheap look that decides whether a function is lowered at all.
Glimpse glance(const clang::FunctionDecl &Function, TypeModels &Types);

} // namespace maplint

#endif // MAPLINT_FACTS_GLANCE_H
