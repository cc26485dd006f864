//===- State.cpp - What is known at one point of a function ---------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "State.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace maplint;

namespace {
/// More things than this in one place are "anything".
constexpr size_t MaxValues = 5;
} // namespace

bool ElementState::isDead(Scope Handle, Strength AtLeast) const {
  return llvm::any_of(Deaths, [&](const Death &D) {
    return D.How >= AtLeast &&
           (D.What == Scope::Element || Handle == Scope::Iterators);
  });
}

void ElementState::kill(Death D, bool Surely) {
  // Where it is dead already, it stays dead by the first cause.
  if (Surely && !MayLive && isDead(D.What, D.How))
    return;
  if (Surely && D.How == Strength::Definite && D.What == Scope::Element)
    MayLive = false;
  // Of the calls that may have done it, one is enough: the first.
  if (D.Cause == DeathCause::Called) {
    auto Before = llvm::find_if(Deaths, [&](const Death &Other) {
      return Other.Cause == D.Cause && Other.What == D.What &&
             Other.How == D.How;
    });
    if (Before != Deaths.end() && Before->By <= D.By)
      return;
    if (Before != Deaths.end())
      Deaths.erase(Before);
  }
  insertSorted(Deaths, D);
}

/// Of two facts, or none, that may have looked something up.
static FactId earlier(FactId A, FactId B) {
  return A && B ? std::min(A, B) : std::max(A, B);
}

static bool definite(const Death &D) { return D.How == Strength::Definite; }

/// Does a value of && or || that is decided keep the two apart?
static bool sameDecisions(const Terms &T, const State &A, const State &B) {
  for (const auto &[Id, V] : A.Registers) {
    auto It = B.Registers.find(Id);
    if (It == B.Registers.end() || V == It->second)
      continue;
    for (const Value *Side : {&V, &It->second})
      if (Side->size() == 1 && T[Side->front()].Kind == TermKind::Text)
        return false;
  }
  return true;
}

static bool sameErasures(llvm::ArrayRef<AbsentKey> A,
                         llvm::ArrayRef<AbsentKey> B) {
  auto Erased = [](const AbsentKey &K) { return K.By != 0; };
  auto X = llvm::make_filter_range(A, Erased);
  auto Y = llvm::make_filter_range(B, Erased);
  return std::equal(X.begin(), X.end(), Y.begin(), Y.end());
}

bool State::sameProperty(const Terms &T, const State &Other) const {
  if (!sameErasures(Absent, Other.Absent) || !sameDecisions(T, *this, Other))
    return false;
  auto Differs = [](const State &A, const State &B) {
    for (const auto &[Id, E] : A.Elements) {
      auto It = B.Elements.find(Id);
      bool Dead = llvm::any_of(E.Deaths, definite);
      if (It == B.Elements.end()) {
        if (Dead)
          return true;
        continue;
      }
      auto Mine = llvm::make_filter_range(E.Deaths, definite);
      auto Theirs = llvm::make_filter_range(It->second.Deaths, definite);
      if (E.MayLive != It->second.MayLive ||
          !std::equal(Mine.begin(), Mine.end(), Theirs.begin(), Theirs.end()))
        return true;
    }
    return false;
  };
  return !Differs(*this, Other) && !Differs(Other, *this);
}

