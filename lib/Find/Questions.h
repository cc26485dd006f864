//===- Questions.h - What is asked on the way -------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Signs in the conditions of a function that its author knows a key to be
// there: counts, waits, results and notes that are asked before the use. They
// make a finding possible.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_QUESTIONS_H
#define MAPLINT_FIND_QUESTIONS_H

#include "../Flow/Transfer.h"
#include "Origins.h"

namespace maplint {

class Questions {
public:
  Questions(const Origins &From, Callees &Known)
      : Function(From.Function), From(From), Known(Known) {}

  /// Is the size of a container of this name asked to be more than nothing, or
  /// does it bound the rounds of a loop? Who counts the elements knows how many
  /// he may take.
  bool isCounted(const Fact &Lookup) const;
  /// Is a number that lies beside the container, in one object, asked before
  /// the use? It may count the elements.
  bool isCountedBeside(const Fact &Lookup, const Fact &Use) const;
  /// Does a method without a condition take the element out of a container of
  /// its object: a pop()? As with the standard's, there has to be one.
  bool isTaken(const Fact &Lookup) const;
  /// Is there a loop that asks whether a container of this name is empty, and
  /// is left before the use: while (m.empty() && !stop) wait()?
  bool isAwaited(const Fact &Lookup, const Fact &Use) const;
  /// Is there, on the way to the use, a predicate that looks at a container of
  /// this name: cv.wait(lock, [&] { return m.count(k); }),
  /// std::erase_if(keys, [&](auto &k) { return !m.count(k); })?
  bool isPredicated(const Fact &Lookup, const Fact &Use) const;
  /// Is what befell where the variable of this handle was compared written to
  /// something that is asked before the use: a status, a list of errors?
  bool isNoted(const Fact &Use) const;
  /// Is the result of the call asked, which has put the handle of \p Use into
  /// a variable by the way?
  bool isAsked(const Fact &Call, const Fact &Use) const;
  /// Is the object asked for a number or a truth that some condition before the
  /// use depends on: c.size() == 1? \p Call has asked it for a handle.
  bool isAskedFor(const Fact &Call, const Fact &Use) const;

private:
  const clang::ValueDecl *sizeOf(ValueId V) const;
  bool boundsRounds(const clang::ValueDecl *Container) const;
  bool isMeasured(const clang::ValueDecl *Container, const Fact &F) const;
  bool isAskedLater(unsigned Arm, const Fact &Use) const;
  bool isAskedBefore(const Fact &Use,
                     llvm::function_ref<bool(const Fact &)> Wanted) const;
  bool isComparisonOf(ValueId Condition, const Fact &Use) const;

  const FunctionFacts &Function;
  const Origins &From;
  Callees &Known;
};

} // namespace maplint

#endif // MAPLINT_FIND_QUESTIONS_H
