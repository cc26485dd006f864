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
/// Methods that a callee calls in turn are followed this deep.
constexpr unsigned MaxCalls = 1;

/// What a value is looked at as.
enum class As : uint8_t {
  Key,      ///< the key, or the address of it
  Element,  ///< the address of a container's or sequence's element
  Handle,   ///< an iterator to one
  Sequence, ///< the address of a sequence of keys
};
} // namespace

/// A call of a method of this very object, whose body may be at hand.
static bool isOwnCall(const Origins &From, const Fact &F) {
  if (F.Kind != FactKind::Call || !F.OwnObject ||
      !isa_and_nonnull<CXXMethodDecl>(F.Decl))
    return false;
  const Fact *Object = From[F.Operands.front().Value];
  return Object && Object->Kind == FactKind::This;
}

struct Provenance::Body {
  Body(const FunctionFacts &Facts, Callees &Known)
      : From(Facts), Keys(From, Known) {}

  const Origins From;
  const Provenance Keys;
};

Provenance::Provenance(const Origins &From, Callees &Known)
    : Function(From.Function), From(From), Known(Known) {}

Provenance::~Provenance() = default;

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
      Item Next = Work.pop_back_val();
      Kept = Next.Kept;
      if (const Fact *F = In.From[Next.V])
        step(*F, Next.How);
    }
  }

  Sources Out;

private:
  struct Item {
    ValueId V;
    As How;
    bool Kept;
  };

  void push(ValueId V, As How) {
    if (V && Seen.insert({V, static_cast<unsigned>(How)}).second)
      Work.push_back({V, How, Kept});
  }
  void step(const Fact &F, As How);
  void through(const ValueDecl *Member, ValueId Object);
  void variable(const ValueDecl *D, As How);

  const Provenance &In;
  bool Kept = false; ///< what is looked at was put into a sequence before
  llvm::SmallVector<Item, 8> Work;
  llvm::DenseSet<std::pair<ValueId, unsigned>> Seen;
};

/// What is stored to the variable, and, to a sequence, appended.
void Provenance::Search::variable(const ValueDecl *D, As How) {
  if (How == As::Sequence)
    Out.Sequences.insert(D);
  else if (!Kept)
    Out.Variables.insert(D);
  Out.Counts |= How == As::Key && In.isCounter(D);
  auto IsVariable = [&](ValueId V) {
    const Fact *F = In.From[V];
    return F && F->Kind == FactKind::Address && F->Decl == D;
  };
  for (ValueId Stored : In.From.storedTo(D))
    push(Stored, How);
  if (How != As::Sequence)
    return;
  Kept = true;
  for (const Fact &F : In.Function.Facts) {
    if (F.Kind == FactKind::Append && IsVariable(F.Args[0]))
      push(F.Args[1], As::Key);
    if (F.Kind == FactKind::Call && F.OwnObject && F.Operands.size() > 1 &&
        IsVariable(F.Operands.front().Value))
      push(F.Operands.back().Value, As::Key);
  }
}

/// The key is what a field or a getter of something says; null: a part that a
/// number names.
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
  case FactKind::This:
    Out.Given |= How == As::Sequence;
    return;
  case FactKind::Constant:
    if (How == As::Key)
      insertSorted(Out.Constants, llvm::StringRef(F.Text));
    return;
  case FactKind::Pure: // {x, y}
    for (ValueId V : F.Args)
      if (How == As::Key)
        push(V, How);
    return;
  case FactKind::Part: // `first` of an element
    if (How == As::Key && !F.Decl && F.Index == 0)
      push(F.Args[0], As::Element);
    else if (How == As::Key)
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
    if (F.Operands.size() == 1 &&
        (How == As::Sequence || (F.Library && F.OwnObject)))
      push(F.Operands.front().Value, As::Sequence);
    else if (How == As::Key && F.Const && isOwnCall(In.From, F))
      Out.Given = true;
    else if (How == As::Key && F.Const && F.Decl && F.Operands.size() == 1)
      through(F.Decl, F.Operands.front().Value);
    return;
  default:
    return;
  }
}

/// A number that is counted up or down.
bool Provenance::isCounter(const ValueDecl *Variable) const {
  return Variable->getType()->isIntegralOrEnumerationType() &&
         llvm::any_of(Function.Facts, [&](const Fact &F) {
           return F.Kind == FactKind::Update &&
                  From.nameOf(F.Args[0]) == Variable;
         });
}

