//===- Translation.h - A callee's terms, seen by its caller -----*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The terms of a summary speak of the callee's parameters, of `this`, globals
// and captured variables. A Translation says what they are at one call, as the
// caller's state has it before the call.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_TRANSLATION_H
#define MAPLINT_FLOW_TRANSLATION_H

#include "Transfer.h"

namespace maplint {

class Translation {
public:
  Translation(Transfer &Step, State &S, FactId Id, const Fact &F,
              const Summary &Callee)
      : Step(Step), S(S), Id(Id), F(F), Callee(Callee), Names(*Callee.Names) {}

  /// For a callee that another callee runs: its parameters are these, as far as
  /// they are known.
  void give(std::vector<Value> Parameters) { Given = std::move(Parameters); }

  /// The only thing that the term is here, or 0: nothing, or several things.
  TermId single(TermId Foreign) { return maplint::single(all(Foreign)); }
  /// All that the value may be. Empty: unknown.
  Value all(TermId Foreign) { return values(Foreign, 0); }
  /// The same of a key.
  TermId key(TermId Foreign) { return Step.keyName(single(Foreign)); }
  /// An iterator that the callee erases by is not the end.
  TermId handle(TermId Foreign);

  void forgetMet() { Met.clear(); }
  /// The element that the callee calls \p Foreign is \p Mine here.
  void meet(TermId Foreign, TermId Mine) { Met.push_back({Foreign, Mine}); }

private:
  Value values(TermId Foreign, unsigned Depth);
  TermId object(const Term &Foreign, unsigned Depth);
  TermId self();
  Value initial(const Term &Foreign, unsigned Depth);
  TermId pair(const Term &Foreign, unsigned Depth);
  TermId comparison(const Term &Foreign, unsigned Depth);
  TermId application(const Term &Foreign, unsigned Depth);
  Value argument(const clang::ValueDecl *Variable);

  Transfer &Step;
  State &S;
  FactId Id;
  const Fact &F;
  const Summary &Callee;
  const Terms &Names;
  llvm::SmallVector<std::pair<TermId, TermId>, 2> Met;
  std::optional<std::vector<Value>> Given;
};

} // namespace maplint

#endif // MAPLINT_FLOW_TRANSLATION_H
