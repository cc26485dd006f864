//===- Questions.cpp - What is asked on the way ---------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Questions.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace maplint;

/// The container whose size the value is, or null.
const ValueDecl *Questions::sizeOf(ValueId V) const {
  const Fact *F = From[V];
  while (F && F->Kind == FactKind::Temporary)
    F = From[F->Args[0]];
  bool Size = F && F->Kind == FactKind::Lookup && F->Does &&
              F->Does->Result == Yields::Size;
  return Size ? From.leaderOf(F->Args[0]) : nullptr;
}

/// n = c.size(); while (n--) ...
bool Questions::boundsRounds(const ValueDecl *Container) const {
  auto Counts = [&](const Fact &F) {
    return F.Kind == FactKind::Address &&
           llvm::any_of(From.storedTo(F.Decl),
                        [&](ValueId V) { return sizeOf(V) == Container; });
  };
  for (auto [I, B] : llvm::enumerate(Function.Blocks))
    if (B.Condition && From.dependsOn(B.Condition, Counts) &&
        From.leads(B.Successors, I))
      return true;
  return false;
}

/// Is the size of the container, or of one beside it, compared so that it is
/// more than nothing, or handed to somebody who may: QCOMPARE(m.size(), 1)?
bool Questions::isMeasured(const ValueDecl *Container, const Fact &F) const {
  if (F.Kind == FactKind::Call)
    return llvm::any_of(F.Operands, [&](const Operand &O) {
      return sizeOf(O.Value) == Container;
    });
  if (F.Kind != FactKind::Compare)
    return false;
  auto IsConstant = [&](ValueId V) {
    return From[V] && From[V]->Kind == FactKind::Constant;
  };
  auto IsMore = [&](ValueId V) {
    return !IsConstant(V) || From[V]->Text != "0";
  };
  bool Even = F.Op == CompareOp::Equal || F.Op == CompareOp::NotEqual;
  const ValueDecl *Left = sizeOf(F.Args[0]), *Right = sizeOf(F.Args[1]);
  // Full is a cache of several tables when one of them is.
  bool Full = !Even && areSiblings(Right, Container) && !IsConstant(F.Args[0]);
  return (Left == Container && IsMore(F.Args[1]) &&
          (Even || !IsConstant(F.Args[1]))) ||
         (Right == Container && IsMore(F.Args[0])) || Full;
}

bool Questions::isCounted(const Fact &Lookup) const {
  const ValueDecl *Container = From.leaderOf(Lookup.Args[0]);
  return Container && (boundsRounds(Container) ||
                       llvm::any_of(Function.Facts, [&](const Fact &F) {
                         return isMeasured(Container, F);
                       }));
}

bool Questions::isCountedBeside(const Fact &Lookup, const Fact &Use) const {
  const ValueDecl *Container = From.nameOf(Lookup.Args[0]);
  return isAskedBefore(Use, [&](const Fact &F) {
    return F.Kind == FactKind::Part && areSiblings(F.Decl, Container) &&
           F.Decl->getType()->isIntegerType() &&
           !F.Decl->getType()->isBooleanType() &&
           !F.Decl->getType()->isEnumeralType();
  });
}

bool Questions::isTaken(const Fact &Lookup) const {
  const Fact *Member = From[Lookup.Args[0]];
  const Fact *Object = Member && Member->Kind == FactKind::Part
                           ? From[Member->Args[0]]
                           : nullptr;
  auto Asks = [](const Block &B) { return B.Condition != 0; };
  return Object && Object->Kind == FactKind::This &&
         llvm::none_of(Function.Blocks, Asks) &&
         llvm::any_of(Function.Facts, [&](const Fact &F) {
           return F.Kind == FactKind::Erase &&
                  From.nameOf(F.Args[0]) == Member->Decl;
         });
}

bool Questions::isAwaited(const Fact &Lookup, const Fact &Use) const {
  const ValueDecl *Container = From.nameOf(Lookup.Args[0]);
  unsigned Here = From.blockOf(Use);
  auto Compares = [&](FactId Id, ValueId V) {
    const Fact &F = Function.Facts[Id];
    return F.Kind == FactKind::Compare && llvm::is_contained(F.Args, V);
  };
  auto Asks = [&](const Block &B, FactId Id) {
    const Fact &F = Function.Facts[Id];
    if (F.Kind != FactKind::Lookup || From.nameOf(F.Args[0]) != Container)
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
        From.leads(Block.Successors, B, Here))
      return true;
  return false;
}

bool Questions::isPredicated(const Fact &Lookup, const Fact &Use) const {
  const ValueDecl *Container =
      Lookup.Args.empty() ? nullptr : From.nameOf(Lookup.Args[0]);
  auto LooksAt = [&](const Fact &F) {
    return F.Decl == Container &&
           (F.Kind == FactKind::Part || F.Kind == FactKind::Address);
  };
  unsigned Here = From.blockOf(Use);
  auto Asks = [&](const Fact &F) {
    const auto *Body = dyn_cast_or_null<FunctionDecl>(F.Decl);
    if (F.Kind != FactKind::Callable || !Body ||
        !Body->getReturnType()->isIntegralOrEnumerationType() ||
        !From.leads(From.blockOf(F), Here))
      return false;
    const FunctionFacts *Predicate = Known.factsOf(*Body);
    return Predicate && llvm::any_of(Predicate->Facts, LooksAt);
  };
  return Container && llvm::any_of(Function.Facts, Asks);
}

