//===- Testimony.cpp - Who speaks for a look-up ---------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Testimony.h"
#include "../Flow/Held.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace maplint;

QualType maplint::typeOf(const Terms &T, TermId Value) {
  if (!Value || T[Value].Kind != TermKind::Initial)
    return {};
  TermId Object = T[Value].A;
  if (T[Object].Kind == TermKind::Pointee) { // what a reference leads to
    TermId Address = T[Object].A;
    Object = T[Address].Kind == TermKind::Initial ? T[Address].A : Object;
  }
  const ValueDecl *Holder = T[Object].Decl;
  return Holder ? Holder->getType().getNonReferenceType() : QualType();
}

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
    llvm::StringRef Word =
        Text.take_while([](char C) { return isAsciiIdentifierContinue(C); });
    if (!Word.empty() && !isDigit(Word.front()))
      Out.push_back(Word);
    Text = Text.drop_front(std::max<size_t>(Word.size(), 1));
  }
}

void Testimony::called(FactId At, const State &S) {
  const Fact &F = Function.Facts[At];
  // Where the body does one thing, the flow knows what.
  const Summary *Inner = Known.ofCall(F);
  bool Seen = Inner && !Inner->empty();
  if (Seen && Inner->Outcomes.size() < 2)
    return;
  Call C{&F, {}, {}, false, Seen ? Inner->Function : nullptr};
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
  // A library knows nothing of the container that it is not given: key.empty().
  C.Predicate =
      Callee && Callee->getReturnType()->isBooleanType() && !F.Library;
  if (C.Predicate || (!Seen && !C.Objects.empty()))
    Calls.push_back(std::move(C));
}

void Testimony::lookup(const LookupEvent &Event) {
  const Fact &F = Function.Facts[Event.At];
  if (Event.Container)
    LookUps.push_back({T.timeless(Event.Container), text(F.KeyRange), &F});
}

