//===- LoopIdiom.cpp - An erase, and the increment after it ---------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LoopIdiom.h"
#include "Places.h"
#include "Types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace maplint;

namespace {

class Recogniser {
public:
  Recogniser(const FunctionDecl &Function, const TypeModel &Type,
             SourceRange Kill, SourceRange Use)
      : Function(Function), Ctx(Function.getASTContext()),
        SM(Ctx.getSourceManager()), Type(Type), Kill(Kill), Use(Use) {}

  std::optional<EraseIdiom> find();

private:
  bool findPath();
  bool bindCall();
  bool bindArgument(const Expr *Arg);
  bool yieldsNext(const CXXMethodDecl &Erase) const;
  bool bindStatement();
  bool bindLoop();

  bool adjacent();
  bool leftByContinue();
  bool wholeBody();
  bool inIf();
  bool inIfBefore(const IfStmt &If, const Expr *Increment);
  bool ifAndElse(const IfStmt &If);

  bool mentions(const Stmt *S) const;
  bool isIncrement(const Stmt *S) const;
  bool isReported(const Stmt *S) const;
  const Expr *headerIncrement() const;
  bool isOnlyErase() const;
  bool moveToEnd(const Stmt *Block, const Expr *Increment);
  void delay(const Stmt *Scope);
  bool keepsEnd() const;
  bool isPlain() const;

  const FunctionDecl &Function;
  ASTContext &Ctx;
  const SourceManager &SM;
  const TypeModel &Type;
  SourceRange Kill, Use;

  StmtPath Path; ///< from the body to the call
  const CXXMemberCallExpr *Call = nullptr;
  const VarDecl *Iterator = nullptr;
  const Stmt *Statement = nullptr;     ///< the call, as a statement
  size_t Depth = 0;                    ///< of Statement in Path
  const CompoundStmt *Block = nullptr; ///< around Statement, if it is in one
  size_t Branch = 0; ///< the depth of Block, or of Statement without one
  const Stmt *Loop = nullptr; ///< the innermost one, if there is one
  const Stmt *Body = nullptr; ///< its body
  EraseIdiom Out;
};

} // namespace

static bool isLoop(const Stmt *S) {
  return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
}

static bool isJump(const Stmt *S) {
  const auto *E = dyn_cast<Expr>(S);
  return isa<BreakStmt, ContinueStmt, ReturnStmt, GotoStmt>(S) ||
         (E && isa<CXXThrowExpr>(E->IgnoreImplicit()));
}

static const VarDecl *variable(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreUnlessSpelledInSource());
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

bool Recogniser::findPath() {
  Path = pathTo(Function.getBody(), [&](const Stmt *S) {
    return isa<CXXMemberCallExpr>(S) && S->getSourceRange() == Kill;
  });
  return !Path.empty();
}

/// The iterator of `it`, `*it`, `it->first` and `(*it).first`.
bool Recogniser::bindArgument(const Expr *Arg) {
  for (unsigned I = 0; I < 8 && !Iterator; ++I) {
    Arg = Arg->IgnoreUnlessSpelledInSource()->IgnoreParens();
    if (const auto *Member = dyn_cast<MemberExpr>(Arg))
      Arg = Member->getBase();
    else if (const auto *Deref = dyn_cast<CXXOperatorCallExpr>(Arg);
             Deref && (Deref->getOperator() == OO_Star ||
                       Deref->getOperator() == OO_Arrow))
      Arg = Deref->getArg(0);
    else if (const auto *Star = dyn_cast<UnaryOperator>(Arg);
             Star && Star->getOpcode() == UO_Deref)
      Arg = Star->getSubExpr();
    else
      Iterator = variable(Arg);
    if (!Iterator && isa<DeclRefExpr>(Arg))
      return false;
  }
  return Iterator && Iterator->getIdentifier() &&
         !Iterator->getType()->isReferenceType() &&
         !Iterator->getType().isConstQualified();
}

