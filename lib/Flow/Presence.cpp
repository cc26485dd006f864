//===- Presence.cpp - What is known to be there ---------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Positions and numbers of elements. size(), empty() and count() speak of an
// element like begin() and find() do: Present(e) is a number, or a truth, that
// is zero only if the element e is not there.
//
// What is *believed* lowers findings to possible and decides nothing else.
//
//===----------------------------------------------------------------------===//

#include "Transfer.h"

using namespace maplint;

/// Containers within elements within elements ... are told apart below this.
static constexpr unsigned MaxNested = 3;

bool Transfer::sameButForCalls(TermId A, TermId B) {
  if (!A || !B)
    return false;
  return A == B || T.timeless(A) == T.timeless(B);
}

/// Are they one container, for all that is believed: m[a] and m[a] after a
/// call?
bool Transfer::isBelievedSame(const State &S, TermId A, TermId B,
                              unsigned Depth) {
  if (sameButForCalls(A, B))
    return true;
  if (!A || !B || Depth == MaxNested)
    return false;
  auto X = S.Elements.find(T.rootOf(A)), Y = S.Elements.find(T.rootOf(B));
  return X != S.Elements.end() && Y != S.Elements.end() &&
         sameButForCalls(X->second.Key, Y->second.Key) &&
         T.replaced(A, X->first, Y->first) == B &&
         isBelievedSame(S, X->second.Container, Y->second.Container, Depth + 1);
}

bool Transfer::isInhabited(const State &S, TermId Container) const {
  return llvm::any_of(S.Elements, [&](const auto &Entry) {
    const ElementState &E = Entry.second;
    return E.isKept() && objects(E.Container, Container) == Relation::Same;
  });
}

/// Does nothing sure speak against it?
static bool isAlive(const ElementState &E) {
  return E.isThere() && !E.isGone();
}

/// Is an element with this key there, wherever it lies?
bool Transfer::isPresent(const State &S, TermId Container, TermId Key) const {
  return Container && Key && llvm::any_of(S.Elements, [&](const auto &Entry) {
           const ElementState &E = Entry.second;
           return E.isKept() && !T.isSummary(Entry.first) &&
                  objects(E.Container, Container) == Relation::Same &&
                  keys(S, E.Key, Key) == Relation::Same;
         });
}

bool Transfer::isThoughtInhabited(const State &S, TermId Container) {
  return llvm::any_of(S.Elements, [&](const auto &Entry) {
    return isAlive(Entry.second) &&
           isBelievedSame(S, Entry.second.Container, Container);
  });
}

/// Was an element with this key there, the last time that somebody looked?
bool Transfer::isBelieved(const State &S, TermId Container, TermId Key) {
  return llvm::any_of(S.Elements, [&](const auto &Entry) {
    const ElementState &E = Entry.second;
    return isAlive(E) && sameButForCalls(E.Key, Key) &&
           isBelievedSame(S, E.Container, Container);
  });
}

/// The first element of the container, if it has a name; or 0.
TermId Transfer::firstOf(const State &S, TermId Container) const {
  for (const auto &[Element, E] : S.Elements)
    if (E.First && E.Deaths.empty() &&
        objects(E.Container, Container) == Relation::Same)
      return Element;
  return 0;
}

/// The first element of the container, under the name it has or a new one.
TermId Transfer::first(State &S, FactId Id, const Fact &F) {
  auto Container = [&] {
    TermId A = single(reg(S, F.Args[0]));
    return A ? T.object(A) : 0;
  };
  if (TermId Known = firstOf(S, Container()))
    return Known;
  bool Present = isInhabited(S, Container());
  bool Believed = isThoughtInhabited(S, Container());
  S.rejuvenate(T, Id);
  TermId Element = freshElement(S, Id, Container(), 0, F.Type);
  ElementState &E = S.Elements[Element];
  E.First = Container() != 0;
  E.Present = Present;
  E.Believed = Believed;
  return Element;
}

