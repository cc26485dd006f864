//===- Analysis.cpp - All that maplint knows of one TU --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Find/Callers.h"
#include "Find/InsertingRead.h"
#include "Find/UncheckedLookup.h"
#include "Find/UseAfterErase.h"
#include "Summary/Summarize.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;
using namespace maplint;

namespace {
/// How often the functions of a circle learn of each other's effects. Each
/// round starts from what the one before has shown, the first one from nothing,
/// so that all that is claimed is true after any number of rounds.
constexpr unsigned Rounds = 2;
/// How many callers of callers are asked what they have tested.
constexpr unsigned CallersAbove = 2;
} // namespace

Analysis::Entry *Analysis::lookUp(const FunctionDecl &Function) {
  if (!Function.doesThisDeclarationHaveABody() ||
      Function.isDependentContext() || Function.hasSkippedBody() ||
      !Function.getBody())
    return nullptr;
  std::unique_ptr<Entry> &E = Functions[&Function];
  if (!E) {
    E = std::make_unique<Entry>();
    E->Function = &Function;
    E->Seen = glance(Function, Types);
  }
  return E.get();
}

//===----------------------------------------------------------------------===//
// The call graph: what lies below a function.
//===----------------------------------------------------------------------===//

/// Starts the search at \p E, or says that it has been there.
bool Analysis::visit(Entry &E) {
  if (E.Visit)
    return false;
  E.Visit = E.Oldest = ++Visits;
  E.Waits = true;
  Waiting.push_back(&E);
  for (const FunctionDecl *Callee : E.Seen.Callees)
    if (Entry *Inner = lookUp(*Callee))
      E.Callees.push_back(Inner);
  return true;
}

/// Does it hand on what a look-up has given: return it, or put it somewhere?
bool Analysis::handsOn(const Entry &E) {
  QualType Result = E.Function->getReturnType();
  return E.Seen.Takes || Types.isPointer(Result) || Types.isIterator(Result) ||
         Types.holdsIterator(Result);
}

/// All calls below the circle whose oldest member is \p First are known.
void Analysis::close(Entry &First) {
  Circle &C = Circles.emplace_back();
  C.Index = Circles.size();
  while (C.Members.empty() || C.Members.back() != &First) {
    Entry *E = Waiting.back();
    Waiting.pop_back();
    E->Waits = false;
    E->In = &C;
    C.Members.push_back(E);
  }
  bool Reaches = false, Handles = false, Opens = false, Misses = false;
  for (const Entry *E : C.Members) {
    Misses |= E->Seen.MayMiss;
    Reaches |= E->Seen.Invalidates;
    Handles |= E->Seen.Handles;
    Opens |= E->Seen.Opens;
    for (const Entry *Inner : E->Callees) {
      C.Recursive |= Inner->In == &C;
      Reaches |= Inner->Reaches;
      Opens |= Inner->Opens;
      Handles |= Inner->Yields;
      Misses |= Inner->Misses && handsOn(*Inner);
    }
  }
  for (Entry *E : C.Members) {
    E->Reaches = Reaches;
    E->Opens = Opens;
    E->Yields = Handles;
    E->Misses = Misses;
  }
}

/// Tarjan's search, with a stack of its own: call chains may be long.
void Analysis::rank(Entry &Root) {
  llvm::SmallVector<std::pair<Entry *, size_t>, 16> Stack;
  if (visit(Root))
    Stack.push_back({&Root, 0});
  while (!Stack.empty()) {
    auto &[E, Next] = Stack.back();
    if (Next < E->Callees.size()) {
      Entry *Inner = E->Callees[Next++];
      if (visit(*Inner))
        Stack.push_back({Inner, 0});
      else if (Inner->Waits)
        E->Oldest = std::min(E->Oldest, Inner->Visit);
      continue;
    }
    Entry *Done = E;
    Stack.pop_back();
    if (!Stack.empty()) {
      Entry *Caller = Stack.back().first;
      Caller->Oldest = std::min(Caller->Oldest, Done->Oldest);
    }
    if (Done->Oldest == Done->Visit)
      close(*Done);
  }
}

Analysis::Entry *Analysis::ranked(const FunctionDecl &Function) {
  Entry *E = lookUp(Function);
  if (E)
    rank(*E);
  return E;
}