/// Can a variable of type \p To be given a value of type \p From?
static bool isAssignable(QualType To, QualType From) {
  To = plain(To);
  From = plain(From);
  if (To == From)
    return true;
  const CXXRecordDecl *Record = To->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  return llvm::any_of(Record->ctors(), [&](const CXXConstructorDecl *C) {
    return C->isConvertingConstructor(false) && !C->isDeleted() &&
           C->getAccess() == AS_public && C->getNumParams() == 1 &&
           plain(C->getParamDecl(0)->getType()) == From;
  });
}

/// Is the iterator given to \p Erase as it is, and can it take the result?
bool Recogniser::yieldsNext(const CXXMethodDecl &Erase) const {
  return Erase.getAccess() == AS_public &&
         Erase.getMinRequiredArguments() == 1 &&
         isAssignable(Iterator->getType(), Erase.getReturnType());
}

bool Recogniser::bindCall() {
  Call = cast<CXXMemberCallExpr>(Path.back());
  const CXXMethodDecl *Callee = Call->getMethodDecl();
  if (!Callee || !Callee->getIdentifier() || Call->getNumArgs() == 0 ||
      Callee->getMinRequiredArguments() != 1 ||
      (Call->getNumArgs() > 1 && !isa<CXXDefaultArgExpr>(Call->getArg(1))))
    return false;
  const Effects *Does = Type.method(Callee->getName());
  if (!Does || Does->Erasure != Erases::Argument ||
      Does->Result != Yields::Next || !bindArgument(Call->getArg(0)))
    return false;
  const Expr *Arg = Call->getArg(0);
  Out.Iterator = Iterator->getName().str();
  Out.Call = Call->getSourceRange();
  Out.Argument = Arg->getSourceRange();
  if (variable(Arg) == Iterator)
    return yieldsNext(*Callee);
  if (Type.EqualKeys)
    return false;
  // The overload for exactly this iterator.
  for (const NamedDecl *D : Callee->getParent()->lookup(Callee->getDeclName()))
    if (const auto *M = dyn_cast<CXXMethodDecl>(D))
      if (M->getNumParams() > 0 &&
          plain(M->getParamDecl(0)->getType()) == plain(Iterator->getType()))
        return yieldsNext(*M);
  return false;
}

bool Recogniser::bindStatement() {
  Depth = Path.size() - 1;
  while (Depth > 0 && isa<Expr>(Path[Depth - 1]))
    --Depth;
  Statement = Path[Depth];
  if (Depth == 0 || cast<Expr>(Statement)->IgnoreImplicit() != Call)
    return false;
  Block = dyn_cast<CompoundStmt>(Path[Depth - 1]);
  Branch = Block ? Depth - 1 : Depth;
  return true;
}

/// \returns false if the loop jumps in ways that are not followed here.
bool Recogniser::bindLoop() {
  for (size_t I = Depth; I-- > 0 && !Loop;)
    if (isLoop(Path[I])) {
      Loop = Path[I];
      Body = Path[I + 1];
    }
  bool Structured = true;
  walk(Loop, [&](const Stmt *S) {
    Structured &= !isa<LabelStmt, GotoStmt, IndirectGotoStmt>(S);
    return Structured;
  });
  return Structured;
}

bool Recogniser::mentions(const Stmt *S) const {
  bool Found = false;
  walk(S, [&](const Stmt *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    Found |= Ref && Ref->getDecl() == Iterator;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
      for (const LambdaCapture &C : Lambda->captures())
        Found |= C.capturesVariable() && C.getCapturedVar() == Iterator;
    return !Found;
  });
  return Found;
}

