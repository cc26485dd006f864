//===- Provenance.cpp - Where a key comes from ----------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Provenance.h"
#include "../Flow/Term.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;
using namespace maplint;

namespace {
/// More steps back than this lead nowhere.
constexpr unsigned MaxSteps = 200;

/// What a value is looked at as.
enum class As : uint8_t {
  Key,      ///< the key, or the address of it
  Element,  ///< the address of a container's or sequence's element
  Handle,   ///< an iterator to one
  Sequence, ///< the address of a sequence of keys
};
} // namespace

/// What the reference variable was bound to; null if \p F is no such thing.
const Fact *Provenance::bound(const Fact &F) const {
  if (F.Kind != FactKind::Address || !F.Decl->getType()->isReferenceType())
    return nullptr;
  for (const Fact &Bind : Function.Facts)
    if (Bind.Kind == FactKind::Store && From[Bind.Args[0]] &&
        From[Bind.Args[0]]->Kind == FactKind::Address &&
        From[Bind.Args[0]]->Decl == F.Decl)
      return From[Bind.Args[1]];
  return nullptr;
}

Provenance::Path Provenance::pathOf(ValueId Address) const {
  Path Out;
  const Fact *F = From[Address];
  for (unsigned Steps = 0; F && Steps < MaxSteps; ++Steps) {
    const Fact *Source = bound(*F);
    bool Root =
        !Source && (F->Kind == FactKind::Address || F->Kind == FactKind::This);
    if (Root || F->Kind == FactKind::Part)
      Out.push_back(F->Decl);
    if (Root)
      return Out;
    if (!Source && F->Kind != FactKind::Part && F->Kind != FactKind::Load)
      return {};
    F = Source ? Source : From[F->Args[0]];
  }
  return {};
}

/// A walk from one value back to its sources.
class Provenance::Search {
public:
  Search(const Provenance &In, ValueId Key) : In(In) {
    push(Key, As::Key);
    for (unsigned Steps = 0; !Work.empty() && Steps < MaxSteps; ++Steps) {
      auto [V, How] = Work.pop_back_val();
      if (const Fact *F = In.From[V])
        step(*F, How);
    }
  }

  Sources Out;

private:
  void push(ValueId V, As How) {
    if (V && Seen.insert({V, static_cast<unsigned>(How)}).second)
      Work.push_back({V, How});
  }
  void step(const Fact &F, As How);
  void through(const ValueDecl *Member, ValueId Object);
  void variable(const ValueDecl *D, As How);

  const Provenance &In;
  llvm::SmallVector<std::pair<ValueId, As>, 8> Work;
  llvm::DenseSet<std::pair<ValueId, unsigned>> Seen;
};

/// What is stored to the variable, and, to a sequence, appended.
void Provenance::Search::variable(const ValueDecl *D, As How) {
  if (How == As::Key)
    Out.Variables.insert(D);
  else if (How == As::Sequence)
    Out.Sequences.insert(D);
  auto IsVariable = [&](ValueId V) {
    const Fact *F = In.From[V];
    return F && F->Kind == FactKind::Address && F->Decl == D;
  };
  for (ValueId Stored : In.From.storedTo(D))
    push(Stored, How);
  if (How != As::Sequence)
    return;
  for (const Fact &F : In.Function.Facts) {
    if (F.Kind == FactKind::Append && IsVariable(F.Args[0]))
      push(F.Args[1], As::Key);
    if (F.Kind == FactKind::Call && F.OwnObject && F.Operands.size() > 1 &&
        IsVariable(F.Operands.front().Value))
      push(F.Operands.back().Value, As::Key);
  }
}

/// The key is what a field or a getter of something says.
void Provenance::Search::through(const ValueDecl *Member, ValueId Object) {
  insertSorted(Out.Through, Member);
  push(Object, As::Key);
}

void Provenance::Search::step(const Fact &F, As How) {
  switch (F.Kind) {
  case FactKind::Address:
    return variable(F.Decl, How);
  case FactKind::Load:
  case FactKind::Temporary:
    return push(F.Args[0], How);
  case FactKind::Phi:
    for (ValueId V : F.Args)
      push(V, How);
    return;
  case FactKind::Part: // `first` of an element
    if (How == As::Key && !F.Decl && F.Index == 0)
      push(F.Args[0], As::Element);
    else if (How == As::Key && F.Decl)
      through(F.Decl, F.Args[0]);
    else if (How == As::Sequence && F.Decl)
      Out.Sequences.insert(F.Decl);
    else if (How == As::Handle && F.Decl) // foreach: the iterators of a record
      push(F.Args[0], As::Sequence);
    return;
  case FactKind::Deref:
    if (How == As::Key || How == As::Element)
      push(F.Args[0], As::Handle);
    return;
  case FactKind::Subscript:
    if (const ValueDecl *Index = In.From.variableOf(F.Args[1]))
      Out.Variables.insert(Index);
    [[fallthrough]];
  case FactKind::Interior:
    return push(F.Args[0], As::Sequence);
  case FactKind::Lookup:
    if ((How == As::Sequence && F.Does->Result == Yields::Keys) ||
        (How == As::Handle && F.Does->Lookup != LookupBy::None))
      Out.Containers.push_back(In.pathOf(F.Args[0]));
    return;
  case FactKind::Call: // takeFirst(), toSet()
    if (F.Library && F.Operands.size() == 1 &&
        (F.OwnObject || How == As::Sequence))
      push(F.Operands.front().Value, As::Sequence);
    else if (How == As::Key && F.Const && F.Decl && F.Operands.size() == 1)
      through(F.Decl, F.Operands.front().Value);
    return;
  default:
    return;
  }
}

