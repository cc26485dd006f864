//===- FactBuilder.cpp - From AST and CFG to facts ------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "FirstRound.h"
#include "Lowering.h"
#include "Naming.h"
#include "NoReturn.h"
#include "Reentry.h"
#include "ThrowEdges.h"
#include "Types.h"
#include "clang/AST/ASTContext.h"
#include "clang/Analysis/CFG.h"

using namespace clang;
using namespace maplint;

namespace {
/// Longer chains of references bound to references are not followed.
constexpr unsigned MaxBindings = 8;
} // namespace

static CFG::BuildOptions cfgOptions() {
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Options.AddInitializers = true;
  Options.AddLifetime = true;
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = true;
  Options.AddCXXDefaultInitExprInCtors = true;
  Options.PruneTriviallyFalseEdges = true;
  return Options;
}

/// An initialisation has an address that nobody wrote; what is written later is
/// spelled.
static void collectReassigned(FunctionFacts &Out) {
  llvm::DenseMap<ValueId, const ValueDecl *> Spelled;
  auto Written = [&](ValueId V) {
    const ValueDecl *D = Spelled.lookup(V);
    if (D && !llvm::is_contained(Out.Reassigned, D))
      Out.Reassigned.push_back(D);
  };
  for (const Fact &F : Out.Facts) {
    if (F.Kind == FactKind::Address && F.Range.isValid())
      Spelled[F.Result] = F.Decl;
    if (F.Kind == FactKind::Store || F.Kind == FactKind::Update ||
        F.Kind == FactKind::Advance)
      Written(F.Args[0]);
    for (const Operand &O : F.Operands)
      if (O.How == Passing::MutableRef || O.How == Passing::Pointer)
        Written(O.Value);
  }
}

/// Expressions that are statements: nobody asks for their value.
static void announceDiscarded(const Stmt *Body, Lowering &Lower) {
  llvm::SmallVector<const Stmt *, 64> Work{Body};
  auto Statement = [&](const Stmt *S) {
    if (const auto *E = dyn_cast_or_null<Expr>(S))
      Lower.discard(E);
  };
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S || isa<Expr>(S))
      continue;
    if (isa<CompoundStmt>(S))
      llvm::for_each(S->children(), Statement);
    if (const auto *If = dyn_cast<IfStmt>(S)) {
      Statement(If->getThen());
      Statement(If->getElse());
    } else if (const auto *For = dyn_cast<ForStmt>(S)) {
      Statement(For->getBody());
      Statement(For->getInc());
    } else if (const auto *While = dyn_cast<WhileStmt>(S)) {
      Statement(While->getBody());
    } else if (const auto *Range = dyn_cast<CXXForRangeStmt>(S)) {
      Statement(Range->getBody());
    } else if (const auto *Case = dyn_cast<SwitchCase>(S)) {
      Statement(Case->getSubStmt());
    }
    Work.append(S->child_begin(), S->child_end());
  }
}

/// The variable that the expression is a part of, or that it was got from by a
/// call: get<0>(x).y. Null if there is none.
static const VarDecl *variableIn(const Expr *E) {
  while (E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return dyn_cast<VarDecl>(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      E = Member->isArrow() ? nullptr : Member->getBase();
    else if (isa<CXXOperatorCallExpr>(E)) // *it is not in the iterator
      return nullptr;
    else if (const auto *Method = dyn_cast<CXXMemberCallExpr>(E))
      E = Method->getImplicitObjectArgument();
    else if (const auto *Call = dyn_cast<CallExpr>(E))
      E = Call->getNumArgs() ? Call->getArg(0) : nullptr;
    else
      return nullptr;
  }
  return nullptr;
}

/// The local whose address is taken where that of \p D is: of a reference, the
/// one that it is bound to.
static const VarDecl *addressed(const ValueDecl *D) {
  const auto *Var = dyn_cast_or_null<VarDecl>(D);
  for (unsigned Depth = 0; Var && Var->getType()->isReferenceType(); ++Depth)
    Var = Depth < MaxBindings ? variableIn(Var->getInit()) : nullptr;
  return Var && Var->hasLocalStorage() ? Var : nullptr;
}

/// Locals whose address leaves the function's own statements: taken by & or
/// captured by reference.
static void collectEscapes(const Stmt *Body, FunctionFacts &Out) {
  llvm::DenseSet<const ValueDecl *> Seen;
  auto Escape = [&](const ValueDecl *D) {
    const VarDecl *Var = addressed(D);
    if (Var && Seen.insert(Var).second)
      Out.Escaped.push_back(Var);
  };
  llvm::SmallVector<const Stmt *, 64> Work{Body};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S)
      continue;
    if (const auto *Unary = dyn_cast<UnaryOperator>(S);
        Unary && Unary->getOpcode() == UO_AddrOf) {
      if (const auto *Ref =
              dyn_cast<DeclRefExpr>(Unary->getSubExpr()->IgnoreParens()))
        Escape(Ref->getDecl());
    } else if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      for (const LambdaCapture &C : Lambda->captures())
        if (C.capturesVariable() && C.getCaptureKind() == LCK_ByRef)
          Escape(C.getCapturedVar());
    }
    Work.append(S->child_begin(), S->child_end());
  }
}

