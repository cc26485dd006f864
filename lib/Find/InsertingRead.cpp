//===- InsertingRead.cpp - Reads that insert ------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether a key may be missing is the flow's to say. What is done with the
// reference that operator[] gives is read off the facts that use it: it is a
// value of one fact, and whatever is made of it names that value.
//
// Who reads by operator[] wants the insertion more often than not, and nothing
// says so. It is unwanted for sure where the function only asks: it could be
// const but for this read. So a function that changes something else of what
// the container belongs to makes the finding possible, except that a read whose
// outcome is tested or returned is a question in whatever function it stands,
// as long as that does not change the container. It is possible, too, where the
// map cannot grow for long, or has the key by design: the key is a constant or
// an enumerator, or stands in another container; or two values are compared to
// put keys in order.
//
//===----------------------------------------------------------------------===//

#include "InsertingRead.h"
#include "Provenance.h"
#include "Testimony.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include <map>

using namespace maplint;

namespace {

/// Parts of parts are followed this deep.
constexpr unsigned MaxParts = 8;

/// What becomes of a reference, in the order of what it says against a finding.
enum class Usage : uint8_t {
  None,    ///< nothing: the key is inserted on purpose
  Read,    ///< it is only read
  Touched, ///< its object does something by itself: m[k].stop(), m[k]->stop()
  Written, ///< it is written, or handed to somebody who may write
};

class Readers : public Sink {
public:
  Readers(const FunctionFacts &Function, Terms &T, Transfer &Relate,
          const AssertLog &Asserts, Callees &Known);

  void called(FactId At, const State &S) override { Evidence.called(At, S); }
  void access(const AccessEvent &Event, const State &S) override;
  void touched(FactId At, TermId Object) override;
  void lookup(const LookupEvent &Event, const State &S) override;
  void takenBack(FactId At, FactId Inserted, const State &S) override;
  void needs(const NeedEvent &Event, const State &S) override;

  std::vector<Finding> finish();

private:
  Usage usage(ValueId V, unsigned Depth = 0) const;
  Usage usageBy(const Fact &F, ValueId V, unsigned Depth) const;
  Usage usageByCall(const Fact &F, ValueId V, unsigned Depth) const;
  Usage usageByRange(const clang::ValueDecl *Range) const;
  const clang::ValueDecl *rangeAt(ValueId Cell) const;
  bool isConstReference(ValueId Cell) const;
  bool isPlace(ValueId V) const;
  bool isPosition(ValueId V) const;
  bool isReadLater(ValueId V) const;
  bool returnsConst() const;
  bool isAsked(ValueId V, unsigned Depth = 0) const;
  bool isReturned(ValueId V) const;
  bool isOrder(FactId Read) const;
  bool isIterated(ValueId V) const;
  bool isOfEnumerators(ValueId V) const;
  bool isBounded(TermId Key, FactId Read) const;
  bool isBorrowed(TermId Container) const;
  TermId ownerOf(TermId Object) const;
  void changed(FactId At, TermId Object);
  bool isFilledElsewhere(FactId Read) const;
  bool isUnwanted(FactId Read) const;
  Finding start(FactId At, Hazard What) const;

  /// Something that the function changes.
  struct Change {
    TermId Object;
    bool Handed; ///< to a callee that may change it
    auto operator<=>(const Change &) const = default;
  };

  const FunctionFacts &Function;
  Terms &T;
  Callees &Known;
  const Origins From;
  Testimony Evidence;
  const Provenance Keys;
  std::vector<llvm::SmallVector<FactId, 2>> Users; ///< by value
  std::vector<const clang::ValueDecl *> Cells; ///< the variable at an address
  std::vector<bool> Conditions;                ///< values that blocks test
  std::map<FactId, Finding> Found;             ///< by look-up
  std::vector<Change> Changes;                 ///< sorted
  std::vector<FactId> Written; ///< look-ups whose element is written by another
  std::vector<FactId> Again; ///< look-ups whose element is looked up by another
  std::vector<FactId> Told;  ///< look-ups that another check has a word about
};

} // namespace

Readers::Readers(const FunctionFacts &Function, Terms &T, Transfer &Relate,
                 const AssertLog &Asserts, Callees &Known)
    : Function(Function), T(T), Known(Known), From(Function),
      Evidence(From, T, Relate, Asserts, Known), Keys(From, Known),
      Users(Function.Values), Cells(Function.Values),
      Conditions(Function.Values) {
  for (const Block &B : Function.Blocks)
    Conditions[B.Condition] = B.Condition != 0;
  for (auto [Id, F] : llvm::enumerate(Function.Facts)) {
    for (ValueId V : F.Args)
      Users[V].push_back(Id);
    for (const Operand &O : F.Operands)
      Users[O.Value].push_back(Id);
    if (F.Kind == FactKind::Address)
      Cells[F.Result] = F.Decl;
  }
}

