//===- TransferErase.cpp - What an erase takes away -----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KnownCall.h"

using namespace maplint;

/// erase(key) says how many went. Where somebody asks, and the answer matters,
/// "none" is an outcome of its own. \returns false if it is the only one.
bool Transfer::splitErase(State &S, const Fact &F, TermId Container,
                          TermId Key) {
  if (F.Discarded || !F.Result || !Split || F.Does->Result == Yields::Node)
    return false;
  bool Matters = Container && isShared(Container); // to the callers
  for (const auto &[Element, E] : S.Elements)
    if (objects(E.Container, Container) == Relation::Same &&
        keys(S, E.Key, Key) == Relation::Same && E.MayLive) {
      if (E.Present)
        return true;
      Matters = true;
    }
  if (!Matters)
    return false;
  State Other = S;
  set(Other, F, {T.text("0")});
  rememberMiss(Other, Container, Key);
  Split->push_back(std::move(Other));
  return true;
}

void Transfer::eraseKey(State &S, FactId Id, const Fact &F, TermId Container) {
  TermId Key = key(S, F);
  bool Erased = splitErase(S, F, Container, Key);
  // The element of an extracted node lives on in the node.
  bool Node = F.Does->Result == Yields::Node && !F.Discarded &&
              F.Type->InsertReferences == Stability::Stable;
  Death D{Id, Node ? DeathCause::Extracted : DeathCause::Erased,
          Node ? Scope::Iterators : Scope::Element, Strength::Definite};
  eraseByKey(S, D, *F.Type, Container, Key ? Key : T.opaque(Id), true);
  if (F.Iterator)
    return;
  set(S, F, {Erased && !F.Type->EqualKeys ? T.text("1") : fresh(S, Id)});
}

/// Was the key asked of what the element holds, by a field or a getter? Then it
/// is likely the key of the element.
static bool isAskedOf(const Terms &T, TermId Key, TermId Element) {
  const Term &K = T[Key];
  bool Field = K.Kind == TermKind::Initial && T[K.A].Kind == TermKind::Member &&
               T[K.A].Decl;
  bool Getter = K.Kind == TermKind::Apply && K.Decl && K.Operands.size() == 1;
  return (Field || Getter) && T.contains(Key, Element);
}

/// The elements with the key go; without a key, all.
void Transfer::eraseByKey(State &S, Death D, const TypeModel &Type,
                          TermId Container, TermId Key, bool Surely) {
  Death Moved = D;
  Moved.Cause = DeathCause::EraseMoved;
  for (auto &[Element, E] : S.Elements) {
    Relation C = objects(S, E.Container, Container);
    Relation K = Key ? keys(S, E.Key, Key) : Relation::Same;
    if (C == Relation::Distinct)
      continue;
    E.First = false;
    Death Mine = K == Relation::Same ? D : Moved;
    // To empty the container is no word about this key.
    if (Watch && Key && E.Inserted && C == Relation::Same &&
        K == Relation::Same)
      Watch->takenBack(D.By, E.Inserted, S);
    if (K != Relation::Same && Type.EraseOthers == Stability::Stable) {
      if (K == Relation::Distinct)
        continue;
      Mine = D;
      Mine.How = Strength::Possible;
      Mine.Own = C == Relation::Same && isAskedOf(T, Key, Element);
    }
    if (C == Relation::May)
      Mine.How = Strength::Possible;
    if (K == Relation::May)
      E.mayBeGone();
    E.kill(Mine, Surely && C == Relation::Same && K == Relation::Same);
  }
  if (Surely && Container && !(Key && T.isSummary(Key)) &&
      !T.isSummary(Container)) {
    std::erase_if(S.Absent, [&](const AbsentKey &K) {
      return K.Container == Container && K.Key == Key;
    });
    insertSorted(S.Absent, AbsentKey{Container, Key, D.By, &Type, D.What});
  }
}

/// The element goes, and with it whatever else has its key.
void Transfer::eraseElement(State &S, Death D, const TypeModel &Type,
                            TermId Element, bool Surely) {
  ElementState &Mine = S.Elements[Element];
  TermId Key = Mine.Key, Owner = Mine.Container;
  Mine.kill(D, Surely);
  if (Type.EqualKeys || !Key)
    return;
  for (auto &[Other, E] : S.Elements)
    if (objects(E.Container, Owner) == Relation::Same &&
        keys(S, E.Key, Key) == Relation::Same)
      E.kill(D, Surely);
  if (Surely && !T.isSummary(Key) && Owner && !T.isSummary(Owner))
    insertSorted(S.Absent, AbsentKey{Owner, Key, D.By, &Type, D.What});
}

