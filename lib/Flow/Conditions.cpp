//===- Conditions.cpp - What a branch tells -------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Held.h"
#include "Transfer.h"

using namespace maplint;

Value Transfer::members(TermId Set) const {
  const Term &S = T[Set];
  if (S.Kind == TermKind::OneOf)
    return Value(S.Operands.begin(), S.Operands.end());
  return {Set};
}

std::optional<bool> Transfer::equal(const State &S, TermId A, TermId B) const {
  const Term &X = T[A], &Y = T[B];
  // Two positions within one owner, begin() and end(), share one name.
  bool Vague = X.Kind == TermKind::Pointer && T[X.A].Kind == TermKind::Owned;
  if (A == B && !Vague && !T.isSummary(A))
    return true;
  if (X.Kind == TermKind::Text && Y.Kind == TermKind::Text)
    return X.Text == Y.Text;
  // Two ways to a container that may be one: who compares means that it is.
  if (X.Kind == TermKind::End && Y.Kind == TermKind::End &&
      !areSeparate(S, X.A, Y.A))
    return true;
  auto Place = [](const Term &V) {
    return V.Kind == TermKind::Iterator || V.Kind == TermKind::Pointer;
  };
  // Sets keep "may be the end" as a member of its own.
  if ((X.Kind == TermKind::Iterator && Y.Kind == TermKind::End) ||
      (X.Kind == TermKind::End && Y.Kind == TermKind::Iterator))
    return false;
  if ((Place(X) && Y.Kind == TermKind::Text) ||
      (Place(Y) && X.Kind == TermKind::Text))
    return false;
  return std::nullopt;
}

namespace {
/// The integers that a value may be, as far as conditions tell.
struct Bounds {
  int64_t Least = INT64_MIN, Most = INT64_MAX;
};
} // namespace

static std::optional<int64_t> integer(const Term &V) {
  int64_t Number;
  if (V.Kind != TermKind::Text ||
      llvm::StringRef(V.Text).getAsInteger(10, Number) || Number == INT64_MIN ||
      Number == INT64_MAX)
    return std::nullopt;
  return Number;
}

static Bounds boundsOf(const Terms &T, const State &S, TermId V) {
  Bounds Out;
  for (const auto &[Id, Truth] : S.Assumed) {
    const Term &X = T[Id];
    if (X.Kind != TermKind::Compare || (X.A != V && X.B != V) || !X.A || !X.B)
      continue;
    bool Left = X.A == V;
    std::optional<int64_t> Other = integer(T[Left ? X.B : X.A]);
    if (!Other)
      continue;
    Bounds Now;
    if (X.Site == static_cast<unsigned>(CompareOp::Equal) && Truth)
      Now = {*Other, *Other};
    else if (X.Site == static_cast<unsigned>(CompareOp::Less))
      Now = Truth == Left ? Bounds{INT64_MIN, *Other - Truth}
                          : Bounds{*Other + Truth, INT64_MAX};
    Out.Least = std::max(Out.Least, Now.Least);
    Out.Most = std::min(Out.Most, Now.Most);
  }
  return Out;
}

/// `mode == 1` says that `mode == 2` and `mode > 3` are not.
static std::optional<bool> decided(const Terms &T, const State &S,
                                   const Term &Comparison) {
  if (!Comparison.A || !Comparison.B)
    return std::nullopt;
  std::optional<int64_t> L = integer(T[Comparison.A]),
                         R = integer(T[Comparison.B]);
  if (bool(L) == bool(R))
    return std::nullopt;
  int64_t Number = L ? *L : *R;
  Bounds Known = boundsOf(T, S, L ? Comparison.B : Comparison.A);
  if (Comparison.Site == static_cast<unsigned>(CompareOp::Equal)) {
    if (Number < Known.Least || Number > Known.Most)
      return false;
    if (Known.Least == Known.Most)
      return true;
  } else if (Comparison.Site == static_cast<unsigned>(CompareOp::Less)) {
    if (L ? Known.Least > Number : Known.Most < Number)
      return true;
    if (L ? Known.Most <= Number : Known.Least >= Number)
      return false;
  }
  return std::nullopt;
}

