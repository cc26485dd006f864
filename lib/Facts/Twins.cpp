//===- Twins.cpp - Methods that can be called instead ---------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Twins.h"
#include "Lowering.h"
#include "Types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace maplint;

namespace {
/// Deeper hierarchies than this one are not searched.
constexpr unsigned MaxBaseDepth = 8;

using Declared = llvm::SmallVector<const NamedDecl *, 4>;
} // namespace

/// The members of that name that anybody may use ([class.member.lookup]).
static void publicMembers(const CXXRecordDecl *Record, DeclarationName Name,
                          unsigned Depth, Declared &Out) {
  if (!Record || !Record->hasDefinition() || Depth == 0)
    return;
  auto Found = Record->lookup(Name);
  for (const NamedDecl *D : Found)
    if (D->getAccess() == AS_public)
      Out.push_back(D->getUnderlyingDecl());
  if (!Found.empty())
    return;
  for (const CXXBaseSpecifier &Base : Record->bases())
    if (Base.getAccessSpecifier() == AS_public)
      publicMembers(Base.getType()->getAsCXXRecordDecl(), Name, Depth - 1, Out);
}

static Declared publicMembers(const CXXRecordDecl *Record,
                              DeclarationName Name) {
  Declared Out;
  publicMembers(Record, Name, MaxBaseDepth, Out);
  return Out;
}

static Declared publicMembers(const CXXRecordDecl *Record,
                              llvm::StringRef Name) {
  return Record
             ? publicMembers(Record, &Record->getASTContext().Idents.get(Name))
             : Declared();
}

static const CXXMethodDecl *asMethod(const NamedDecl *D) {
  const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
  return dyn_cast_or_null<CXXMethodDecl>(Template ? Template->getTemplatedDecl()
                                                  : D->getAsFunction());
}

/// The names of the methods that do what is wanted, the plain one first: `end`
/// before `cend`.
static llvm::SmallVector<llvm::StringRef, 4>
methodNames(const TypeModel &Model,
            llvm::function_ref<bool(const Effects &)> Wanted) {
  llvm::SmallVector<llvm::StringRef, 4> Out;
  for (const auto &Row : Model.Methods)
    if (Wanted(Row.second))
      Out.push_back(Row.first());
  llvm::sort(Out, [](llvm::StringRef A, llvm::StringRef B) {
    return std::pair(A.size(), A) < std::pair(B.size(), B);
  });
  return Out;
}

static bool isConst(const LookupCall &Call) {
  return objectType(&Call.Object).getNonReferenceType().isConstQualified();
}

/// Does a parameter take what one of the other type does? LLVM's maps search by
/// `const T *` where the key is a `T *`.
static bool isLike(QualType Param, QualType Key) {
  Param = plain(Param);
  Key = plain(Key);
  if (Param->isPointerType() && Key->isPointerType() &&
      Param->getPointeeType().isConstQualified())
    return plain(Param->getPointeeType()) == plain(Key->getPointeeType());
  return Param == Key;
}

/// Can it be called with the key alone that the call is given, to the same
/// effect where that is there?
static bool takesKey(const NamedDecl *Other, const LookupCall &Call) {
  const CXXMethodDecl *Method = asMethod(Other);
  if (!Method || Method->getNumParams() == 0 ||
      Method->getMinRequiredArguments() > 1)
    return false;
  bool Any = Call.Callee.getPrimaryTemplate() != nullptr;
  if (isa<FunctionTemplateDecl>(Other))
    return Any && Method->getNumParams() == 1;
  return isLike(Method->getParamDecl(0)->getType(),
                Any ? Call.Key.getType()
                    : Call.Callee.getParamDecl(0)->getType());
}