/// Was something inserted by a key that is spelled like that of the look-up?
bool Testimony::isInsertedAlike(const Fact &Lookup) const {
  return llvm::any_of(Function.Facts, [&](const Fact &F) {
    return F.Kind == FactKind::Insert && areAlike(F, Lookup);
  });
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

/// Does the body ask for a key in a container of the same name, or in one that
/// it is given: bool has(int k) { return m.count(k) && ready.count(k); }
bool Testimony::looksInto(const FunctionFacts &Body, const Fact &Lookup) const {
  const ValueDecl *Container = From.nameOf(Lookup.Args[0]);
  Origins Inner(Body);
  return llvm::any_of(Body.Facts, [&](const Fact &F) {
    if (F.Kind != FactKind::Lookup || F.Does->Lookup != LookupBy::Key)
      return false;
    const ValueDecl *Name = Inner.nameOf(F.Args[0]);
    return Name && (Name == Container || isa<ParmVarDecl>(Name));
  });
}

bool Testimony::isVouchedFor(const ElementState &E, const Fact &Lookup) {
  if (!E.Container || !E.Key)
    return false;
  TermId Container = T.timeless(E.Container), Key = T.timeless(E.Key);
  auto Speaks = [&](const Call &C) {
    auto Holds = [&](TermId Object) { return T.contains(Container, Object); };
    return C.At != &Lookup && llvm::is_contained(C.Values, Key) &&
           (C.Predicate || llvm::any_of(C.Objects, Holds)) &&
           (!C.Body || (From.isAsked(*C.At) && looksInto(*C.Body, Lookup)));
  };
  auto Alike = [&](const Spelled &Other) {
    return Other.Container == Container && Other.At != &Lookup &&
           Other.Key == text(Lookup.KeyRange);
  };
  bool Made = isClouded(E, Lookup) || text(Lookup.KeyRange).contains('(');
  return llvm::any_of(Calls, Speaks) ||
         (Made && (llvm::any_of(LookUps, Alike) || isInsertedAlike(Lookup)));
}

/// Is the result null where nothing is found, and a pointer otherwise?
bool Testimony::mayFindNothing(const Fact &F) const {
  if (F.Kind == FactKind::Lookup)
    return F.Does->WhenMissing == Missing::Null;
  const Summary *Inner = Known.ofCall(F);
  if (!Inner)
    return false;
  auto IsNull = [&](TermId V) { return isNull(*Inner->Names, V); };
  bool Finds = false, Misses = false;
  for (const Outcome &O : Inner->Outcomes) {
    Finds |= O.Found.has_value();
    Misses |= llvm::any_of(O.Returned, IsNull);
  }
  return Finds && Misses;
}

bool Testimony::isHanded(ValueId Handle) const {
  const ValueDecl *Variable = From.variableOf(Handle);
  auto Gets = [&](const Operand &O) {
    return From.variableOf(O.Value) == Variable;
  };
  return Variable && llvm::any_of(Calls, [&](const Call &C) {
           bool Object = C.At->OwnObject && !C.At->Operands.empty();
           return llvm::any_of(
               llvm::ArrayRef(C.At->Operands).drop_front(Object), Gets);
         });
}

const Fact *Testimony::originOf(ValueId Handle) const {
  const Fact *Load = From[Handle];
  if (Load && mayFindNothing(*Load))
    return Load; // used at once
  for (ValueId Stored : From.storedTo(From.variableOf(Handle)))
    if (const Fact *Made = From[Stored]; Made && mayFindNothing(*Made))
      return Made;
  return nullptr;
}

bool Testimony::areAlike(const Fact &A, const Fact &B) const {
  const ValueDecl *Container = From.nameOf(A.Args[0]);
  llvm::StringRef Key = text(A.KeyRange);
  return Container && Container == From.nameOf(B.Args[0]) && !Key.empty() &&
         Key == text(B.KeyRange);
}

bool Testimony::isAsserted(llvm::ArrayRef<llvm::StringRef> Names,
                           const Fact &Use) const {
  return Asserts.mentions(
      Names, Function.Function->getBeginLoc(), Use.Range.getBegin(),
      Function.Function->getASTContext().getSourceManager());
}

/// The booleans that remember a comparison of the variable called \p Handle.
llvm::SmallVector<llvm::StringRef, 2>
Testimony::flagsOf(llvm::StringRef Handle) const {
  llvm::SmallVector<llvm::StringRef, 2> Out;
  auto Compares = [&](ValueId V) {
    const ValueDecl *D = From.variableOf(V);
    return D && D->getDeclName().isIdentifier() && D->getName() == Handle;
  };
  for (const Fact &F : Function.Facts) {
    const ValueDecl *Flag =
        F.Kind == FactKind::Store ? From.nameOf(F.Args[0]) : nullptr;
    if (!Flag || !Flag->getDeclName().isIdentifier())
      continue;
    const Fact *Made = From[F.Args[1]];
    while (Made && Made->Kind == FactKind::Not)
      Made = From[Made->Args[0]];
    if (Made && Made->Kind == FactKind::Compare &&
        llvm::any_of(Made->Args, Compares))
      Out.push_back(Flag->getName());
  }
  return Out;
}

bool Testimony::isAsserted(SourceRange Handle, const Fact &Use) const {
  llvm::SmallVector<llvm::StringRef, 4> Names;
  identifiers(text(Handle), Names);
  return Names.size() == 1 &&
         (isAsserted(Names, Use) ||
          llvm::any_of(flagsOf(Names[0]), [&](llvm::StringRef Flag) {
            return isAsserted(Flag, Use);
          }));
}

bool Testimony::isAsserted(const Fact &Lookup, const Fact &Use) const {
  llvm::SmallVector<llvm::StringRef, 4> Names, Key;
  identifiers(text(Lookup.KeyRange), Key);
  identifiers(text(Lookup.ObjectRange), Names);
  Names.append(Key);
  const FunctionDecl &Fn = *Function.Function;
  return isAsserted(Names, Use) ||
         Asserts.isGiven(Key, Fn.getBeginLoc(), Use.Range.getBegin(),
                         Fn.getASTContext().getSourceManager());
}
