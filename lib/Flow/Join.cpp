//===- Join.cpp - Where paths meet ----------------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Held.h"
#include "State.h"
#include "llvm/ADT/STLExtras.h"

using namespace maplint;

namespace {
/// More things than this in one place are "anything".
constexpr size_t MaxValues = 5;
} // namespace

bool maplint::isDistinct(const Terms &T, TermId Id) {
  switch (T[Id].Kind) {
  case TermKind::Iterator:
  case TermKind::End:
  case TermKind::Pointer:
  case TermKind::Pair:
  case TermKind::Present:
  case TermKind::Compare:
  case TermKind::Not:
  case TermKind::Both:
    return true;
  default:
    return false;
  }
}

static Value joinValues(Terms &T, const Value &A, const Value &B, TermId Object,
                        unsigned Block) {
  if (A == B)
    return A;
  if (A.empty() || B.empty())
    return {};
  Value Out;
  bool Plain = false;
  unsigned Texts = 0;
  for (const Value *Side : {&A, &B})
    for (TermId Id : *Side)
      add(Out, Id);
  if (isHeldOrNull(T, Out))
    return Out;
  for (TermId Id : Out) {
    Plain |= !isDistinct(T, Id) && T[Id].Kind != TermKind::Text;
    Texts += T[Id].Kind == TermKind::Text;
  }
  if (Plain || Texts > 2) {
    llvm::erase_if(Out, [&](TermId Id) { return !isDistinct(T, Id); });
    add(Out, T.merge(Block, Object));
  }
  if (Out.size() > MaxValues)
    return {}; // absorbs what comes later, or the values would go in circles
  return Out;
}

namespace {
/// Which values of two states have one name now: what a place held in each.
class Names {
public:
  explicit Names(Terms &T) : T(T) {}
  /// A place that held \p A in the one and \p B in the other holds \p Joined.
  void learn(const Value &A, const Value &B, const Value &Joined);

  /// The name of what was \p A in the one and \p B in the other; 0: none.
  TermId of(TermId A, TermId B) {
    return A == B ? A : Known.empty() ? 0 : T.common(A, B, Known);
  }
  /// What is absent in both.
  std::optional<AbsentKey> of(AbsentKey A, const AbsentKey &B);
  /// The name of what was \p B in the second, and unknown in the first.
  TermId ofSecond(TermId B);
  /// The handles in \p A and \p B are one handle if they lead into what has one
  /// name.
  void follow(const Value &A, const Value &B, Value &Joined);

private:
  Terms &T;
  std::map<std::pair<TermId, TermId>, TermId> Known;
};
} // namespace

void Names::learn(const Value &A, const Value &B, const Value &Joined) {
  TermId X = single(A), Y = single(B), Name = single(Joined);
  if (X && Y && X != Y && Name && T[Name].Kind == TermKind::Merge)
    Known.try_emplace({X, Y}, Name);
}

void Names::follow(const Value &A, const Value &B, Value &Joined) {
  if (Known.empty() || A == B)
    return;
  for (TermId X : A)
    for (TermId Y : B)
      if (TermId Both = X == Y || !isDistinct(T, X) ? 0 : of(X, Y)) {
        llvm::erase_if(Joined, [&](TermId V) { return V == X || V == Y; });
        add(Joined, Both);
      }
}

std::optional<AbsentKey> Names::of(AbsentKey A, const AbsentKey &B) {
  if (A == B)
    return A;
  if (A.By != B.By || Known.empty())
    return std::nullopt;
  TermId Container = of(A.Container, B.Container), Key = of(A.Key, B.Key);
  if (!Container || !Key)
    return std::nullopt;
  A.Container = Container;
  A.Key = Key;
  return A;
}

TermId Names::ofSecond(TermId B) {
  for (const auto &[Pair, Name] : Known)
    if (B && T[Pair.second].Kind != TermKind::Text)
      B = T.replaced(B, Pair.second, Name);
  return B;
}

/// The one element that the handles in \p V lead to, or 0.
static TermId designated(const Terms &T, const Value &V) {
  TermId Element = 0;
  for (TermId Id : V) {
    const Term &Handle = T[Id];
    if (Handle.Kind != TermKind::Iterator && Handle.Kind != TermKind::Pointer)
      continue;
    TermId Root = T.rootOf(Handle.A);
    if (T[Root].Kind != TermKind::Element)
      continue;
    if (Element && Element != Root)
      return 0;
    Element = Root;
  }
  return Element;
}