void Transfer::lookupPosition(State &S, FactId Id, const Fact &F,
                              TermId Container) {
  switch (F.Does->Result) {
  case Yields::Size:
    return set(S, F, {T.present(first(S, Id, F))});
  case Yields::Emptiness:
    return set(S, F, {T.negate(T.present(first(S, Id, F)))});
  case Yields::Begin: {
    TermId Element = first(S, Id, F);
    auto Known = S.Assumed.find(T.present(Element));
    Container = S.Elements[Element].Container;
    if (Container && Known != S.Assumed.end() && !Known->second)
      return set(S, F, {T.end(Container)});
    return set(S, F, result(S, Id, F, Element, !S.Elements[Element].Present));
  }
  default:
    break;
  }
  bool Bound = F.Does->Lookup == LookupBy::Bound;
  bool Any = F.Does->Lookup == LookupBy::Position;
  bool Present = Any && isInhabited(S, Container);
  bool Believed = Bound ? isBelieved(S, Container, key(S, F))
                        : Any && isThoughtInhabited(S, Container);
  S.rejuvenate(T, Id);
  TermId A = single(reg(S, F.Args[0]));
  TermId Element = freshElement(S, Id, A ? T.object(A) : 0, 0, F.Type);
  S.Elements[Element].Present = Present;
  S.Elements[Element].Believed = Believed;
  S.Elements[Element].Reversed = F.Does->Backward;
  if (F.Does->WhenMissing == Missing::Undefined) {
    S.Elements[Element].Sought = Id;
    if (Watch && !Present)
      Watch->needs({Id, {T.iterator(Element)}, F.Range}, S);
    S.Elements[Element].Present = Present = true;
  }
  set(S, F, result(S, Id, F, Element, !Present));
}

/// Before --it there must be something; whoever turns back from the end of a
/// container that may be empty needs that.
void Transfer::stepBack(State &S, FactId Id, const Value &Handles) {
  TermId End = single(Handles);
  if (!Watch || !End || T[End].Kind != TermKind::End ||
      isThoughtInhabited(S, T[End].A))
    return;
  Watch->needs({Id, Handles, Function.Facts[Id].ObjectRange}, S);
}

/// `count(k) > 0` and its like, said as "it is there" or its negation; or 0.
TermId Transfer::presence(unsigned Op, TermId L, TermId R) {
  constexpr unsigned Less = static_cast<unsigned>(CompareOp::Less);
  auto IsNumber = [&](TermId V) { return T[V].Kind == TermKind::Present; };
  auto Is = [&](TermId V, llvm::StringRef Text) {
    return T[V].Kind == TermKind::Text && T[V].Text == Text;
  };
  if (!L || !R)
    return 0;
  if (Op == 0 && IsNumber(L) && Is(R, "0"))
    return T.negate(L);
  if (Op == 0 && IsNumber(R) && Is(L, "0"))
    return T.negate(R);
  if (Op == Less && IsNumber(R) && Is(L, "0"))
    return R;
  if (Op == Less && IsNumber(L) && Is(R, "1"))
    return T.negate(L);
  return 0;
}

/// A comparison of a number of elements tells whether there are any.
void Transfer::assumeNumber(State &S, const Term &Comparison, bool Truth) {
  constexpr unsigned Less = static_cast<unsigned>(CompareOp::Less);
  for (auto [Mine, Other] : {std::pair(Comparison.A, Comparison.B),
                             std::pair(Comparison.B, Comparison.A)}) {
    if (!Mine || !Other || T[Mine].Kind != TermKind::Present)
      continue;
    auto It = S.Elements.find(T[Mine].A);
    if (It == S.Elements.end())
      continue;
    bool Constant = T[Other].Kind == TermKind::Text && T[Other].Text != "0";
    bool Above = Comparison.Site == Less && Mine == Comparison.B && Truth;
    bool AtLeast = Comparison.Site == Less && Mine == Comparison.A && !Truth;
    bool Equal = Comparison.Site == 0 && Truth;
    if (Above || ((AtLeast || Equal) && Constant))
      establish(S, T[Mine].A);
    else if (AtLeast || Equal)
      It->second.Believed = true;
  }
}

/// A test says that the element is there: no handle of it is the end.
void Transfer::establish(State &S, TermId Element) {
  auto It = S.Elements.find(Element);
  if (It == S.Elements.end())
    return;
  It->second.Present = true;
  TermId Iterator = T.iterator(Element);
  auto Settle = [&](Value &V) {
    if (V.size() > 1 && llvm::is_contained(V, Iterator))
      llvm::erase_if(V, [&](TermId H) { return T[H].Kind == TermKind::End; });
  };
  for (auto &[Object, V] : S.Places)
    Settle(V);
  for (auto &[Id, V] : S.Registers)
    Settle(V);
}

/// Every place that holds the one set holds the other.
void Transfer::replace(State &S, const Value &Old, const Value &New) {
  for (auto &[Object, V] : S.Places)
    if (V == Old)
      V = New;
  for (auto &[Id, V] : S.Registers)
    if (V == Old)
      V = New;
}

