//===- Naming.cpp - How handles are spelled -------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Naming.h"
#include "llvm/ADT/DenseMap.h"

using namespace clang;
using namespace maplint;

namespace {

class Names {
public:
  explicit Names(const FunctionFacts &Function) : ByValue(Function.Values) {}

  void see(Fact &F);

private:
  struct Name {
    SourceRange Range;
    bool Place = false;  ///< a member of it is named by the whole path
    bool Hidden = false; ///< of a variable that nobody wrote
  };
  SourceRange of(ValueId V) const { return ByValue[V].Range; }
  Name resultOf(const Fact &F) const;
  void rename(Fact &F) const;

  std::vector<Name> ByValue;
  llvm::DenseMap<ValueId, const ValueDecl *> Variable;
  llvm::DenseMap<const ValueDecl *, SourceRange> Hidden;
};

} // namespace

Names::Name Names::resultOf(const Fact &F) const {
  Name First = F.Args.empty() ? Name() : ByValue[F.Args[0]];
  switch (F.Kind) {
  case FactKind::Address:
    if (F.Decl->isImplicit()) // of a range-for: spelled as its initialiser
      return {Hidden.lookup(F.Decl), false, true};
    // A reference that is not a parameter tends to lead to an element.
    return {F.Range,
            !F.Decl->getType()->isReferenceType() || isa<ParmVarDecl>(F.Decl)};
  case FactKind::This:
    return {F.Range, true};
  case FactKind::Part:
    // obj.it_ is a name; it->second is something found by the name `it`.
    return First.Place || First.Range.isInvalid() ? Name{F.Range, true} : First;
  case FactKind::Load:
    return F.Reference ? First : Name{First.Range, false};
  case FactKind::Deref:
  case FactKind::Interior:
  case FactKind::Shared:
  case FactKind::Subscript:
  case FactKind::Step:
  case FactKind::Advance:
  case FactKind::Temporary:
    return {First.Range.isValid() ? First.Range : F.Range, false};
  default:
    return {F.Range, false};
  }
}

void Names::rename(Fact &F) const {
  switch (F.Kind) {
  case FactKind::Load:
  case FactKind::Store:
  case FactKind::Update:
  case FactKind::Deref:
  case FactKind::Advance:
  case FactKind::Step:
  case FactKind::Interior:
  case FactKind::Shared:
  case FactKind::Transfer:
  case FactKind::Use:
  case FactKind::Return:
    if (!F.Args.empty() && of(F.Args[0]).isValid())
      F.ObjectRange = of(F.Args[0]);
    return;
  case FactKind::Part: // p->member needs what p leads to
    if (F.Needs && of(F.Args[0]).isValid())
      F.ObjectRange = of(F.Args[0]);
    return;
  case FactKind::Lookup:
    if (ByValue[F.Args[0]].Hidden)
      F.ObjectRange = of(F.Args[0]);
    return;
  case FactKind::Compare:
    for (auto [I, Range] :
         {std::pair(0, &F.ObjectRange), std::pair(1, &F.KeyRange)})
      if (of(F.Args[I]).isValid())
        *Range = of(F.Args[I]);
    return;
  case FactKind::Call:
    for (Operand &O : F.Operands)
      if (of(O.Value).isValid())
        O.Range = of(O.Value);
    return;
  default:
    return;
  }
}

void Names::see(Fact &F) {
  rename(F);
  if (F.Kind == FactKind::Address)
    Variable[F.Result] = F.Decl;
  if (F.Kind == FactKind::Store)
    if (const ValueDecl *D = Variable.lookup(F.Args[0]); D && D->isImplicit())
      Hidden[D] = of(F.Args[1]);
  if (F.Result)
    ByValue[F.Result] = resultOf(F);
}

void maplint::nameHandles(FunctionFacts &Function) {
  Names All(Function);
  for (Fact &F : Function.Facts)
    All.see(F);
}