/// The element of \p S that \p Like knows by the name \p To, or 0.
static TermId counterpart(const Terms &T, const State &Like, const State &S,
                          TermId Object, TermId To) {
  auto It = S.Places.find(Object);
  TermId From = It == S.Places.end() ? 0 : designated(T, It->second);
  if (!From || !To || From == To || T.isSummary(From) || T.isSummary(To))
    return 0;
  auto Mine = S.Elements.find(From), Theirs = Like.Elements.find(To);
  if (Mine == S.Elements.end() || Theirs == Like.Elements.end() ||
      T[From].Kind != TermKind::Element || T[To].Kind != TermKind::Element ||
      Mine->second.Container != Theirs->second.Container)
    return 0;
  return From;
}

void maplint::unify(Terms &T, const State &Like, State &S) {
  for (const auto &[Object, V] : Like.Places) {
    TermId To = designated(T, V);
    TermId From = counterpart(T, Like, S, Object, To);
    if (!From)
      continue;
    // What had the name is now the one before.
    if (T[To].Age == 0 && T[From].Site != T[To].Site)
      S.age(T, Recency::Fact, T[To].Site);
    if (S.Elements.count(To))
      continue;
    S.rename([&](TermId Id) { return Id ? T.replaced(Id, From, To) : Id; });
    insertSorted(S.Executed, T[To].Site);
  }
}

/// Equal sets are copies of one handle (Transfer::narrow). Places that came to
/// equal sets in different ways are not: of these, at most one is followed.
static void separate(const State &A, const State &B, State &Out) {
  struct Origin {
    Value *Now, InA, InB;
    bool isNew() const { return InA != *Now || InB != *Now; }
  };
  auto At = [](const State &S, TermId Object) {
    auto It = S.Places.find(Object);
    return It == S.Places.end() ? Value() : It->second;
  };
  llvm::SmallVector<Origin, 8> Sets;
  for (auto &[Object, V] : Out.Places)
    if (V.size() > 1)
      Sets.push_back({&V, At(A, Object), At(B, Object)});
  for (const Origin &Mine : Sets)
    if (Mine.isNew() && llvm::any_of(Sets, [&](const Origin &Other) {
          return *Other.Now == *Mine.Now &&
                 (Other.InA != Mine.InA || Other.InB != Mine.InB);
        }))
      Mine.Now->clear();
}

/// Does \p S know an element with the key of \p E by another name, or any at
/// all if that key has no name?
static bool isKnown(Terms &T, const State &S, const ElementState &E) {
  if (!E.Container || !E.isThere())
    return false;
  auto Timeless = [&](TermId Id) { return Id ? T.timeless(Id) : 0; };
  auto KeyOf = [&](const ElementState &Of) {
    return !Of.Key || T[Of.Key].Kind == TermKind::KeyOf ? 0 : Timeless(Of.Key);
  };
  TermId Container = Timeless(E.Container), Key = KeyOf(E);
  return llvm::any_of(S.Elements, [&](const auto &Entry) {
    const ElementState &Other = Entry.second;
    return Other.isThere() &&
           !Other.isDead(Scope::Element, Strength::Definite) &&
           Timeless(Other.Container) == Container &&
           (!Key || KeyOf(Other) == Key);
  });
}

static void joinElements(Terms &T, Names &Both, const State &A, State &Out,
                         const State &B, bool Lossy) {
  auto Weaken = [&](ElementState &E) {
    if (!Lossy)
      return;
    for (Death &D : E.Deaths)
      D.How = Strength::Possible;
    E.MayLive = true;
    llvm::sort(E.Deaths);
    E.Deaths.erase(llvm::unique(E.Deaths), E.Deaths.end());
  };
  for (auto &[Id, E] : Out.Elements)
    if (auto It = B.Elements.find(Id); It == B.Elements.end()) {
      E.Believed = isKnown(T, B, E);
      E.Present = E.First = false;
      Weaken(E);
    } else if (!(E == It->second)) {
      const ElementState &Other = It->second;
      bool SameDeaths = E.Deaths == Other.Deaths && E.MayLive == Other.MayLive;
      for (const Death &D : Other.Deaths)
        E.kill(D, false);
      E.MayLive |= Other.MayLive;
      if (!SameDeaths)
        Weaken(E);
      E.Believed = E.Present && Other.Present ? E.Believed && Other.Believed
                                              : E.isThere() && Other.isThere();
      E.Present &= Other.Present;
      E.Sought = earlier(E.Sought, Other.Sought);
      E.Inserted = E.Inserted == Other.Inserted ? E.Inserted : 0;
      E.Untouched &= Other.Untouched;
      E.First &= Other.First;
      E.Reversed |= Other.Reversed;
      E.Reinserted = E.Reinserted == Other.Reinserted ? E.Reinserted : 0;
      E.Container = Both.of(E.Container, Other.Container);
      if (E.Key != Other.Key && !(E.Key = Both.of(E.Key, Other.Key)))
        E.Key = T.keyOf(Id);
    }
  for (const auto &[Id, E] : B.Elements)
    if (auto [It, New] = Out.Elements.try_emplace(Id, E); New) {
      It->second.Container = Both.ofSecond(E.Container);
      It->second.Key = Both.ofSecond(E.Key);
      It->second.Believed = isKnown(T, A, E);
      It->second.Present = It->second.First = false;
      Weaken(It->second);
    }
}

