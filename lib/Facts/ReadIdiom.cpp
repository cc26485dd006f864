//===- ReadIdiom.cpp - A statement that reads m[k] ------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReadIdiom.h"
#include "DefaultValue.h"
#include "Order.h"
#include "Places.h"
#include "Types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace maplint;

namespace {

/// One m[k] in its statement.
class Recogniser {
public:
  Recogniser(const FunctionDecl &Function, TypeModels &Types, SourceRange Read);

  bool bindRead();
  bool bindFollowed();
  /// What the call can become; needs no more than the call.
  std::optional<LookupCall> lookup() const;
  bool isCopied(bool Shares) const { return isReadForCopy(Path, Shares); }

  ReadIdiom Out;
  SourceRange Scope; ///< where the name of the iterator means it

private:
  bool bindCall();
  bool bindStatement();
  bool bindPlace();
  bool bindCondition();
  bool canDeclare(const CompoundStmt &Block) const;
  bool bindUse();
  bool bindParentheses();
  bool isUndisturbed() const;
  bool isUndisturbedBy(const Stmt *Around, const Stmt *Way) const;
  bool isPlain() const;

  const FunctionDecl &Function;
  const ASTContext &Ctx;
  TypeModels &Types;

  StmtPath Path; ///< from the body to the call
  const CXXOperatorCallExpr *Call = nullptr;
  QualType Type;          ///< of the value
  unsigned Outermost = 0; ///< the first expression on the way to the call
  unsigned Statement = 0; ///< what Outermost is a part of, or itself
  unsigned At = 0;        ///< what is rewritten
};

} // namespace

Recogniser::Recogniser(const FunctionDecl &Function, TypeModels &Types,
                       SourceRange Read)
    : Function(Function), Ctx(Function.getASTContext()), Types(Types) {
  Path = pathTo(Function.getBody(), [&](const Stmt *S) {
    const auto *E = dyn_cast<CXXOperatorCallExpr>(S);
    return E && E->getOperator() == OO_Subscript &&
           E->getSourceRange() == Read && E->getNumArgs() == 2;
  });
  if (Path.empty())
    return;
  Call = cast<CXXOperatorCallExpr>(Path.back());
  Type = plain(Call->getType());
  At = Outermost = Path.size() - 1;
  while (Outermost > 0 && isa<Expr>(Path[Outermost - 1]))
    --Outermost;
}

std::optional<LookupCall> Recogniser::lookup() const {
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || isInstantiated(Function))
    return std::nullopt;
  const TypeModel *Model =
      Types.container(Call->getArg(0)->IgnoreParenImpCasts()->getType());
  if (!Model || Callee->getNumParams() != 1)
    return std::nullopt;
  return LookupCall{*Model, *Callee, *Call->getArg(0), *Call->getArg(1)};
}

/// The container and the key. `(*p)[k]` is `p->find(k)`.
bool Recogniser::bindCall() {
  std::optional<LookupCall> Look = lookup();
  const Expr *Key = Look ? Look->Key.IgnoreUnlessSpelledInSource() : nullptr;
  if (!Look || !isPath(&Look->Object, Types) || isa<InitListExpr>(Key) ||
      Key->isXValue()) // {a, b}, std::move(k)
    return false;
  std::optional<FindTwin> Names = findTwin(*Look, Types);
  if (!Names)
    return false;
  Out.Names = *Names;
  Out.Read = Out.Whole = Call->getSourceRange();
  Out.Key = Look->Key.getSourceRange();
  Out.Object = Look->Object.getSourceRange();
  const Expr *Object = Look->Object.IgnoreParenImpCasts();
  const Expr *Pointer = nullptr;
  if (const auto *Star = dyn_cast<UnaryOperator>(Object))
    Pointer = Star->getOpcode() == UO_Deref ? Star->getSubExpr() : nullptr;
  if (const auto *Star = dyn_cast<CXXOperatorCallExpr>(Object))
    Pointer = Star->getOperator() == OO_Star ? Star->getArg(0) : nullptr;
  if (Pointer && !isa<UnaryOperator>(Pointer->IgnoreImpCasts())) {
    Out.Object = Pointer->getSourceRange();
    Out.Arrow = true;
  }
  return true;
}

//===-- The statement -------------------------------------------------------//

/// Is a declaration before the statement one of this block, and skipped by no
/// jump?
bool Recogniser::canDeclare(const CompoundStmt &Block) const {
  bool Jumps = Statement > 1 && isa<SwitchStmt>(Path[Statement - 2]);
  for (const Stmt *S : Block.body())
    Jumps |= isa<SwitchCase>(S);
  walk(&Block, [&](const Stmt *S) {
    Jumps |= isa<LabelStmt>(S);
    return !Jumps;
  });
  return !Jumps;
}

