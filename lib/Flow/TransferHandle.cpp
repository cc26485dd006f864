//===- TransferHandle.cpp - Iterators, owners, ends of life ---------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Held.h"
#include "Transfer.h"

using namespace maplint;

/// Is the value an address or an iterator, so that it has an object?
static bool isHandle(const Terms &T, TermId V) {
  return T[V].Kind == TermKind::Pointer || T[V].Kind == TermKind::Iterator;
}

void Transfer::touch(FactId At, const Value &Addresses, bool Write, State &S,
                     clang::SourceRange Name, bool Passed) {
  if (!Watch)
    return;
  if (Name.isInvalid())
    Name = Function.Facts[At].ObjectRange;
  for (TermId A : Addresses)
    Watch->access({At, T.object(A), Scope::Element, Write, Name, Passed}, S);
}

void Transfer::touchHandles(FactId At, const Value &Handles, State &S,
                            clang::SourceRange Name, const Fact *Below) {
  if (!Watch)
    return;
  if (Name.isInvalid())
    Name = Function.Facts[At].ObjectRange;
  for (TermId H : Handles) {
    // An iterator from elsewhere counts once this function has erased by it.
    TermId Object = T.object(H);
    // A view tells by its use that what it was made from is needed.
    bool Known = isHandle(T, H) || S.Elements.count(Object) ||
                 Function.Facts[At].Kind == FactKind::Use;
    if (Known)
      Watch->access(
          {At, Object,
           T[H].Kind == TermKind::Pointer ? Scope::Element : Scope::Iterators,
           false, Name, false, Below},
          S);
  }
}

void Transfer::deref(State &S, FactId Id, const Fact &F) {
  Value Handles = reg(S, F.Args[0]);
  if (F.Iterator)
    touchHandles(Id, Handles, S);
  if (F.Needs) {
    need(S, Id, Handles);
    needValue(S, Id, Handles);
  }
  // A reverse iterator leads to the element before the one that went.
  auto Moved = [&](TermId H) {
    auto It = S.Elements.find(T.object(H));
    return T[H].Kind == TermKind::Iterator && It != S.Elements.end() &&
           It->second.Reversed && !It->second.Deaths.empty();
  };
  if (llvm::any_of(Handles, Moved))
    return set(S, F, {fresh(S, Id)});
  Value Out;
  for (TermId H : Handles)
    if (T[H].Kind != TermKind::End)
      add(Out, T.pointer(T.object(H)));
  set(S, F, std::move(Out));
}

/// What was needed and did not fail is there from now on.
void Transfer::need(State &S, FactId Id, const Value &Handles,
                    clang::SourceRange Name) {
  auto Leads = [&](TermId H) { return isHandle(T, H) || isHeld(T, H); };
  auto Nowhere = [&](TermId H) {
    return T[H].Kind == TermKind::End || isNull(T, H);
  };
  const Value All = Handles; // it may stand in the state that changes
  TermId Only = single(All);
  bool Given = Only && T[Only].Kind == TermKind::Initial;
  if (Watch && (Given || llvm::any_of(All, Nowhere)))
    Watch->needs(
        {Id, All, Name.isValid() ? Name : Function.Facts[Id].ObjectRange}, S);
  if (llvm::none_of(All, Nowhere) || llvm::none_of(All, Leads))
    return;
  narrow(S, T.set(All), [&](TermId H) { return !Nowhere(H); });
  for (TermId H : All)
    if (T[H].Kind == TermKind::Iterator)
      if (auto It = S.Elements.find(T[H].A); It != S.Elements.end())
        It->second.Present = true;
}

TermId Transfer::containerOf(const State &S, TermId Position) const {
  if (T[Position].Kind == TermKind::End)
    return T[Position].A;
  if (T[Position].Kind != TermKind::Iterator)
    return 0;
  auto It = S.Elements.find(T[Position].A);
  return It == S.Elements.end() ? 0 : It->second.Container;
}

/// The one container all these iterators belong to, or 0.
TermId Transfer::commonContainer(const State &S, const Value &Handles) const {
  TermId Common = 0;
  for (TermId H : Handles) {
    TermId Container = containerOf(S, H);
    if (!Container || (Common && Common != Container))
      return 0;
    Common = Container;
  }
  return Common;
}