/// Does it put an element in, rather than read a default?
bool Provenance::fills(const Fact &F) const {
  if (F.Kind == FactKind::Insert)
    return F.Args.size() > 1;
  bool Slot = F.Kind == FactKind::Lookup && F.Args.size() > 1 &&
              F.Does->WhenMissing == Missing::Insert;
  if (Slot && F.Discarded) // m[k];
    return true;
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

/// Is the key from a sequence that lies beside the container, in one object, or
/// does the object give it? That says which elements there are.
bool Provenance::isListed(const Sources &Key, const Path &Container) {
  bool Given = Key.Given && Container.size() == 2 && !Container.back();
  return Key.Through.empty() &&
         (Given || llvm::any_of(Key.Sequences, [&](const ValueDecl *Sequence) {
            return areSiblings(Sequence, Container.front());
          }));
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
  auto [It, New] = Answers.try_emplace(&Lookup, false);
  if (New)
    It->second = mayKnow(Lookup);
  return It->second;
}

bool Provenance::mayKnow(const Fact &Lookup) const {
  if (Lookup.Kind != FactKind::Lookup || Lookup.Args.size() < 2)
    return false;
  Path Container = pathOf(Lookup.Args[0]);
  if (Container.empty())
    return false;
  Sources Key = Search(*this, Lookup.Args[1]).Out;
  bool Own =
      Key.Through.empty() && llvm::is_contained(Key.Containers, Container);
  return Own || isListed(Key, Container) ||
         isNoted(Lookup.Args[1], Container) ||
         isRehearsed(Lookup, Key, Container) ||
         isPrepared(Lookup, Key, Container);
}

/// Is the key got from where the other one is got from?
bool Provenance::isAlike(const Sources &Mine, const Sources &Other) {
  bool Listed = llvm::any_of(Mine.Sequences, [&](const ValueDecl *D) {
    return Other.Sequences.count(D);
  });
  bool Owned = llvm::any_of(Mine.Containers, [&](const Path &P) {
    return llvm::is_contained(Other.Containers, P);
  });
  bool Constant = Mine.Variables.empty() && !Mine.Constants.empty();
  return (Mine.Through == Other.Through &&
          (Listed || Owned || (Mine.Counts && Other.Counts))) ||
         (Other.Counts && Constant);
}

bool Provenance::isMention(const Fact &F) const {
  bool May = F.Kind == FactKind::Insert ||
             (F.Kind == FactKind::Lookup && F.Does->Lookup != LookupBy::None);
  return May && F.Args.size() > 1 && (fills(F) || From.isAsked(F));
}

llvm::ArrayRef<Provenance::Mention> Provenance::mentions() const {
  if (!Mentions) {
    Mentions.emplace();
    for (const Fact &F : Function.Facts)
      if (isMention(F))
        Mentions->push_back(
            {&F, pathOf(F.Args[0]), Search(*this, F.Args[1]).Out});
  }
  return *Mentions;
}

/// Does a loop before put such keys in, or ask for them? Only a loop does so
/// with all of a sequence; and where both keys are the same loop variable, it
/// may be on another way.
bool Provenance::isRehearsed(const Fact &Lookup, const Sources &Mine,
                             const Path &Container) const {
  unsigned Here = From.blockOf(Lookup);
  auto IsBefore = [&](const Fact &F) {
    unsigned There = From.blockOf(F);
    return There != NoBlock &&
           From.leads(Function.Blocks[There].Successors, Here);
  };
  auto IsMine = [&](const ValueDecl *D) { return Mine.Variables.count(D); };
  return llvm::any_of(mentions(), [&](const Mention &M) {
    return M.At != &Lookup && M.Container == Container &&
           !M.Key.Variables.empty() && isAlike(Mine, M.Key) &&
           llvm::none_of(M.Key.Variables, IsMine) && IsBefore(*M.At);
  });
}

/// Has a method of this object that was called before, or its constructor, put
/// in such keys, or asked for them?
bool Provenance::isPrepared(const Fact &Lookup, const Sources &Mine,
                            const Path &Container) const {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function.Function);
  bool OfThis = Container.size() == 2 && !Container.back();
  if (!Method || !OfThis)
    return false;
  unsigned Here = From.blockOf(Lookup);
  for (const Fact &F : Function.Facts)
    if (isOwnCall(From, F) && From.leads(From.blockOf(F), Here) &&
        isPreparedBy(*cast<FunctionDecl>(F.Decl), Mine, Container, 0))
      return true;
  return !isa<CXXConstructorDecl>(Method) &&
         llvm::any_of(Method->getParent()->ctors(),
                      [&](const CXXConstructorDecl *C) {
                        return isPreparedBy(*C, Mine, Container, 0);
                      });
}

bool Provenance::isPreparedBy(const FunctionDecl &Other, const Sources &Key,
                              const Path &Container, unsigned Depth) const {
  auto [It, New] = Bodies.try_emplace(&Other);
  if (const FunctionFacts *Facts = New ? Known.factsOf(Other) : nullptr;
      Facts && Facts != &Function)
    It->second = std::make_unique<Body>(*Facts, Known);
  return It->second && It->second->Keys.prepares(Key, Container, Depth);
}

/// Does this function put in such keys as \p Key, which is one of another
/// function?
bool Provenance::prepares(const Sources &Key, const Path &Container,
                          unsigned Depth) const {
  auto IsParameter = [](const ValueDecl *D) { return isa<ParmVarDecl>(D); };
  auto Calls = [&](const Fact &F) {
    return isOwnCall(From, F) &&
           isPreparedBy(*cast<FunctionDecl>(F.Decl), Key, Container, Depth + 1);
  };
  auto Speaks = [&](const Mention &M) {
    bool Constant = Key.Variables.empty() && M.Key.Variables.empty() &&
                    llvm::any_of(Key.Constants, [&](llvm::StringRef Text) {
                      return llvm::is_contained(M.Key.Constants, Text);
                    });
    bool Given =
        !Key.Sequences.empty() && llvm::any_of(M.Key.Sequences, IsParameter);
    return M.Container == Container &&
           (Constant || Given || isAlike(Key, M.Key));
  };
  return llvm::any_of(mentions(), Speaks) ||
         (Depth < MaxCalls && llvm::any_of(Function.Facts, Calls));
}
