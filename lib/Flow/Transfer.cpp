//===- Transfer.cpp - What one fact does to a state -----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Values and places. Handles are in TransferHandle.cpp, containers in
// TransferContainer.cpp and TransferErase.cpp, calls in TransferCall.cpp,
// conditions in Conditions.cpp, aliases in Relations.cpp.
//
//===----------------------------------------------------------------------===//

#include "Transfer.h"
#include "Held.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace maplint;

namespace {
/// How often the states of one block may be split into cases.
constexpr size_t MaxSplits = 12;
} // namespace

/// Is it a temporary that ends with its full expression, within this block?
bool Transfer::isFinished(const Term &Root) const {
  if (Root.Kind != TermKind::Temporary)
    return false;
  const Fact &F = Function.Facts[Root.Site];
  return !F.Steady && !Function.CrossesBlocks[F.Result];
}

void Transfer::run(const Block &B, std::vector<State> &States, Sink *Sink) {
  // A recursive function's summary is made while it runs: keep what is set.
  llvm::SaveAndRestore KeepWatch(Watch, Sink);
  std::vector<State> Extra;
  llvm::SaveAndRestore KeepSplit(Split, &Extra);
  llvm::SaveAndRestore KeepRoom(Room, MaxSplits);
  for (FactId Id : B.Facts) {
    for (State &S : States)
      execute(S, Id);
    for (State &S : Extra)
      States.push_back(std::move(S));
    Extra.clear();
  }
  for (State &S : States) {
    std::erase_if(S.Registers, [&](const auto &Entry) {
      return Entry.first != B.Condition && Entry.first != ReturnedValue &&
             !Function.CrossesBlocks[Entry.first];
    });
    std::erase_if(S.Places, [&](const auto &Place) {
      return isFinished(T[T.rootOf(Place.first)]);
    });
    S.collectGarbage(T);
  }
}

/// The container, which may be one of several.
static ValueId chosenContainer(const Fact &F) {
  switch (F.Kind) {
  case FactKind::Lookup:
  case FactKind::Insert:
  case FactKind::Erase:
    return F.Args[0];
  default:
    return 0;
  }
}

/// The operand whose target decides what the fact means.
static ValueId decisiveHandle(const Fact &F) {
  if (F.Kind == FactKind::Deref && F.Iterator)
    return F.Args[0];
  if (F.Kind == FactKind::Erase && F.What == EraseWhat::Handle &&
      F.Args.size() > 1)
    return F.Args[1];
  return 0;
}

/// Is it the position of the first of a sequence? What is there has one name
/// for as long as the sequence stays as it is.
bool Transfer::isFirst(TermId Position) const {
  if (T[Position].Kind != TermKind::Pointer)
    return false;
  const Term &Item = T[T[Position].A];
  return Item.Kind == TermKind::Item && T[Item.A].Kind == TermKind::Owned &&
         Item.B && T[Item.B].Text == FirstElement;
}

/// A handle was said to be this one of several. Where another one may be the
/// same or another, nothing says that they coincide.
void Transfer::keepApart(State &S, const Value &Case) {
  auto Restrict = [&](Value &V) {
    auto Chosen = [&](TermId H) { return llvm::is_contained(Case, H); };
    if (V.size() > 1 && llvm::any_of(V, [&](TermId H) {
          return !Chosen(H) && T[H].Kind == TermKind::Iterator;
        }))
      llvm::erase_if(V, Chosen);
  };
  for (auto &[Object, V] : S.Places)
    Restrict(V);
  for (auto &[Id, V] : S.Registers)
    Restrict(V);
}

/// Is the address one of these because one variable was given one of them? Of
/// two choices nothing says how they go together.
bool Transfer::isOneChoice(const State &S, const Value &Addresses) const {
  auto Mentions = [&](const auto &Place) {
    return Place.second.size() > 1 && llvm::any_of(Addresses, [&](TermId A) {
             return llvm::is_contained(Place.second, A);
           });
  };
  return llvm::all_of(
             Addresses,
             [&](TermId A) { return T[A].Kind == TermKind::Pointer; }) &&
         llvm::count_if(S.Places, Mentions) == 1;
}

/// Executes the fact once for each of the cases that the set was split into.
void Transfer::follow(State &S, FactId Id, const Value &All,
                      llvm::ArrayRef<Value> Cases) {
  Room -= Cases.size();
  auto Follow = [&](State &To, const Value &Case) {
    narrow(To, T.set(All),
           [&](TermId H) { return llvm::is_contained(Case, H); });
    keepApart(To, Case);
  };
  for (const Value &Case : Cases.drop_front()) {
    State Other = S;
    Follow(Other, Case);
    execute(Other, Id);
    Split->push_back(std::move(Other));
  }
  Follow(S, Cases.front());
  execute(S, Id);
}

