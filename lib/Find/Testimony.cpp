//===- Testimony.cpp - Who speaks for a look-up ---------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Testimony.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace maplint;

llvm::StringRef Testimony::text(SourceRange Range) const {
  if (Range.isInvalid())
    return {};
  const ASTContext &Ctx = Function.Function->getASTContext();
  const SourceManager &SM = Ctx.getSourceManager();
  CharSourceRange Chars = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), SM, Ctx.getLangOpts());
  return Lexer::getSourceText(Chars, SM, Ctx.getLangOpts());
}

/// The identifiers in \p Text.
static void identifiers(llvm::StringRef Text,
                        llvm::SmallVectorImpl<llvm::StringRef> &Out) {
  while (!Text.empty()) {
    llvm::StringRef Word = Text.take_while(
        [](char C) { return isAsciiIdentifierContinue(C); });
    if (!Word.empty() && !isDigit(Word.front()))
      Out.push_back(Word);
    Text = Text.drop_front(std::max<size_t>(Word.size(), 1));
  }
}

void Testimony::called(FactId At, const State &S) {
  const Fact &F = Function.Facts[At];
  if (const auto *Callee = dyn_cast_or_null<FunctionDecl>(F.Decl))
    if (const Summary *Inner = Known.of(*Callee); Inner && !Inner->empty())
      return;
  Call C{&F, {}, {}, false};
  for (const Operand &O : F.Operands)
    for (TermId A : Relate.reg(S, O.Value)) {
      C.Values.push_back(T.timeless(A));
      if (O.How == Passing::Value && T[A].Kind != TermKind::This)
        continue;
      TermId Object = T.object(A);
      C.Objects.push_back(T.timeless(Object));
      for (TermId Content : Relate.content(S, Object, false))
        C.Values.push_back(T.timeless(Content));
    }
  const auto *Callee = dyn_cast_or_null<FunctionDecl>(F.Decl);
  C.Predicate = Callee && Callee->getReturnType()->isBooleanType();
  if (C.Predicate || !C.Objects.empty())
    Calls.push_back(std::move(C));
}

void Testimony::lookup(const LookupEvent &Event) {
  const Fact &F = Function.Facts[Event.At];
  if (Event.Container)
    LookUps.push_back({T.timeless(Event.Container), text(F.KeyRange), &F});
}

/// Does the term speak of what a call has computed or changed?
bool Testimony::mentionsCall(TermId Id) const {
  const Term &V = T[Id];
  if (V.Kind == TermKind::Opaque)
    return Function.Facts[V.Site].Kind == FactKind::Call;
  return (V.A && mentionsCall(V.A)) || (V.B && mentionsCall(V.B)) ||
         llvm::any_of(V.Operands, [&](TermId O) { return mentionsCall(O); });
}

/// Is the key the result of a call, made anew each time, or part of an object
/// that a call may have changed? Then equal keys need not have equal terms.
bool Testimony::isClouded(const ElementState &E, const Fact &Lookup) const {
  if (!E.Key || !mentionsCall(E.Key))
    return false;
  if (T[E.Key].Kind != TermKind::Opaque || Lookup.Args.size() < 2)
    return true;
  return Function.Facts[T[E.Key].Site].Result == Lookup.Args[1];
}

bool Testimony::isVouchedFor(const ElementState &E, const Fact &Lookup) {
  if (!E.Container || !E.Key)
    return false;
  TermId Container = T.timeless(E.Container), Key = T.timeless(E.Key);
  auto Speaks = [&](const Call &C) {
    auto Holds = [&](TermId Object) { return T.contains(Container, Object); };
    return C.At != &Lookup && llvm::is_contained(C.Values, Key) &&
           (C.Predicate || llvm::any_of(C.Objects, Holds));
  };
  auto Alike = [&](const Spelled &Other) {
    return Other.Container == Container && Other.At != &Lookup &&
           Other.Key == text(Lookup.KeyRange);
  };
  return llvm::any_of(Calls, Speaks) ||
         (isClouded(E, Lookup) && llvm::any_of(LookUps, Alike));
}

bool Testimony::isAsserted(llvm::ArrayRef<llvm::StringRef> Names,
                           const Fact &Use) const {
  return Asserts.mentions(
      Names, Function.Function->getBeginLoc(), Use.Range.getBegin(),
      Function.Function->getASTContext().getSourceManager());
}

bool Testimony::isAsserted(SourceRange Handle, const Fact &Use) const {
  llvm::SmallVector<llvm::StringRef, 4> Names;
  identifiers(text(Handle), Names);
  return Names.size() == 1 && isAsserted(Names, Use);
}

bool Testimony::isAsserted(const Fact &Lookup, const Fact &Use) const {
  llvm::SmallVector<llvm::StringRef, 4> Names;
  identifiers(text(Lookup.ObjectRange), Names);
  identifiers(text(Lookup.KeyRange), Names);
  return isAsserted(Names, Use);
}