//===----------------------------------------------------------------------===//
// Facts, solutions, summaries.
//===----------------------------------------------------------------------===//

/// May what a method calls - a stored callback, a virtual function - come back
/// to its object, and end what it holds? Nothing is sure there.
bool Analysis::mayReenter(const Entry &E) {
  const auto *Method = dyn_cast<CXXMethodDecl>(E.Function);
  if (!Thorough || !Method || !E.Opens || !E.Seen.Handles)
    return false;
  return llvm::any_of(Method->getParent()->methods(),
                      [&](const CXXMethodDecl *Other) {
                        const Entry *Back = ranked(*Other);
                        return Back && Back != &E && Back->Reaches;
                      });
}

/// A function is looked into where a handle and the end of its life can meet.
bool Analysis::isWorthwhile(const Entry &E) {
  if (E.Seen.Invalidates || E.Seen.Mixes || (E.Seen.Handles && E.Seen.Ends) ||
      mayReenter(E))
    return true;
  return E.Reaches &&
         (E.Seen.Handles || llvm::any_of(E.Callees, [](const Entry *Inner) {
            return Inner->Yields;
          }));
}

FunctionFacts *Analysis::lower(Entry &E) {
  if (!E.Lowered) {
    E.Lowered = true;
    E.Facts = buildFacts(*E.Function, Types);
    Stats.Functions += E.Facts != nullptr;
  }
  return E.Facts.get();
}

/// Has a round without a solution shown that it is too large? What its callees
/// are known to do does not make it smaller.
bool Analysis::isBeyondCaps(const Entry &E) {
  return E.Basis && !E.Basis->isSolved();
}

Execution *Analysis::solve(Entry &E) {
  if (E.Run || !lower(E))
    return E.Run.get();
  summarizeBelow(E.Callees);
  if (isBeyondCaps(E))
    E.Run = std::move(E.Basis);
  else
    E.Run = std::make_unique<Execution>(*E.Facts, this);
  Stats.Skipped += !E.Run->isSolved();
  Stats.Lossy += E.Run->isLossy();
  return E.Run.get();
}

/// Makes the summaries of the roots and of all below, from the bottom up.
void Analysis::summarizeBelow(llvm::ArrayRef<Entry *> Roots) {
  llvm::SmallVector<Entry *, 16> Work(Roots);
  llvm::SetVector<Circle *> Below;
  while (!Work.empty()) {
    Entry *E = Work.pop_back_val();
    if (E->In->Summarized || !Below.insert(E->In))
      continue;
    for (Entry *Member : E->In->Members)
      Work.append(Member->Callees.begin(), Member->Callees.end());
  }
  auto Order = Below.takeVector();
  llvm::sort(Order, [](const Circle *A, const Circle *B) {
    return A->Index < B->Index;
  });
  for (Circle *C : Order)
    summarize(*C);
}

void Analysis::summarize(Circle &C) {
  if (C.Summarized)
    return;
  C.Summarized = true;
  for (unsigned Round = 0; C.Recursive && Round < Rounds; ++Round)
    summarizeRound(C);
  if (C.Recursive)
    return;
  Entry &E = *C.Members.front();
  bool Tells = E.Reaches || E.Yields || E.Seen.Checks || E.Seen.Asks;
  if ((Tells || E.Seen.Takes) && solve(E) && E.Run->isSolved())
    E.Effect = std::make_unique<Summary>(maplint::summarize(*E.Facts, *E.Run));
  if (!Tells && E.Effect && E.Effect->Needs.empty() && !E.Effect->answers())
    E.Effect = nullptr; // it may test what it is handed
  // What a callee without a summary does, nobody has seen.
  bool Seen = !E.Opens && llvm::all_of(E.Callees, [](const Entry *Inner) {
    return !Inner->Reaches || (Inner->Effect && Inner->Effect->Closed);
  });
  if (!E.Effect)
    return;
  E.Effect->Closed &= Seen;
  E.Effect->KeepsOwned &=
      E.Effect->Closed && llvm::all_of(E.Callees, [](const Entry *Inner) {
        return !Inner->Effect || Inner->Effect->KeepsOwned;
      });
}