/// The statement that evaluates the expression first of all, and once: return,
/// if, switch, a declaration, or the expression itself.
bool Recogniser::bindStatement() {
  Statement = Outermost;
  if (Outermost == 0)
    return false;
  const Stmt *Around = Path[Outermost - 1];
  if (isa<ReturnStmt>(Around)) {
    --Statement;
  } else if (const auto *Decls = dyn_cast<DeclStmt>(Around)) {
    const auto *Var = Decls->isSingleDecl()
                          ? dyn_cast<VarDecl>(Decls->getSingleDecl())
                          : nullptr;
    if (!Var || !Var->hasLocalStorage() || Outermost < 2)
      return false;
    --Statement;
    const auto *If = dyn_cast<IfStmt>(Path[Outermost - 2]);
    if (If && If->getConditionVariableDeclStmt() == Decls && !If->getInit())
      --Statement;
  } else if (const auto *If = dyn_cast<IfStmt>(Around)) {
    if (Path[Outermost] == If->getCond() && !If->getInit())
      --Statement;
  } else if (const auto *Switch = dyn_cast<SwitchStmt>(Around)) {
    if (Path[Outermost] == Switch->getCond() && !Switch->getInit())
      --Statement;
  }
  return Statement > 0;
}

/// Can the if have an init-statement? Then that is where to declare.
bool Recogniser::bindCondition() {
  const auto *If = dyn_cast<IfStmt>(Path[Statement]);
  if (If && Ctx.getLangOpts().CPlusPlus17 && !If->getConditionVariable())
    Out.Condition = If->getCond()->getBeginLoc();
  return Out.Condition.isValid();
}

static bool isBody(const Stmt *S, const Stmt *Around) {
  if (const auto *If = dyn_cast<IfStmt>(Around))
    return If->getThen() == S && !If->getElse();
  if (const auto *For = dyn_cast<ForStmt>(Around))
    return For->getBody() == S;
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Around))
    return Range->getBody() == S;
  const auto *While = dyn_cast<WhileStmt>(Around);
  return While && While->getBody() == S;
}

/// Where the declaration can stand.
bool Recogniser::bindPlace() {
  const Stmt *S = Path[Statement], *Around = Path[Statement - 1];
  const auto *If = dyn_cast<IfStmt>(Around);
  const auto *This = dyn_cast<IfStmt>(S);
  if (isa<SwitchCase, LabelStmt, AttributedStmt>(Around) ||
      (This && (This->isConstexpr() || This->isConsteval() ||
                (If && If->getElse() == S))))
    return false;
  Out.Statement = Scope = S->getSourceRange();
  if (bindCondition())
    return true;
  if (const auto *Block = dyn_cast<CompoundStmt>(Around)) {
    Scope.setEnd(Block->getRBracLoc());
    return canDeclare(*Block);
  }
  Out.Around = Around->getBeginLoc();
  return isBody(S, Around) && isa<Expr, ReturnStmt>(S);
}

//===-- The use -------------------------------------------------------------//

bool Recogniser::bindUse() {
  std::optional<ReadUse> Use = useOf(Path, Outermost, Types, Ctx);
  if (!Use)
    return false;
  At = Use->At;
  Out.Whole = Path[At]->getSourceRange();
  Out.Form = Use->Form;
  if (Use->Zero)
    Out.Default = "0";
  else if (Out.Form == ReadForm::Value)
    Out.Default = defaultValue(Type, *Call->getArg(0), Function);
  return Out.Form != ReadForm::Value || !Out.Default.empty();
}

/// Does what Whole becomes need parentheses where it stands?
bool Recogniser::bindParentheses() {
  unsigned I = At;
  do {
    if (I == Outermost)
      return true;
    --I;
  } while (isa<ImplicitCastExpr, FullExpr, MaterializeTemporaryExpr,
               CXXBindTemporaryExpr>(Path[I]) ||
           (isa<CXXConstructExpr>(Path[I]) &&
            Path[I]->getSourceRange() == Path[I + 1]->getSourceRange()));
  const Stmt *Around = Path[I], *Part = Path[I + 1];
  if (const auto *Binary = dyn_cast<BinaryOperator>(Around))
    Out.Parenthesize =
        !(Binary->getOpcode() == BO_LAnd && Out.Form == ReadForm::And) &&
        !(Binary->getOpcode() == BO_LOr && Out.Form == ReadForm::Or) &&
        !(Binary->isAssignmentOp() && Binary->getRHS() == Part);
  else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Around))
    Out.Parenthesize =
        Operator->getArg(0) == Part ||
        !(Operator->isAssignmentOp() || Operator->getOperator() == OO_Call ||
          Operator->getOperator() == OO_Subscript);
  else
    Out.Parenthesize =
        !isa<ParenExpr, CallExpr, CXXConstructExpr, InitListExpr,
             CXXFunctionalCastExpr, CXXNamedCastExpr, ArraySubscriptExpr>(
            Around);
  return true;
}