static void lowerElement(const CFGElement &Element, Lowering &Lower) {
  switch (Element.getKind()) {
  case CFGElement::Statement:
  case CFGElement::Constructor:
  case CFGElement::CXXRecordTypedCall:
    Lower.element(Element.castAs<CFGStmt>().getStmt());
    return;
  case CFGElement::Initializer:
    Lower.initializer(Element.castAs<CFGInitializer>().getInitializer());
    return;
  case CFGElement::LifetimeEnds:
    if (const VarDecl *Var = Element.castAs<CFGLifetimeEnds>().getVarDecl())
      Lower.scopeEnd(Var);
    return;
  case CFGElement::AutomaticObjectDtor: {
    const VarDecl *Var = Element.castAs<CFGAutomaticObjDtor>().getVarDecl();
    return Lower.destroyed(*Var);
  }
  case CFGElement::DeleteDtor:
    return Lower.deleted(*Element.castAs<CFGDeleteDtor>().getDeleteExpr());
  case CFGElement::TemporaryDtor:
    Lower.temporaryEnd(
        Element.castAs<CFGTemporaryDtor>().getBindTemporaryExpr());
    return;
  default:
    return;
  }
}

/// The case labels of a switch, in the order of the successors.
static void lowerCases(const CFGBlock &From, Block &To, Lowering &Lower) {
  for (const CFGBlock::AdjacentBlock &Succ : From.succs()) {
    std::string Text;
    if (const CFGBlock *B = Succ.getReachableBlock())
      if (const auto *Case = dyn_cast_or_null<CaseStmt>(B->getLabel()))
        if (!Case->caseStmtIsGNURange())
          Text = Lower.caseText(Case->getLHS());
    To.Cases.push_back(std::move(Text));
  }
}

/// Does the block leave the function without returning?
static bool isAbrupt(const CFGBlock &B) {
  return B.hasNoReturnElement() || llvm::any_of(B, [](const CFGElement &E) {
           auto S = E.getAs<CFGStmt>();
           return S && isa<CXXThrowExpr>(S->getStmt());
         });
}

/// A call after which the block does not go on, though clang thinks so.
static bool endsPath(const CFGElement &Element) {
  auto S = Element.getAs<CFGStmt>();
  const auto *Call = S ? dyn_cast<CallExpr>(S->getStmt()) : nullptr;
  return Call && neverReturns(Call->getDirectCallee());
}

/// Lowers what is executed of the block. \returns whether that is all of it.
static bool lowerElements(const CFGBlock &From, Lowering &Lower,
                          ThrowEdges &Throws, const FunctionFacts &Out) {
  for (const CFGElement &Element : From) {
    size_t Before = Out.Facts.size();
    lowerElement(Element, Lower);
    Throws.see(Element, Out, Before);
    if (endsPath(Element))
      return false;
  }
  return true;
}

/// Where the block leads to: not to the condition of a loop that it is about to
/// enter, if that holds, but into the loop.
static const CFGBlock *target(const CFGBlock &From, const CFGBlock *To,
                              const ASTContext &Ctx) {
  const Stmt *Loop = To ? To->getTerminatorStmt() : nullptr;
  return Loop && From.succ_size() == 1 && From.getLoopTarget() != Loop &&
                 To->succ_size() == 2 && hasFirstRound(*Loop, Ctx)
             ? To->succ_begin()->getReachableBlock()
             : To;
}

static void lowerTerminator(const CFGBlock &From, Block &To, Lowering &Lower,
                            const ASTContext &Ctx) {
  for (const CFGBlock::AdjacentBlock &Succ : From.succs()) {
    const CFGBlock *B = target(From, Succ.getReachableBlock(), Ctx);
    bool Leaves =
        isAbrupt(From) || isa_and_nonnull<CXXTryStmt>(From.getTerminatorStmt());
    bool Returns = B && !(B->getBlockID() == ExitBlock && Leaves);
    To.Successors.push_back(Returns ? B->getBlockID() : NoBlock);
  }
  if (From.succ_size() < 2 || !From.getTerminator().isStmtBranch())
    return;
  const Stmt *Condition = From.getTerminatorCondition();
  To.Condition = Lower.condition(dyn_cast_or_null<Expr>(Condition));
  if (isa_and_nonnull<SwitchStmt>(From.getTerminatorStmt()))
    lowerCases(From, To, Lower);
}