void Transfer::execute(State &S, FactId Id) {
  const Fact &F = Function.Facts[Id];
  Value Containers = reg(S, chosenContainer(F));
  if (Containers.size() > 1 && Room >= Containers.size() &&
      isOneChoice(S, Containers)) {
    std::vector<Value> Each;
    for (TermId Container : Containers)
      Each.push_back({Container});
    return follow(S, Id, Containers, Each);
  }
  if (ValueId Handle = decisiveHandle(F))
    need(S, Id, reg(S, Handle),
         F.Kind == FactKind::Erase ? F.KeyRange : F.ObjectRange);
  // An iterator that may be here or there: follow each case by itself, so that
  // what is read through it and what is erased by it stay one element.
  Value All = reg(S, decisiveHandle(F));
  std::vector<Value> Cases;
  Value Rest;
  for (TermId H : All)
    if (T[H].Kind == TermKind::Iterator || (F.Nested && isFirst(H)))
      Cases.push_back({H});
    else if (F.Nested)
      add(Rest, H);
  if (!Rest.empty())
    Cases.push_back(Rest);
  if (Cases.size() > 1 && Room >= Cases.size())
    return follow(S, Id, All, Cases);
  executeOne(S, Id);
}

void Transfer::executeOne(State &S, FactId Id) {
  const Fact &F = Function.Facts[Id];
  switch (F.Kind) {
  case FactKind::Lookup:
  case FactKind::Insert:
  case FactKind::Erase:
  case FactKind::Assign:
  case FactKind::Swap:
  case FactKind::Merge:
  case FactKind::Rehash:
  case FactKind::Reserve:
  case FactKind::Replace:
  case FactKind::Delete:
    return executeContainer(S, Id, F);
  case FactKind::Deref:
  case FactKind::Advance:
  case FactKind::Step:
  case FactKind::Interior:
  case FactKind::Append:
  case FactKind::Shared:
  case FactKind::Transfer:
  case FactKind::Use:
  case FactKind::Return:
    return executeHandle(S, Id, F);
  case FactKind::Call:
    return call(S, Id, F);
  case FactKind::ScopeEnd:
    return scopeEnd(S, Id, F);
  case FactKind::Acquire:
  case FactKind::Release:
  case FactKind::Wait:
    return;
  default:
    return executeValue(S, Id, F);
  }
}

void Transfer::set(State &S, const Fact &F, Value V) {
  if (F.Result)
    S.Registers[F.Result] = std::move(V);
}

TermId Transfer::fresh(State &S, FactId Id) {
  S.rejuvenate(T, Id);
  return T.opaque(Id);
}

bool Transfer::isShared(TermId Object) const {
  const Term &Root = T[T.rootOf(Object)];
  if (Root.Kind == TermKind::Temporary)
    return false;
  if (Root.Kind != TermKind::Variable)
    return true;
  const auto *Var = llvm::dyn_cast<clang::VarDecl>(Root.Decl);
  return !Var || !Var->hasLocalStorage() ||
         llvm::is_contained(Function.Escaped, Root.Decl);
}

/// The part of a record or aggregate that was built from its members, or 0.
static TermId partOf(const Term &Whole, const Term &Member) {
  if (Whole.Kind != TermKind::Apply || Whole.Decl)
    return 0;
  const auto *Field = llvm::dyn_cast_or_null<clang::FieldDecl>(Member.Decl);
  if (!Field && Member.Decl)
    return 0;
  unsigned Index = Field ? Field->getFieldIndex() : Member.Site - 1;
  return Index < Whole.Operands.size() ? Whole.Operands[Index] : 0;
}

