//===- FreeNames.h - Names for new variables --------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A name that a fix can give to an iterator that it declares: `it`, if that
// means nothing else in the function or around it.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_FREENAMES_H
#define MAPLINT_FACTS_FREENAMES_H

#include "clang/AST/Decl.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringSet.h"
#include <optional>
#include <string>
#include <vector>

namespace maplint {

class FreeNames {
public:
  explicit FreeNames(const clang::FunctionDecl &Function)
      : Function(Function) {}

  /// The name of a variable that lives in \p Scope, from its declaration on; no
  /// other one that is given has it there. Empty if all are taken.
  std::string give(clang::SourceRange Scope);

private:
  bool isTaken(llvm::StringRef Name, clang::SourceRange Scope);

  struct Given {
    std::string Name;
    clang::SourceRange Scope;
  };

  const clang::FunctionDecl &Function;
  std::optional<llvm::StringSet<>> Mentioned; ///< names in the function
  std::vector<Given> New;
};

} // namespace maplint

#endif // MAPLINT_FACTS_FREENAMES_H
