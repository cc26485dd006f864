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
  void created(FactId At, const State &S) override;
  CallerKnowledge finish();

private:
  bool isHelper(const Fact &F) const;
  TrustedKey translated(FactId At, const State &S);
  bool isKnown(const TrustedKey &Here, const State &S);
  clang::SourceRange handed(const Fact &Call, TermId Foreign) const;

  const FunctionFacts &Caller;
  const Summary &Callee;
  const TrustedKey What;
  Transfer Step;
  CallerKnowledge Out;
  bool Made = false, MadeUnknown = false;
};

} // namespace

bool AtCalls::isHelper(const Fact &F) const {
  const auto *Called = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  return Called && Called->getCanonicalDecl() ==
                       Callee.Function->Function->getCanonicalDecl();
}

TrustedKey AtCalls::translated(FactId At, const State &S) {
  State Here = S;
  Translation Translate(Step, Here, At, Caller.Facts[At], Callee);
  TrustedKey Out{Translate.single(What.Container),
                 What.Key ? Translate.single(What.Key) : 0};
  return What.Key && !Out.Key ? TrustedKey() : Out;
}

bool AtCalls::isKnown(const TrustedKey &Here, const State &S) {
  return Here.Container && llvm::any_of(S.Elements, [&](const auto &Entry) {
           const ElementState &E = Entry.second;
           return E.isThere() &&
                  !E.isDead(Scope::Element, Strength::Definite) &&
                  Step.sameButForCalls(E.Container, Here.Container) &&
                  (!Here.Key || Step.sameButForCalls(E.Key, Here.Key));
         });
}

/// How the call spells what the callee knows as this parameter.
clang::SourceRange AtCalls::handed(const Fact &Call, TermId Foreign) const {
  const Terms &Names = *Callee.Names;
  while (Foreign && Names[Foreign].Kind != TermKind::Variable)
    Foreign = Names[Foreign].A;
  const auto *Param = llvm::dyn_cast_or_null<clang::ParmVarDecl>(
      Foreign ? Names[Foreign].Decl : nullptr);
  const auto *Function = Callee.Function->Function;
  const Operand *Given =
      Param && llvm::is_contained(Function->parameters(), Param)
          ? Call.operandOf(*Param)
          : nullptr;
  return Given ? Given->Range : clang::SourceRange();
}

void AtCalls::called(FactId At, const State &S) {
  const Fact &F = Caller.Facts[At];
  if (!isHelper(F))
    return;
  CallerKnowledge::Call Here{At, handed(F, What.Container), handed(F, What.Key),
                             translated(At, S)};
  insertSorted(Out.Calls, Here);
  if (!isKnown(Here.What, S))
    insertSorted(Out.Untested, Here);
}

void AtCalls::created(FactId At, const State &S) {
  if (!isHelper(Caller.Facts[At]))
    return;
  Made = true;
  MadeUnknown |= !isKnown(translated(At, S), S);
}

CallerKnowledge AtCalls::finish() {
  Out.Created = Made && !MadeUnknown;
  return std::move(Out);
}

CallerKnowledge maplint::knowledgeOf(const FunctionFacts &Caller,
                                     Execution &Run,
                                     const FunctionFacts &Callee,
                                     const Terms &CalleeTerms,
                                     TrustedKey What) {
  Summary Names;
  Names.Function = &Callee;
  Names.Names = &CalleeTerms;
  AtCalls Watch(Caller, Run, Names, What);
  Run.replay(Watch);
  return Watch.finish();
}