/// All members know the same of each other: what the round before has shown.
void Analysis::summarizeRound(Circle &C) {
  std::vector<std::unique_ptr<Execution>> Runs(C.Members.size());
  std::vector<std::unique_ptr<Summary>> Effects(C.Members.size());
  for (auto [E, Run, Effect] : llvm::zip(C.Members, Runs, Effects)) {
    if ((!E->Reaches && !E->Yields) || !lower(*E))
      continue;
    if (isBeyondCaps(*E)) {
      Run = std::move(E->Basis);
      continue;
    }
    Run = std::make_unique<Execution>(*E->Facts, this);
    if (Run->isSolved())
      Effect = std::make_unique<Summary>(maplint::summarize(*E->Facts, *Run));
    if (Effect) // what the others touch in turn is not followed to the end
      Effect->Closed = Effect->KeepsOwned = false;
  }
  for (auto [E, Run, Effect] : llvm::zip(C.Members, Runs, Effects)) {
    E->Effect = std::move(Effect);
    E->Basis = std::move(Run);
  }
}

const Summary *Analysis::summary(const FunctionDecl &Function) {
  Entry *E = ranked(Function);
  if (E)
    summarizeBelow(E);
  return E ? E->Effect.get() : nullptr;
}

const FunctionFacts *Analysis::facts(const FunctionDecl &Function) {
  Entry *E = ranked(Function);
  return E && (isWorthwhile(*E) || E->Misses) ? lower(*E) : nullptr;
}

Execution *Analysis::execution(const FunctionDecl &Function) {
  Entry *E = ranked(Function);
  return E && (isWorthwhile(*E) || E->Misses) ? solve(*E) : nullptr;
}

Analysis::Entry *Analysis::known(const FunctionDecl &Callee) const {
  const FunctionDecl *Definition = nullptr;
  if (!Callee.hasBody(Definition))
    return nullptr;
  auto It = Functions.find(Definition);
  return It == Functions.end() ? nullptr : It->second.get();
}

const Summary *Analysis::of(const FunctionDecl &Callee) {
  const Entry *E = known(Callee);
  return E ? E->Effect.get() : nullptr;
}

const FunctionFacts *Analysis::factsOf(const FunctionDecl &Function) {
  const FunctionDecl *Definition = nullptr;
  Entry *E = Function.hasBody(Definition) ? lookUp(*Definition) : nullptr;
  return E ? lower(*E) : nullptr;
}

bool Analysis::isHarmless(const FunctionDecl &Callee) {
  const Entry *E = known(Callee);
  return E && E->In && !E->Reaches && !E->Opens;
}

std::vector<Finding> Analysis::useAfterErase(const FunctionDecl &Function) {
  Entry *E = ranked(Function);
  Execution *Run = E && isWorthwhile(*E) ? solve(*E) : nullptr;
  if (!Run || !Run->isSolved())
    return {};
  return findUseAfterErase(*E->Facts, *Run, *this,
                           Function.getASTContext().getSourceManager());
}

Execution *Analysis::lookUps(const FunctionDecl &Function) {
  Entry *E = ranked(Function);
  Execution *Run = E && E->Misses ? solve(*E) : nullptr;
  return Run && Run->isSolved() ? Run : nullptr;
}

std::vector<Finding> Analysis::uncheckedLookups(const FunctionDecl &Function) {
  Execution *Run = lookUps(Function);
  if (!Run)
    return {};
  std::vector<Finding> Found =
      findUncheckedLookups(*facts(Function), *Run, *Asserts, *this);
  for (Finding &F : Found)
    askCallers(Function, F);
  return Found;
}

namespace {
/// All functions with a body outside of system headers.
class Bodies : public RecursiveASTVisitor<Bodies> {
public:
  explicit Bodies(const SourceManager &SM) : SM(SM) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() &&
        !SM.isInSystemHeader(SM.getExpansionLoc(F->getLocation())))
      All.push_back(F);
    return true;
  }
  const SourceManager &SM;
  std::vector<const FunctionDecl *> All;
};
} // namespace

/// Can nobody outside of this translation unit call it, as far as that shows?
static bool isPrivate(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return !Function.isExternallyVisible() ||
         (Method && Method->getAccess() == AS_private && !Method->isVirtual());
}

