//===- Testimony.cpp - Who speaks for a look-up ---------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Testimony.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace maplint;

Testimony::Testimony(const FunctionFacts &Function, Terms &T, Transfer &Relate,
                     const AssertLog &Asserts, Callees &Known)
    : Function(Function), T(T), Relate(Relate), Asserts(Asserts), Known(Known),
      Makers(Function.Values) {
  for (const Fact &F : Function.Facts)
    if (F.Result && F.Result != ReturnedValue)
      Makers[F.Result] = &F;
}

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
  if (const Summary *Inner = Known.ofCall(F); Inner && !Inner->empty())
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
  // A library knows nothing of the container that it is not given: key.empty().
  C.Predicate =
      Callee && Callee->getReturnType()->isBooleanType() && !F.Library;
  if (C.Predicate || !C.Objects.empty())
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
         (isClouded(E, Lookup) &&
          (llvm::any_of(LookUps, Alike) || isInsertedAlike(Lookup)));
}

/// The variable or member that is at the address; null if it has no name.
const ValueDecl *Testimony::nameOf(ValueId Address) const {
  const Fact *F = Makers[Address];
  if (F && F->Kind == FactKind::Load) // of the address that a reference holds
    F = Makers[F->Args[0]];
  return F ? F->Decl : nullptr;
}

/// Is the result null where nothing is found, and a pointer otherwise?
bool Testimony::mayFindNothing(const Fact &F) const {
  if (F.Kind == FactKind::Lookup)
    return F.Does->WhenMissing == Missing::Null;
  const Summary *Inner = Known.ofCall(F);
  if (!Inner)
    return false;
  auto IsNull = [&](TermId V) { return (*Inner->Names)[V].Text == "null"; };
  bool Finds = false, Misses = false;
  for (const Outcome &O : Inner->Outcomes) {
    Finds |= O.Found.has_value();
    Misses |= llvm::any_of(O.Returned, IsNull);
  }
  return Finds && Misses;
}

/// The variable or member that the handle was read from, or null.
const ValueDecl *Testimony::variableOf(ValueId Handle) const {
  const Fact *Load = Makers[Handle];
  return Load && Load->Kind == FactKind::Load ? nameOf(Load->Args[0]) : nullptr;
}

bool Testimony::isHanded(ValueId Handle) const {
  const ValueDecl *Variable = variableOf(Handle);
  auto Gets = [&](const Operand &O) { return variableOf(O.Value) == Variable; };
  return Variable && llvm::any_of(Calls, [&](const Call &C) {
           bool Object = C.At->OwnObject && !C.At->Operands.empty();
           return llvm::any_of(
               llvm::ArrayRef(C.At->Operands).drop_front(Object), Gets);
         });
}

const Fact *Testimony::originOf(ValueId Handle) const {
  const Fact *Load = Makers[Handle];
  if (Load && mayFindNothing(*Load))
    return Load; // used at once
  if (!Load || Load->Kind != FactKind::Load)
    return nullptr;
  const ValueDecl *Variable = nameOf(Load->Args[0]);
  for (const Fact &F : Function.Facts)
    if (F.Kind == FactKind::Store && Variable &&
        nameOf(F.Args[0]) == Variable && Makers[F.Args[1]] &&
        mayFindNothing(*Makers[F.Args[1]]))
      return Makers[F.Args[1]];
  return nullptr;
}

/// Members of one class.
static bool areSiblings(const ValueDecl *A, const ValueDecl *B) {
  const auto *X = dyn_cast_or_null<FieldDecl>(A);
  const auto *Y = dyn_cast_or_null<FieldDecl>(B);
  return X && Y && X->getParent() == Y->getParent();
}

bool Testimony::isCounted(const Fact &Lookup) const {
  const ValueDecl *Container = nameOf(Lookup.Args[0]);
  auto SizeOf = [&](ValueId V) -> const ValueDecl * {
    const Fact *F = Makers[V];
    bool Size = F && F->Kind == FactKind::Lookup && F->Does &&
                F->Does->Result == Yields::Size;
    return Size ? nameOf(F->Args[0]) : nullptr;
  };
  auto IsConstant = [&](ValueId V) {
    const Fact *F = Makers[V];
    return F && F->Kind == FactKind::Constant;
  };
  auto IsMore = [&](ValueId V) {
    return !IsConstant(V) || Makers[V]->Text != "0";
  };
  // n = c.size(); while (n--) ...
  auto Counts = [&](const Fact &F) {
    return F.Kind == FactKind::Address &&
           llvm::any_of(Function.Facts, [&](const Fact &Store) {
             return Store.Kind == FactKind::Store &&
                    nameOf(Store.Args[0]) == F.Decl &&
                    SizeOf(Store.Args[1]) == Container;
           });
  };
  auto Rounds = [&](const Block &B) {
    return B.Condition && dependsOn(B.Condition, Counts);
  };
  if (Container && llvm::any_of(Function.Blocks, Rounds))
    return true;
  return Container && llvm::any_of(Function.Facts, [&](const Fact &F) {
           bool Even = F.Op == CompareOp::Equal || F.Op == CompareOp::NotEqual;
           if (F.Kind != FactKind::Compare)
             return false;
           const ValueDecl *Left = SizeOf(F.Args[0]),
                           *Right = SizeOf(F.Args[1]);
           // Full is a cache of several tables when one of them is.
           bool Full =
               !Even && areSiblings(Right, Container) && !IsConstant(F.Args[0]);
           return (Left == Container && IsMore(F.Args[1]) && Even) ||
                  (Right == Container && IsMore(F.Args[0])) || Full;
         });
}

