//===- TransferContainer.cpp - Look-ups, insertions, transfers ------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Transfer.h"

using namespace maplint;

TermId Transfer::key(const State &S, const Fact &F) const {
  return F.Args.size() > 1 ? keyName(single(reg(S, F.Args[1]))) : 0;
}

TermId Transfer::container(State &S, FactId Id, const Fact &F) {
  Value Addresses = reg(S, F.Args[0]);
  touch(Id, Addresses, false, S);
  TermId A = single(Addresses);
  return A ? T.object(A) : 0;
}

/// A live element of this container with this key that has a name already.
TermId Transfer::known(State &S, TermId Container, TermId Key) {
  if (!Container || !Key)
    return 0;
  for (const auto &[Id, E] : S.Elements)
    if (E.Deaths.empty() && !T.isSummary(Id) &&
        objects(E.Container, Container) == Relation::Same &&
        keys(S, E.Key, Key) == Relation::Same)
      return Id;
  return 0;
}

TermId Transfer::freshElement(State &S, FactId Id, TermId Container, TermId Key,
                              const TypeModel *Type) {
  return newElement(S, T.element(Id), Container, Key, Type);
}

TermId Transfer::newElement(State &S, TermId Element, TermId Container,
                            TermId Key, const TypeModel *Type) {
  ElementState E;
  E.Container = Container;
  E.Key = Key ? Key : T.keyOf(Element);
  E.Type = Type;
  E.WholeKey = Type && !Type->Mapped;
  S.Elements[Element] = std::move(E);
  return Element;
}

Value Transfer::result(State &S, FactId Id, const Fact &F, TermId Element,
                       bool MayMiss) {
  TermId Container = S.Elements[Element].Container;
  TermId Iterator = T.iterator(Element);
  if (MayMiss || F.Does->WhenMissing == Missing::Null)
    S.Elements[Element].Sought = Id;
  Value Out;
  switch (F.Does->Result) {
  case Yields::Iterator:
  case Yields::Begin:
  case Yields::Next:
    add(Out, Iterator);
    if (MayMiss)
      add(Out, Container ? T.end(Container) : T.opaque(Id));
    return Out;
  case Yields::Reference:
  case Yields::Pointer:
    add(Out, T.pointer(F.Type->Mapped && !F.Type->IteratesValues
                           ? T.member(Element, nullptr, 1)
                           : Element));
    if (F.Does->WhenMissing == Missing::Null)
      add(Out, T.text("null"));
    return Out;
  case Yields::Element:
    return {T.pointer(Element)};
  case Yields::Range:
    add(Out, Iterator);
    if (MayMiss && Container)
      add(Out, T.end(Container));
    return {T.pair(T.set(Out), T.opaque(Id))};
  case Yields::Insertion:
    return {T.pair(Iterator, T.opaque(Id))};
  case Yields::Presence:
    return {S.Elements[Element].Present && !F.Type->EqualKeys
                ? T.text("1")
                : T.present(Element)};
  default:
    return {T.opaque(Id)};
  }
}

void Transfer::killAll(State &S, TermId Container, Death D, bool Surely,
                       TermId Except) {
  for (auto &[Id, E] : S.Elements) {
    if (Id == Except)
      continue;
    Relation R = objects(S, E.Container, Container);
    if (R == Relation::Distinct)
      continue;
    Death Mine = D;
    if (R == Relation::May)
      Mine.How = Strength::Possible;
    E.kill(Mine, Surely && R == Relation::Same);
    E.First = false;
  }
}

/// An element came into the container: what does that do to the others? \p D
/// says where.
void Transfer::insertedInto(State &S, Death D, const TypeModel &Type,
                            TermId Container, TermId Element, TermId Key) {
  D.Cause = DeathCause::InsertMoved;
  D.What = Scope::Element;
  if (Type.InsertReferences == Stability::Stable) {
    if (Type.InsertIterators == Stability::Stable) {
      for (auto &[Other, E] : S.Elements)
        E.First = false;
      return;
    }
    D.Cause = DeathCause::Rehashed;
    D.What = Scope::Iterators;
  }
  Stability Moves = Type.InsertReferences == Stability::Stable
                        ? Type.InsertIterators
                        : Type.InsertReferences;
  if (Moves == Stability::Rehash && llvm::is_contained(S.Reserved, Container))
    D.How = Strength::Possible;
  // An element with the same key cannot be moved by this insertion: if it is
  // there, nothing is inserted.
  for (auto &[Other, E] : S.Elements) {
    if (Other == Element)
      continue;
    Relation R = objects(S, E.Container, Container);
    if (R == Relation::Distinct ||
        (R == Relation::Same && !Type.EqualKeys &&
         keys(S, E.Key, Key) == Relation::Same && E.MayLive))
      continue;
    Death Mine = D;
    if (R == Relation::May)
      Mine.How = Strength::Possible;
    E.kill(Mine, false);
    E.First = false;
  }
}