//===-- What else is evaluated ----------------------------------------------//

/// Can the look-up come before what else is evaluated at \p Around, with \p Way
/// the part of it that has the look-up?
bool Recogniser::isUndisturbedBy(const Stmt *Around, const Stmt *Way) const {
  const Expr *Object = Call->getArg(0), *Key = Call->getArg(1);
  const auto *Binary = dyn_cast<BinaryOperator>(Around);
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Around);
  // [expr.ass]/1: the right operand comes first.
  if (Ctx.getLangOpts().CPlusPlus17 &&
      ((Binary && Binary->isAssignmentOp() && Binary->getRHS() == Way) ||
       (Operator && Operator->isAssignmentOp() && Operator->getArg(0) != Way)))
    return true;
  const auto *Choice = dyn_cast<AbstractConditionalOperator>(Around);
  bool Sometimes =
      (Binary && Binary->isLogicalOp() && Binary->getRHS() == Way) ||
      (Choice && Choice->getCond() != Way);
  if (Sometimes && (!isSafe(Object) || !isSafe(Key)))
    return false;
  bool Quiet = isQuiet(Key, Types);
  return llvm::all_of(Around->children(), [&](const Stmt *S) {
    const auto *E = dyn_cast_or_null<Expr>(S);
    return S == Way || !E || (Quiet ? isQuiet(E, Types) : isSafe(E));
  });
}

bool Recogniser::isUndisturbed() const {
  for (unsigned I = Outermost; I + 1 < Path.size(); ++I)
    if (isa<StmtExpr>(Path[I]) || !isUndisturbedBy(Path[I], Path[I + 1]))
      return false;
  return true;
}

bool Recogniser::isPlain() const {
  for (SourceRange Range : {Out.Object, Out.Key, Out.Read, Out.Whole})
    if (Range.getBegin().isMacroID() || Range.getEnd().isMacroID())
      return false;
  return isPlainText({Out.Statement.getBegin(), Out.Whole.getEnd()}, Ctx) &&
         isPlainText(Path[Outermost]->getSourceRange(), Ctx) &&
         !Out.Statement.getEnd().isMacroID() && !Out.Around.isMacroID();
}

bool Recogniser::bindRead() {
  return bindCall() && bindStatement() && bindPlace() && bindUse() &&
         bindParentheses() && isUndisturbed() && isPlain();
}

/// m[k]->f(); or m[k](); with nothing around it.
bool Recogniser::bindFollowed() {
  if (!Ctx.getLangOpts().CPlusPlus17 || !bindCall() || !bindStatement() ||
      Statement != Outermost || !isa<CompoundStmt>(Path[Statement - 1]) ||
      !(Type->isAnyPointerType() || isNullable(Type)))
    return false;
  bool Calls = false;
  for (unsigned I = Outermost; I + 1 < Path.size(); ++I) {
    const auto *E = dyn_cast<CallExpr>(Path[I]);
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(E);
    if (Operator && Operator->getOperator() == OO_Arrow)
      continue;
    if (E && Calls)
      return false;
    Calls |= E != nullptr;
    if (E && (Operator ? Operator->getOperator() != OO_Call ||
                             Operator->getArg(0) != Path[I + 1]
                       : E->getCallee() != Path[I + 1]))
      return false;
    if (const auto *Member = dyn_cast<MemberExpr>(Path[I]))
      if (!Member->isArrow() || !isa<CXXMethodDecl>(Member->getMemberDecl()))
        return false;
    if (!isa<CallExpr, MemberExpr, ImplicitCastExpr, ExprWithCleanups>(Path[I]))
      return false;
  }
  Out.Form = ReadForm::Guard;
  Out.Statement = Scope = Path[Statement]->getSourceRange();
  return Calls && Out.Statement.getBegin() == Out.Read.getBegin() &&
         isUndisturbed() && isPlain();
}

static std::optional<ReadIdiom> named(ReadIdiom Idiom, std::string Name) {
  Idiom.Iterator = std::move(Name);
  return Idiom.Iterator.empty() ? std::nullopt : std::optional(Idiom);
}

std::optional<ReadIdiom> ReadIdioms::read(SourceRange Read) {
  Recogniser R(Function, Types, Read);
  return R.bindRead() ? named(R.Out, Names.give(R.Scope)) : std::nullopt;
}

std::optional<ReadIdiom> ReadIdioms::followed(SourceRange Read) {
  Recogniser R(Function, Types, Read);
  return R.bindFollowed() ? named(R.Out, Names.give(R.Scope)) : std::nullopt;
}

llvm::StringRef ReadIdioms::copyOf(SourceRange Read) {
  Recogniser R(Function, Types, Read);
  std::optional<LookupCall> Call = R.lookup();
  return Call && R.isCopied(Call->Model.Shares) ? defaultTwin(*Call)
                                                : llvm::StringRef();
}
