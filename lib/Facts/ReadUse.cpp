//===- ReadUse.cpp - What m[k] is read for --------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReadUse.h"
#include "DefaultValue.h"
#include "Types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace maplint;

namespace {

class Recogniser {
public:
  Recogniser(const StmtPath &Path, unsigned Outermost, TypeModels &Types,
             const ASTContext &Ctx)
      : Path(Path), Outermost(Outermost), Types(Types), Ctx(Ctx),
        Type(plain(cast<Expr>(Path.back())->getType())), At(Path.size() - 1) {}

  std::optional<ReadUse> find();

private:
  bool bindCast(const CastExpr &Cast);
  bool bindMethod(unsigned I);
  bool bindComparison(const BinaryOperator &E, unsigned I);
  bool bindNullTest(const CXXOperatorCallExpr &E, unsigned I);

  /// What is known of Path[At], the part of the statement that is rewritten.
  enum class Kind : uint8_t {
    Place, ///< it is m[k] itself
    Value, ///< its value, or one that is 0 where that is the default
    False, ///< a truth that is false where the key is not there
    True,  ///< one that is true there
    Copy,  ///< a copy of the value
  };

  const StmtPath &Path;
  const unsigned Outermost;
  TypeModels &Types;
  const ASTContext &Ctx;
  const QualType Type; ///< of the value
  unsigned At;
  Kind Is = Kind::Place;
};

} // namespace

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
std::optional<ReadUse> Recogniser::find() {
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
        return std::nullopt;
    } else if (Is == Kind::Place && isa<MemberExpr>(S) && I > Outermost) {
      if (!bindMethod(I))
        return std::nullopt;
      --I;
    } else if (Is == Kind::Place && Construct &&
               Construct->getConstructor()->isCopyConstructor() &&
               plain(Construct->getType()) == Type) {
      Is = Kind::Copy;
    } else if (Is == Kind::Place && Operator) {
      if (!bindNullTest(*Operator, I))
        return std::nullopt;
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
  if (Is == Kind::Place)
    return std::nullopt;
  ReadForm Form = Is == Kind::False  ? ReadForm::And
                  : Is == Kind::True ? ReadForm::Or
                                     : ReadForm::Value;
  return ReadUse{At, Form, Is == Kind::Value && At + 1 != Path.size()};
}

std::optional<ReadUse> maplint::useOf(const StmtPath &Path, unsigned Outermost,
                                      TypeModels &Types,
                                      const ASTContext &Ctx) {
  return Recogniser(Path, Outermost, Types, Ctx).find();
}

/// Does the expression give a number, a truth or nothing, so that nothing of
/// its operands outlives it?
static bool isPlainResult(const Stmt *S) {
  const auto *E = dyn_cast<Expr>(S);
  return E && !E->isGLValue() &&
         (E->getType()->isArithmeticType() || E->getType()->isVoidType());
}

bool maplint::isReadForCopy(const StmtPath &Path, bool Shares) {
  QualType Type = plain(cast<Expr>(Path.back())->getType());
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
