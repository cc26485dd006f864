//===- CheckBase.h - What all checks of maplint share ----------*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The connection between clang-tidy and the core: options, the Analysis that
// all checks of one translation unit share, and the way of a finding into a
// diagnostic. A check derives from it, and adds what it looks at.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_CHECKBASE_H
#define MAPLINT_CHECKBASE_H

#include "Analysis.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace maplint {

class CheckBase : public clang::tidy::ClangTidyCheck {
public:
  CheckBase(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  bool
  isLanguageVersionSupported(const clang::LangOptions &Options) const override {
    return Options.CPlusPlus;
  }
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  /// Every function definition outside of system headers, as written and as
  /// instantiated.
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *Modules) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

protected:
  /// What this check has to say of \p Function, definite and possible.
  virtual std::vector<Finding> findIn(const clang::FunctionDecl &Function,
                                      Analysis &Analysis) = 0;

private:
  Analysis &analysis();
  void report(const Finding &Found, const clang::ASTContext &Ctx);

  clang::tidy::ClangTidyContext &Context;
  const bool Possible;
  const std::string ModelFiles;
  std::shared_ptr<Analysis> Shared;
};

} // namespace maplint

#endif // MAPLINT_CHECKBASE_H
