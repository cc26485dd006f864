//===- Finding.h - What a check found, as data ------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Findings are plain values without a word of English; Diagnose.cpp has the
// words. A finding names its objects by the source ranges where they are
// spelled.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_FINDING_H
#define MAPLINT_REPORT_FINDING_H

#include "../Flow/State.h"
#include "../Model/ModelSet.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceLocation.h"
#include <vector>

namespace maplint {

enum class Hazard : uint8_t {
  DeadHandle,    ///< a handle is used, its element is gone
  ReadReinserts, ///< m.erase(k); m[k] read: a default value comes back
  LookupThrows,  ///< m.erase(k); m.at(k): always throws
  KeyOutlived, ///< a callee reads its argument, the key of an element it erased
  PartOutlived,    ///< the same of an object in an element, when all are erased
  CalledBack,      ///< a callable erases what the callee, which runs it, holds
  ForeignIterator, ///< an iterator of one container is given to another
  Unchecked,       ///< a handle is used that may lead nowhere: Finding::Why
  InsertingRead,   ///< m[k] is read: a missing key is inserted
  InsertedForErase, ///< m[k] is read, and then erased
};

/// Why a handle may lead nowhere.
enum class Absence : uint8_t {
  Key,     ///< the key may not be there: find
  Bound,   ///< there may be no key from this one on: lower_bound
  Empty,   ///< the container may be empty: begin
  Last,    ///< the element before may have been the last: erase, ++
  Match,   ///< nothing may match: find_if
  Call,    ///< a callee may have found nothing
  Null,    ///< a pointer that is null if the key is not there
  End,     ///< it is the end
  Default, ///< the value of a missing key is a null pointer
  Throw,   ///< at() throws where nothing may
};

/// What a doubtful fix does otherwise.
enum class Remedy : uint8_t {
  Order,   ///< the increment comes before destructors
  Own,     ///< the element at the iterator goes, by Finding::OwnKey
  Throw,   ///< Finding::Twin throws if the key is not there
  Default, ///< Finding::Twin inserts nothing; a default is read still
  Skip,    ///< nothing is done if the key is not there
};

enum class UseKind : uint8_t {
  Read,
  Written,
  Dereferenced,
  Advanced,
  Compared,
  Erased,
  Passed,
  Returned,
  Below, ///< by the callee, which finds the handle by itself
};

/// One place of the story: where it is, and which object it speaks of.
struct Step {
  clang::SourceRange Range;
  clang::SourceRange Object; ///< the container
  clang::SourceRange Key;
};

struct Finding {
  Hazard What = Hazard::DeadHandle;
  Strength How = Strength::Definite;
  DeathCause Cause = DeathCause::Erased;
  UseKind Use = UseKind::Read;
  Absence Why = Absence::Key;
  clang::SourceRange At;     ///< the bad use
  clang::SourceRange Handle; ///< the handle's spelling there
  clang::SourceRange With;   ///< ForeignIterator: what it is used with
  /// The use is the hidden ++ of a range-for: Kill is where to look.
  bool Hidden = false;
  bool Within = false; ///< Hidden: it walks over something in the element
  bool Sometimes =
      false; ///< Unchecked: on other ways the handle leads somewhere
  bool EarlierIteration = false; ///< the kill stands behind the use
  bool OwnKey = false; ///< the element was erased by what it says of itself
  std::optional<Step> Made; ///< where the handle was obtained
  /// Unchecked: the call of the function, a helper, that has not tested what
  /// other calls have.
  std::optional<Step> Caller;
  std::optional<Step> Kill; ///< what ended the element's life
  /// Where in the callee it happens: the erase, or (KeyOutlived,
  /// CalledBack) the use.
  std::optional<Step> Inner;
  const TypeModel *Type = nullptr; ///< whose rule makes it so
  /// Unchecked: the look-up, in terms of the function's solution. Callers that
  /// know the key to be there take the finding back.
  TermId Container = 0, Key = 0;
  /// The method that throws where the look-up finds nothing; empty if there is
  /// none, or it must not be called there. With DoubtfulFixes, the method that
  /// they call.
  llvm::StringRef Twin;
  /// Changes nothing on a correct path.
  std::vector<clang::FixItHint> Fixes;
  /// The same, but a correct path may change: they hang on a note.
  std::vector<clang::FixItHint> DoubtfulFixes;
  Remedy Instead = Remedy::Order; ///< of DoubtfulFixes
};

} // namespace maplint

#endif // MAPLINT_REPORT_FINDING_H