Value Transfer::memberContent(const State &S, TermId Object, bool Steady) {
  const Term &Member = T[Object];
  unsigned Site = Member.Site;
  TermId Base = Member.A;
  bool First = !Member.Decl && Site == 1;
  if (T[Base].Kind == TermKind::Element && First) {
    auto It = S.Elements.find(Base);
    if (It != S.Elements.end() && It->second.Key && !It->second.WholeKey)
      return {It->second.Key};
    return {T.keyOf(Base)};
  }
  auto It = S.Places.find(Base);
  if (It == S.Places.end())
    return {};
  Value Out;
  for (TermId V : It->second) {
    const Term &Whole = T[V];
    if (Whole.Kind == TermKind::Pair && !Member.Decl && Site)
      for (TermId Part : members(Site == 1 ? Whole.A : Whole.B))
        add(Out, Part);
    else if (TermId Part = partOf(Whole, Member))
      for (TermId P : members(Part))
        add(Out, P);
    else if (Whole.Kind == TermKind::Initial && !Whole.B) {
      // A copy of an object has the members of the object.
      TermId Source = T.member(Whole.A, T[Object].Decl, Site - 1);
      bool Key = T[Whole.A].Kind == TermKind::Element && First;
      for (TermId Part :
           Key ? content(S, Source, Steady) : Value{T.initial(Source, 0)})
        add(Out, Part);
    } else if (!Steady)
      add(Out, T.initial(T.member(T.object(V), T[Object].Decl, Site - 1), 0));
  }
  return Out;
}

/// The part of an array that was built from its elements, or 0. A class may
/// have an array as its only member.
static TermId itemOf(const Terms &T, TermId Whole, TermId Index) {
  auto IsRecord = [&](TermId V) {
    return T[V].Kind == TermKind::Apply && !T[V].Decl;
  };
  if (!IsRecord(Whole))
    return 0;
  if (T[Whole].Operands.size() == 1 && IsRecord(T[Whole].Operands.front()))
    Whole = T[Whole].Operands.front();
  unsigned I = 0;
  if (Index && T[Index].Text == LastElement && !T[Whole].Operands.empty())
    return T[Whole].Operands.back();
  return Index && !llvm::StringRef(T[Index].Text).getAsInteger(10, I) &&
                 I < T[Whole].Operands.size()
             ? T[Whole].Operands[I]
             : 0;
}

/// An element of a sequence is another one after the sequence was changed.
Value Transfer::itemContent(const State &S, TermId Item, bool Fixed) {
  TermId Owned = T[Item].A;
  TermId Whole = T[Owned].Kind == TermKind::Owned ? T[Owned].A : Owned;
  if (auto It = S.Places.find(Whole); It != S.Places.end())
    if (TermId Content = single(It->second))
      if (TermId Part = itemOf(T, Content, T[Item].B))
        return members(Part);
  if (T[Owned].Kind == TermKind::Owned)
    if (auto It = S.Places.find(T[Owned].A); It != S.Places.end())
      return It->second.empty() ? Value()
                                : Value{T.initial(Item, T.set(It->second))};
  return {T.initial(Item, Fixed ? 0 : S.Epoch)};
}

Value Transfer::content(const State &S, TermId Object, bool Steady) {
  auto It = S.Places.find(Object);
  if (It != S.Places.end())
    return It->second;
  if (T[Object].Kind == TermKind::Member) {
    Value V = memberContent(S, Object, Steady);
    if (!V.empty())
      return V;
  }
  if (T[Object].Kind == TermKind::Element)
    if (auto E = S.Elements.find(Object);
        E != S.Elements.end() && E->second.WholeKey)
      return {E->second.Key ? E->second.Key : T.keyOf(Object)};
  bool Fixed = Steady || !isShared(Object);
  if (T[Object].Kind == TermKind::Item)
    return itemContent(S, Object, Fixed);
  return {T.initial(Object, Fixed ? 0 : S.Epoch)};
}

void Transfer::forgetUnder(State &S, TermId Object) {
  for (auto It = S.Places.begin(); It != S.Places.end();) {
    bool Under = false;
    for (TermId O = T.enclosing(It->first); O && !Under; O = T.enclosing(O))
      Under = O == Object;
    It = Under ? S.Places.erase(It) : std::next(It);
  }
}

void Transfer::write(State &S, TermId Object, Value V) {
  forgetUnder(S, Object);
  TermId Root = T.rootOf(Object);
  if (auto It = S.Elements.find(Root); It != S.Elements.end())
    It->second.Reinserted = It->second.Untouched = 0;
  S.Places[Object] = std::move(V);
}

void Transfer::part(State &S, FactId Id, const Fact &F) {
  Value Out, Base = reg(S, F.Args[0]);
  if (F.Needs) {
    need(S, Id, Base);
    needValue(S, Id, Base);
  }
  for (TermId A : Base)
    if (T[A].Kind != TermKind::Text)
      add(Out, T.pointer(T.member(T.object(A), F.Decl, F.Index)));
  set(S, F, std::move(Out));
}