/// Is it a truth that is made of others?
static bool isTruth(const Term &X) {
  return X.Kind == TermKind::Compare || X.Kind == TermKind::Not ||
         X.Kind == TermKind::Both;
}

/// What all values of the set are, if that is known.
std::optional<bool> Transfer::agreed(const State &S, TermId Set) const {
  std::optional<bool> All;
  for (TermId V : members(Set)) {
    std::optional<bool> One = truth(S, V);
    if (!One || (All && *All != *One))
      return std::nullopt;
    All = One;
  }
  return All;
}

std::optional<bool> Transfer::truth(const State &S, TermId V) const {
  const Term &X = T[V];
  switch (X.Kind) {
  case TermKind::Text:
    return X.Text != "0" && X.Text != "null";
  case TermKind::Pointer:
    if (T[X.A].Kind != TermKind::Owned) // m[k].get()
      return true;
    break;
  case TermKind::Not:
    if (std::optional<bool> Inner = truth(S, X.A))
      return !*Inner;
    return std::nullopt;
  case TermKind::Present:
    if (auto It = S.Elements.find(X.A);
        It != S.Elements.end() && It->second.Present)
      return true;
    break;
  case TermKind::Both: {
    std::optional<bool> L = agreed(S, X.A), R = agreed(S, X.B);
    if ((L && !*L) || (R && !*R))
      return false;
    if (L && R)
      return true;
    break;
  }
  case TermKind::Compare:
    if (X.Site == 0 && X.A && X.B) {
      std::optional<bool> Known;
      bool Mixed = false;
      for (TermId L : members(X.A))
        for (TermId R : members(X.B)) {
          std::optional<bool> Now = equal(S, L, R);
          Mixed |= !Now || (Known && *Known != *Now);
          Known = Now;
        }
      if (Known && !Mixed)
        return Known;
    }
    if (std::optional<bool> Known = decided(T, S, X))
      return Known;
    break;
  default:
    break;
  }
  auto It = S.Assumed.find(V);
  if (It != S.Assumed.end())
    return It->second;
  return std::nullopt;
}

/// A pair whose first, or a record one of whose parts, is \p Old, with \p New
/// there; other values as they are.
TermId Transfer::withPart(TermId Whole, TermId Old, TermId New) {
  const Term &W = T[Whole];
  if (W.Kind == TermKind::Pair && W.A == Old)
    return T.pair(New, W.B);
  if (W.Kind != TermKind::Apply || W.Decl ||
      !llvm::is_contained(W.Operands, Old))
    return Whole;
  auto Parts = W.Operands;
  std::replace(Parts.begin(), Parts.end(), Old, New);
  return T.apply(nullptr, Parts, W.Site);
}

/// Every place that holds exactly this set holds the members to keep from now
/// on: equal sets of handles are copies of one handle.
bool Transfer::narrow(State &S, TermId Set,
                      llvm::function_ref<bool(TermId)> Keep) {
  Value Before = members(Set), After;
  for (TermId V : Before)
    if (Keep(V))
      add(After, V);
  if (After.empty())
    return false;
  if (After == Before)
    return true;
  TermId Left = T.set(After);
  auto Replace = [&](Value &V) {
    if (V == Before)
      V = After;
    else if (V.size() == 1)
      V = {withPart(V.front(), Set, Left)};
  };
  for (auto &[Object, V] : S.Places)
    Replace(V);
  for (auto &[Id, V] : S.Registers)
    Replace(V);
  return true;
}

/// The key was looked up, and is not there.
void Transfer::rememberMiss(State &S, TermId Container, TermId Key) {
  if (!Container || !Key || T[Key].Kind == TermKind::KeyOf ||
      T.isSummary(Key) || T.isSummary(Container))
    return;
  AbsentKey Gone{Container, Key, 0, nullptr};
  auto Where = llvm::lower_bound(S.Absent, Gone);
  if (Where == S.Absent.end() || Where->Container != Container ||
      Where->Key != Key)
    S.Absent.insert(Where, Gone);
}

