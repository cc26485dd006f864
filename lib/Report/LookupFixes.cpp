//===- LookupFixes.cpp - Other look-ups for those that trust --------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LookupFixes.h"
#include "ReadFixes.h"
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

/// Does the look-up name its container, and come from no macro?
static bool isSpelledOut(const Step &Made) {
  return Made.Object.isValid() && !Made.Range.getBegin().isMacroID() &&
         !Made.Range.getEnd().isMacroID() &&
         !Made.Object.getEnd().isMacroID() && !Made.Key.getEnd().isMacroID();
}

/// Sets the doubtful fixes of \p F, if there are any.
static bool offer(Finding &F, Remedy With, llvm::StringRef Twin,
                  std::vector<FixItHint> Fixes) {
  if (Fixes.empty())
    return false;
  F.DoubtfulFixes = std::move(Fixes);
  F.Instead = With;
  F.Twin = Twin;
  return true;
}

static bool offer(Finding &F, Remedy With,
                  const std::optional<ReadIdiom> &Idiom,
                  const ASTContext &Ctx) {
  return Idiom && offer(F, With, Idiom->Names.Find, rewriteRead(*Idiom, Ctx));
}

static void addReadFixes(Finding &F, ReadIdioms &Idioms,
                         const ASTContext &Ctx) {
  llvm::StringRef Copy = Idioms.copyOf(F.Made->Range);
  if (!Copy.empty() &&
      offer(F, Remedy::Default, Copy, fromSubscript(*F.Made, Copy, Ctx)))
    return;
  if (offer(F, Remedy::Default, Idioms.read(F.Made->Range), Ctx) ||
      F.Twin.empty())
    return;
  offer(F, Remedy::Throw, F.Twin, fromSubscript(*F.Made, F.Twin, Ctx));
}

static void addFixes(Finding &F, ReadIdioms &Idioms, const ASTContext &Ctx) {
  if (F.What == Hazard::InsertingRead)
    addReadFixes(F, Idioms, Ctx);
  else if (F.What == Hazard::Unchecked && F.Why == Absence::Default)
    offer(F, Remedy::Skip, Idioms.followed(F.Made->Range), Ctx);
  else if (F.What == Hazard::Unchecked && F.Why == Absence::Key &&
           F.Made->Range == F.Handle && !F.Twin.empty())
    F.Fixes = fromFind(*F.Made, F.Twin, Ctx);
}

void maplint::addLookupFixes(std::vector<Finding> &Found,
                             const FunctionDecl &Function, TypeModels &Types) {
  const ASTContext &Ctx = Function.getASTContext();
  std::vector<Finding *> Order;
  for (Finding &F : Found)
    if (F.Made && F.Made->Key.isValid() && isSpelledOut(*F.Made))
      Order.push_back(&F);
  // Names are given in the order of the source, first where they will be seen.
  llvm::sort(Order, [&](const Finding *A, const Finding *B) {
    auto Place = [&](const Finding *F) {
      SourceLocation Made = F->Made->Range.getBegin();
      return std::tuple(F->How == Strength::Possible,
                        Ctx.getSourceManager().getFileOffset(Made), F);
    };
    return Place(A) < Place(B);
  });
  ReadIdioms Idioms(Function, Types);
  for (Finding *F : Order)
    addFixes(*F, Idioms, Ctx);
}
