//===- AssertLog.h - What assert-like macros mention ------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Under NDEBUG an assert leaves nothing in the AST, and many projects have
// macros of their own, whose failing edge returns. The log keeps the
// identifiers in the arguments of macros whose name sounds like a test, with
// their place. It says nothing of what was asserted: a name in it is believed
// to be tested.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_ASSERTLOG_H
#define MAPLINT_FACTS_ASSERTLOG_H

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <vector>

namespace maplint {

class AssertLog {
public:
  /// Does a macro between the two places mention all of \p Names?
  bool mentions(llvm::ArrayRef<llvm::StringRef> Names,
                clang::SourceLocation From, clang::SourceLocation To,
                const clang::SourceManager &SM) const;

  /// Does one of them call a function with any of \p Names?
  bool isGiven(llvm::ArrayRef<llvm::StringRef> Names,
               clang::SourceLocation From, clang::SourceLocation To,
               const clang::SourceManager &SM) const;

  /// Fills \p Log while the preprocessor runs.
  static std::unique_ptr<clang::PPCallbacks>
  recorder(std::shared_ptr<AssertLog> Log, const clang::SourceManager &SM);

private:
  friend class AssertRecorder;
  struct Entry {
    unsigned Offset;
    llvm::SmallVector<llvm::StringRef, 4> Names; ///< owned by the preprocessor
    /// Those that stand between the parentheses of a call.
    llvm::SmallVector<llvm::StringRef, 2> Given;
  };
  /// The macros between the two places.
  llvm::ArrayRef<Entry> between(clang::SourceLocation From,
                                clang::SourceLocation To,
                                const clang::SourceManager &SM) const;
  /// In the order of their places.
  llvm::DenseMap<clang::FileID, std::vector<Entry>> Files;
};

} // namespace maplint

#endif // MAPLINT_FACTS_ASSERTLOG_H