/// Is the value where an element, or a part of it, is, rather than what it
/// holds or owns?
bool Readers::isPlace(ValueId V) const {
  const Fact *F = From[V];
  while (F && (F->Kind == FactKind::Part || F->Kind == FactKind::Subscript))
    F = From[F->Args[0]];
  return F && F->Kind == FactKind::Lookup;
}

bool Readers::isConstReference(ValueId Cell) const {
  const clang::ValueDecl *D = Cells[Cell];
  return D && D->getType()->isReferenceType() &&
         D->getType()->getPointeeType().isConstQualified();
}

/// Does the value lead to a place in a sequence: begin(), std::find(...)?
bool Readers::isPosition(ValueId V) const {
  const Fact *F = From[V];
  return F && ((F->Kind == FactKind::Interior && !F->Text.empty()) ||
               (F->Kind == FactKind::Call && F->Iterator));
}

/// Does the function return a pointer through which nothing is written?
bool Readers::returnsConst() const {
  clang::QualType Type = Function.Function->getReturnType();
  return Type->isPointerType() && Type->getPointeeType().isConstQualified();
}

/// The hidden variable of a range-for at this address; or null.
const clang::ValueDecl *Readers::rangeAt(ValueId Cell) const {
  const clang::ValueDecl *D = Cells[Cell];
  return D && D->isImplicit() && D->getType()->isReferenceType() ? D : nullptr;
}

/// Who walks over a sequence reads it, whatever becomes of its elements: what
/// was inserted has none.
Usage Readers::usageByRange(const clang::ValueDecl *Range) const {
  for (auto [Cell, D] : llvm::enumerate(Cells)) {
    if (D != Range)
      continue;
    for (FactId Id : Users[Cell]) {
      const Fact &Load = Function.Facts[Id];
      if (Load.Kind != FactKind::Load)
        continue;
      for (FactId Use : Users[Load.Result]) {
        const Fact &F = Function.Facts[Use];
        if ((F.Kind != FactKind::Interior || F.Inside) &&
            F.Kind != FactKind::Lookup)
          return Usage::Written;
      }
    }
  }
  return Usage::Read;
}

/// Is the element bound to a reference, or are places in it handed on, so that
/// it is read by and by?
bool Readers::isReadLater(ValueId V) const {
  auto IsCall = [&](FactId Id) {
    return Function.Facts[Id].Kind == FactKind::Call;
  };
  return llvm::any_of(Users[V], [&](FactId Id) {
    const Fact &F = Function.Facts[Id];
    if (F.Kind == FactKind::Store)
      return F.Args[0] != V &&
             (rangeAt(F.Args[0]) || isConstReference(F.Args[0]));
    return isPosition(F.Result) && llvm::any_of(Users[F.Result], IsCall);
  });
}

Usage Readers::usageByCall(const Fact &F, ValueId V, unsigned Depth) const {
  Usage Out = Usage::None;
  if (F.Iterator && isPosition(V)) // it may lead to where V leads
    Out = usage(F.Result, Depth + 1);
  // Who is given places and gives nothing does something there: std::sort.
  const auto *Callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  bool Works = Callee && Callee->getReturnType()->isVoidType() && isPosition(V);
  for (auto [I, O] : llvm::enumerate(F.Operands)) {
    if (O.Value != V)
      continue;
    bool Object = I == 0 && F.OwnObject;
    switch (O.How) {
    case Passing::Value:
      if (Works)
        return Usage::Written;
      [[fallthrough]];
    case Passing::ConstRef:
      Out = std::max(Out, F.Needs && Object ? Usage::Touched : Usage::Read);
      break;
    case Passing::ConstPointer:
      Out = std::max(Out, isPlace(V) ? Usage::Written : Usage::Read);
      break;
    default:
      Out = std::max(Out, Object ? Usage::Touched : Usage::Written);
    }
  }
  return Out;
}