bool Transfer::isAbsent(const State &S, TermId Container, TermId Key) {
  return llvm::any_of(S.Absent, [&](const AbsentKey &K) {
    return objects(K.Container, Container) == Relation::Same &&
           (!K.Key || keys(S, K.Key, Key) == Relation::Same);
  });
}

/// These keys may be there again. An insertion that may have had the key makes
/// no difference to what had it before.
void Transfer::mayReturn(State &S,
                         llvm::function_ref<bool(const AbsentKey &)> Which) {
  auto IsCallers = [&](TermId Term) { return !Term || !T[Term].Marks; };
  llvm::erase_if(S.Absent, [&](const AbsentKey &K) {
    bool Returns = Which(K);
    if (Returns && IsCallers(K.Container) && IsCallers(K.Key) &&
        !T.isAutomatic(K.Container, Function.Function))
      insertSorted(S.Renewed, K);
    return Returns;
  });
}

/// What a look-up by this very key gives when it finds nothing; nothing if that
/// is no value, or unknown.
std::optional<Value> Transfer::missing(const Fact &F, TermId Container) {
  const Effects &Does = *F.Does;
  if (Does.Result == Yields::Presence)
    return Value{T.text("0")};
  if (Does.WhenMissing == Missing::Null)
    return Value{T.text("null")};
  if (Does.WhenMissing == Missing::End && Does.Result == Yields::Iterator &&
      Container)
    return Value{T.end(Container)};
  return std::nullopt;
}

void Transfer::lookupKey(State &S, FactId Id, const Fact &F, TermId Container) {
  const Effects &Does = *F.Does;
  // A const method inserts nothing, whatever its namesake does.
  bool Inserts = Does.WhenMissing == Missing::Insert && !F.Const;
  TermId Key = key(S, F);
  TermId Element = known(S, Container, Key);
  if (!Element) {
    bool Believed = isBelieved(S, Container, Key);
    bool Present = isPresent(S, Container, Key);
    S.rejuvenate(T, Id);
    // Aging may have renamed what the arguments speak of.
    Container = single(reg(S, F.Args[0]));
    Container = Container ? T.object(Container) : 0;
    Key = key(S, F);
    Element = freshElement(S, Id, Container, Key, F.Type);
    S.Elements[Element].Believed = Believed;
    S.Elements[Element].Present = Present;
  }
  if (Watch)
    Watch->lookup({Id, Container, Key, Element}, S);
  bool WasPresent = S.Elements[Element].Present;
  if (std::optional<Value> None = missing(F, Container);
      None && !Inserts && isAbsent(S, Container, Key))
    return set(S, F, *None);
  if (Inserts && !WasPresent) {
    if (Watch)
      Watch->change({Id, Container, Key}, S);
    Death Moved{Id};
    if (S.Elements[Element].Believed)
      Moved.How = Strength::Possible;
    insertedInto(S, Moved, *F.Type, Container, Element, Key);
    mayReturn(S, [&](const AbsentKey &K) {
      Relation C = objects(K.Container, Container);
      Relation R = K.Key ? keys(S, K.Key, Key) : Relation::Same;
      if (C == Relation::Same && R == Relation::Same)
        S.Elements[Element].Reinserted = K.By;
      return C != Relation::Distinct && R != Relation::Distinct;
    });
  }
  bool Copies = Does.WhenMissing == Missing::Default &&
                Does.Result == Yields::Value && F.HintRange.isInvalid();
  if ((Inserts || Copies) && !WasPresent) {
    ElementState &E = S.Elements[Element];
    E.Inserted = Inserts && !E.Believed ? Id : 0;
    E.Untouched = !E.Believed;
    E.Sought = Id;
  }
  if (Inserts || Does.WhenMissing == Missing::Throw)
    S.Elements[Element].Present = true;
  if (Copies) {
    bool Pair = F.Type->Mapped && !F.Type->IteratesValues;
    return set(
        S, F,
        content(S, Pair ? T.member(Element, nullptr, 1) : Element, false));
  }
  bool MayMiss = Does.WhenMissing == Missing::End && !WasPresent;
  set(S, F, result(S, Id, F, Element, MayMiss));
}

void Transfer::lookup(State &S, FactId Id, const Fact &F) {
  TermId Container = container(S, Id, F);
  switch (F.Does->Result) {
  case Yields::End:
    if (Container)
      return set(S, F, {T.end(Container)});
    return set(S, F, {fresh(S, Id)});
  case Yields::Nothing:
    return set(S, F, {fresh(S, Id)});
  default:
    break;
  }
  if (F.Does->Lookup == LookupBy::Key)
    return lookupKey(S, Id, F, Container);
  lookupPosition(S, Id, F, Container);
}