void State::rename(llvm::function_ref<TermId(TermId)> Map) {
  auto MapValue = [&](const Value &V) {
    Value Out;
    for (TermId T : V)
      add(Out, Map(T));
    return Out;
  };
  std::map<TermId, Value> NewPlaces;
  for (const auto &[Object, V] : Places) {
    TermId Key = Map(Object);
    auto [It, New] = NewPlaces.try_emplace(Key, MapValue(V));
    if (!New)
      for (TermId T : MapValue(V))
        add(It->second, T);
  }
  Places = std::move(NewPlaces);
  for (auto &[Id, V] : Registers)
    V = MapValue(V);
  std::map<TermId, ElementState> NewElements;
  for (auto &[Id, E] : Elements) {
    TermId Key = Map(Id);
    if (E.Container)
      E.Container = Map(E.Container);
    if (E.Key)
      E.Key = Map(E.Key);
    auto [It, New] = NewElements.try_emplace(Key, E);
    if (New)
      continue;
    // Two elements share one (old) name now: each may be meant.
    ElementState &Both = It->second;
    for (const Death &D : E.Deaths)
      Both.kill(D, false);
    Both.MayLive |= E.MayLive;
    Both.Present &= E.Present;
    Both.Believed &= E.Believed;
    Both.Sought = earlier(Both.Sought, E.Sought);
    Both.Inserted = Both.Inserted == E.Inserted ? E.Inserted : 0;
    Both.Untouched &= E.Untouched;
    Both.First = false;
    Both.Container = Both.Container == E.Container ? E.Container : 0;
    Both.Key = Both.Key == E.Key ? E.Key : 0;
  }
  Elements = std::move(NewElements);
  std::map<TermId, bool> NewAssumed;
  for (const auto &[Id, Truth] : Assumed)
    NewAssumed.try_emplace(Map(Id), Truth);
  Assumed = std::move(NewAssumed);
  for (AbsentKey &K : Absent)
    K = {Map(K.Container), K.Key ? Map(K.Key) : 0, K.By, K.Type};
  llvm::sort(Absent);
  for (TermId &C : Reserved)
    C = Map(C);
  llvm::sort(Reserved);
  if (Epoch)
    Epoch = Map(Epoch);
}

bool State::mayCarry(const Terms &T, uint64_t Marks) const {
  auto Carries = [&](TermId Id) { return Id && (T[Id].Marks & Marks); };
  auto Holds = [&](const auto &Entry) {
    return llvm::any_of(Entry.second, Carries);
  };
  return Carries(Epoch) || llvm::any_of(Reserved, Carries) ||
         llvm::any_of(Registers, Holds) ||
         llvm::any_of(Places,
                      [&](const auto &Place) {
                        return Carries(Place.first) || Holds(Place);
                      }) ||
         llvm::any_of(Elements,
                      [&](const auto &Entry) {
                        return Carries(Entry.first) ||
                               Carries(Entry.second.Container) ||
                               Carries(Entry.second.Key);
                      }) ||
         llvm::any_of(Assumed,
                      [&](const auto &Entry) { return Carries(Entry.first); }) ||
         llvm::any_of(Absent, [&](const AbsentKey &K) {
           return Carries(K.Container) || Carries(K.Key);
         });
}

void State::age(Terms &T, Recency What, unsigned Site) {
  if (!mayCarry(T, mark(What, Site)))
    return;
  rename([&](TermId Id) { return Id ? T.aged(Id, What, Site) : Id; });
  // What was assumed of one thing says nothing of many.
  for (auto It = Assumed.begin(); It != Assumed.end();)
    It = T.isSummary(It->first) ? Assumed.erase(It) : std::next(It);
  llvm::erase_if(Absent, [&](const AbsentKey &K) {
    return (K.Key && T.isSummary(K.Key)) || T.isSummary(K.Container);
  });
}

void State::rejuvenate(Terms &T, FactId Id) {
  if (!insertSorted(Executed, Id))
    age(T, Recency::Fact, Id);
}