Usage Readers::usageBy(const Fact &F, ValueId V, unsigned Depth) const {
  bool First = !F.Args.empty() && F.Args[0] == V;
  switch (F.Kind) {
  case FactKind::Load: {
    if (F.Moves) // what is taken out is written
      return Usage::Written;
    // A pointer that is followed at once is no concern of this check.
    auto Follows = [&](FactId Id) { return Function.Facts[Id].Needs; };
    return llvm::any_of(Users[F.Result], Follows) ? Usage::Touched
                                                  : Usage::Read;
  }
  case FactKind::Part:
  case FactKind::Subscript:
  case FactKind::Interior:
  case FactKind::Shared: {
    if (F.Needs)
      return Usage::Touched;
    Usage Inner = usage(F.Result, Depth + 1);
    return Inner == Usage::None ? Usage::Read : Inner;
  }
  case FactKind::Lookup:
    if (First && (F.Does->Touches == Access::Read || F.Const))
      return Usage::Read;
    return First ? Usage::Written : Usage::Read;
  case FactKind::Store:
    if (First && F.Type)
      return Usage::Touched;
    if (!First && rangeAt(F.Args[0]))
      return usageByRange(rangeAt(F.Args[0]));
    return !First && isConstReference(F.Args[0]) ? Usage::Read : Usage::Written;
  case FactKind::Temporary: {
    if (isPlace(V))
      return Usage::Written;
    Usage Inner = usage(F.Result, Depth + 1);
    return Inner == Usage::None ? Usage::Read : Inner;
  }
  case FactKind::Use:
    return Usage::Read;
  case FactKind::Replace:
    return Usage::Touched;
  case FactKind::Return: // of the place: whoever gets it may write there
    return F.Reference || isPlace(V) || (isPosition(V) && !returnsConst())
               ? Usage::Written
               : Usage::Read;
  case FactKind::Pure:
    return isPlace(V) ? Usage::Written : Usage::Read;
  case FactKind::Compare:
  case FactKind::Not:
  case FactKind::Both:
    return Usage::Read;
  case FactKind::ScopeEnd:
    return Usage::None;
  case FactKind::Call:
    return usageByCall(F, V, Depth);
  default:
    return Usage::Written;
  }
}

Usage Readers::usage(ValueId V, unsigned Depth) const {
  if (!V || Depth > MaxParts)
    return Usage::Written;
  Usage Out = Usage::None;
  for (FactId Id : Users[V])
    Out = std::max(Out, usageBy(Function.Facts[Id], V, Depth));
  return Out;
}

/// Is the value, or what is computed from it at once, tested or returned?
bool Readers::isAsked(ValueId V, unsigned Depth) const {
  if (!V || Depth > MaxParts)
    return false;
  return Conditions[V] || llvm::any_of(Users[V], [&](FactId Id) {
           const Fact &F = Function.Facts[Id];
           if (F.Kind == FactKind::Return)
             return !F.Reference;
           return F.Kind != FactKind::Store && isAsked(F.Result, Depth + 1);
         });
}

/// Is the value itself returned?
bool Readers::isReturned(ValueId V) const {
  return llvm::any_of(Users[V], [&](FactId Id) {
    const Fact &F = Function.Facts[Id];
    bool Copy = F.Kind == FactKind::Load || F.Kind == FactKind::Temporary;
    return F.Kind == FactKind::Return || (Copy && isReturned(F.Result));
  });
}

/// Is the value compared with another one of the same container?
bool Readers::isOrder(FactId Read) const {
  TermId Container = Found.find(Read)->second.Container;
  auto Meets = [&](ValueId V, ValueId W) {
    auto Uses = [&](FactId Id, ValueId X) {
      const Fact &F = Function.Facts[Id];
      return llvm::is_contained(F.Args, X) ||
             llvm::any_of(F.Operands,
                          [&](const Operand &O) { return O.Value == X; });
    };
    return llvm::any_of(Users[V], [&](FactId Id) { return Uses(Id, W); });
  };
  auto Copy = [&](ValueId V) {
    for (FactId Id : Users[V])
      if (Function.Facts[Id].Kind == FactKind::Load)
        return Function.Facts[Id].Result;
    return V;
  };
  ValueId Mine = Function.Facts[Read].Result;
  return llvm::any_of(Found, [&](const auto &Entry) {
    ValueId Other = Function.Facts[Entry.first].Result;
    return Entry.first != Read && Entry.second.Container == Container &&
           (Meets(Mine, Other) || Meets(Copy(Mine), Copy(Other)));
  });
}

/// Is it the `first` of what an iterator leads to: the key of some element?
bool Readers::isIterated(ValueId V) const {
  const Fact *F = From[V];
  while (F && (F->Kind == FactKind::Load || F->Kind == FactKind::Temporary))
    F = From[F->Args[0]];
  if (!F || F->Kind != FactKind::Part || F->Decl || F->Index != 0)
    return false;
  const Fact *Element = From[F->Args[0]];
  return Element && Element->Kind == FactKind::Deref && Element->Iterator;
}