/// The blocks in an order in which operands come before their uses: those that
/// the entry reaches, then those of each catch handler, to which the CFG has no
/// edges but those of throw expressions.
static std::vector<const CFGBlock *> lowerableBlocks(const CFG &Cfg) {
  std::vector<const CFGBlock *> Order;
  llvm::DenseSet<const CFGBlock *> Seen;
  auto Append = [&](const CFGBlock *Root) {
    std::vector<const CFGBlock *> Post;
    using Position = CFGBlock::const_succ_iterator;
    std::vector<std::pair<const CFGBlock *, Position>> Stack;
    auto Visit = [&](const CFGBlock *B) { // null: a pruned edge
      if (B && Seen.insert(B).second)
        Stack.push_back({B, B->succ_begin()});
    };
    Visit(Root);
    while (!Stack.empty()) {
      auto &[B, Next] = Stack.back();
      if (Next != B->succ_end()) {
        Visit((Next++)->getReachableBlock());
        continue;
      }
      Post.push_back(B);
      Stack.pop_back();
    }
    Order.insert(Order.end(), Post.rbegin(), Post.rend());
  };
  Append(&Cfg.getEntry());
  for (const CFGBlock *B : Cfg)
    if (isa_and_nonnull<CXXTryStmt>(B->getTerminatorStmt()))
      Append(B);
  return Order;
}

/// What a function that must not throw looks up within a try block may throw.
static void markHandled(const Stmt *Body, const SourceManager &SM,
                        FunctionFacts &Out) {
  Out.NoThrow = true;
  llvm::SmallVector<SourceRange, 2> Tries;
  llvm::SmallVector<const Stmt *, 64> Work{Body};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S)
      continue;
    if (const auto *Try = dyn_cast<CXXTryStmt>(S))
      Tries.push_back(Try->getTryBlock()->getSourceRange());
    Work.append(S->child_begin(), S->child_end());
  }
  auto Inside = [&](SourceRange Outer, SourceLocation Place) {
    Place = SM.getExpansionLoc(Place);
    return !SM.isBeforeInTranslationUnit(Place, Outer.getBegin()) &&
           SM.isBeforeInTranslationUnit(Place, Outer.getEnd());
  };
  for (Fact &F : Out.Facts)
    if (F.Kind == FactKind::Lookup && F.Range.isValid())
      F.Handled = llvm::any_of(Tries, [&](SourceRange Try) {
        return Inside(Try, F.Range.getBegin());
      });
}

/// Clang builds no CFG of a destructor that would destroy what has no
/// definition (yet): it crashes.
static bool destroysUnknown(const FunctionDecl &Function) {
  const auto *Destructor = dyn_cast<CXXDestructorDecl>(&Function);
  if (!Destructor)
    return false;
  const ASTContext &Ctx = Function.getASTContext();
  auto IsUnknown = [&](QualType Type) {
    const CXXRecordDecl *Record =
        Ctx.getBaseElementType(Type)->getAsCXXRecordDecl();
    return Record && !Record->hasDefinition();
  };
  const CXXRecordDecl &Class = *Destructor->getParent();
  auto OfBase = [&](const CXXBaseSpecifier &B) {
    return IsUnknown(B.getType());
  };
  return llvm::any_of(Class.bases(), OfBase) ||
         llvm::any_of(Class.vbases(), OfBase) ||
         llvm::any_of(Class.fields(), [&](const FieldDecl *Field) {
           return IsUnknown(Field->getType());
         });
}

std::unique_ptr<FunctionFacts> maplint::buildFacts(const FunctionDecl &Function,
                                                   TypeModels &Types) {
  Stmt *Body = Function.getBody();
  if (!Body || Function.isDependentContext() || Function.hasSkippedBody() ||
      Function.isInvalidDecl() || destroysUnknown(Function))
    return nullptr;
  ASTContext &Ctx = Function.getASTContext();
  auto Out = std::make_unique<FunctionFacts>();
  Out->Function = &Function;
  std::unique_ptr<CFG> Cfg = CFG::buildCFG(&Function, Body, &Ctx, cfgOptions());
  if (!Cfg)
    return nullptr;
  if (Cfg->getNumBlockIDs() > MaxBlocks) {
    Out->Skipped = "more than " + std::to_string(MaxBlocks) + " blocks";
    return Out;
  }
  Out->Blocks.resize(Cfg->getNumBlockIDs());
  Out->Entry = Cfg->getEntry().getBlockID();
  Out->ReturnsPointer = Types.isPointer(Function.getReturnType());
  collectEscapes(Body, *Out);
  Lowering Lower(*Out, Types, Ctx);
  for (const CFGBlock *B : *Cfg)
    for (const CFGElement &Element : *B)
      if (auto S = Element.getAs<CFGStmt>()) {
        if (const auto *E = dyn_cast<Expr>(S->getStmt()))
          Lower.announce(transparent(E));
        else if (const auto *D = dyn_cast<DeclStmt>(S->getStmt()))
          Lower.announceGuards(*D);
      }
  announceDiscarded(Body, Lower);
  ThrowEdges Throws(*Body, *Cfg);
  for (const CFGBlock *B : lowerableBlocks(*Cfg)) {
    Lower.beginBlock(*B);
    if (lowerElements(*B, Lower, Throws, *Out))
      lowerTerminator(*B, Out->Blocks[B->getBlockID()], Lower, Ctx);
  }
  if (isNoThrow(Function))
    markHandled(Body, Ctx.getSourceManager(), *Out);
  nameHandles(*Out);
  collectReassigned(*Out);
  Out->CrossesBlocks.resize(Out->Values);
  Throws.draw(*Out);
  return Out;
}