void State::collectGarbage(const Terms &T) {
  llvm::SmallVector<TermId, 16> Used;
  auto InElement = [&](TermId Object) {
    return T[T.rootOf(Object)].Kind == TermKind::Element;
  };
  for (const auto &[Object, V] : Places) {
    // What an element holds does not keep the element itself.
    llvm::SmallVector<TermId, 4> Mentioned;
    if (!InElement(Object))
      T.collectElements(Object, Mentioned);
    for (TermId Id : V)
      T.collectElements(Id, Mentioned);
    llvm::copy_if(Mentioned, std::back_inserter(Used), [&](TermId Id) {
      return Id != T.rootOf(Object);
    });
  }
  for (const auto &[Id, V] : Registers)
    for (TermId Held : V)
      T.collectElements(Held, Used);
  for (const auto &[Id, E] : Elements) {
    if (E.Container)
      T.collectElements(E.Container, Used);
    if (E.Key && T[E.Key].A != Id) // not by its own key alone
      T.collectElements(E.Key, Used);
  }
  llvm::sort(Used);
  // An erased key matters as long as somebody can name it.
  llvm::erase_if(Absent, [&](const AbsentKey &K) {
    if (!K.Key || T[K.Key].Kind == TermKind::Text ||
        T[K.Key].Kind == TermKind::Initial)
      return false;
    return llvm::none_of(Places, [&](const auto &Place) {
      return llvm::is_contained(Place.second, K.Key);
    });
  });
  // An iterator or pointer from elsewhere is known by its value alone: the
  // initial content of what can be named still, or something that is held.
  auto IsHeld = [&](TermId Object) {
    TermId V = T[Object].A;
    llvm::SmallVector<TermId, 2> Within;
    T.collectElements(V, Within);
    if (T[V].Kind == TermKind::Initial && llvm::all_of(Within, [&](TermId E) {
          return Elements.count(E) != 0;
        }))
      return true;
    auto Holds = [&](const auto &Entry) {
      return llvm::any_of(Entry.second, [&](TermId Held) {
        return Held == V || T.contains(Held, Object);
      });
    };
    return llvm::any_of(Places, Holds) || llvm::any_of(Registers, Holds);
  };
  // In the order of the terms: what an object is reached from comes before it.
  llvm::SmallVector<TermId, 4> Inhabited;
  for (auto It = Elements.begin(); It != Elements.end();) {
    // By a key that has a name of its own, an element may be found again.
    TermId Key = It->second.Key;
    bool Findable = Key && T[Key].Kind != TermKind::KeyOf;
    bool Wanted = (It->second.Deaths.empty() && Findable) ||
                  (It->second.isThere() &&
                   !It->second.isDead(Scope::Element, Strength::Definite) &&
                   (Findable || insertSorted(Inhabited, It->second.Container))) ||
                  std::binary_search(Used.begin(), Used.end(), It->first) ||
                  (T[It->first].Kind == TermKind::Pointee &&
                   IsHeld(It->first));
    It = Wanted ? std::next(It) : Elements.erase(It);
  }
  std::erase_if(Places, [&](const auto &Place) {
    return InElement(Place.first) && !Elements.count(T.rootOf(Place.first));
  });
}