void Transfer::advance(State &S, FactId Id, const Fact &F) {
  bool Cell = F.Kind == FactKind::Advance;
  auto Handles = [&] {
    Value Out;
    for (TermId A : reg(S, F.Args[0])) {
      if (!Cell)
        add(Out, A);
      else
        for (TermId V : content(S, T.object(A), false))
          add(Out, V);
    }
    return Out;
  };
  touchHandles(Id, Handles(), S);
  if (F.Way == Motion::Forward)
    need(S, Id, Handles());
  else if (F.Way == Motion::Backward)
    stepBack(S, Id, Handles());
  const TypeModel *Type = nullptr;
  bool Positions = !Handles().empty(), Reversed = false;
  for (TermId H : Handles()) {
    TermKind Kind = T[H].Kind;
    Positions &= Kind == TermKind::Iterator || Kind == TermKind::End;
    if (auto It = S.Elements.find(T[H].A); It != S.Elements.end()) {
      Type = It->second.Type;
      Reversed |= It->second.Reversed;
    }
  }
  TermId Container = Positions ? commonContainer(S, Handles()) : 0;
  S.rejuvenate(T, Id);
  // The names in the state are up to date only from here on.
  Value Before = Handles(), After{T.opaque(Id)};
  if (Container) {
    Container = commonContainer(S, Before);
    TermId Next = freshElement(S, Id, Container, 0, Type);
    ElementState &E = S.Elements[Next];
    // Who counts steps, or turns back, knows where there is something; an
    // algorithm that searches does not.
    bool Searches = F.Does && F.Does->WhenMissing == Missing::End;
    bool Position = Searches && F.Does->Lookup == LookupBy::Position;
    E.Present = Position && isInhabited(S, Container);
    E.Believed = (F.Way != Motion::Forward && !Searches) ||
                 (Position && isThoughtInhabited(S, Container));
    E.Sought = Id;
    E.Reversed = Reversed;
    After.clear();
    add(After, T.iterator(Next));
    if (F.Way != Motion::Backward && !E.Present)
      add(After, T.end(Container));
  }
  if (!Cell)
    return set(S, F, After);
  for (TermId A : reg(S, F.Args[0]))
    write(S, T.object(A), After);
  if (F.Postfix)
    set(S, F, Before);
}

void Transfer::moveOwnership(State &S, FactId Id, const Fact &F) {
  TermId From = single(reg(S, F.Args[0])), To = single(reg(S, F.Args[1]));
  touch(Id, reg(S, F.Args[0]), true, S);
  if (!From)
    return;
  TermId Owned = T.owned(T.object(From));
  TermId Target = To ? T.owned(T.object(To)) : T.object(fresh(S, Id));
  S.rename([&](TermId Term) {
    return Term ? T.replaced(Term, Owned, Target) : Term;
  });
}

/// What the owner owns; with \p Which, that element of it.
TermId Transfer::interior(TermId Owner, llvm::StringRef Which, bool Inside) {
  TermId Owned = T.owned(Owner, Inside);
  return Which.empty() ? Owned : T.item(Owned, T.text(Which));
}

void Transfer::append(State &S, FactId Id, const Fact &F) {
  touch(Id, reg(S, F.Args[0]), true, S);
  TermId Fresh = fresh(S, Id);
  TermId A = single(reg(S, F.Args[0]));
  if (!A) {
    for (TermId Any : reg(S, F.Args[0]))
      write(S, T.object(Any), {Fresh});
    return;
  }
  TermId Sequence = T.object(A);
  Value New = reg(S, F.Args[1]);
  if (New.empty())
    New = {Fresh};
  bool Empty = content(S, Sequence, false) == Value{T.text(EmptySequence)};
  // A new first element moves all others; a new last one moves none.
  if (Empty || F.Text == FirstElement)
    write(S, Sequence, {Fresh});
  S.Places[interior(Sequence, F.Text)] = New;
  if (Empty)
    S.Places[interior(Sequence, F.Text == FirstElement ? LastElement
                                                       : FirstElement)] = New;
}

void Transfer::executeHandle(State &S, FactId Id, const Fact &F) {
  switch (F.Kind) {
  case FactKind::Deref:
    return deref(S, Id, F);
  case FactKind::Advance:
  case FactKind::Step:
    return advance(S, Id, F);
  case FactKind::Interior: {
    touch(Id, reg(S, F.Args[0]), false, S);
    if (F.Needs)
      needOwned(S, Id, reg(S, F.Args[0]));
    Value Out;
    for (TermId A : reg(S, F.Args[0]))
      add(Out, T.pointer(interior(T.object(A), F.Text, F.Inside)));
    return set(S, F, std::move(Out));
  }
  case FactKind::Append:
    return append(S, Id, F);
  case FactKind::Shared: {
    touch(Id, reg(S, F.Args[0]), false, S);
    if (F.Needs)
      needOwned(S, Id, reg(S, F.Args[0]));
    Value Out;
    for (TermId A : reg(S, F.Args[0]))
      for (TermId V : content(S, T.object(A), true))
        add(Out, V);
    if (F.Needs) { // a copy of one that an element holds
      need(S, Id, Out);
      needValue(S, Id, Out);
    }
    return set(S, F, std::move(Out));
  }
  case FactKind::Transfer:
    return moveOwnership(S, Id, F);
  case FactKind::Return:
    S.Registers[ReturnedValue] = reg(S, F.Args[0]);
    if (!F.Iterator && !F.Reference)
      return;
    [[fallthrough]];
  default:
    return touchHandles(Id, reg(S, F.Args[0]), S);
  }
}

void Transfer::scopeEnd(State &S, FactId Id, const Fact &F) {
  if (!F.Decl) {
    // A temporary: handles of its elements may be around still.
    for (TermId A : reg(S, F.Args[0]))
      killAll(S, T.object(A),
              {Id, DeathCause::Temporary, Scope::Element, Strength::Definite},
              true);
    return;
  }
  TermId Var = T.variable(F.Decl);
  auto Inside = [&](TermId Object) { return T.rootOf(Object) == Var; };
  std::erase_if(S.Places, [&](const auto &P) { return Inside(P.first); });
  std::erase_if(S.Elements, [&](const auto &E) {
    return E.second.Container && Inside(E.second.Container);
  });
}
