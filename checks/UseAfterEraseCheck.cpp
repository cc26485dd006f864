//===- UseAfterEraseCheck.cpp - maplint-use-after-erase -------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UseAfterEraseCheck.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace maplint {

UseAfterEraseCheck::UseAfterEraseCheck(StringRef Name,
                                       ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Possible(Options.get("Possible", false)),
      ModelFiles(Options.getLocalOrGlobal("ModelFiles", "")) {}

void UseAfterEraseCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Possible", Possible);
  Options.store(Opts, "ModelFiles", ModelFiles);
}

void UseAfterEraseCheck::registerMatchers(MatchFinder *Finder) {
  // As written and as instantiated: the default traversal visits both.
  Finder->addMatcher(
      functionDecl(isDefinition(), unless(isExpansionInSystemHeader()))
          .bind("function"),
      this);
}

void UseAfterEraseCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
  // clangd skips bodies in headers; half-typed code has none.
  if (!Function->hasBody() || Function->hasSkippedBody())
    return;
}

} // namespace maplint