void Transfer::believe(State &S, TermId Handle) {
  if (T[Handle].Kind == TermKind::Iterator)
    if (auto It = S.Elements.find(T[Handle].A); It != S.Elements.end())
      It->second.Believed = true;
}

/// Two positions were compared, and one of them is not just the other's end.
/// Unequal to what may be the end of a range, it is none; whatever else was
/// compared is believed to have been tested. \returns false if no execution is
/// left.
bool Transfer::assumePlaces(State &S, TermId A, TermId B, bool Truth) {
  for (auto [Mine, Other] : {std::pair(A, B), std::pair(B, A)}) {
    Value L = members(Mine), R = members(Other);
    TermId Owner = 0;
    for (TermId V : L)
      if (T[V].Kind == TermKind::End)
        Owner = T[V].A;
    if (!Owner)
      continue;
    auto MayBound = [&](TermId V) {
      TermKind Kind = T[V].Kind;
      if (Kind == TermKind::End)
        return T[V].A == Owner ? R.size() > 1 || T.isSummary(Owner)
                               : !areSeparate(S, T[V].A, Owner);
      return Kind != TermKind::Iterator && Kind != TermKind::Text &&
             Kind != TermKind::Pointer;
    };
    auto IsIterator = [&](TermId V) { return T[V].Kind == TermKind::Iterator; };
    auto IsFirst = [&](TermId V) {
      auto It = S.Elements.find(T[V].A);
      return IsIterator(V) && It != S.Elements.end() && It->second.First;
    };
    if (llvm::all_of(R, MayBound)) {
      if (Truth)
        llvm::for_each(L, [&](TermId V) { believe(S, V); });
      else if (llvm::any_of(L, IsIterator) && !narrow(S, Mine, IsIterator))
        return false;
    } else if (llvm::any_of(R, IsIterator)) {
      // What is begin() is the end only if nothing is there; what differs from
      // begin() may be the end, but begin() is an element then.
      if (Truth && llvm::any_of(L, IsIterator) && llvm::any_of(R, IsFirst))
        replace(S, L, R);
      if (llvm::none_of(R, IsFirst))
        llvm::for_each(L, [&](TermId V) { believe(S, V); });
      for (TermId V : R)
        if (!Truth && IsFirst(V))
          S.Elements.find(T[V].A)->second.Present = true;
    }
  }
  return true;
}

void Transfer::needDefault(State &S, FactId Id, TermId Object) {
  TermId Element = T.rootOf(Object);
  auto It = S.Elements.find(Element);
  if (It == S.Elements.end() || !It->second.Untouched)
    return;
  if (Watch)
    Watch->needs({Id, {}, Function.Facts[Id].ObjectRange, Element}, S);
  It->second.Untouched = false;
}

/// Was the value read before anything was called after the look-up? A callee
/// may have filled the element since.
bool Transfer::isOfLookup(const State &S, TermId V) const {
  auto It = S.Elements.find(T.rootOf(T[V].A));
  TermId Since = T[V].B;
  return It != S.Elements.end() &&
         (!Since || (T[Since].Kind == TermKind::Opaque &&
                     T[Since].Site < It->second.Sought));
}

/// Was the value tested, and is not null?
static bool isTrue(const State &S, TermId V) {
  auto It = S.Assumed.find(V);
  return It != S.Assumed.end() && It->second;
}

void Transfer::needValue(State &S, FactId Id, const Value &Pointers) {
  for (TermId V : Pointers) {
    if (isTrue(S, V))
      continue;
    if (T[V].Kind == TermKind::Initial && isOfLookup(S, V))
      needDefault(S, Id, T[V].A);
    // unique_ptr::get()
    if (T[V].Kind == TermKind::Pointer && T[T[V].A].Kind == TermKind::Owned)
      needDefault(S, Id, T[T[V].A].A);
  }
}

void Transfer::needOwned(State &S, FactId Id, const Value &Owners) {
  auto IsGiven = [&](TermId Held) { return isTrue(S, Held); };
  for (TermId V : Owners)
    if (T[V].Kind == TermKind::Pointer &&
        !IsGiven(T.pointer(T.owned(T[V].A))) &&
        !llvm::any_of(content(S, T[V].A, true), IsGiven))
      needDefault(S, Id, T[V].A);
}

/// Somebody compares these values, or is given them: he may know what he has.
void Transfer::looked(State &S, const Value &Values) {
  for (TermId V : Values)
    if (T[V].Kind == TermKind::Initial || T[V].Kind == TermKind::Pointer)
      if (auto It = S.Elements.find(T.rootOf(T[V].A)); It != S.Elements.end())
        It->second.Untouched = false;
}