void Transfer::load(State &S, FactId Id, const Fact &F) {
  Value Addresses = reg(S, F.Args[0]);
  if (!F.Reference)
    touch(Id, Addresses, false, S);
  Value Out;
  for (TermId A : Addresses)
    for (TermId V : content(S, T.object(A), F.Steady))
      add(Out, V);
  // Equal sets of addresses are one address (see separate() in Join.cpp): what
  // is there has one name until somebody writes to it.
  auto IsInitial = [&](TermId V) { return T[V].Kind == TermKind::Initial; };
  if (Out.size() > 1 && llvm::all_of(Out, IsInitial))
    Out = {T.set(Out)};
  set(S, F, oneOf(S, Id, std::move(Out)));
}

/// The value is there because somebody gave it.
void Transfer::given(State &S, const Value &Addresses) {
  for (TermId A : Addresses)
    if (auto It = S.Elements.find(T.rootOf(T.object(A)));
        It != S.Elements.end())
      It->second.Inserted = 0;
}

void Transfer::store(State &S, FactId Id, const Fact &F) {
  touch(Id, reg(S, F.Args[0]), true, S);
  if (!F.Type) // p.reset() gives an element nothing
    given(S, reg(S, F.Args[0]));
  if (reg(S, F.Args[1]).empty() && F.Args[0]) {
    TermId Unknown = fresh(S, Id);
    for (TermId A : reg(S, F.Args[0]))
      write(S, T.object(A), {Unknown});
    return;
  }
  Value Addresses = reg(S, F.Args[0]), V = reg(S, F.Args[1]);
  // A reference kept to what was inserted is about to be filled.
  for (TermId P : V)
    if (T[P].Kind == TermKind::Pointer)
      if (auto E = S.Elements.find(T.rootOf(T[P].A)); E != S.Elements.end())
        E->second.Reinserted = 0;
  if (TermId A = single(Addresses)) {
    write(S, T.object(A), V);
    return;
  }
  for (TermId A : Addresses) {
    Value Both = content(S, T.object(A), false);
    for (TermId New : V)
      add(Both, New);
    write(S, T.object(A), Both);
  }
}

void Transfer::phi(State &S, FactId Id, const Fact &F) {
  if (!F.Text.empty())
    return set(S, F, {T.text(F.Text)});
  Value Out;
  for (ValueId Arg : F.Args) {
    for (TermId V : reg(S, Arg))
      add(Out, V);
    S.Registers.erase(Arg);
  }
  set(S, F, oneOf(S, Id, std::move(Out)));
}

/// One of several unknown values is one unknown value.
Value Transfer::oneOf(State &S, FactId Id, Value V) {
  bool Plain = false, First = false;
  for (TermId One : V) {
    Plain |= !isDistinct(T, One) && T[One].Kind != TermKind::Text;
    First |= isFirst(One);
  }
  // Of "the first, or any other" the first is looked at by itself.
  if (V.empty() || (V.size() > 1 && Plain && !First && !isHeldOrNull(T, V)))
    return {fresh(S, Id)};
  return V;
}

/// The order of two constant integers.
std::optional<bool> Transfer::folded(const Value &A, const Value &B,
                                     CompareOp Op) const {
  int64_t L, R;
  if (A.size() != 1 || B.size() != 1 ||
      llvm::StringRef(T[A[0]].Text).getAsInteger(10, L) ||
      llvm::StringRef(T[B[0]].Text).getAsInteger(10, R))
    return std::nullopt;
  if (Op == CompareOp::Less)
    return L < R;
  if (Op == CompareOp::LessEqual)
    return L <= R;
  return std::nullopt;
}

/// May an iterator of the one set be of the same container as one of the other?
bool Transfer::mayBelong(const State &S, const Value &A, const Value &B) const {
  return llvm::any_of(A, [&](TermId X) {
    TermId Mine = containerOf(S, X);
    return llvm::any_of(B, [&](TermId Y) {
      TermId Other = containerOf(S, Y);
      return Mine && Other && !areSeparate(S, Mine, Other);
    });
  });
}

