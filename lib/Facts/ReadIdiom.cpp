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

/// Names for the iterator, the usual one first.
constexpr llvm::StringLiteral IteratorNames[] = {"it", "found", "entry"};

/// One m[k] in its statement.
class Recogniser {
public:
  Recogniser(const FunctionDecl &Function, TypeModels &Types, SourceRange Read);

  bool bindRead();
  bool bindFollowed();
  bool isCopied(bool Shares) const;
  /// What the call can become; needs no more than the call.
  std::optional<LookupCall> lookup() const;

  ReadIdiom Out;
  SourceRange Scope; ///< where the name of the iterator means it

private:
  bool bindCall();
  bool bindStatement();
  bool bindPlace();
  bool bindCondition();
  bool canDeclare(const CompoundStmt &Block) const;
  bool bindUse();
  bool bindCast(const CastExpr &Cast);
  bool bindMethod(unsigned I);
  bool bindComparison(const BinaryOperator &E, unsigned I);
  bool bindNullTest(const CXXOperatorCallExpr &E, unsigned I);
  bool bindParentheses();
  bool isUndisturbed() const;
  bool isUndisturbedBy(const Stmt *Around, const Stmt *Way) const;
  bool isPlain() const;

  /// What is known of Path[At], the part of the statement that is rewritten.
  enum class Kind : uint8_t {
    Place, ///< it is m[k] itself
    Value, ///< its value, or one that is 0 where that is the default
    False, ///< a truth that is false where the key is not there
    True,  ///< one that is true there
    Copy,  ///< a copy of the value
  };

  const FunctionDecl &Function;
  const ASTContext &Ctx;
  TypeModels &Types;

  StmtPath Path; ///< from the body to the call
  const CXXOperatorCallExpr *Call = nullptr;
  QualType Type;           ///< of the value
  unsigned Outermost = 0;  ///< the first expression on the way to the call
  unsigned Statement = 0;  ///< what Outermost is a part of, or itself
  unsigned At = 0;
  Kind Is = Kind::Place;
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
  if (!Look || !isPath(&Look->Object, Types) ||
      isa<InitListExpr>(Look->Key.IgnoreUnlessSpelledInSource()))
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
    Jumps |= isa<SwitchCase, LabelStmt>(S);
  return !Jumps;
}

/// The part of a statement that is evaluated first, and once.
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

bool Recogniser::bindCast(const CastExpr &Cast) {
  switch (Cast.getCastKind()) {
  case CK_NoOp:
  case CK_DerivedToBase:
  case CK_UncheckedDerivedToBase:
  case CK_UserDefinedConversion:
    return true;
  case CK_LValueToRValue:
    if (Is == Kind::Place)
      Is = Type->isBooleanType() ? Kind::False : Kind::Value;
    return Is != Kind::Place;
  case CK_IntegralToBoolean:
  case CK_FloatingToBoolean:
  case CK_PointerToBoolean:
  case CK_MemberPointerToBoolean:
    if (Is == Kind::Value)
      Is = Kind::False;
    return Is != Kind::Place;
  default:
    return Is != Kind::Place;
  }
}

/// A method of the value, at Path[I]: a conversion to bool, or one that says of
/// an empty container what is known.
bool Recogniser::bindMethod(unsigned I) {
  const auto *E = dyn_cast<CXXMemberCallExpr>(Path[I - 1]);
  const CXXMethodDecl *Method = E ? E->getMethodDecl() : nullptr;
  if (!Method || E->getCallee()->IgnoreParens() != Path[I] ||
      cast<MemberExpr>(Path[I])->isArrow())
    return false;
  At = I - 1;
  if (isa<CXXConversionDecl>(Method)) {
    Is = Kind::False;
    return E->getType()->isBooleanType() && isNullable(Type);
  }
  const TypeModel *Model = Types.container(Type);
  const Effects *Does = Model && Method->getIdentifier()
                            ? Model->method(Method->getName())
                            : nullptr;
  if (!Does)
    return false;
  bool Truth = E->getType()->isBooleanType();
  switch (Does->Result) {
  case Yields::Emptiness:
    Is = Kind::True;
    return Truth;
  case Yields::Presence:
  case Yields::Size:
    Is = Truth ? Kind::False : Kind::Value;
    return true;
  default:
    return false;
  }
}

static bool compares(BinaryOperatorKind Op, int ZeroToOther) {
  switch (Op) {
  case BO_EQ:
    return ZeroToOther == 0;
  case BO_NE:
    return ZeroToOther != 0;
  case BO_LT:
    return ZeroToOther < 0;
  case BO_LE:
    return ZeroToOther <= 0;
  case BO_GT:
    return ZeroToOther > 0;
  default:
    return ZeroToOther >= 0;
  }
}

