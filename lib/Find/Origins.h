//===- Origins.h - What a value was made from -------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The facts of a function read backwards, by names and without paths: good
// enough for signs and beliefs, not for facts.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_ORIGINS_H
#define MAPLINT_FIND_ORIGINS_H

#include "../Facts/Facts.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace maplint {

/// Are they two members of one class, or the same one?
bool areSiblings(const clang::ValueDecl *A, const clang::ValueDecl *B);

class Origins {
public:
  explicit Origins(const FunctionFacts &Function);

  /// The fact whose result the value is; null of what no fact gives.
  const Fact *operator[](ValueId V) const { return Makers[V]; }
  /// The variable or member that is at the address; null if it has no name.
  const clang::ValueDecl *nameOf(ValueId Address) const;
  /// The same, or what leads there, if it has none itself: of `it->second`,
  /// `it`.
  const clang::ValueDecl *leaderOf(ValueId Address) const;
  /// The variable or member that the value was read from, or null.
  const clang::ValueDecl *variableOf(ValueId V) const;
  /// What is stored to the variable or member, anywhere.
  llvm::ArrayRef<ValueId> storedTo(const clang::ValueDecl *Variable) const;
  /// Was the value computed from something \p Wanted, in any order of the
  /// statements?
  bool dependsOn(ValueId V,
                 llvm::function_ref<bool(const Fact &)> Wanted) const;
  /// Does a condition depend on what the fact gives?
  bool isAsked(const Fact &F) const;
  unsigned blockOf(const Fact &F) const;
  /// Is there a way from one of these blocks to another one that goes around a
  /// third?
  bool leads(llvm::ArrayRef<unsigned> Starts, unsigned To,
             unsigned Around = NoBlock) const;

  const FunctionFacts &Function;

private:
  bool follow(llvm::SmallVectorImpl<ValueId> &Work, llvm::BitVector &Seen,
              llvm::function_ref<bool(const Fact &)> Wanted) const;

  std::vector<const Fact *> Makers; ///< by value
  /// Made when they are first asked for: what conditions depend on, by value,
  /// and the blocks of the facts.
  mutable llvm::BitVector Asked;
  mutable llvm::DenseMap<const Fact *, unsigned> BlockOf;
  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<ValueId, 1>>
      Stored;
};

} // namespace maplint

#endif // MAPLINT_FIND_ORIGINS_H
