//===- AssertLog.cpp - What assert-like macros mention --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AssertLog.h"
#include "clang/Lex/MacroArgs.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Token.h"

using namespace clang;
using namespace maplint;

/// Does the name of a macro say that it tests something? These are words, not
/// the names of any library.
static bool soundsLikeTest(llvm::StringRef Name) {
  static constexpr llvm::StringLiteral Words[] = {
      "assert", "check",  "verify",  "ensure",   "require",
      "expect", "assume", "enforce", "invariant"};
  return llvm::any_of(Words, [&](llvm::StringRef Word) {
    return Name.contains_insensitive(Word);
  });
}

namespace maplint {

class AssertRecorder : public PPCallbacks {
public:
  AssertRecorder(std::shared_ptr<AssertLog> Log, const SourceManager &SM)
      : Log(std::move(Log)), SM(SM) {}

  void MacroExpands(const Token &Name, const MacroDefinition &,
                    SourceRange Range, const MacroArgs *Args) override;

private:
  std::shared_ptr<AssertLog> Log;
  const SourceManager &SM;
  llvm::DenseMap<const IdentifierInfo *, bool> Tests;
};

} // namespace maplint

void AssertRecorder::MacroExpands(const Token &Name, const MacroDefinition &,
                                  SourceRange Range, const MacroArgs *Args) {
  const IdentifierInfo *Id = Name.getIdentifierInfo();
  if (!Args || !Id || Range.getBegin().isMacroID())
    return;
  auto [Test, New] = Tests.try_emplace(Id, false);
  if (New)
    Test->second = soundsLikeTest(Id->getName());
  if (!Test->second || SM.isInSystemHeader(Range.getBegin()))
    return;
  auto [File, Offset] = SM.getDecomposedLoc(Range.getBegin());
  AssertLog::Entry Entry{Offset, {}};
  for (unsigned I = 0, N = Args->getNumMacroArguments(); I < N; ++I)
    for (const Token *T = Args->getUnexpArgument(I); T->isNot(tok::eof); ++T)
      if (T->getIdentifierInfo())
        Entry.Names.push_back(T->getIdentifierInfo()->getName());
  Log->Files[File].push_back(std::move(Entry));
}

std::unique_ptr<PPCallbacks> AssertLog::recorder(std::shared_ptr<AssertLog> Log,
                                                 const SourceManager &SM) {
  return std::make_unique<AssertRecorder>(std::move(Log), SM);
}

bool AssertLog::mentions(llvm::ArrayRef<llvm::StringRef> Names,
                         SourceLocation From, SourceLocation To,
                         const SourceManager &SM) const {
  auto [File, Begin] = SM.getDecomposedExpansionLoc(From);
  auto [Last, End] = SM.getDecomposedExpansionLoc(To);
  auto It = Files.find(File);
  if (Names.empty() || File != Last || It == Files.end())
    return false;
  auto Before = [](const Entry &E, unsigned Offset) {
    return E.Offset < Offset;
  };
  auto Each = llvm::lower_bound(It->second, Begin, Before);
  for (; Each != It->second.end() && Each->Offset < End; ++Each)
    if (llvm::all_of(Names, [&](llvm::StringRef Name) {
          return llvm::is_contained(Each->Names, Name);
        }))
      return true;
  return false;
}