/// The iterator that \p S gives another position, if it does: ++, --, =, +=.
static const VarDecl *moved(const Stmt *S) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(S))
    return Unary->isIncrementDecrementOp() ? variable(Unary->getSubExpr())
                                           : nullptr;
  if (const auto *Binary = dyn_cast<BinaryOperator>(S))
    return Binary->isAssignmentOp() ? variable(Binary->getLHS()) : nullptr;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S);
  bool Moves = Operator && (Operator->isAssignmentOp() ||
                            Operator->getOperator() == OO_PlusPlus ||
                            Operator->getOperator() == OO_MinusMinus);
  return Moves ? variable(Operator->getArg(0)) : nullptr;
}

/// Is \p S `++it` or `it++`, and no more?
bool Recogniser::isIncrement(const Stmt *S) const {
  const auto *E = dyn_cast_or_null<Expr>(S);
  if (!E)
    return false;
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->isIncrementOp() && moved(E) == Iterator;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
  return Operator && Operator->getOperator() == OO_PlusPlus &&
         moved(E) == Iterator;
}

bool Recogniser::isReported(const Stmt *S) const {
  return S->getBeginLoc() == Use.getBegin() ||
         S->getSourceRange().fullyContains(Use);
}

/// The increment in the loop's header if it is the use that was reported:
/// `++it`, or one half of `++it, ++n`.
const Expr *Recogniser::headerIncrement() const {
  const auto *For = dyn_cast_or_null<ForStmt>(Loop);
  if (!For || !For->getInc())
    return nullptr;
  const Expr *Inc = For->getInc()->IgnoreImplicit();
  if (const auto *Comma = dyn_cast<BinaryOperator>(Inc);
      Comma && Comma->getOpcode() == BO_Comma) {
    const Expr *Left = Comma->getLHS()->IgnoreImplicit();
    const Expr *Right = Comma->getRHS()->IgnoreImplicit();
    if (isIncrement(Right))
      std::swap(Left, Right);
    // What stays must not care which comes first.
    const auto *Count = dyn_cast<UnaryOperator>(Right);
    if (!Count || !Count->isIncrementDecrementOp() || mentions(Right) ||
        !Count->getType()->isArithmeticType())
      return nullptr;
    Inc = Left;
  }
  return isIncrement(Inc) && isReported(Inc) ? Inc : nullptr;
}

/// Does nothing else in the loop's body move the iterator or erase by it?
bool Recogniser::isOnlyErase() const {
  bool Only = true;
  walk(Body, [&](const Stmt *S) {
    Only &= moved(S) != Iterator;
    if (const auto *Other = dyn_cast<CXXMemberCallExpr>(S);
        Other && Other != Call)
      Only &= !Other->getMethodDecl() || !mentions(Other) ||
              Other->getMethodDecl()->getDeclName() !=
                  Call->getMethodDecl()->getDeclName();
    return Only;
  });
  return Only;
}

static unsigned countContinues(const Stmt *Body) {
  unsigned Count = 0;
  walk(Body, [&](const Stmt *S) {
    Count += isa<ContinueStmt>(S);
    return !isLoop(S);
  });
  return Count;
}

/// Does the variable end with its scope by a call of a destructor?
static bool hasDestructor(const VarDecl &Var, const ASTContext &Ctx) {
  if (Var.getType()->isReferenceType())
    return Var.getInit() && isa<ExprWithCleanups>(Var.getInit());
  return Var.hasLocalStorage() && Var.getType().isDestructedType();
}

