//===- Callers.cpp - What all callers know --------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Callers.h"
#include "../Flow/Translation.h"

using namespace maplint;

namespace {

class AtCalls : public Sink {
public:
  AtCalls(const FunctionFacts &Caller, Execution &Run, const Summary &Callee,
          TrustedKey What)
      : Caller(Caller), Callee(Callee), What(What),
        Step(Caller, Run.terms(), nullptr) {}

  void called(FactId At, const State &S) override;

  std::vector<FactId> Untested;
  std::vector<FactId> Calls;

private:
  const FunctionFacts &Caller;
  const Summary &Callee;
  const TrustedKey What;
  Transfer Step;
};

} // namespace

void AtCalls::called(FactId At, const State &S) {
  const Fact &F = Caller.Facts[At];
  const auto *Called = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  if (!Called || Called->getCanonicalDecl() !=
                     Callee.Function->Function->getCanonicalDecl())
    return;
  insertSorted(Calls, At);
  State Here = S;
  Translation Translate(Step, Here, At, F, Callee);
  TermId Container = Translate.single(What.Container);
  TermId Key = Translate.single(What.Key);
  bool Known = llvm::any_of(S.Elements, [&](const auto &Entry) {
    const ElementState &E = Entry.second;
    return E.isThere() && !E.isDead(Scope::Element, Strength::Definite) &&
           Step.sameButForCalls(E.Container, Container) &&
           Step.sameButForCalls(E.Key, Key);
  });
  if (!Known)
    insertSorted(Untested, At);
}

std::vector<FactId>
maplint::callsWithoutTest(const FunctionFacts &Caller, Execution &Run,
                          const FunctionFacts &Callee, const Terms &CalleeTerms,
                          TrustedKey What, unsigned &Calls) {
  Summary Names;
  Names.Function = &Callee;
  Names.Names = &CalleeTerms;
  AtCalls Watch(Caller, Run, Names, What);
  Run.replay(Watch);
  Calls += Watch.Calls.size();
  return std::move(Watch.Untested);
}