llvm::StringRef maplint::throwingTwin(const LookupCall &Call) {
  auto Throws = [](const Effects &Does) {
    return Does.WhenMissing == Missing::Throw && Does.Lookup == LookupBy::Key &&
           Does.Result == Yields::Reference;
  };
  for (llvm::StringRef Name : methodNames(Call.Model, Throws))
    for (const NamedDecl *D : publicMembers(recordOf(&Call.Object), Name))
      if (takesKey(D, Call) && asMethod(D)->isConst() == isConst(Call))
        return Name;
  return {};
}

llvm::StringRef maplint::defaultTwin(const LookupCall &Call) {
  auto Defaults = [](const Effects &Does) {
    return Does.WhenMissing == Missing::Default &&
           Does.Lookup == LookupBy::Key && Does.Result == Yields::Value &&
           Does.Touches == Access::Read;
  };
  for (llvm::StringRef Name : methodNames(Call.Model, Defaults))
    for (const NamedDecl *D : publicMembers(recordOf(&Call.Object), Name))
      if (takesKey(D, Call) && asMethod(D)->isConst() &&
          plain(asMethod(D)->getReturnType()) ==
              plain(Call.Callee.getReturnType()))
        return Name;
  return {};
}

/// The name of the part of an element that is what the look-up gives, if the
/// iterator has an arrow that leads to it.
static llvm::StringRef valueOf(QualType Iterator, const LookupCall &Call,
                               TypeModels &Types) {
  QualType Element;
  if (Iterator->isPointerType()) {
    Element = Iterator->getPointeeType();
  } else if (const CXXRecordDecl *Record = Iterator->getAsCXXRecordDecl()) {
    DeclarationNameTable &Names = Record->getASTContext().DeclarationNames;
    for (const NamedDecl *D :
         publicMembers(Record, Names.getCXXOperatorName(OO_Star)))
      if (const CXXMethodDecl *Star = asMethod(D))
        Element = plain(Star->getReturnType());
    if (publicMembers(Record, Names.getCXXOperatorName(OO_Arrow)).empty())
      return {};
  }
  const TypeModel *Pair = Types.of(Element);
  if (!Pair || Pair->Kind != TypeKind::Record || Pair->Parts.size() != 2)
    return {};
  llvm::StringRef Name = Pair->Parts[1];
  for (const NamedDecl *D : publicMembers(Element->getAsCXXRecordDecl(), Name))
    if (const auto *Field = dyn_cast<FieldDecl>(D))
      if (plain(Field->getType()) == plain(Call.Callee.getReturnType()))
        return Name;
  return {};
}

/// The method that gives the end of what \p Iterator walks over.
static llvm::StringRef endOf(QualType Iterator, const LookupCall &Call) {
  auto Ends = [](const Effects &Does) { return Does.Result == Yields::End; };
  for (llvm::StringRef Name : methodNames(Call.Model, Ends))
    for (const NamedDecl *D : publicMembers(recordOf(&Call.Object), Name)) {
      const CXXMethodDecl *Method = asMethod(D);
      if (Method && Method->getNumParams() == 0 &&
          plain(Method->getReturnType()) == Iterator &&
          (Method->isConst() || !isConst(Call)))
        return Name;
    }
  return {};
}

std::optional<FindTwin> maplint::findTwin(const LookupCall &Call,
                                          TypeModels &Types) {
  if (Call.Model.IteratesValues)
    return std::nullopt;
  auto Finds = [](const Effects &Does) {
    return Does.WhenMissing == Missing::End && Does.Lookup == LookupBy::Key &&
           Does.Result == Yields::Iterator && Does.Touches == Access::Read;
  };
  for (llvm::StringRef Name : methodNames(Call.Model, Finds))
    for (const NamedDecl *D : publicMembers(recordOf(&Call.Object), Name)) {
      if (!takesKey(D, Call) || asMethod(D)->isConst() != isConst(Call))
        continue;
      QualType Iterator = plain(asMethod(D)->getReturnType());
      FindTwin Out{Name, endOf(Iterator, Call), valueOf(Iterator, Call, Types)};
      if (!Out.End.empty() && !Out.Value.empty())
        return Out;
    }
  return std::nullopt;
}