/// What is gone on both ways. Who finds the key absent on one of them has
/// nothing to erase there.
static std::vector<AbsentKey> renewedInBoth(const State &A, const State &B) {
  std::vector<AbsentKey> Out;
  for (const AbsentKey &X : A.Renewed)
    for (const AbsentKey &Y : B.Renewed)
      if (X.Container == Y.Container && X.Key == Y.Key &&
          (X.What == Y.What || !X.By || !Y.By))
        insertSorted(Out, !X.By || (Y.By && Y.By < X.By) ? Y : X);
  return Out;
}

State maplint::join(Terms &T, const State &A, const State &B, unsigned Block,
                    bool Lossy) {
  State Out = A;
  // An element of a sequence that is empty there is what it is here.
  auto IsNowhere = [&](const State &S, TermId Object) {
    const Term &Item = T[Object];
    if (Item.Kind != TermKind::Item || T[Item.A].Kind != TermKind::Owned)
      return false;
    auto It = S.Places.find(T[Item.A].A);
    return It != S.Places.end() && single(It->second) &&
           T[single(It->second)].Text == EmptySequence;
  };
  auto InitialOf = [&](const State &S, TermId Object) {
    const Term &Place = T[Object];
    auto Whole = S.Places.find(Place.A);
    // A part of a pair that was stored as a whole.
    if (Place.Kind == TermKind::Member && !Place.Decl &&
        Whole != S.Places.end() && Whole->second.size() == 1 &&
        T[Whole->second.front()].Kind == TermKind::Pair) {
      const Term &Both = T[Whole->second.front()];
      TermId Part = Place.Site == 1 ? Both.A : Both.B;
      if (T[Part].Kind == TermKind::OneOf)
        return Value(T[Part].Operands.begin(), T[Part].Operands.end());
      return Value{Part};
    }
    return Value{T.initial(Object, S.Epoch)};
  };
  Names Both(T);
  auto Meet = [&](const Value &X, const Value &Y, TermId Object) {
    Value Joined = joinValues(T, X, Y, Object, Block);
    Both.learn(X, Y, Joined);
    return Joined;
  };
  for (auto &[Object, V] : Out.Places)
    if (auto It = B.Places.find(Object); It != B.Places.end())
      V = Meet(V, It->second, Object);
    else if (!IsNowhere(B, Object))
      V = Meet(V, InitialOf(B, Object), Object);
  for (const auto &[Object, V] : B.Places)
    if (!A.Places.count(Object))
      Out.Places[Object] =
          IsNowhere(A, Object) ? V : Meet(InitialOf(A, Object), V, Object);
  for (auto &[Object, V] : Out.Places)
    if (auto X = A.Places.find(Object), Y = B.Places.find(Object);
        X != A.Places.end() && Y != B.Places.end())
      Both.follow(X->second, Y->second, V);
  separate(A, B, Out);
  for (const auto &[Id, V] : B.Registers)
    if (auto [It, New] = Out.Registers.try_emplace(Id, V); !New)
      It->second = joinValues(T, It->second, V, T.temporary(~Id), Block);
  joinElements(T, Both, A, Out, B, Lossy);
  for (auto It = Out.Assumed.begin(); It != Out.Assumed.end();) {
    auto Other = B.Assumed.find(It->first);
    bool Keep = Other != B.Assumed.end() && Other->second == It->second;
    It = Keep ? std::next(It) : Out.Assumed.erase(It);
  }
  std::vector<FactId> Executed;
  std::set_union(A.Executed.begin(), A.Executed.end(), B.Executed.begin(),
                 B.Executed.end(), std::back_inserter(Executed));
  Out.Executed = std::move(Executed);
  Out.Absent.clear();
  for (const AbsentKey &X : A.Absent)
    for (const AbsentKey &Y : B.Absent)
      if (std::optional<AbsentKey> Missing = Both.of(X, Y))
        insertSorted(Out.Absent, *Missing);
  Out.Renewed = renewedInBoth(A, B);
  llvm::erase_if(Out.Reserved,
                 [&](TermId C) { return !llvm::is_contained(B.Reserved, C); });
  if (A.Epoch != B.Epoch)
    Out.Epoch = T.merge(Block, T.temporary(~0u));
  return Out;
}