/// Has the type few values?
static bool isFew(clang::QualType Type) {
  if (Type.isNull())
    return false;
  Type = Type.getNonReferenceType();
  return Type->isEnumeralType() || Type->isBooleanType();
}

/// Is the value computed from enumerators alone, by a constexpr function?
bool Readers::isOfEnumerators(ValueId V) const {
  const Fact *F = From[V];
  while (F && (F->Kind == FactKind::Load || F->Kind == FactKind::Temporary))
    F = From[F->Args[0]];
  const auto *Callee =
      F ? llvm::dyn_cast_or_null<clang::FunctionDecl>(F->Decl) : nullptr;
  return Callee && !llvm::isa<clang::CXXMethodDecl>(Callee) &&
         Callee->isConstexpr() && Callee->getNumParams() > 0 &&
         llvm::all_of(Callee->parameters(), [](const auto *Param) {
           return isFew(Param->getType());
         });
}

/// Are the keys that can come so few, or those of another container?
bool Readers::isBounded(TermId Key, FactId Read) const {
  if (!Key)
    return false;
  if (T[Key].Kind == TermKind::Text)
    return !isReturned(Function.Facts[Read].Result);
  ValueId Given = Function.Facts[Read].Args[1];
  return T[Key].HasElement || isIterated(Given) || isFew(typeOf(T, Key)) ||
         isOfEnumerators(Given);
}

/// Did a call that was told what to look for give the container? It may have
/// made it just now.
bool Readers::isBorrowed(TermId Container) const {
  const Term &Root = T[ownerOf(Container)];
  // An element is named after the fact that gave it, an object after its
  // address.
  const Term &Named = Root.Kind == TermKind::Pointee ? T[Root.A] : Root;
  const clang::ValueDecl *Decl = Named.Decl;
  if (Named.Kind == TermKind::Opaque || Named.Kind == TermKind::Element) {
    const Fact &F = Function.Facts[Named.Site];
    if (F.Kind != FactKind::Call)
      return false;
    Decl = F.Decl;
  } else if (Named.Kind != TermKind::Apply) {
    return false;
  }
  const auto *Callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(Decl);
  return !Callee || Callee->getNumParams() > 0;
}

/// The variable, parameter or `this` through which the function gets to the
/// object.
TermId Readers::ownerOf(TermId Object) const {
  for (unsigned I = 0; I < MaxParts; ++I) {
    Object = T.rootOf(Object);
    if (T[Object].Kind != TermKind::Pointee ||
        T[T[Object].A].Kind != TermKind::Initial)
      break;
    Object = T[T[Object].A].A;
  }
  return Object;
}

void Readers::changed(FactId At, TermId Object) {
  if (Object)
    insertSorted(Changes, Change{T.timeless(Object),
                                 Function.Facts[At].Kind == FactKind::Call});
}

/// A write to an element changes its container. A callee that is known to
/// change nothing does not count.
void Readers::access(const AccessEvent &Event, const State &S) {
  if (!Event.Write) { // a read of what was just erased is a finding of its own
    auto It = S.Elements.find(T.rootOf(Event.Object));
    if (It != S.Elements.end() && It->second.Reinserted &&
        Function.Facts[Event.At].Kind != FactKind::Lookup)
      insertSorted(Told, FactId(T[It->first].Site));
    return;
  }
  const Summary *Body = Known.ofCall(Function.Facts[Event.At]);
  if (Body && Body->Closed && !Body->Scribbles && Body->Modified.empty())
    return;
  TermId Object = Event.Object;
  for (unsigned I = 0; I < MaxParts; ++I) {
    auto It = S.Elements.find(T.rootOf(Object));
    if (It == S.Elements.end() || !It->second.Container)
      break;
    Object = It->second.Container;
  }
  changed(Event.At, Object);
}

/// The reads by operator[] that are looked for are no change.
void Readers::touched(FactId At, TermId Object) {
  if (Function.Facts[At].Kind != FactKind::Lookup)
    changed(At, Object);
}

/// Is what is at a key that is spelled alike written elsewhere?
bool Readers::isFilledElsewhere(FactId Read) const {
  const Fact &Mine = Function.Facts[Read];
  return llvm::any_of(Function.Facts, [&](const Fact &F) {
    return &F != &Mine && F.Kind == FactKind::Lookup &&
           F.Does->WhenMissing == Missing::Insert &&
           Evidence.areAlike(F, Mine) && usage(F.Result) == Usage::Written;
  });
}

