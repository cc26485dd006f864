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
//===----------------------------------------------------------------------===//

#include "InsertingRead.h"
#include "Testimony.h"
#include "clang/AST/ASTContext.h"
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
  void lookup(const LookupEvent &Event, const State &S) override;
  void takenBack(FactId At, FactId Inserted, const State &S) override;

  std::vector<Finding> finish();

private:
  Usage usage(ValueId V, unsigned Depth = 0) const;
  Usage usageBy(const Fact &F, ValueId V, unsigned Depth) const;
  Usage usageByCall(const Fact &F, ValueId V) const;
  bool isLocal(TermId Container) const;
  bool isConstReference(ValueId Cell) const;
  Finding start(FactId At, Hazard What) const;

  const FunctionFacts &Function;
  const Terms &T;
  Testimony Evidence;
  std::vector<llvm::SmallVector<FactId, 2>> Users; ///< by value
  std::vector<const clang::ValueDecl *> Cells;     ///< the variable at an address
  std::map<FactId, Finding> Found;                 ///< by look-up
  std::vector<FactId> Written; ///< look-ups whose element is written by another
};

} // namespace

Readers::Readers(const FunctionFacts &Function, Terms &T, Transfer &Relate,
                 const AssertLog &Asserts, Callees &Known)
    : Function(Function), T(T), Evidence(Function, T, Relate, Asserts, Known),
      Users(Function.Values), Cells(Function.Values) {
  for (auto [Id, F] : llvm::enumerate(Function.Facts)) {
    for (ValueId V : F.Args)
      Users[V].push_back(Id);
    for (const Operand &O : F.Operands)
      Users[O.Value].push_back(Id);
    if (F.Kind == FactKind::Address)
      Cells[F.Result] = F.Decl;
  }
}

bool Readers::isConstReference(ValueId Cell) const {
  const clang::ValueDecl *D = Cells[Cell];
  return D && D->getType()->isReferenceType() &&
         D->getType()->getPointeeType().isConstQualified();
}

Usage Readers::usageByCall(const Fact &F, ValueId V) const {
  Usage Out = Usage::None;
  for (auto [I, O] : llvm::enumerate(F.Operands)) {
    if (O.Value != V)
      continue;
    bool Object = I == 0 && F.OwnObject;
    switch (O.How) {
    case Passing::Value:
    case Passing::ConstRef:
    case Passing::ConstPointer:
      Out = std::max(Out, F.Needs && Object ? Usage::Touched : Usage::Read);
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
    return !First && isConstReference(F.Args[0]) ? Usage::Read : Usage::Written;
  case FactKind::Replace:
    return Usage::Touched;
  case FactKind::Return:
    return F.Reference ? Usage::Written : Usage::Read;
  case FactKind::Pure:
  case FactKind::Compare:
  case FactKind::Not:
    return Usage::Read;
  case FactKind::ScopeEnd:
    return Usage::None;
  case FactKind::Call:
    return usageByCall(F, V);
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

/// Is the container part of a variable that ends with this function?
bool Readers::isLocal(TermId Container) const {
  const Term &Root = T[T.rootOf(Container)];
  const auto *Var = llvm::dyn_cast_or_null<clang::VarDecl>(Root.Decl);
  return Root.Kind == TermKind::Temporary ||
         (Root.Kind == TermKind::Variable && Var && Var->hasLocalStorage());
}

Finding Readers::start(FactId At, Hazard What) const {
  const Fact &F = Function.Facts[At];
  Finding Out;
  Out.What = What;
  Out.At = Out.Handle = F.Range;
  Out.Made = Step{F.Range, F.ObjectRange, F.KeyRange};
  Out.Type = F.Type;
  return Out;
}

void Readers::lookup(const LookupEvent &Event, const State &S) {
  const Fact &F = Function.Facts[Event.At];
  Evidence.lookup(Event);
  auto It = S.Elements.find(Event.Element);
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
  bool Trusted = It->second.Believed || Evidence.isVouchedFor(It->second, F) ||
                 Evidence.isAsserted(F, F);
  if (!Event.Container || isLocal(Event.Container) || Trusted)
    Out.How = Strength::Possible;
  Found.try_emplace(Event.At, std::move(Out));
}

void Readers::takenBack(FactId At, FactId Inserted, const State &S) {
  Usage Used = usage(Function.Facts[Inserted].Result);
  if (Used == Usage::Written)
    return;
  Finding Out = start(Inserted, Hazard::InsertedForErase);
  const Fact &Erase = Function.Facts[At];
  Out.Kill = Step{Erase.Range, Erase.ObjectRange, Erase.KeyRange};
  Found[Inserted] = std::move(Out);
}

std::vector<Finding> Readers::finish() {
  std::vector<Finding> Out;
  for (auto &[At, F] : Found)
    if (!llvm::is_contained(Written, At))
      Out.push_back(std::move(F));
  return Out;
}

std::vector<Finding>
maplint::findInsertingReads(const FunctionFacts &Function, Execution &Run,
                            const AssertLog &Asserts, Callees &Known) {
  Transfer Relate(Function, Run.terms(), nullptr);
  Readers Watch(Function, Run.terms(), Relate, Asserts, Known);
  Run.replay(Watch);
  return Watch.finish();
}