unsigned Testimony::blockOf(const Fact &F) const {
  for (auto [Id, Other] : llvm::enumerate(Function.Facts))
    if (&Other == &F)
      for (auto [B, Block] : llvm::enumerate(Function.Blocks))
        if (llvm::is_contained(Block.Facts, Id))
          return B;
  return NoBlock;
}

/// Is there a way from the block to itself that goes around the other one?
bool Testimony::returns(unsigned Block, unsigned Around) const {
  llvm::BitVector Seen(Function.Blocks.size());
  llvm::SmallVector<unsigned, 8> Work(
      llvm::ArrayRef<unsigned>(Function.Blocks[Block].Successors));
  while (!Work.empty()) {
    unsigned B = Work.pop_back_val();
    if (B == Block)
      return true;
    if (B == NoBlock || B == Around || Seen.test(B))
      continue;
    Seen.set(B);
    llvm::append_range(Work, Function.Blocks[B].Successors);
  }
  return false;
}

bool Testimony::isAwaited(const Fact &Lookup, const Fact &Use) const {
  const ValueDecl *Container = nameOf(Lookup.Args[0]);
  unsigned Here = blockOf(Use);
  auto Compares = [&](FactId Id, ValueId V) {
    const Fact &F = Function.Facts[Id];
    return F.Kind == FactKind::Compare && llvm::is_contained(F.Args, V);
  };
  auto Asks = [&](const Block &B, FactId Id) {
    const Fact &F = Function.Facts[Id];
    if (F.Kind != FactKind::Lookup || nameOf(F.Args[0]) != Container)
      return false;
    return F.Does->Result == Yields::Emptiness ||
           F.Does->Result == Yields::Size ||
           (F.Does->Result == Yields::Begin &&
            llvm::any_of(B.Facts, [&](FactId Other) {
              return Compares(Other, F.Result);
            }));
  };
  if (!Container || Here == NoBlock)
    return false;
  for (auto [B, Block] : llvm::enumerate(Function.Blocks))
    if (B != Here &&
        llvm::any_of(
            Block.Facts,
            [&, &Asking = Block](FactId Id) { return Asks(Asking, Id); }) &&
        returns(B, Here))
      return true;
  return false;
}

bool Testimony::isWaitedFor(const Fact &Lookup) const {
  const ValueDecl *Container =
      Lookup.Args.empty() ? nullptr : nameOf(Lookup.Args[0]);
  auto LooksAt = [&](const Fact &F) {
    return F.Decl == Container &&
           (F.Kind == FactKind::Part || F.Kind == FactKind::Address);
  };
  auto Asks = [&](const Fact &F) {
    const auto *Body = dyn_cast_or_null<FunctionDecl>(F.Decl);
    if (F.Kind != FactKind::Callable || !Body ||
        !Body->getReturnType()->isBooleanType())
      return false;
    const Summary *Predicate = Known.of(*Body);
    return Predicate && llvm::any_of(Predicate->Function->Facts, LooksAt);
  };
  auto Waits = [](const Fact &F) { return F.Kind == FactKind::Wait; };
  return Container && llvm::any_of(Function.Facts, Waits) &&
         llvm::any_of(Function.Facts, Asks);
}

/// Was the condition computed from something \p Wanted, in any order of the
/// statements?
bool Testimony::dependsOn(ValueId Condition,
                          llvm::function_ref<bool(const Fact &)> Wanted) const {
  llvm::SmallVector<ValueId, 8> Work{Condition};
  llvm::BitVector Seen(Function.Values);
  while (!Work.empty()) {
    const Fact *F = Makers[Work.pop_back_val()];
    if (!F || (F->Result && Seen.test(F->Result)))
      continue;
    Seen.set(F->Result);
    if (Wanted(*F))
      return true;
    llvm::append_range(Work, F->Args);
    for (const Operand &O : F->Operands)
      Work.push_back(O.Value);
    if (F->Kind == FactKind::Address)
      for (const Fact &Store : Function.Facts)
        if (Store.Kind == FactKind::Store && nameOf(Store.Args[0]) == F->Decl)
          Work.push_back(Store.Args[1]);
  }
  return false;
}

bool Testimony::isReachable(unsigned From, unsigned To) const {
  llvm::BitVector Seen(Function.Blocks.size());
  llvm::SmallVector<unsigned, 8> Work{From};
  while (!Work.empty()) {
    unsigned B = Work.pop_back_val();
    if (B == To)
      return true;
    if (B == NoBlock || Seen.test(B))
      continue;
    Seen.set(B);
    llvm::append_range(Work, Function.Blocks[B].Successors);
  }
  return false;
}