bool maplint::isDistinct(const Terms &T, TermId Id) {
  switch (T[Id].Kind) {
  case TermKind::Iterator:
  case TermKind::End:
  case TermKind::Pointer:
  case TermKind::Pair:
  case TermKind::Present:
  case TermKind::Compare:
  case TermKind::Not:
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
    TermId Object;
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
      Sets.push_back({Object, &V, At(A, Object), At(B, Object)});
  for (const Origin &Mine : Sets)
    if (Mine.isNew() && llvm::any_of(Sets, [&](const Origin &Other) {
          return *Other.Now == *Mine.Now &&
                 (Other.InA != Mine.InA || Other.InB != Mine.InB);
        }))
      Mine.Now->clear();
}

bool ElementState::isThere() const { return Present || Believed; }

/// Does \p S know an element with the key of \p E by another name?
static bool isKnown(Terms &T, const State &S, const ElementState &E) {
  if (!E.Container || !E.isThere())
    return false;
  auto Timeless = [&](TermId Id) { return Id ? T.timeless(Id) : 0; };
  // Keys without a name are alike: there is some element.
  auto KeyOf = [&](const ElementState &Of) {
    return !Of.Key || T[Of.Key].Kind == TermKind::KeyOf ? 0 : Timeless(Of.Key);
  };
  TermId Container = Timeless(E.Container), Key = KeyOf(E);
  return llvm::any_of(S.Elements, [&](const auto &Entry) {
    const ElementState &Other = Entry.second;
    return Other.isThere() && Timeless(Other.Container) == Container &&
           KeyOf(Other) == Key;
  });
}

static void joinElements(Terms &T, const State &A, State &Out, const State &B,
                         bool Lossy) {
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
      bool SameDeaths =
          E.Deaths == Other.Deaths && E.MayLive == Other.MayLive;
      for (const Death &D : Other.Deaths)
        E.kill(D, false);
      E.MayLive |= Other.MayLive;
      if (!SameDeaths)
        Weaken(E);
      E.Believed = E.Present && Other.Present
                       ? E.Believed && Other.Believed
                       : E.isThere() && Other.isThere();
      E.Present &= Other.Present;
      E.Sought = earlier(E.Sought, Other.Sought);
      E.Inserted = E.Inserted == Other.Inserted ? E.Inserted : 0;
      E.Untouched &= Other.Untouched;
      E.First &= Other.First;
      E.Reinserted = E.Reinserted == Other.Reinserted ? E.Reinserted : 0;
      E.Container = E.Container == Other.Container ? E.Container : 0;
      E.Key = E.Key == Other.Key ? E.Key : T.keyOf(Id);
    }
  for (const auto &[Id, E] : B.Elements)
    if (auto [It, New] = Out.Elements.try_emplace(Id, E); New) {
      It->second.Believed = isKnown(T, A, E);
      It->second.Present = It->second.First = false;
      Weaken(It->second);
    }
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
  for (auto &[Object, V] : Out.Places) {
    auto It = B.Places.find(Object);
    if (It == B.Places.end() && IsNowhere(B, Object))
      continue;
    V = joinValues(T, V, It == B.Places.end() ? InitialOf(B, Object) : It->second,
                   Object, Block);
  }
  for (const auto &[Object, V] : B.Places)
    if (!A.Places.count(Object))
      Out.Places[Object] =
          IsNowhere(A, Object)
              ? V
              : joinValues(T, InitialOf(A, Object), V, Object, Block);
  separate(A, B, Out);
  for (const auto &[Id, V] : B.Registers)
    if (auto [It, New] = Out.Registers.try_emplace(Id, V); !New)
      It->second = joinValues(T, It->second, V, T.temporary(~Id), Block);
  joinElements(T, A, Out, B, Lossy);
  for (auto It = Out.Assumed.begin(); It != Out.Assumed.end();) {
    auto Other = B.Assumed.find(It->first);
    bool Keep = Other != B.Assumed.end() && Other->second == It->second;
    It = Keep ? std::next(It) : Out.Assumed.erase(It);
  }
  std::vector<FactId> Executed;
  std::set_union(A.Executed.begin(), A.Executed.end(), B.Executed.begin(),
                 B.Executed.end(), std::back_inserter(Executed));
  Out.Executed = std::move(Executed);
  llvm::erase_if(Out.Absent, [&](const AbsentKey &K) {
    return !llvm::is_contained(B.Absent, K);
  });
  llvm::erase_if(Out.Reserved, [&](TermId C) {
    return !llvm::is_contained(B.Reserved, C);
  });
  if (A.Epoch != B.Epoch)
    Out.Epoch = T.merge(Block, T.temporary(~0u));
  return Out;
}

static void dumpValue(const Terms &T, const Value &V, llvm::raw_ostream &OS) {
  llvm::interleave(
      V, OS, [&](TermId Id) { T.print(Id, OS); }, " | ");
}

static void dumpElement(const Terms &T, const ElementState &E,
                        llvm::raw_ostream &OS) {
  OS << " of ";
  T.print(E.Container, OS);
  OS << " key ";
  T.print(E.Key, OS);
  OS << (E.MayLive ? " live" : "") << (E.Present ? " present" : "")
     << (E.Believed ? " believed" : "");
  for (const Death &D : E.Deaths)
    OS << " dead(" << (D.How == Strength::Definite ? "" : "possibly ")
       << (D.What == Scope::Iterators ? "iterators " : "") << "by f" << D.By
       << ")";
}

void State::dump(const Terms &T, llvm::raw_ostream &OS) const {
  for (const auto &[Object, V] : Places) {
    OS << "    ";
    T.print(Object, OS);
    OS << " = ";
    dumpValue(T, V, OS);
    OS << '\n';
  }
  for (const auto &[Id, E] : Elements) {
    OS << "    ";
    T.print(Id, OS);
    dumpElement(T, E, OS);
    OS << '\n';
  }
  for (const AbsentKey &K : Absent) {
    OS << "    absent ";
    T.print(K.Key, OS);
    OS << " in ";
    T.print(K.Container, OS);
    OS << '\n';
  }
  for (const auto &[Id, Truth] : Assumed) {
    OS << "    assumed " << (Truth ? "" : "not ");
    T.print(Id, OS);
    OS << '\n';
  }
}
