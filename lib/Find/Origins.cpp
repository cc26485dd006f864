//===- Origins.cpp - What a value was made from ---------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Origins.h"
#include "llvm/ADT/BitVector.h"

using namespace clang;
using namespace maplint;

Origins::Origins(const FunctionFacts &Function)
    : Function(Function), Makers(Function.Values) {
  for (const Fact &F : Function.Facts)
    if (F.Result && F.Result != ReturnedValue)
      Makers[F.Result] = &F;
}

/// The variable or member that is at the address; null if it has no name.
const ValueDecl *Origins::nameOf(ValueId Address) const {
  const Fact *F = Makers[Address];
  if (F && F->Kind == FactKind::Load) // of the address that a reference holds
    F = Makers[F->Args[0]];
  return F ? F->Decl : nullptr;
}

/// The variable or member that the handle was read from, or null.
const ValueDecl *Origins::variableOf(ValueId Handle) const {
  const Fact *Load = Makers[Handle];
  return Load && Load->Kind == FactKind::Load ? nameOf(Load->Args[0]) : nullptr;
}

/// Was the condition computed from something \p Wanted, in any order of the
/// statements?
bool Origins::dependsOn(ValueId Condition,
                        llvm::function_ref<bool(const Fact &)> Wanted) const {
  llvm::SmallVector<ValueId, 8> Work{Condition};
  llvm::BitVector Seen(Function.Values);
  while (!Work.empty()) {
    const Fact *F = Makers[Work.pop_back_val()];
    if (!F || (F->Result && Seen.test(F->Result)))
      continue;
    Seen.set(F->Result);
    if (Wanted(*F))
      return true;
    llvm::append_range(Work, F->Args);
    for (const Operand &O : F->Operands)
      Work.push_back(O.Value);
    if (F->Kind == FactKind::Address)
      for (const Fact &Store : Function.Facts)
        if (Store.Kind == FactKind::Store && nameOf(Store.Args[0]) == F->Decl)
          Work.push_back(Store.Args[1]);
  }
  return false;
}
