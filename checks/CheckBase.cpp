//===- CheckBase.cpp - What all checks of maplint share -------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CheckBase.h"
#include "Model/UserModels.h"
#include "ModelFiles.h"
#include "Report/Diagnose.h"
#include "clang/Lex/Preprocessor.h"
#include <map>
#include <mutex>

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace maplint {

/// \returns the Analysis of the translation unit that \p Context is at, which
/// \p Create makes for the first check that asks.
///
/// The checks own it, and end before the context does: an address that is used
/// again finds an expired entry. clangd runs checks on several threads.
static std::shared_ptr<Analysis>
shareAnalysis(const ClangTidyContext &Context,
              llvm::function_ref<std::shared_ptr<Analysis>()> Create) {
  static std::mutex Mutex;
  static std::map<const ClangTidyContext *, std::weak_ptr<Analysis>> Known;
  std::lock_guard<std::mutex> Lock(Mutex);
  if (std::shared_ptr<Analysis> Shared = Known[&Context].lock())
    return Shared;
  std::erase_if(Known,
                [](const auto &Entry) { return Entry.second.expired(); });
  std::shared_ptr<Analysis> Shared = Create();
  Known[&Context] = Shared;
  return Shared;
}

CheckBase::CheckBase(StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Context(*Context),
      Possible(Options.get("Possible", false)),
      ModelFiles(Options.getLocalOrGlobal("ModelFiles", "")) {}

void CheckBase::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Possible", Possible);
  Options.store(Opts, "ModelFiles", ModelFiles);
}

/// clang-tidy registers matchers first, clangd the callbacks of the
/// preprocessor.
Analysis &CheckBase::analysis() {
  if (Shared)
    return *Shared;
  Shared = shareAnalysis(Context, [&] {
    auto Complain = [&](const std::string &What) {
      Context.configurationDiag("%0", DiagnosticIDs::Error) << What;
    };
    return std::make_shared<Analysis>(loadModels(
        resolveModelFiles(ModelFiles, getCurrentMainFile()), Complain));
  });
  return *Shared;
}

void CheckBase::registerMatchers(MatchFinder *Finder) {
  analysis().Thorough |= Possible;
  Finder->addMatcher(
      functionDecl(isDefinition(), unless(isExpansionInSystemHeader()))
          .bind("function"),
      this);
}

void CheckBase::registerPPCallbacks(const SourceManager &SM, Preprocessor *PP,
                                    Preprocessor *) {
  // One of the checks listens for all.
  Analysis &All = analysis();
  if (All.Listens)
    return;
  All.Listens = true;
  PP->addPPCallbacks(AssertLog::recorder(All.Asserts, SM));
}

void CheckBase::check(const MatchFinder::MatchResult &Result) {
  const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
  if (Shared->isModelled(*Function))
    return;
  for (const Finding &Found : findIn(*Function, *Shared))
    if (Possible || Found.How == Strength::Definite)
      report(Found, *Result.Context);
}

void CheckBase::report(const Finding &Found, const ASTContext &Ctx) {
  DiagnosticIDs::Level Level = DiagnosticIDs::Warning;
  for (const Message &Each : diagnose(Found, Ctx)) {
    DiagnosticBuilder Builder = diag(Each.At, "%0", Level);
    Builder << Each.Text;
    for (const FixItHint &Fix : Each.Fixes)
      Builder << Fix;
    Level = DiagnosticIDs::Note;
  }
}

} // namespace maplint