/// The increment comes before the end of the variables of \p Scope.
void Recogniser::delay(const Stmt *Scope) {
  auto See = [&](const Stmt *S) {
    if (const auto *Decls = dyn_cast_or_null<DeclStmt>(S))
      for (const Decl *D : Decls->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          Out.BeforeDestructors |= hasDestructor(*Var, Ctx);
  };
  if (const auto *Compound = dyn_cast<CompoundStmt>(Scope))
    llvm::for_each(Compound->body(), See);
  if (const auto *If = dyn_cast<IfStmt>(Scope)) {
    See(If->getInit());
    See(If->getConditionVariableDeclStmt());
  }
}

static bool hides(const Decl *D, DeclarationName Name) {
  if (const auto *Several = dyn_cast<DecompositionDecl>(D))
    return llvm::any_of(Several->bindings(), [&](const BindingDecl *B) {
      return B->getDeclName() == Name;
    });
  const auto *Named = dyn_cast<NamedDecl>(D);
  return Named && Named->getDeclName() == Name;
}

/// \p Increment goes to the end of \p To, if that is a block whose end is
/// reached and where the name means the iterator.
bool Recogniser::moveToEnd(const Stmt *To, const Expr *Increment) {
  const auto *End = dyn_cast_or_null<CompoundStmt>(To);
  if (!End || End->body_empty() || isJump(End->body_back()))
    return false;
  for (const Stmt *S : End->body())
    if (const auto *Decls = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Decls->decls())
        if (hides(D, Iterator->getDeclName()))
          return false;
  Out.Increment = Increment->getSourceRange();
  Out.Block = {End->getLBracLoc(), End->getRBracLoc()};
  Out.Last = End->body_back()->getBeginLoc();
  delay(End);
  return true;
}

static const Stmt *after(const CompoundStmt &Block, const Stmt *S) {
  const auto *It = llvm::find(Block.body(), S);
  return It == Block.body_end() || ++It == Block.body_end() ? nullptr : *It;
}

/// m.erase(it); ++it;
bool Recogniser::adjacent() {
  const Stmt *Next = Block ? after(*Block, Statement) : nullptr;
  if (!isIncrement(Next) || !isReported(Next))
    return false;
  Out.Increment = Next->getSourceRange();
  return true;
}

/// for (...; ++it) { if (c) { m.erase(it); continue; } ... }
bool Recogniser::leftByContinue() {
  const Expr *Increment = headerIncrement();
  if (!Increment || !Block || Block == Body ||
      !isa<ContinueStmt>(Block->body_back()) || countContinues(Body) != 1 ||
      !isOnlyErase())
    return false;
  return moveToEnd(Body, Increment);
}

/// for (...; ++it) m.erase(it);
bool Recogniser::wholeBody() {
  const Expr *Increment = headerIncrement();
  if (!Increment || Path[Branch] != Body || countContinues(Body) ||
      !isOnlyErase())
    return false;
  Out.Increment = Increment->getSourceRange();
  return true;
}

/// The increment comes right after \p If, on all ways through it.
bool Recogniser::inIfBefore(const IfStmt &If, const Expr *Increment) {
  bool InThen = Path[Branch] == If.getThen();
  const Stmt *Other = InThen ? If.getElse() : If.getThen();
  delay(&If);
  if (Other)
    return moveToEnd(Other, Increment);
  Out.Increment = Increment->getSourceRange();
  Out.If = If.getIfLoc();
  Out.Then = If.getThen()->getSourceRange();
  Out.ThenIsBlock = isa<CompoundStmt>(If.getThen());
  return true;
}

/// if (c) m.erase(it); else ++it;
bool Recogniser::ifAndElse(const IfStmt &If) {
  if (const auto *Outer = dyn_cast<CompoundStmt>(Path[Branch - 2]))
    for (const Stmt *S = after(*Outer, &If); S; S = after(*Outer, S))
      if (mentions(S))
        return false;
  const Stmt *Other =
      Path[Branch] == If.getThen() ? If.getElse() : If.getThen();
  if (const auto *Compound = dyn_cast_or_null<CompoundStmt>(Other))
    Other = Compound->body_empty() ? nullptr : Compound->body_back();
  return Loop && (&If == Body || Path[Branch - 2] == Body) &&
         isIncrement(Other) &&
         SM.isPointWithin(Use.getBegin(), Loop->getBeginLoc(),
                          Loop->getEndLoc());
}

bool Recogniser::inIf() {
  const auto *If = Branch > 0 ? dyn_cast<IfStmt>(Path[Branch - 1]) : nullptr;
  if (!If || If->isConstexpr() || If->isConsteval() || Branch < 2)
    return false;
  const Stmt *Around = Path[Branch - 2];
  const auto *Outer = dyn_cast<CompoundStmt>(Around);
  if (const Stmt *Next = Outer ? after(*Outer, If) : nullptr)
    if (isIncrement(Next) && isReported(Next))
      return inIfBefore(*If, cast<Expr>(Next));
  const Expr *Increment = headerIncrement();
  if (!Increment)
    return ifAndElse(*If);
  bool EndsBody = If == Body || (Outer == Body && Outer->body_back() == If);
  if (!EndsBody || countContinues(Body) || !isOnlyErase())
    return false;
  delay(Body);
  return inIfBefore(*If, Increment);
}

static const Expr *condition(const Stmt *Loop) {
  if (const auto *For = dyn_cast<ForStmt>(Loop))
    return For->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(Loop))
    return While->getCond();
  return nullptr;
}