void Transfer::insert(State &S, FactId Id, const Fact &F) {
  TermId Into = container(S, Id, F);
  if (F.Args.size() > 2) // the hint
    for (TermId H : reg(S, F.Args[2])) {
      touchHandles(Id, {H}, S, F.HintRange);
      if (Watch)
        Watch->usedWith({Id, H, Into, F.HintRange}, S);
    }
  auto ContainerNow = [&] {
    TermId A = single(reg(S, F.Args[0]));
    return A ? T.object(A) : 0;
  };
  auto KeyNow = [&] { return key(S, F); };
  bool Unique = !F.Type->EqualKeys;
  TermId Element = Unique ? known(S, ContainerNow(), KeyNow()) : 0;
  bool Present = Element ? S.Elements[Element].Present
                         : Unique && isPresent(S, ContainerNow(), KeyNow());
  std::optional<State> NotInserted;
  // A key that is known to be absent is inserted for sure.
  if (!Present && F.Does->Result == Yields::Insertion && Split &&
      !isAbsent(S, ContainerNow(), KeyNow()))
    NotInserted = S;
  if (!Element) {
    S.rejuvenate(T, Id);
    Element = freshElement(S, Id, ContainerNow(), KeyNow(), F.Type);
  }
  if (!Present) {
    TermId Container = ContainerNow(), Key = KeyNow();
    insertedInto(S, {Id}, *F.Type, Container, Element, Key);
    mayReturn(S, [&](const AbsentKey &K) {
      return objects(K.Container, Container) != Relation::Distinct &&
             (!K.Key || keys(S, K.Key, Key) != Relation::Distinct);
    });
  }
  S.Elements[Element].Present = true;
  if (Watch && !Present)
    Watch->change({Id, ContainerNow(), KeyNow()}, S);
  Value Out = result(S, Id, F, Element, false);
  if (F.Does->Result == Yields::Insertion && !Out.empty())
    Out = {T.pair(T.iterator(Element), Present ? T.text("0") : T.text("1"))};
  // insert() that finds the key changes nothing; keep that outcome apart if
  // the difference matters to anybody.
  if (NotInserted && !NotInserted->sameProperty(T, S)) {
    State &Other = *NotInserted;
    Other.rejuvenate(T, Id);
    if (!Other.Elements.count(Element)) {
      Other.Elements[Element] = S.Elements[Element];
      Other.Elements[Element].Deaths.clear();
    }
    Other.Elements[Element].Present = true;
    set(Other, F, {T.pair(T.iterator(Element), T.text("0"))});
    Split->push_back(std::move(Other));
  } else if (!Present && F.Does->Result == Yields::Insertion) {
    Out = {T.pair(T.iterator(Element), T.opaque(Id))};
  }
  set(S, F, std::move(Out));
}

void Transfer::assign(State &S, FactId Id, const Fact &F) {
  TermId To = container(S, Id, F);
  TermId From = F.Args.size() > 1 ? single(reg(S, F.Args[1])) : 0;
  killAll(S, To, {Id, DeathCause::Assigned, Scope::Element, Strength::Definite},
          true);
  if (Watch)
    Watch->change({Id, To, 0, true}, S);
  mayReturn(S, [&](const AbsentKey &K) {
    return objects(K.Container, To) != Relation::Distinct;
  });
  if (!From)
    return;
  // The elements move over, with the handles to them.
  for (auto &[Element, E] : S.Elements)
    if (objects(E.Container, T.object(From)) == Relation::Same &&
        E.Deaths.empty())
      E.Container = To;
}

/// Does any value that is held speak of the term?
static bool isMentioned(const Terms &T, const State &S, TermId Part) {
  auto Mentions = [&](const auto &Entry) {
    return llvm::any_of(Entry.second,
                        [&](TermId V) { return T.contains(V, Part); });
  };
  return llvm::any_of(S.Places, Mentions) ||
         llvm::any_of(S.Registers, Mentions);
}

/// What an owner owned is gone: containers in it, with their elements; and, if
/// the owner is (part of) an element, the object itself.
void Transfer::replace(State &S, FactId Id, const Fact &F) {
  touch(Id, reg(S, F.Args[0]), true, S);
  TermId A = single(reg(S, F.Args[0]));
  if (!A)
    return;
  TermId Gone = T.owned(T.object(A));
  if (T[Gone].HasElement && isMentioned(T, S, Gone)) {
    TermId Old = T.object(fresh(S, Id));
    Gone = T.owned(T.object(single(reg(S, F.Args[0]))));
    S.rename(
        [&](TermId Term) { return Term ? T.replaced(Term, Gone, Old) : Term; });
    S.Elements[Old].kill(
        {Id, DeathCause::Replaced, Scope::Element, Strength::Definite}, true);
    return;
  }
  endWithin(S, Gone,
            {Id, DeathCause::OwnerReset, Scope::Element, Strength::Definite});
}