/// find(key) that gives the end says that the key is not there.
void Transfer::rememberMisses(State &S, const Value &L, const Value &R) {
  for (const auto &[Handles, Ends] : {std::pair(&L, &R), std::pair(&R, &L)}) {
    if (Ends->size() != 1 || T[Ends->front()].Kind != TermKind::End)
      continue;
    for (TermId H : *Handles) {
      auto It = T[H].Kind == TermKind::Iterator ? S.Elements.find(T[H].A)
                                                : S.Elements.end();
      if (It != S.Elements.end() && It->second.Deaths.empty())
        rememberMiss(S, It->second.Container, It->second.Key);
    }
  }
}

/// The condition may ask what a callee did, or what it has left behind -
/// memory, the size of a container: a kill that happens in some of its outcomes
/// need not be one of those in which the caller goes on.
void Transfer::weakenAskedFor(State &S, TermId Condition) {
  bool Now = T.any(Condition, [&](const Term &X) {
    return X.Id == S.Epoch || X.Kind == TermKind::Present ||
           (X.Kind == TermKind::Opaque &&
            Function.Facts[X.Site].Kind == FactKind::Lookup);
  });
  for (auto &[Element, E] : S.Elements) {
    bool Weaker = false;
    for (Death &D : E.Deaths)
      if (D.Conditional && D.How == Strength::Definite &&
          (Now || T.contains(Condition, T.opaque(D.By)))) {
        D.How = Strength::Possible;
        Weaker = E.MayLive = true;
      }
    if (Weaker)
      llvm::sort(E.Deaths);
  }
}

/// The pointer was not null, which would have said that its element is not
/// there.
static void wasFound(const Terms &T, State &S, const Value &Pointers) {
  auto IsNull = [&](TermId V) { return isNull(T, V); };
  if (llvm::none_of(Pointers, IsNull))
    return;
  for (TermId V : Pointers)
    if (T[V].Kind == TermKind::Pointer || isHeld(T, V))
      if (auto It = S.Elements.find(T.rootOf(T[V].A));
          It != S.Elements.end() && It->second.Sought)
        It->second.Present = true;
}

bool Transfer::assumeEqual(State &S, TermId A, TermId B, bool Truth) {
  Value L = members(A), R = members(B);
  auto Feasible = [&](TermId V, const Value &Others) {
    // Equal: some other may be equal. Unequal: not if the only other one is.
    return llvm::any_of(Others, [&](TermId O) {
      std::optional<bool> E = equal(S, V, O);
      return !E || *E == Truth;
    });
  };
  if (!narrow(S, A, [&](TermId V) { return Feasible(V, R); }) ||
      !narrow(S, B, [&](TermId V) { return Feasible(V, L); }))
    return false;
  if (Truth)
    rememberMisses(S, L, R);
  if (!assumePlaces(S, A, B, Truth))
    return false;
  if (Truth)
    return true;
  auto OnlyNull = [&](const Value &V) {
    return single(V) && isNull(T, single(V));
  };
  if (OnlyNull(L) != OnlyNull(R))
    wasFound(T, S, OnlyNull(L) ? R : L);
  // An iterator that is known not to be the end designates an element.
  for (auto [Side, Other] : {std::pair(&L, &R), std::pair(&R, &L)}) {
    auto IsEnd = [&](TermId V) {
      return T[V].Kind == TermKind::End &&
             llvm::none_of(*Side, [&](TermId Mine) {
               return T[Mine].Kind == TermKind::End &&
                      areSeparate(S, T[Mine].A, T[V].A);
             });
    };
    if (!llvm::all_of(*Other, IsEnd))
      continue;
    for (TermId V : *Side)
      if (T[V].Kind == TermKind::Iterator)
        if (auto It = S.Elements.find(T[V].A); It != S.Elements.end())
          It->second.Present = true;
  }
  return true;
}

