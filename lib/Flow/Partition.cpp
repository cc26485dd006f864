//===- Partition.cpp - Which groups of paths stay apart -------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Partition.h"
#include "Held.h"
#include "Liveness.h"

using namespace maplint;

Partition::Partition(const FunctionFacts &Function) {
  for (const Fact &F : Function.Facts)
    if (F.Kind == FactKind::Address)
      Numbers.try_emplace(F.Decl, Numbers.size());
  Mentioned.resize(Function.Blocks.size(), llvm::BitVector(Numbers.size()));
  for (auto [B, Block] : llvm::enumerate(Function.Blocks))
    for (FactId Id : Block.Facts)
      if (const Fact &F = Function.Facts[Id]; F.Kind == FactKind::Address)
        Mentioned[B].set(Numbers.lookup(F.Decl));
  flowBack(Function, Mentioned);
}

bool Partition::isMentioned(const clang::ValueDecl *Variable,
                            unsigned Block) const {
  auto It = Numbers.find(Variable);
  return It != Numbers.end() && Mentioned[Block].test(It->second);
}

namespace {
/// Whether a handle leads somewhere, nowhere, or either.
struct Leads {
  bool Somewhere = false, Nowhere = false;
  bool operator==(const Leads &) const = default;
};
} // namespace

/// \p Held: does a pointer that an element holds lead somewhere?
static Leads leads(const Terms &T, const Value &V, bool Held = false) {
  Leads Out;
  for (TermId Id : V) {
    const Term &H = T[Id];
    Out.Somewhere |= (Held && isHeld(T, Id)) || H.Kind == TermKind::Iterator ||
                     (H.Kind == TermKind::Pointer &&
                      T[T.rootOf(H.A)].Kind == TermKind::Element);
    Out.Nowhere |= H.Kind == TermKind::End || isNull(T, Id);
  }
  return Out;
}

static bool isFlag(const Terms &T, const clang::ValueDecl *Variable,
                   const Value &A, const Value &B) {
  auto IsText = [&](const Value &V) {
    return V.size() == 1 && T[V.front()].Kind == TermKind::Text;
  };
  return Variable->getType()->isBooleanType() && IsText(A) && IsText(B);
}

/// Was what the variable holds found to be true in one of the two, and false in
/// the other?
static bool isDecided(const State &A, const State &B, const Value &V) {
  if (V.size() != 1)
    return false;
  auto X = A.Assumed.find(V.front()), Y = B.Assumed.find(V.front());
  return X != A.Assumed.end() && Y != B.Assumed.end() && X->second != Y->second;
}

static bool samePresence(const State &A, const State &B) {
  auto Covers = [](const State &Mine, const State &Other) {
    return llvm::all_of(Mine.Elements, [&](const auto &Entry) {
      auto It = Other.Elements.find(Entry.first);
      bool There = It != Other.Elements.end() && It->second.Present;
      return !Entry.second.Present || There;
    });
  };
  return Covers(A, B) && Covers(B, A);
}

/// Is it where a container is of which something is known?
static bool isContainer(const Terms &T, const State &S, const Value &V) {
  TermId Address = single(V);
  return Address && T[Address].Kind == TermKind::Pointer &&
         llvm::any_of(S.Elements, [&](const auto &Entry) {
           return Entry.second.Container == T[Address].A;
         });
}

bool Partition::sameFinds(const Terms &T, const State &A, const State &B,
                          unsigned Block) const {
  bool Flags = false, Handles = false;
  for (const auto &[Object, V] : A.Places) {
    auto It = B.Places.find(Object);
    if (It == B.Places.end() || T[Object].Kind != TermKind::Variable ||
        !isMentioned(T[Object].Decl, Block))
      continue;
    if (V == It->second) {
      Flags |= isDecided(A, B, V);
      continue;
    }
    // auto &m = c ? a : b
    if (isContainer(T, A, V) && isContainer(T, B, It->second))
      return false;
    Leads Mine = leads(T, V), Other = leads(T, It->second);
    if (Mine.Nowhere || Other.Nowhere) {
      Mine = leads(T, V, true);
      Other = leads(T, It->second, true);
    }
    Handles |= (Mine.Somewhere || Other.Somewhere) && !(Mine == Other);
    Flags |= isFlag(T, T[Object].Decl, V, It->second);
  }
  if (Handles)
    return false;
  // A parameter that was tested, and will be again; or whether a container is
  // empty.
  auto IsTelling = [&](const auto &Decision) {
    const Term &V = T[Decision.first];
    bool Again = V.Kind == TermKind::Initial &&
                 T[V.A].Kind == TermKind::Variable &&
                 isMentioned(T[V.A].Decl, Block);
    return (Again || V.Kind == TermKind::Present) &&
           isDecided(A, B, {Decision.first});
  };
  Flags = Flags || llvm::any_of(A.Assumed, IsTelling);
  return !Flags || samePresence(A, B);
}

void maplint::blur(const Terms &T, const State &Other, State &S) {
  for (const auto &[Object, V] : S.Places) {
    auto It = Other.Places.find(Object);
    if (It == Other.Places.end() || leads(T, V) == leads(T, It->second))
      continue;
    for (const Value *Side : {&V, &It->second})
      for (TermId H : *Side)
        if (auto E = T[H].Kind == TermKind::Iterator ? S.Elements.find(T[H].A)
                                                     : S.Elements.end();
            E != S.Elements.end())
          E->second.Believed = true;
  }
  for (auto &[Id, E] : S.Elements)
    if (auto It = Other.Elements.find(Id);
        It != Other.Elements.end() && It->second.Present != E.Present)
      E.Believed = true;
}