/// Is a variable compared from which a handle is read in \p Use?
bool Testimony::isComparisonOf(ValueId Condition, const Fact &Use) const {
  const Fact *F = Makers[Condition];
  while (F && F->Kind == FactKind::Not)
    F = Makers[F->Args[0]];
  return F && F->Kind == FactKind::Compare &&
         llvm::any_of(F->Args, [&](ValueId Side) {
           const ValueDecl *Variable = variableOf(Side);
           return Variable && llvm::any_of(Use.Args, [&](ValueId Arg) {
                    return variableOf(Arg) == Variable;
                  });
         });
}

bool Testimony::isNoted(const Fact &Use) const {
  unsigned Here = blockOf(Use);
  llvm::SmallPtrSet<const ValueDecl *, 4> Noted;
  auto Note = [&](const Block &Arm) {
    for (FactId Id : Arm.Facts) {
      const Fact &F = Function.Facts[Id];
      if (F.Kind == FactKind::Store && Makers[F.Args[1]] &&
          Makers[F.Args[1]]->Kind == FactKind::Constant)
        continue; // the flow knows what it says
      bool Writes = F.Kind == FactKind::Store || F.Kind == FactKind::Update ||
                    F.Kind == FactKind::Insert || F.Kind == FactKind::Append ||
                    F.Kind == FactKind::Replace;
      if (Writes)
        Noted.insert(nameOf(F.Args[0]));
      else if (F.Kind == FactKind::Call && F.OwnObject && !F.Const)
        Noted.insert(nameOf(F.Operands.front().Value));
    }
  };
  auto Asks = [&](const Fact &F) { return F.Decl && Noted.count(F.Decl); };
  for (const Block &B : Function.Blocks) {
    if (!B.Condition || !isComparisonOf(B.Condition, Use))
      continue;
    for (unsigned Arm : B.Successors) {
      if (Arm == NoBlock || Arm == Here)
        continue;
      Noted.clear();
      Note(Function.Blocks[Arm]);
      Noted.erase(nullptr);
      for (auto [I, Later] : llvm::enumerate(Function.Blocks))
        if (!Noted.empty() && Later.Condition && &Later != &B &&
            !isComparisonOf(Later.Condition, Use) && isReachable(Arm, I) &&
            isReachable(I, Here) && dependsOn(Later.Condition, Asks))
          return true;
    }
  }
  return false;
}

bool Testimony::isAsked(const Fact &Call, const Fact &Use) const {
  if (Call.Kind != FactKind::Call || !Call.Result)
    return false;
  auto IsResult = [&](const Fact &F) { return &F == &Call; };
  if (llvm::any_of(Use.Args, [&](ValueId V) { return dependsOn(V, IsResult); }))
    return false;
  return llvm::any_of(Function.Blocks, [&](const Block &B) {
    return B.Condition && dependsOn(B.Condition, IsResult);
  });
}

bool Testimony::isAskedFor(const Fact &Call) const {
  auto ObjectOf = [&](const Fact &F) -> const ValueDecl * {
    bool Bare =
        F.Kind == FactKind::Call && F.OwnObject && F.Operands.size() == 1;
    return Bare ? nameOf(F.Operands.front().Value) : nullptr;
  };
  // Where the body shows how many elements there are, the flow knows.
  auto IsKnown = [&](const Fact &F) {
    const Summary *Body = Known.ofCall(F);
    return Body && llvm::any_of(Body->Outcomes, [&](const Outcome &O) {
             return llvm::any_of(O.Returned, [&](TermId V) {
               return Body->Names->any(V, [](const Term &Part) {
                 return Part.Kind == TermKind::Present;
               });
             });
           });
  };
  const ValueDecl *Object = ObjectOf(Call);
  auto Asks = [&](const Fact &F) {
    return &F != &Call && ObjectOf(F) == Object && !IsKnown(F);
  };
  return Object && llvm::any_of(Function.Blocks, [&](const Block &B) {
           return B.Condition && dependsOn(B.Condition, Asks);
         });
}

bool Testimony::areAlike(const Fact &A, const Fact &B) const {
  const ValueDecl *Container = nameOf(A.Args[0]);
  llvm::StringRef Key = text(A.KeyRange);
  return Container && Container == nameOf(B.Args[0]) && !Key.empty() &&
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
    const Fact *Load = Makers[V];
    const ValueDecl *D =
        Load && Load->Kind == FactKind::Load ? nameOf(Load->Args[0]) : nullptr;
    return D && D->getDeclName().isIdentifier() && D->getName() == Handle;
  };
  for (const Fact &F : Function.Facts) {
    const ValueDecl *Flag =
        F.Kind == FactKind::Store ? nameOf(F.Args[0]) : nullptr;
    if (!Flag || !Flag->getDeclName().isIdentifier())
      continue;
    const Fact *Made = Makers[F.Args[1]];
    while (Made && Made->Kind == FactKind::Not)
      Made = Makers[Made->Args[0]];
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