/// Who calls whom, in the order of the callers' bodies.
void Analysis::findCallers(ASTContext &Ctx) {
  Bodies All(Ctx.getSourceManager());
  All.TraverseDecl(Ctx.getTranslationUnitDecl());
  Callers.emplace();
  for (const FunctionDecl *Body : All.All)
    if (Entry *E = ranked(*Body))
      for (Entry *Callee : E->Callees) {
        llvm::SmallVector<Entry *, 0> &Known = (*Callers)[Callee];
        if (Callee != E && (Known.empty() || Known.back() != E))
          Known.push_back(E);
      }
}

/// The functions in which the private function may be called, or made: of a
/// lambda, the one around it.
llvm::SmallVector<Analysis::Entry *, 0> Analysis::callersOf(Entry &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee.Function);
  if (Method && Method->getParent()->isLambda()) {
    const auto *Around =
        dyn_cast<FunctionDecl>(Method->getParent()->getDeclContext());
    Entry *E = Around ? ranked(*Around) : nullptr;
    return E && llvm::is_contained(E->Callees, &Callee)
               ? llvm::SmallVector<Entry *, 0>{E}
               : llvm::SmallVector<Entry *, 0>();
  }
  if (!isPrivate(*Callee.Function))
    return {};
  if (!Callers)
    findCallers(Callee.Function->getASTContext());
  return Callers->lookup(&Callee);
}

/// What those who call the function know of a look-up in it: a private helper
/// may trust what all of its callers have tested, a lambda what was known where
/// it was made. Nothing: they cannot be asked.
std::optional<Analysis::Asked> Analysis::ask(const FunctionDecl &Function,
                                             TrustedKey What, unsigned Depth) {
  Entry *Callee = ranked(Function);
  Asked Out;
  for (Entry *E : callersOf(*Callee)) {
    Execution *Run = solve(*E);
    if (!Run || !Run->isSolved())
      return std::nullopt;
    CallerKnowledge Known = knowledgeOf(*E->Facts, *Run, *Callee->Facts,
                                        Callee->Run->terms(), What);
    Out.Calls += Known.Calls.size() + Known.Created;
    for (const CallerKnowledge::Call &C : Known.Untested) {
      if (Known.Created || isAllowed(*E->Function, C.What, Depth))
        continue;
      ++Out.Untested;
      if (Depth) // one is enough to know that not all have
        return Out;
      if (!Out.First)
        Out.First = Step{E->Facts->Facts[C.At].Range, C.Container, C.Key};
    }
  }
  return Out;
}

/// May the caller, too, trust that its own callers have tested?
bool Analysis::isAllowed(const FunctionDecl &Caller, TrustedKey What,
                         unsigned Depth) {
  if (!What.Container || Depth == CallersAbove)
    return false;
  std::optional<Asked> Above = ask(Caller, What, Depth + 1);
  return Above && Above->Calls && !Above->Untested;
}

/// Where some callers have tested what the function trusts, the finding stands
/// at the first call that has not; where all have, it is merely possible.
void Analysis::askCallers(const FunctionDecl &Function, Finding &Found) {
  bool Any = Found.What == Hazard::Unchecked && Found.Why == Absence::Empty;
  if (Found.How != Strength::Definite || !Found.Container || !Found.Key)
    return;
  std::optional<Asked> Callers =
      ask(Function, {Found.Container, Any ? 0 : Found.Key}, 0);
  if (!Callers)
    return;
  if (Callers->Calls && !Callers->Untested)
    Found.How = Strength::Possible;
  if (Found.What != Hazard::Unchecked || !isPrivate(Function) ||
      Callers->Untested == Callers->Calls || !Callers->First)
    return;
  Found.Caller = Callers->First;
  Found.Inner = Step{Found.At, {}, {}};
  Found.At = Found.Caller->Range;
}

std::vector<Finding> Analysis::insertingReads(const FunctionDecl &Function) {
  Execution *Run = lookUps(Function);
  if (!Run)
    return {};
  std::vector<Finding> Found =
      findInsertingReads(*facts(Function), *Run, *Asserts, *this);
  for (Finding &F : Found)
    if (F.What == Hazard::InsertingRead)
      askCallers(Function, F);
  return Found;
}