/// Where elements move, a copy of end() dies with the erase: does the loop's
/// condition ask anything but the iterator and the container?
bool Recogniser::keepsEnd() const {
  if (Type.EraseOthers == Stability::Stable || !Loop)
    return false;
  const Expr *Condition = condition(Loop);
  bool Keeps = !Condition;
  walk(Condition, [&](const Stmt *S) {
    const auto *E = dyn_cast<Expr>(S);
    const VarDecl *Var = E && isa<DeclRefExpr>(E) ? variable(E) : nullptr;
    QualType Type = Var ? plain(Var->getType()) : QualType();
    Keeps |= Var && Var != Iterator && !Type->isArithmeticType() &&
             Type != plain(Call->getImplicitObjectArgument()->getType());
    return true;
  });
  return Keeps;
}

/// Is all that changes, and what is between, written as it is compiled: not by
/// a macro, nor under the condition of one?
bool Recogniser::isPlain() const {
  const Stmt *Whole = Loop ? Loop : Block;
  if (!Whole)
    return false;
  for (SourceLocation Loc :
       {Out.Call.getBegin(), Out.Call.getEnd(), Out.Argument.getBegin(),
        Out.Argument.getEnd(), Out.Increment.getBegin(), Out.Increment.getEnd(),
        Out.If, Out.Then.getBegin(), Out.Then.getEnd(), Out.Block.getBegin(),
        Out.Block.getEnd(), Out.Last, Whole->getBeginLoc(), Whole->getEndLoc()})
    if (Loc.isMacroID())
      return false;
  return isPlainText(Whole->getSourceRange(), Ctx);
}

std::optional<EraseIdiom> Recogniser::find() {
  if (isInstantiated(Function) || !findPath() || !bindCall() ||
      !bindStatement() || !bindLoop())
    return std::nullopt;
  // What is done after the erase must be right with the next element too.
  bool Past = false;
  if (Block && !adjacent())
    for (const Stmt *S : Block->body()) {
      if (Past && mentions(S))
        return std::nullopt;
      Past |= S == Statement;
    }
  // A second increment, in the header, would skip elements.
  const auto *For = dyn_cast_or_null<ForStmt>(Loop);
  bool Twice =
      For && For->getInc() && mentions(For->getInc()) && !headerIncrement();
  // A loop that counts its rounds would leave elements out.
  const Expr *Until = For ? For->getCond() : nullptr;
  if (const auto *While = dyn_cast_or_null<WhileStmt>(Loop))
    Until = While->getCond();
  bool Counts = Until && !mentions(Until);
  if (Twice || Counts || keepsEnd())
    return std::nullopt;
  if ((Out.Increment.isValid() || leftByContinue() || inIf() || wholeBody()) &&
      isPlain())
    return Out;
  return std::nullopt;
}

std::optional<EraseIdiom> maplint::findEraseIdiom(const FunctionDecl &Function,
                                                  const TypeModel &Type,
                                                  SourceRange Kill,
                                                  SourceRange Use) {
  return Recogniser(Function, Type, Kill, Use).find();
}