/// Of two truths of which it is known that not both hold, or that they are
/// equal (or not), the one tells the other. \returns false if no execution is
/// left.
bool Transfer::assumeOther(State &S, TermId Relation, bool Truth) {
  const Term X = T[Relation];
  bool Both = X.Kind == TermKind::Both;
  if (Both && Truth)
    return assume(S, members(X.A), true) && assume(S, members(X.B), true);
  if (!Both && (X.Kind != TermKind::Compare || X.Site != 0 || !X.A || !X.B ||
                !isTruth(T[X.A]) || !isTruth(T[X.B])))
    return true;
  for (auto [Mine, Other] : {std::pair(X.A, X.B), std::pair(X.B, X.A)}) {
    std::optional<bool> Known = agreed(S, Mine);
    if (!Known || (Both && !*Known))
      continue;
    return assume(S, members(Other), Both ? false : *Known == Truth);
  }
  return true;
}

/// What was assumed earlier may say more, now that this is known.
bool Transfer::assumeRelated(State &S, TermId V) {
  TermId Negation = T.negate(V);
  auto Speaks = [&](const Term &X) {
    return (X.Kind == TermKind::Compare || X.Kind == TermKind::Both) &&
           (X.A == V || X.B == V || X.A == Negation || X.B == Negation);
  };
  llvm::SmallVector<std::pair<TermId, bool>, 2> Related;
  for (const auto &Entry : S.Assumed)
    if (Speaks(T[Entry.first]))
      Related.push_back(Entry);
  return llvm::all_of(Related, [&](const auto &R) {
    return assumeOther(S, R.first, R.second);
  });
}

bool Transfer::assumeOne(State &S, TermId V, bool Truth) {
  const Term X = T[V];
  if (X.Kind == TermKind::Not)
    return assumeOne(S, X.A, !Truth);
  // Remembered truths come first: one condition, one answer.
  if (auto It = S.Assumed.find(V); It != S.Assumed.end())
    return It->second == Truth;
  if (std::optional<bool> Known = truth(S, V); Known && *Known != Truth)
    return false;
  if (X.Kind == TermKind::Text)
    return true;
  weakenAskedFor(S, V);
  if (X.Kind == TermKind::Compare && X.Site == 0 && X.A && X.B &&
      !assumeEqual(S, X.A, X.B, Truth))
    return false;
  if (X.Kind == TermKind::Compare)
    assumeNumber(S, X, Truth);
  if (X.Kind == TermKind::Present && Truth)
    establish(S, X.A);
  // What is not null is no default.
  if (Truth && isHeld(T, V))
    if (auto It = S.Elements.find(T.rootOf(X.A));
        It != S.Elements.end() && It->second.Sought)
      It->second.Present = true;
  if (!assumeOther(S, V, Truth))
    return false;
  if (!T.isSummary(V))
    S.Assumed[V] = Truth;
  return assumeRelated(S, V);
}

bool Transfer::assume(State &S, const Value &Condition, bool Truth) {
  if (Condition.empty())
    return true;
  auto IsNot = [&](TermId V) { return T[V].Kind == TermKind::Not; };
  if (Condition.size() > 1 && llvm::all_of(Condition, IsNot)) {
    // Whoever tests !p tests p: the places that hold p are the ones to narrow.
    Value Inner;
    for (TermId V : Condition)
      add(Inner, T[V].A);
    return assume(S, Inner, !Truth);
  }
  TermId Set = T.set(Condition);
  if (Condition.size() > 1) {
    auto Keep =
        [&](TermId V) { // of a pointer and null the one is not the other
          std::optional<bool> Known =
              T[V].Kind == TermKind::Pointer ? true : truth(S, V);
          return !Known || *Known == Truth;
        };
    if (!narrow(S, Set, Keep))
      return false;
    if (Truth && Condition.size() == 2)
      wasFound(T, S, Condition);
    Value Left;
    for (TermId V : Condition)
      if (Keep(V))
        add(Left, V);
    return Left.size() != 1 || assumeOne(S, Left.front(), Truth);
  }
  return assumeOne(S, Set, Truth);
}

Value Transfer::equals(const Value &V, llvm::StringRef Text) {
  if (V.empty())
    return {};
  TermId Constant = T.text(Text), Set = T.set(V);
  if (V.size() == 1)
    if (std::optional<bool> Known = equal(State(), V.front(), Constant))
      return {T.text(*Known ? "1" : "0")};
  if (TermId Number = presence(0, Set, Constant))
    return {Number};
  return {T.compare(0, std::min(Set, Constant), std::max(Set, Constant))};
}