/// Does nothing in the function speak for an insertion that is meant?
bool Readers::isUnwanted(FactId Read) const {
  const Finding &Out = Found.find(Read)->second;
  TermId Container = T.timeless(Out.Container), Owner = ownerOf(Container);
  if (isBounded(Out.Key, Read) || isOrder(Read) || isBorrowed(Out.Container) ||
      isFilledElsewhere(Read))
    return false;
  bool Asked = isAsked(Function.Facts[Read].Result);
  return llvm::none_of(Changes, [&](const Change &C) {
    if (T.contains(Container, C.Object))
      return true;
    if (C.Handed || Asked)
      return false;
    TermId Other = ownerOf(C.Object);
    const auto *Var = llvm::dyn_cast_or_null<clang::VarDecl>(T[Other].Decl);
    return Other == Owner || T[Other].Kind == TermKind::Pointee ||
           (Var && Var->hasGlobalStorage());
  });
}

Finding Readers::start(FactId At, Hazard What) const {
  const Fact &F = Function.Facts[At];
  Finding Out;
  Out.What = What;
  Out.At = Out.Handle = F.Range;
  Out.Made = Step{F.Range, F.ObjectRange, F.KeyRange};
  Out.Type = F.Type;
  if (!Function.NoThrow || F.Handled)
    Out.Twin = F.Twin;
  return Out;
}

void Readers::lookup(const LookupEvent &Event, const State &S) {
  const Fact &F = Function.Facts[Event.At];
  Evidence.lookup(Event);
  auto It = S.Elements.find(Event.Element);
  if (It != S.Elements.end() && It->second.Inserted &&
      It->second.Inserted != Event.At)
    insertSorted(Again, It->second.Inserted);
  if (F.Does->WhenMissing != Missing::Insert || F.Const ||
      It == S.Elements.end())
    return;
  Usage Used = usage(F.Result);
  if (It->second.Present) {
    // What was inserted by a read before is filled now: an upsert.
    if (Used == Usage::Written && It->second.Inserted)
      Written.push_back(It->second.Inserted);
    return;
  }
  if (Used != Usage::Read || F.Discarded)
    return;
  Finding Out = start(Event.At, Hazard::InsertingRead);
  Out.Container = Event.Container;
  Out.Key = Event.Key;
  // Two tables with the same keys.
  auto HasKey = [&](const auto &Entry) {
    return Entry.second.Present && Entry.second.Key == Event.Key;
  };
  if (!Event.Container || T.isAutomatic(Event.Container) ||
      It->second.Believed || Evidence.isVouchedFor(It->second, F) ||
      Evidence.isAsserted(F, F) ||
      (Event.Key && llvm::any_of(S.Elements, HasKey)) || Keys.isKnownKey(F))
    Out.How = Strength::Possible;
  Found.try_emplace(Event.At, std::move(Out));
}

void Readers::takenBack(FactId At, FactId Inserted, const State &S) {
  Usage Used = usage(Function.Facts[Inserted].Result);
  // Who looks at the value that he has changed, before he erases it, has a use
  // for the insertion.
  if (Used == Usage::Written || isReadLater(Function.Facts[Inserted].Result) ||
      (Used == Usage::Touched && llvm::is_contained(Again, Inserted)))
    return;
  Finding Out = start(Inserted, Hazard::InsertedForErase);
  const Fact &Erase = Function.Facts[At];
  Out.Kill = Step{Erase.Range, Erase.ObjectRange, Erase.KeyRange};
  auto IsLocal = [&](const auto &Entry) {
    return Entry.second.Inserted == Inserted &&
           T.isAutomatic(Entry.second.Container);
  };
  if (llvm::any_of(S.Elements, IsLocal) ||
      Keys.isKnownKey(Function.Facts[Inserted]))
    Out.How = Strength::Possible;
  Found[Inserted] = std::move(Out);
}

/// A null pointer that the read gives is used: that says more than the read.
void Readers::needs(const NeedEvent &Event, const State &S) {
  if (Event.Default)
    insertSorted(Told, S.Elements.find(Event.Default)->second.Sought);
}

std::vector<Finding> Readers::finish() {
  std::vector<Finding> Out;
  for (auto &[At, F] : Found) {
    if (llvm::is_contained(Written, At) || llvm::is_contained(Told, At))
      continue;
    if (F.What == Hazard::InsertingRead && F.How == Strength::Definite &&
        !isUnwanted(At))
      F.How = Strength::Possible;
    Out.push_back(F);
  }
  return Out;
}

std::vector<Finding> maplint::findInsertingReads(const FunctionFacts &Function,
                                                 Execution &Run,
                                                 const AssertLog &Asserts,
                                                 Callees &Known) {
  Transfer Relate(Function, Run.terms(), nullptr);
  Readers Watch(Function, Run.terms(), Relate, Asserts, Known);
  Run.replay(Watch);
  return Watch.finish();
}