/// Does it put an element in, rather than read a default?
bool Provenance::fills(const Fact &F) const {
  if (F.Kind == FactKind::Insert)
    return F.Args.size() > 1;
  bool Slot = F.Kind == FactKind::Lookup && F.Args.size() > 1 &&
              F.Does->WhenMissing == Missing::Insert;
  return Slot && llvm::any_of(Function.Facts, [&](const Fact &Other) {
           switch (Other.Kind) {
           case FactKind::Store:
           case FactKind::Replace:
           case FactKind::Update:
           case FactKind::Append:
             return Other.Args[0] == F.Result;
           case FactKind::Call: // m[k].push_back(v)
             return Other.OwnObject && !Other.Const &&
                    Other.Operands.front().Value == F.Result;
           default:
             return false;
           }
         });
}

/// Is the key from a sequence that lies beside the container, in one object? It
/// says in which order the elements come.
bool Provenance::isListed(const Sources &Key, const Path &Container) {
  return Key.Through.empty() &&
         llvm::any_of(Key.Sequences, [&](const ValueDecl *Sequence) {
           return areSiblings(Sequence, Container.front());
         });
}

/// Is the key a member of the object that owns the container, and not written
/// here? It is the object's note of its current element.
bool Provenance::isNoted(ValueId Key, const Path &Container) const {
  const Fact *Read = From[Key];
  while (Read && Read->Kind == FactKind::Temporary)
    Read = From[Read->Args[0]];
  if (!Read || Read->Kind != FactKind::Load)
    return false;
  Path Note = pathOf(Read->Args[0]);
  auto Writes = [&](const Fact &F) {
    return (F.Kind == FactKind::Store || F.Kind == FactKind::Update ||
            F.Kind == FactKind::Replace) &&
           From.nameOf(F.Args[0]) == Note.front();
  };
  return Note.size() > 1 && areSiblings(Note.front(), Container.front()) &&
         Container.front()->getType()->isRecordType() &&
         llvm::ArrayRef(Note).drop_front() ==
             llvm::ArrayRef(Container).drop_front() &&
         llvm::none_of(Function.Facts, Writes);
}

bool Provenance::isKnownKey(const Fact &Lookup) const {
  if (Lookup.Kind != FactKind::Lookup || Lookup.Args.size() < 2)
    return false;
  Path Container = pathOf(Lookup.Args[0]);
  if (Container.empty())
    return false;
  Sources Key = Search(*this, Lookup.Args[1]).Out;
  return isOwn(Key, Container) || isListed(Key, Container) ||
         isNoted(Lookup.Args[1], Container);
}

/// Is the key one of the container's, or of what it was filled from?
bool Provenance::isOwn(const Sources &Mine, const Path &Container) const {
  if (Mine.Through.empty() && llvm::is_contained(Mine.Containers, Container))
    return true;
  auto Meets = [](const auto &A, const auto &B) {
    return llvm::any_of(A, [&](const ValueDecl *D) { return B.count(D); });
  };
  // Only a loop fills with all of a sequence; and where both keys are the same
  // loop variable, the insertion may be conditional.
  auto MeetsContainer = [&](const Sources &Other) {
    return llvm::any_of(Mine.Containers, [&](const Path &P) {
      return llvm::is_contained(Other.Containers, P);
    });
  };
  return (!Mine.Sequences.empty() || !Mine.Containers.empty()) &&
         llvm::any_of(Function.Facts, [&](const Fact &F) {
           bool May = F.Kind == FactKind::Insert || F.Kind == FactKind::Lookup;
           if (!May || pathOf(F.Args[0]) != Container || !fills(F))
             return false;
           Sources Other = Search(*this, F.Args[1]).Out;
           return !Other.Variables.empty() && Mine.Through == Other.Through &&
                  (Meets(Mine.Sequences, Other.Sequences) ||
                   MeetsContainer(Other)) &&
                  !Meets(Mine.Variables, Other.Variables);
         });
}