void Transfer::compare(State &S, FactId Id, const Fact &F) {
  Value A = reg(S, F.Args[0]), B = reg(S, F.Args[1]);
  if (F.Iterator) {
    touchHandles(Id, A, S);
    touchHandles(Id, B, S, F.KeyRange);
    bool Belongs = mayBelong(S, A, B);
    // Of several containers: which one it is the author knows.
    if (Belongs && (!commonContainer(S, A) || !commonContainer(S, B)))
      for (const Value *Side : {&A, &B})
        for (TermId H : *Side)
          believe(S, H);
    if (Watch && !Belongs && single(A) != single(B))
      for (auto [Mine, Other] : {std::pair(&A, &B), std::pair(&B, &A)})
        for (TermId V : *Other)
          if (T[V].Kind == TermKind::End)
            for (TermId H : *Mine)
              Watch->usedWith(
                  {Id, H, T[V].A, Mine == &A ? F.ObjectRange : F.KeyRange}, S);
  }
  looked(S, A);
  looked(S, B);
  if (A.empty() || B.empty())
    return set(S, F, {});
  std::optional<bool> Known;
  bool Mixed = false;
  for (TermId X : A)
    for (TermId Y : B) {
      std::optional<bool> Now = equal(S, X, Y);
      Mixed |= !Now || (Known && *Known != *Now);
      Known = Now;
    }
  bool Equality = F.Op == CompareOp::Equal || F.Op == CompareOp::NotEqual;
  if (std::optional<bool> Less = folded(A, B, F.Op))
    return set(S, F, {T.text(*Less ? "1" : "0")});
  if (Equality && !Mixed)
    return set(S, F,
               {T.text(*Known == (F.Op == CompareOp::Equal) ? "1" : "0")});
  TermId L = T.set(A), R = T.set(B);
  if (Equality && L > R)
    std::swap(L, R);
  if (F.Op == CompareOp::LessEqual) { // one name for a <= b and !(b < a)
    unsigned Less = static_cast<unsigned>(CompareOp::Less);
    TermId Number = presence(Less, R, L);
    return set(S, F, {T.negate(Number ? Number : T.compare(Less, R, L))});
  }
  // p != nullptr is no more than p
  if (TermId Held = isNull(T, L) ? R : L;
      Equality && (isNull(T, L) || isNull(T, R)) && isHeld(T, Held))
    return set(S, F, {F.Op == CompareOp::NotEqual ? Held : T.negate(Held)});
  unsigned Op = Equality ? 0 : static_cast<unsigned>(F.Op);
  if (TermId Number = presence(Op, L, R))
    return set(S, F, {F.Op == CompareOp::NotEqual ? T.negate(Number) : Number});
  TermId Result = T.compare(Op, L, R);
  set(S, F, {F.Op == CompareOp::NotEqual ? T.negate(Result) : Result});
}

void Transfer::executeValue(State &S, FactId Id, const Fact &F) {
  switch (F.Kind) {
  case FactKind::Constant:
    return set(S, F, {T.text(F.Text)});
  case FactKind::Address:
    return set(S, F, {T.pointer(T.variable(F.Decl))});
  case FactKind::This:
    return set(S, F, {T.self()});
  case FactKind::Part:
    return part(S, Id, F);
  case FactKind::Subscript: {
    Value Out;
    TermId Index = T.set(reg(S, F.Args[1]));
    for (TermId A : reg(S, F.Args[0]))
      add(Out, T.pointer(T.item(T.object(A), Index)));
    return set(S, F, std::move(Out));
  }
  case FactKind::Load:
    return load(S, Id, F);
  case FactKind::Store:
    return store(S, Id, F);
  case FactKind::Update: {
    touch(Id, reg(S, F.Args[0]), true, S);
    given(S, reg(S, F.Args[0]));
    Value Old;
    for (TermId A : reg(S, F.Args[0]))
      Old = content(S, T.object(A), false);
    set(S, F, Old);
    TermId New = fresh(S, Id);
    for (TermId A : reg(S, F.Args[0]))
      write(S, T.object(A), {New});
    return;
  }
  case FactKind::Pure: {
    llvm::SmallVector<TermId, 3> Operands;
    for (ValueId Arg : F.Args)
      Operands.push_back(T.set(reg(S, Arg)));
    return set(S, F, {T.apply(F.Decl, Operands, Id)});
  }
  case FactKind::Compare:
    return compare(S, Id, F);
  case FactKind::Callable:
    if (Watch)
      Watch->created(Id, S);
    return set(S, F, {T.apply(F.Decl, {}, Id)});
  case FactKind::Not: {
    Value Out;
    for (TermId V : reg(S, F.Args[0]))
      add(Out, T.negate(V));
    return set(S, F, std::move(Out));
  }
  case FactKind::Both: {
    TermId A = T.set(reg(S, F.Args[0])), B = T.set(reg(S, F.Args[1]));
    return set(S, F, {A && B ? T.both(A, B) : fresh(S, Id)});
  }
  case FactKind::Phi:
    return phi(S, Id, F);
  case FactKind::Temporary: {
    TermId Object = T.temporary(Id);
    Value V = reg(S, F.Args[0]);
    if (V.empty())
      V = {fresh(S, Id)};
    write(S, Object, std::move(V));
    return set(S, F, {T.pointer(Object)});
  }
  default:
    return set(S, F, {fresh(S, Id)});
  }
}
