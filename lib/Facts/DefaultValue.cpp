//===- DefaultValue.cpp - The default value, as text ----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DefaultValue.h"
#include "Types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace maplint;

namespace {
/// Typedefs of typedefs are followed this deep.
constexpr unsigned MaxTypedefs = 8;
} // namespace

bool maplint::isNullable(QualType Type) {
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() &&
         llvm::any_of(Record->ctors(), [](const CXXConstructorDecl *C) {
           return C->isConvertingConstructor(/*AllowExplicit=*/false) &&
                  !C->isDeleted() && C->getAccess() == AS_public &&
                  C->getNumParams() > 0 && C->getMinRequiredArguments() == 1 &&
                  plain(C->getParamDecl(0)->getType())->isNullPtrType();
         });
}

static std::string builtinDefault(const BuiltinType &Type) {
  switch (Type.getKind()) {
  case BuiltinType::Bool:
    return "false";
  case BuiltinType::Char_S:
  case BuiltinType::Char_U:
    return "'\\0'";
  case BuiltinType::Int:
  case BuiltinType::UInt:
  case BuiltinType::Long:
  case BuiltinType::ULong:
  case BuiltinType::LongLong:
  case BuiltinType::ULongLong:
    return "0";
  case BuiltinType::Float:
    return "0.0f";
  case BuiltinType::Double:
    return "0.0";
  default:
    return ""; // an int would not leave the type as it is
  }
}

/// What the container is declared as: the variable, the member.
static const DeclaratorDecl *declared(const Expr *Container) {
  for (;;) {
    Container = Container->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Container))
      return dyn_cast<DeclaratorDecl>(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(Container))
      return dyn_cast<DeclaratorDecl>(Member->getMemberDecl());
    const auto *Star = dyn_cast<UnaryOperator>(Container);
    if (!Star || Star->getOpcode() != UO_Deref)
      return nullptr;
    Container = Star->getSubExpr();
  }
}

/// Are names that mean something in \p There found in the function as well?
static bool isVisible(const DeclContext &There, const FunctionDecl &Function) {
  if (There.Encloses(&Function))
    return true;
  const auto *Base = dyn_cast<CXXRecordDecl>(&There);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Base && Method && Method->getParent()->isDerivedFrom(Base);
}

static bool isGlobalName(llvm::StringRef Text) {
  return Text.starts_with("std::") && !Text.contains('<');
}

/// The text of a type. The last `>` of one may be the half of a `>>`.
static std::string text(SourceRange Range, const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  CharSourceRange Chars = CharSourceRange::getTokenRange(Range);
  if (CharSourceRange End = SM.getExpansionRange(Range.getEnd());
      Range.getEnd().isMacroID() && End.isCharRange())
    Chars = CharSourceRange::getCharRange(Range.getBegin(), End.getEnd());
  if (Chars.getBegin().isMacroID() || Chars.getEnd().isMacroID())
    return "";
  return Lexer::getSourceText(Chars, SM, Ctx.getLangOpts()).str();
}

/// The template argument that is \p Type, as it is written.
static std::string argumentText(TemplateSpecializationTypeLoc Loc,
                                QualType Type, const ASTContext &Ctx) {
  for (unsigned I = 0; I < Loc.getNumArgs(); ++I) {
    const TemplateArgumentLoc &Arg = Loc.getArgLoc(I);
    if (Arg.getArgument().getKind() != TemplateArgument::Type ||
        Arg.getArgument().getAsType().getCanonicalType() != Type)
      continue;
    return text(Arg.getTypeSourceInfo()->getTypeLoc().getSourceRange(), Ctx);
  }
  return "";
}

/// The name of the type as the container's declaration has it.
static std::string typeName(QualType Type, const DeclaratorDecl &Container,
                            const FunctionDecl &Function) {
  const TypeSourceInfo *Written = Container.getTypeSourceInfo();
  const DeclContext *There = Container.getDeclContext();
  for (unsigned I = 0; Written && I < MaxTypedefs; ++I) {
    TypeLoc Loc = Written->getTypeLoc();
    if (auto Reference = Loc.getAsAdjusted<ReferenceTypeLoc>())
      Loc = Reference.getPointeeLoc();
    if (auto Pointer = Loc.getAsAdjusted<PointerTypeLoc>())
      Loc = Pointer.getPointeeLoc();
    if (auto Template = Loc.getAsAdjusted<TemplateSpecializationTypeLoc>()) {
      std::string Text = argumentText(Template, Type, Function.getASTContext());
      return isVisible(*There, Function) || isGlobalName(Text) ? Text : "";
    }
    const auto *Typedef = Loc.getType()->getAs<TypedefType>();
    if (!Typedef)
      return "";
    Written = Typedef->getDecl()->getTypeSourceInfo();
    There = Typedef->getDecl()->getDeclContext();
  }
  return "";
}

/// Is `Name()` an expression: one word, but for template arguments?
static bool isSimpleName(llvm::StringRef Name) {
  return !Name.empty() && !Name.contains('\n') &&
         !Name.take_until([](char C) { return C == '<'; }).contains(' ') &&
         (Name.ends_with(">") || clang::isAsciiIdentifierContinue(Name.back()));
}

/// The enumerator that is the default, if there is one.
static llvm::StringRef zero(QualType Type) {
  const auto *Enum = Type->getAs<EnumType>();
  const EnumDecl *Decl = Enum ? Enum->getDecl()->getDefinition() : nullptr;
  if (Decl)
    for (const EnumConstantDecl *Each : Decl->enumerators())
      if (Each->getInitVal() == 0)
        return Each->getName();
  return {};
}

std::string maplint::defaultValue(QualType Type, const Expr &Container,
                                  const FunctionDecl &Function) {
  Type = plain(Type);
  if (Type->isAnyPointerType() || Type->isMemberPointerType() ||
      isNullable(Type))
    return "nullptr";
  if (const auto *Builtin = Type->getAs<BuiltinType>())
    if (std::string Text = builtinDefault(*Builtin); !Text.empty())
      return Text;
  const DeclaratorDecl *Declared = declared(&Container);
  std::string Name = Declared ? typeName(Type, *Declared, Function) : "";
  if (!isSimpleName(Name))
    return "";
  llvm::StringRef Zero = zero(Type);
  return Zero.empty() ? Name + "()" : (Name + "::" + Zero).str();
}