/// m[k] > 3: what it says of 0, or of null.
bool Recogniser::bindComparison(const BinaryOperator &E, unsigned I) {
  bool Left = E.getLHS() == Path[I + 1];
  const Expr *Other = Left ? E.getRHS() : E.getLHS();
  BinaryOperatorKind Op = E.getOpcode();
  if (Op == BO_Cmp)
    return false;
  int ZeroToOther = 0;
  Expr::EvalResult Known;
  if (Other->getType()->isIntegralOrEnumerationType()) {
    if (Other->isValueDependent() || !Other->EvaluateAsInt(Known, Ctx))
      return false;
    const llvm::APSInt &N = Known.Val.getInt();
    ZeroToOther = N == 0 ? 0 : N.isNegative() ? 1 : -1;
  } else if (!E.isEqualityOp() ||
             !Other->IgnoreParenImpCasts()->getType()->isNullPtrType()) {
    return false;
  }
  if (!Left)
    Op = BinaryOperator::reverseComparisonOp(Op);
  Is = compares(Op, ZeroToOther) ? Kind::True : Kind::False;
  At = I;
  return true;
}

/// m[k] == nullptr, of a smart pointer.
bool Recogniser::bindNullTest(const CXXOperatorCallExpr &E, unsigned I) {
  OverloadedOperatorKind Op = E.getOperator();
  if ((Op != OO_EqualEqual && Op != OO_ExclaimEqual) || !isNullable(Type) ||
      llvm::none_of(E.arguments(), [](const Expr *Arg) {
        return Arg->IgnoreParenImpCasts()->getType()->isNullPtrType();
      }))
    return false;
  Is = Op == OO_EqualEqual ? Kind::True : Kind::False;
  At = I;
  return true;
}

/// What becomes of the value, as far as it is known without the key.
bool Recogniser::bindUse() {
  for (unsigned I = Path.size() - 1; I-- > Outermost && Is != Kind::Copy;) {
    const Stmt *S = Path[I];
    if (isa<ParenExpr, FullExpr, MaterializeTemporaryExpr,
            CXXBindTemporaryExpr>(S))
      continue;
    const auto *Construct = dyn_cast<CXXConstructExpr>(S);
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S);
    const auto *Unary = dyn_cast<UnaryOperator>(S);
    const auto *Binary = dyn_cast<BinaryOperator>(S);
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S)) {
      if (!bindCast(*Cast))
        return false;
    } else if (Is == Kind::Place && isa<MemberExpr>(S) && I > Outermost) {
      if (!bindMethod(I))
        return false;
      --I;
    } else if (Is == Kind::Place && Construct &&
               Construct->getConstructor()->isCopyConstructor() &&
               plain(Construct->getType()) == Type) {
      Is = Kind::Copy;
    } else if (Is == Kind::Place && Operator) {
      if (!bindNullTest(*Operator, I))
        return false;
    } else if (isa<CXXRewrittenBinaryOperator>(S) && Is > Kind::Value) {
      At = I;
    } else if (Unary && Unary->getOpcode() == UO_LNot && Is > Kind::Value) {
      Is = Is == Kind::True ? Kind::False : Kind::True;
      At = I;
    } else if (!Binary || !Binary->isComparisonOp() || Is != Kind::Value ||
               !bindComparison(*Binary, I)) {
      break;
    }
  }
  Out.Whole = Path[At]->getSourceRange();
  Out.Form = Is == Kind::False  ? ReadForm::And
             : Is == Kind::True ? ReadForm::Or
                                : ReadForm::Value;
  if (Is == Kind::Value && At + 1 != Path.size())
    Out.Default = "0";
  else if (Out.Form == ReadForm::Value)
    Out.Default = defaultValue(Type, *Call->getArg(0), Function);
  return Is != Kind::Place &&
         (Out.Form != ReadForm::Value || !Out.Default.empty());
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
             CXXFunctionalCastExpr, CXXNamedCastExpr>(Around);
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
  bool Sometimes = (Binary && Binary->isLogicalOp() && Binary->getRHS() == Way) ||
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
         !Out.Statement.getEnd().isMacroID();
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

/// Does the expression give a number, a truth or nothing, so that nothing of its
/// operands outlives it?
static bool isPlainResult(const Stmt *S) {
  const auto *E = dyn_cast<Expr>(S);
  return E && !E->isGLValue() &&
         (E->getType()->isArithmeticType() || E->getType()->isVoidType());
}