void Transfer::eraseHandle(State &S, FactId Id, const Fact &F, TermId Container,
                           ValueId Handle) {
  Value Handles = reg(S, Handle);
  bool Node = F.Does->Result == Yields::Node && !F.Discarded &&
              F.Type->InsertReferences == Stability::Stable;
  Death D{Id, Node ? DeathCause::Extracted : DeathCause::Erased,
          Node ? Scope::Iterators : Scope::Element, Strength::Definite};
  touchHandles(Id, Handles, S, F.KeyRange);
  // An end iterator cannot be erased: the element is what is meant.
  llvm::erase_if(Handles, [&](TermId H) { return T[H].Kind == TermKind::End; });
  for (TermId H : Handles) {
    if (Watch)
      Watch->usedWith({Id, H, Container, F.KeyRange}, S);
    TermId Element = T.object(H);
    // A parameter, or an iterator kept in an object: its value is its name.
    if (T[H].Kind != TermKind::Iterator && !T.isSummary(H))
      S.Elements.try_emplace(Element).first->second.Container = Container;
    auto It = S.Elements.find(Element);
    if (It == S.Elements.end())
      continue;
    eraseElement(S, D, *F.Type, Element,
                 Handles.size() == 1 && !T.isSummary(Element));
  }
  bool Moves = F.Type->EraseOthers != Stability::Stable;
  bool Blind = llvm::none_of(
      Handles, [&](TermId H) { return T[H].Kind == TermKind::Iterator; });
  for (auto &[Other, E] : S.Elements)
    if (objects(S, E.Container, Container) != Relation::Distinct)
      E.First = false;
  if (Moves) {
    // The erased element itself is dead by the same fact already.
    Death Shift{Id, DeathCause::EraseMoved, Scope::Element, Strength::Definite};
    for (auto &[Other, E] : S.Elements)
      if (!E.isDead(Scope::Element, Strength::Definite) &&
          objects(E.Container, Container) == Relation::Same) {
        E.mayBeGone();
        E.kill(Shift, false);
      }
  }
  if (Blind) {
    D.How = Strength::Possible;
    killAll(S, Container, D, false);
  }
}

void Transfer::eraseRange(State &S, FactId Id, const Fact &F,
                          TermId Container) {
  Value From = reg(S, F.Args[1]);
  Value To = F.Args.size() > 2 ? reg(S, F.Args[2]) : Value{};
  bool ToEnd = single(To) && T[single(To)].Kind == TermKind::End;
  bool FromFirst = false;
  for (TermId H : From)
    if (auto It = S.Elements.find(T[H].A);
        It != S.Elements.end() && It->second.First)
      FromFirst = true;
  touchHandles(Id, To, S, F.HintRange);
  if (Watch)
    for (TermId H : To)
      Watch->usedWith({Id, H, Container, F.HintRange}, S);
  bool MayBeEmpty =
      llvm::any_of(To, [&](TermId H) { return llvm::is_contained(From, H); });
  if (!MayBeEmpty)
    eraseHandle(S, Id, F, Container, F.Args[1]);
  Death D{Id, DeathCause::Erased, Scope::Element,
          FromFirst && ToEnd ? Strength::Definite : Strength::Possible};
  TermId Except = 0;
  for (TermId H : To) // [first, last): last itself stays
    if (T[H].Kind == TermKind::Iterator && !MayBeEmpty)
      Except = T[H].A;
  killAll(S, Container, D, FromFirst && ToEnd, Except);
}

/// erase_if: a predicate that asks for a key picks one element, or spares one.
/// \returns false if it asks something else.
bool Transfer::eraseChosen(State &S, FactId Id, const Fact &F,
                           TermId Container) {
  Bodies Predicate;
  if (TermId Given = F.Args.size() > 1 ? single(reg(S, F.Args[1])) : 0)
    collectBodies(Given, Predicate);
  if (Predicate.size() != 1)
    return false;
  auto [Key, Spared] = KnownCall(*this, Id, *Predicate.front()).chosen(S);
  if (!Key)
    return false;
  Death D{Id, DeathCause::Erased, Scope::Element, Strength::Definite};
  if (Spared)
    killAll(S, Container, D, false, known(S, Container, Key));
  else
    eraseByKey(S, D, *F.Type, Container, Key, true);
  return true;
}

void Transfer::erase(State &S, FactId Id, const Fact &F) {
  TermId Container = container(S, Id, F);
  switch (F.What) {
  case EraseWhat::Key:
    eraseKey(S, Id, F, Container);
    break;
  case EraseWhat::Handle:
    eraseHandle(S, Id, F, Container, F.Args.size() > 1 ? F.Args[1] : 0);
    break;
  case EraseWhat::Range:
    eraseRange(S, Id, F, Container);
    break;
  case EraseWhat::Some:
    if (eraseChosen(S, Id, F, Container))
      break;
    [[fallthrough]];
  case EraseWhat::All: {
    bool All = F.What == EraseWhat::All;
    killAll(S, Container,
            {Id, All ? DeathCause::Cleared : DeathCause::Erased, Scope::Element,
             Strength::Definite},
            All);
    if (All && Container && !T.isSummary(Container))
      insertSorted(S.Absent, AbsentKey{Container, 0, Id, F.Type});
    break;
  }
  }
  if (F.What == EraseWhat::Key && !F.Iterator)
    return;
  if (!F.Iterator)
    return set(S, F, {fresh(S, Id)});
  S.rejuvenate(T, Id);
  TermId A = single(reg(S, F.Args[0]));
  TermId Element = freshElement(S, Id, A ? T.object(A) : 0, 0, F.Type);
  set(S, F, result(S, Id, F, Element, true));
}
