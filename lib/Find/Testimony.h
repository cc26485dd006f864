//===- Testimony.h - Who speaks for a look-up -------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Signs in a function that its author knows a key to be there, though nothing
// proves it: a call that was given the container's owner and the key (has(k),
// ensure(k)), a predicate of the key, an assert, an earlier look-up by a key
// that is spelled alike. A callee whose summary the
// flow has applied is no sign: what it tells is known. Signs make a finding
// possible. Signs are taken from the whole function before the look-up,
// whatever the path.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_TESTIMONY_H
#define MAPLINT_FIND_TESTIMONY_H

#include "../Facts/AssertLog.h"
#include "../Flow/Transfer.h"
#include "Origins.h"

namespace maplint {

/// The declared type of the object that held the value when the function began;
/// null if it has no name.
clang::QualType typeOf(const Terms &T, TermId Value);

class Testimony {
public:
  Testimony(const Origins &From, Terms &T, Transfer &Relate,
            const AssertLog &Asserts, Callees &Known)
      : Function(From.Function), From(From), T(T), Relate(Relate),
        Asserts(Asserts), Known(Known) {}

  // To be told of, as a Sink is.
  void called(FactId At, const State &S);
  void lookup(const LookupEvent &Event);

  /// Did a call, or a look-up spelled alike, come before?
  bool isVouchedFor(const ElementState &E, const Fact &Lookup);
  /// The look-up, or the call that may have found nothing, which gives this
  /// handle or was stored to the variable that it is read from; or null.
  const Fact *originOf(ValueId Handle) const;
  /// Was the variable that this handle is read from handed to a callee that
  /// nobody has seen?
  bool isHanded(ValueId Handle) const;
  /// Do the two name one container and one key by the same words?
  bool areAlike(const Fact &A, const Fact &B) const;
  /// Does an assert before \p Use name the handle?
  bool isAsserted(clang::SourceRange Handle, const Fact &Use) const;
  /// Does one name the container and the key of the look-up, or call a function
  /// with what the key is made from?
  bool isAsserted(const Fact &Lookup, const Fact &Use) const;

private:
  struct Call {
    const Fact *At;
    llvm::SmallVector<TermId, 4> Objects, Values;
    bool Predicate = false;
    const FunctionFacts *Body = nullptr; ///< if it is at hand
  };
  struct Spelled {
    TermId Container;
    llvm::StringRef Key;
    const Fact *At;
  };
  bool isAsserted(llvm::ArrayRef<llvm::StringRef> Names, const Fact &Use) const;
  llvm::SmallVector<llvm::StringRef, 2> flagsOf(llvm::StringRef Handle) const;
  llvm::StringRef text(clang::SourceRange Range) const;
  bool isInsertedAlike(const Fact &Lookup) const;
  bool isClouded(const ElementState &E, const Fact &Lookup) const;
  bool mentionsCall(TermId Id) const;
  bool looksInto(const FunctionFacts &Body, const Fact &Lookup) const;
  bool mayFindNothing(const Fact &F) const;

  const FunctionFacts &Function;
  const Origins &From;
  Terms &T;
  Transfer &Relate;
  const AssertLog &Asserts;
  Callees &Known;
  std::vector<Call> Calls;
  std::vector<Spelled> LookUps;
};

} // namespace maplint

#endif // MAPLINT_FIND_TESTIMONY_H