/// Is m[k] read for its value, so that a copy of that will do? One that shares
/// with the original costs nothing.
bool Recogniser::isCopied(bool Shares) const {
  for (unsigned I = Path.size() - 1; I-- > 0;) {
    const Stmt *S = Path[I];
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
        Cast && Cast->getCastKind() == CK_LValueToRValue)
      return true;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
      return Construct->getConstructor()->isCopyConstructor() &&
             plain(Construct->getType()) == Type;
    if (const auto *Member = dyn_cast<MemberExpr>(S);
        Member && !isa<CXXConversionDecl>(Member->getMemberDecl()))
      return Shares && isa<CXXMethodDecl>(Member->getMemberDecl()) && I > 0 &&
             isPlainResult(Path[I - 1]);
    if (isa<MemberExpr>(S))
      return isNullable(Type);
    if (isa<CallExpr>(S))
      return Shares && isPlainResult(S);
    if (!isa<ParenExpr, ImplicitCastExpr>(S))
      return false;
  }
  return false;
}

//===-- Names ---------------------------------------------------------------//

static void mention(const NamedDecl *D, llvm::StringSet<> &Out) {
  if (D && D->getIdentifier())
    Out.insert(D->getName());
}

/// The names that the text of \p Body has, in lambdas too.
static void collectNames(const Stmt *Body, llvm::StringSet<> &Out) {
  llvm::SmallVector<const Stmt *, 32> Work{Body};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S)
      continue;
    Work.append(S->child_begin(), S->child_end());
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      mention(Ref->getDecl(), Out);
    else if (const auto *Member = dyn_cast<MemberExpr>(S))
      mention(Member->getMemberDecl(), Out);
    else if (const auto *Catch = dyn_cast<CXXCatchStmt>(S))
      mention(Catch->getExceptionDecl(), Out);
    else if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
      for (const ParmVarDecl *Param : Lambda->getCallOperator()->parameters())
        mention(Param, Out);
    if (const auto *Decls = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Decls->decls()) {
        mention(dyn_cast<NamedDecl>(D), Out);
        if (const auto *Several = dyn_cast<DecompositionDecl>(D))
          for (const BindingDecl *B : Several->bindings())
            mention(B, Out);
      }
  }
}

/// Names of the function, and of those around it if it is a lambda.
static llvm::StringSet<> namesIn(const FunctionDecl &Function) {
  llvm::StringSet<> Out;
  for (const DeclContext *C = &Function; C; C = C->getParent())
    if (const auto *Each = dyn_cast<FunctionDecl>(C)) {
      for (const ParmVarDecl *Param : Each->parameters())
        mention(Param, Out);
      collectNames(Each->getBody(), Out);
    }
  return Out;
}

/// Does the name mean something else in the function, or will it?
bool ReadIdioms::isTaken(llvm::StringRef Name, SourceRange Scope) {
  if (!Mentioned)
    Mentioned = namesIn(Function);
  if (Mentioned->contains(Name))
    return true;
  auto Meets = [&](const Given &G) {
    return G.Name == Name && (G.Scope.fullyContains(Scope) ||
                              Scope.fullyContains(G.Scope));
  };
  if (llvm::any_of(New, Meets))
    return true;
  IdentifierInfo *Id = &Function.getASTContext().Idents.get(Name);
  for (const DeclContext *C = &Function; C; C = C->getParent())
    if (isa<CXXRecordDecl, NamespaceDecl, TranslationUnitDecl>(C) &&
        !C->lookup(Id).empty())
      return true;
  return false;
}

std::string ReadIdioms::freeName(SourceRange Scope) {
  for (llvm::StringRef Name : IteratorNames)
    if (!isTaken(Name, Scope)) {
      New.push_back({Name.str(), Scope});
      return Name.str();
    }
  return "";
}

static std::optional<ReadIdiom> named(ReadIdiom Idiom, std::string Name) {
  Idiom.Iterator = std::move(Name);
  return Idiom.Iterator.empty() ? std::nullopt : std::optional(Idiom);
}

std::optional<ReadIdiom> ReadIdioms::read(SourceRange Read) {
  Recogniser R(Function, Types, Read);
  return R.bindRead() ? named(R.Out, freeName(R.Scope)) : std::nullopt;
}

std::optional<ReadIdiom> ReadIdioms::followed(SourceRange Read) {
  Recogniser R(Function, Types, Read);
  return R.bindFollowed() ? named(R.Out, freeName(R.Scope)) : std::nullopt;
}

llvm::StringRef ReadIdioms::copyOf(SourceRange Read) {
  Recogniser R(Function, Types, Read);
  std::optional<LookupCall> Call = R.lookup();
  return Call && R.isCopied(Call->Model.Shares) ? defaultTwin(*Call)
                                                : llvm::StringRef();
}
