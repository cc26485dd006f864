//===- AssertLog.cpp - What assert-like macros mention --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AssertLog.h"
#include "clang/Basic/IdentifierTable.h"
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
  static void readArgument(const Token *T, AssertLog::Entry &To);

  std::shared_ptr<AssertLog> Log;
  const SourceManager &SM;
  llvm::DenseMap<const IdentifierInfo *, bool> Tests;
};

} // namespace maplint

/// Takes the names from the tokens of one argument, up to its end.
void AssertRecorder::readArgument(const Token *T, AssertLog::Entry &To) {
  llvm::SmallVector<bool, 8> Calls; // by parenthesis that is open
  bool AfterName = false;
  for (; T->isNot(tok::eof); ++T) {
    const IdentifierInfo *Name = T->getIdentifierInfo();
    if (T->is(tok::l_paren))
      Calls.push_back(AfterName);
    else if (T->is(tok::r_paren) && !Calls.empty())
      Calls.pop_back();
    AfterName = Name != nullptr;
    if (!Name)
      continue;
    To.Names.push_back(Name->getName());
    if (llvm::is_contained(Calls, true))
      To.Given.push_back(Name->getName());
  }
}

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
  AssertLog::Entry Entry{Offset, {}, {}};
  for (unsigned I = 0, N = Args->getNumMacroArguments(); I < N; ++I)
    readArgument(Args->getUnexpArgument(I), Entry);
  Log->Files[File].push_back(std::move(Entry));
}

std::unique_ptr<PPCallbacks> AssertLog::recorder(std::shared_ptr<AssertLog> Log,
                                                 const SourceManager &SM) {
  return std::make_unique<AssertRecorder>(std::move(Log), SM);
}

llvm::ArrayRef<AssertLog::Entry>
AssertLog::between(SourceLocation From, SourceLocation To,
                   const SourceManager &SM) const {
  auto [File, Begin] = SM.getDecomposedExpansionLoc(From);
  auto [Last, End] = SM.getDecomposedExpansionLoc(To);
  auto It = Files.find(File);
  if (File != Last || It == Files.end())
    return {};
  auto Before = [](const Entry &E, unsigned Offset) {
    return E.Offset < Offset;
  };
  auto First = llvm::lower_bound(It->second, Begin, Before);
  auto Behind = std::lower_bound(First, It->second.end(), End, Before);
  return llvm::ArrayRef(It->second)
      .slice(First - It->second.begin(), std::max<long>(Behind - First, 0));
}

bool AssertLog::mentions(llvm::ArrayRef<llvm::StringRef> Names,
                         SourceLocation From, SourceLocation To,
                         const SourceManager &SM) const {
  return !Names.empty() &&
         llvm::any_of(between(From, To, SM), [&](const Entry &E) {
           return llvm::all_of(Names, [&](llvm::StringRef Name) {
             return llvm::is_contained(E.Names, Name);
           });
         });
}

bool AssertLog::isGiven(llvm::ArrayRef<llvm::StringRef> Names,
                        SourceLocation From, SourceLocation To,
                        const SourceManager &SM) const {
  return llvm::any_of(between(From, To, SM), [&](const Entry &E) {
    return llvm::any_of(Names, [&](llvm::StringRef Name) {
      return llvm::is_contained(E.Given, Name);
    });
  });
}