/// Is a variable compared from which a handle is read in \p Use?
bool Questions::isComparisonOf(ValueId Condition, const Fact &Use) const {
  const Fact *F = From[Condition];
  while (F && F->Kind == FactKind::Not)
    F = From[F->Args[0]];
  return F && F->Kind == FactKind::Compare &&
         llvm::any_of(F->Args, [&](ValueId Side) {
           const ValueDecl *Variable = From.variableOf(Side);
           return Variable && llvm::any_of(Use.Args, [&](ValueId Arg) {
                    return From.variableOf(Arg) == Variable;
                  });
         });
}

/// What is written in the block to something that has a name, unless the flow
/// knows what it says.
static llvm::SmallPtrSet<const ValueDecl *, 4> notes(const Origins &From,
                                                     const Block &Arm) {
  llvm::SmallPtrSet<const ValueDecl *, 4> Out;
  for (FactId Id : Arm.Facts) {
    const Fact &F = From.Function.Facts[Id];
    const Fact *Stored = F.Kind == FactKind::Store ? From[F.Args[1]] : nullptr;
    if (Stored && Stored->Kind == FactKind::Constant)
      continue;
    bool Writes = F.Kind == FactKind::Store || F.Kind == FactKind::Update ||
                  F.Kind == FactKind::Insert || F.Kind == FactKind::Append ||
                  F.Kind == FactKind::Replace;
    if (Writes)
      Out.insert(From.nameOf(F.Args[0]));
    else if (F.Kind == FactKind::Call && F.OwnObject && !F.Const)
      Out.insert(From.nameOf(F.Operands.front().Value));
  }
  Out.erase(nullptr);
  return Out;
}

/// Is something that the arm of a branch has noted asked after it, and before
/// the use?
bool Questions::isAskedLater(unsigned Arm, const Fact &Use) const {
  auto Noted = notes(From, Function.Blocks[Arm]);
  unsigned Here = From.blockOf(Use);
  auto Asks = [&](const Fact &F) { return F.Decl && Noted.count(F.Decl); };
  if (Noted.empty())
    return false;
  for (auto [I, Later] : llvm::enumerate(Function.Blocks))
    if (Later.Condition && !isComparisonOf(Later.Condition, Use) &&
        From.leads(Function.Blocks[Arm].Successors, I) &&
        From.leads(Later.Successors, Here) &&
        From.dependsOn(Later.Condition, Asks))
      return true;
  return false;
}

bool Questions::isNoted(const Fact &Use) const {
  if (Use.Kind == FactKind::Lookup) // its container and key are no handles
    return false;
  for (auto [B, Branch] : llvm::enumerate(Function.Blocks)) {
    if (!Branch.Condition || Branch.Successors.size() != 2 ||
        !isComparisonOf(Branch.Condition, Use))
      continue;
    unsigned Arms[] = {Branch.Successors[0], Branch.Successors[1]};
    // Where the ways meet again is no arm.
    for (auto [Arm, Other] :
         {std::pair(Arms[0], Arms[1]), std::pair(Arms[1], Arms[0])})
      if (Arm != NoBlock && !From.leads(Other, Arm, B) &&
          isAskedLater(Arm, Use))
        return true;
  }
  return false;
}

bool Questions::isAsked(const Fact &Call, const Fact &Use) const {
  if (Call.Kind != FactKind::Call || !Call.Result)
    return false;
  auto IsResult = [&](const Fact &F) { return &F == &Call; };
  if (llvm::any_of(Use.Args,
                   [&](ValueId V) { return From.dependsOn(V, IsResult); }))
    return false;
  return isAskedBefore(Use, IsResult);
}

/// Does a condition on the way to the use depend on something \p Wanted?
bool Questions::isAskedBefore(
    const Fact &Use, llvm::function_ref<bool(const Fact &)> Wanted) const {
  unsigned Here = From.blockOf(Use);
  return llvm::any_of(Function.Blocks, [&](const Block &B) {
    return B.Condition && From.leads(B.Successors, Here) &&
           From.dependsOn(B.Condition, Wanted);
  });
}

bool Questions::isAskedFor(const Fact &Call, const Fact &Use) const {
  auto ObjectOf = [&](const Fact &F) -> const ValueDecl * {
    bool Bare =
        F.Kind == FactKind::Call && F.OwnObject && F.Operands.size() == 1;
    return Bare ? From.nameOf(F.Operands.front().Value) : nullptr;
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
  auto Tells = [](const Fact &F) {
    const auto *Callee = dyn_cast_or_null<FunctionDecl>(F.Decl);
    return Callee && Callee->getReturnType()->isIntegralOrEnumerationType();
  };
  const ValueDecl *Object = ObjectOf(Call);
  auto Asks = [&](const Fact &F) {
    return &F != &Call && ObjectOf(F) == Object && Tells(F) && !IsKnown(F);
  };
  return Object && isAskedBefore(Use, Asks);
}
