//===- LookupFixes.cpp - at() for look-ups that trust ---------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LookupFixes.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace maplint;

/// Replaces the text between the two places if it is \p Old.
static bool replace(SourceLocation From, SourceLocation To, llvm::StringRef Old,
                    llvm::StringRef New, const ASTContext &Ctx,
                    std::vector<FixItHint> &Out) {
  CharSourceRange Range = CharSourceRange::getCharRange(From, To);
  if (From.isMacroID() || To.isMacroID() ||
      Lexer::getSourceText(Range, Ctx.getSourceManager(), Ctx.getLangOpts()) !=
          Old)
    return false;
  Out.push_back(FixItHint::CreateReplacement(Range, New));
  return true;
}

static SourceLocation behind(SourceLocation Token, const ASTContext &Ctx) {
  return Lexer::getLocForEndOfToken(Token, 0, Ctx.getSourceManager(),
                                    Ctx.getLangOpts());
}

static std::vector<FixItHint>
fromSubscript(const Step &Made, llvm::StringRef Twin, const ASTContext &Ctx) {
  std::vector<FixItHint> Out;
  SourceLocation Close = Made.Range.getEnd();
  bool Good = replace(behind(Made.Object.getEnd(), Ctx), Made.Key.getBegin(),
                      "[", ("." + Twin + "(").str(), Ctx, Out) &&
              behind(Made.Key.getEnd(), Ctx) == Close &&
              replace(Close, behind(Close, Ctx), "]", ")", Ctx, Out);
  return Good ? Out : std::vector<FixItHint>();
}

static std::vector<FixItHint> fromFind(const Step &Made, llvm::StringRef Twin,
                                       const ASTContext &Ctx) {
  constexpr llvm::StringLiteral Arrow = "->second";
  std::vector<FixItHint> Out;
  SourceLocation Begin = behind(Made.Object.getEnd(), Ctx);
  SourceLocation End = behind(Made.Range.getEnd(), Ctx);
  bool Good =
      llvm::any_of(llvm::ArrayRef({".", "->"}), [&](llvm::StringRef By) {
        return replace(Begin, Made.Key.getBegin(), (By + "find(").str(),
                       (By + Twin + "(").str(), Ctx, Out);
      });
  Good = Good &&
         replace(End, End.getLocWithOffset(Arrow.size()), Arrow, "", Ctx, Out);
  return Good ? Out : std::vector<FixItHint>();
}

void maplint::addLookupFixes(Finding &F, const ASTContext &Ctx) {
  if (!F.Made || F.Twin.empty() || F.Made->Key.isInvalid() ||
      F.Made->Range.getBegin().isMacroID() ||
      F.Made->Range.getEnd().isMacroID() ||
      F.Made->Object.getEnd().isMacroID() || F.Made->Key.getEnd().isMacroID())
    return;
  if (F.What == Hazard::InsertingRead)
    F.DoubtfulFixes = fromSubscript(*F.Made, F.Twin, Ctx);
  else if (F.What == Hazard::Unchecked && F.Why == Absence::Key &&
           F.Made->Range == F.Handle)
    F.Fixes = fromFind(*F.Made, F.Twin, Ctx);
}
