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

bool ElementState::isDead(Scope Handle, Strength AtLeast) const {
  return llvm::any_of(Deaths, [&](const Death &D) {
    return D.How >= AtLeast &&
           (D.What == Scope::Element || Handle == Scope::Iterators);
  });
}

bool ElementState::isThere() const { return Present || Believed; }

static bool isMove(const Death &D) {
  return D.Cause == DeathCause::InsertMoved ||
         D.Cause == DeathCause::EraseMoved || D.Cause == DeathCause::Rehashed;
}

bool ElementState::isGone() const {
  return llvm::any_of(Deaths, [](const Death &D) {
    return D.What == Scope::Element && D.How == Strength::Definite &&
           !isMove(D);
  });
}

bool ElementState::isKept() const {
  return Present && llvm::all_of(Deaths, isMove);
}

void ElementState::mayBeGone() {
  Believed |= Present;
  Present = false;
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
    Both.Reversed |= E.Reversed;
    Both.Container = Both.Container == E.Container ? E.Container : 0;
    Both.Key = Both.Key == E.Key ? E.Key : 0;
  }
  Elements = std::move(NewElements);
  std::map<TermId, bool> NewAssumed;
  for (const auto &[Id, Truth] : Assumed)
    NewAssumed.try_emplace(Map(Id), Truth);
  Assumed = std::move(NewAssumed);
  for (auto *Keys : {&Absent, &Renewed}) {
    for (AbsentKey &K : *Keys)
      K = {Map(K.Container), K.Key ? Map(K.Key) : 0, K.By, K.Type, K.What};
    llvm::sort(*Keys);
  }
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
  auto Names = [&](const AbsentKey &K) {
    return Carries(K.Container) || Carries(K.Key);
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
         llvm::any_of(
             Assumed,
             [&](const auto &Entry) { return Carries(Entry.first); }) ||
         llvm::any_of(Absent, Names) || llvm::any_of(Renewed, Names);
}

void State::age(Terms &T, Recency What, unsigned Site) {
  if (!mayCarry(T, mark(What, Site)))
    return;
  rename([&](TermId Id) { return Id ? T.aged(Id, What, Site) : Id; });
  // What was assumed of one thing says nothing of many.
  for (auto It = Assumed.begin(); It != Assumed.end();)
    It = T.isSummary(It->first) ? Assumed.erase(It) : std::next(It);
  auto IsMany = [&](const AbsentKey &K) {
    return (K.Key && T.isSummary(K.Key)) || T.isSummary(K.Container);
  };
  llvm::erase_if(Absent, IsMany);
  llvm::erase_if(Renewed, IsMany);
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
    llvm::copy_if(Mentioned, std::back_inserter(Used),
                  [&](TermId Id) { return Id != T.rootOf(Object); });
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
    if (T[V].Kind == TermKind::Initial &&
        llvm::all_of(Within, [&](TermId E) { return Elements.count(E) != 0; }))
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
    bool Wanted =
        (It->second.Deaths.empty() && Findable) ||
        (It->second.isThere() && !It->second.isGone() &&
         (Findable || insertSorted(Inhabited, It->second.Container))) ||
        std::binary_search(Used.begin(), Used.end(), It->first) ||
        (T[It->first].Kind == TermKind::Pointee && IsHeld(It->first));
    It = Wanted ? std::next(It) : Elements.erase(It);
  }
  std::erase_if(Places, [&](const auto &Place) {
    return InElement(Place.first) && !Elements.count(T.rootOf(Place.first));
  });
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
  auto DumpKeys = [&](llvm::StringRef Which, const auto &Keys) {
    for (const AbsentKey &K : Keys) {
      OS << "    " << Which << ' ';
      T.print(K.Key, OS);
      OS << " in ";
      T.print(K.Container, OS);
      OS << '\n';
    }
  };
  DumpKeys("absent", Absent);
  DumpKeys("renewed", Renewed);
  for (const auto &[Id, Truth] : Assumed) {
    OS << "    assumed " << (Truth ? "" : "not ");
    T.print(Id, OS);
    OS << '\n';
  }
}