/// The object is gone, and with it the elements of the containers in it.
void Transfer::endWithin(State &S, TermId Object, Death D) {
  for (auto &[Element, E] : S.Elements) {
    bool Inside = false;
    for (TermId O = E.Container; O && !Inside; O = T.enclosing(O))
      Inside = O == Object;
    if (Inside)
      E.kill(D, !T.isSummary(Object));
  }
}

/// Is the object reached from an element, or kept in one?
bool Transfer::isOfElement(const State &S, TermId Object) const {
  if (T[Object].HasElement)
    return true;
  return llvm::any_of(S.Places, [&](const auto &Place) {
    return T[T.rootOf(Place.first)].Kind == TermKind::Element &&
           llvm::is_contained(Place.second, T[Object].A);
  });
}

/// delete it->second: the entry shows an object that is gone.
void Transfer::destroy(State &S, FactId Id, const Fact &F) {
  touch(Id, reg(S, F.Args[0]), true, S);
  TermId Pointer = single(reg(S, F.Args[0]));
  TermId Object = Pointer ? T.object(Pointer) : 0;
  if (!Object || T[Object].Kind != TermKind::Pointee || T.isSummary(Object))
    return;
  Death D{Id, DeathCause::Deleted, Scope::Element, Strength::Definite};
  endWithin(S, Object, D);
  if (isOfElement(S, Object))
    S.Elements[Object].kill(D, true);
}

void Transfer::merge(State &S, FactId Id, const Fact &F) {
  TermId To = container(S, Id, F);
  Death D{Id, DeathCause::InsertMoved, Scope::Element, Strength::Definite};
  if (F.Type->InsertReferences == Stability::Stable) {
    D.Cause = DeathCause::Rehashed;
    D.What = Scope::Iterators;
  }
  if (F.Type->InsertIterators != Stability::Stable)
    killAll(S, To, D, false);
  swap(S, Id, F);
}

void Transfer::swap(State &S, FactId Id, const Fact &F) {
  TermId A = container(S, Id, F);
  Value Other = F.Args.size() > 1 ? reg(S, F.Args[1]) : Value{};
  TermId B = single(Other) ? T.object(single(Other)) : 0;
  touch(Id, Other, true, S);
  for (auto &[Element, E] : S.Elements) {
    if (E.Container == A && A)
      E.Container = F.Kind == FactKind::Swap ? B : A;
    else if (E.Container == B && B)
      // merge leaves behind what has no room; some paths take every element.
      E.Container = A;
    E.First = false;
  }
  llvm::erase_if(S.Absent, [&](const AbsentKey &K) {
    return objects(K.Container, A) != Relation::Distinct ||
           objects(K.Container, B) != Relation::Distinct;
  });
}

void Transfer::announceTouched(const State &S, FactId Id, const Fact &F) {
  bool Reads = F.Kind == FactKind::Lookup &&
               (F.Const || F.Does->WhenMissing != Missing::Insert);
  if (!Watch || Reads)
    return;
  bool Two = F.Kind == FactKind::Swap || F.Kind == FactKind::Merge ||
             F.Kind == FactKind::Assign;
  for (ValueId Arg : llvm::ArrayRef(F.Args).take_front(Two ? 2 : 1)) {
    Value Objects = reg(S, Arg);
    for (TermId A : Objects)
      Watch->touched(Id, T.object(A));
    if (Objects.empty() && Arg)
      Watch->touched(Id, 0);
  }
}

void Transfer::executeContainer(State &S, FactId Id, const Fact &F) {
  announceTouched(S, Id, F);
  switch (F.Kind) {
  case FactKind::Lookup:
    return lookup(S, Id, F);
  case FactKind::Insert:
    return insert(S, Id, F);
  case FactKind::Erase:
    return erase(S, Id, F);
  case FactKind::Assign:
    return assign(S, Id, F);
  case FactKind::Swap:
    return swap(S, Id, F);
  case FactKind::Merge:
    return merge(S, Id, F);
  case FactKind::Replace:
    return replace(S, Id, F);
  case FactKind::Delete:
    return destroy(S, Id, F);
  default: {
    TermId Container = container(S, Id, F);
    bool Moves = F.Type->InsertReferences != Stability::Stable;
    if (Moves || F.Type->InsertIterators != Stability::Stable)
      killAll(S, Container,
              {Id, Moves ? DeathCause::InsertMoved : DeathCause::Rehashed,
               Moves ? Scope::Element : Scope::Iterators, Strength::Definite},
              false);
    if (Watch)
      Watch->change({Id, Container, 0}, S);
    if (F.Kind == FactKind::Reserve && Container)
      insertSorted(S.Reserved, Container);
    return;
  }
  }
}
