//===- TypeModels.cpp - From AST types to model rows ----------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TypeModels.h"
#include "Types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;
using namespace maplint;

namespace {
/// Deeper hierarchies than this one are not searched.
constexpr unsigned MaxBaseDepth = 8;
} // namespace

std::string maplint::modelName(const NamedDecl &D) {
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  if (D.getIdentifier())
    Parts.push_back(D.getName());
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent()) {
    const auto *Named = dyn_cast<NamedDecl>(C);
    const auto *Space = dyn_cast<NamespaceDecl>(C);
    if (!Named || !Named->getIdentifier() || (Space && Space->isInline()))
      continue;
    Parts.push_back(Named->getName());
  }
  std::string Name;
  for (llvm::StringRef Part : llvm::reverse(Parts))
    Name += (Name.empty() ? "" : "::") + Part.str();
  return Name;
}

/// The template arguments that say which of several containers one template is:
/// "<true, void>"; empty if there are none.
static std::string tellingArguments(const CXXRecordDecl &Record) {
  std::string Out;
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Instance)
    return Out;
  for (const TemplateArgument &Arg : Instance->getTemplateArgs().asArray()) {
    llvm::StringRef Word;
    if (Arg.getKind() == TemplateArgument::Integral &&
        Arg.getIntegralType()->isBooleanType())
      Word = Arg.getAsIntegral().getBoolValue() ? "true" : "false";
    else if (Arg.getKind() == TemplateArgument::Type &&
             Arg.getAsType()->isVoidType())
      Word = "void";
    if (!Word.empty())
      Out += (Out.empty() ? "<" : ", ") + Word.str();
  }
  return Out.empty() ? Out : Out + ">";
}

/// The row of the class itself: that with its telling arguments, or without.
static const TypeModel *rowOf(const CXXRecordDecl &Record,
                              const ModelSet &Models) {
  const IdentifierInfo *Id = Record.getIdentifier();
  if (!Id || !Models.mayKnow(Id->getName()))
    return nullptr;
  std::string Name = modelName(Record), Which = tellingArguments(Record);
  const TypeModel *Model = Which.empty() ? nullptr : Models.type(Name + Which);
  return Model ? Model : Models.type(Name);
}

const TypeModel *TypeModels::find(const CXXRecordDecl *Record, unsigned Depth) {
  if (const TypeModel *Model = rowOf(*Record, *Models))
    return Model;
  if (Depth == MaxBaseDepth || !Record->hasDefinition())
    return nullptr;
  for (const CXXBaseSpecifier &Base : Record->bases())
    if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl())
      if (const TypeModel *Model = find(B, Depth + 1))
        return Model;
  return nullptr;
}

const TypeModel *TypeModels::of(const CXXRecordDecl *Record) {
  if (!Record)
    return nullptr;
  Record = Record->getCanonicalDecl();
  auto It = Types.find(Record);
  if (It != Types.end())
    return It->second;
  const TypeModel *Model = find(Record, 0);
  Types[Record] = Model;
  return Model;
}

const TypeModel *TypeModels::of(QualType Type) {
  if (Type.isNull())
    return nullptr;
  return of(Type.getNonReferenceType()->getAsCXXRecordDecl());
}

const TypeModel *TypeModels::container(QualType Type) {
  const TypeModel *Model = of(Type);
  return Model && Model->Kind == TypeKind::Container ? Model : nullptr;
}

llvm::SmallVector<const FieldDecl *, 2>
TypeModels::containersIn(QualType Type) {
  llvm::SmallVector<const FieldDecl *, 2> Out;
  const CXXRecordDecl *Record =
      Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (Record && Record->hasDefinition() && !of(Type))
    llvm::copy_if(Record->fields(), std::back_inserter(Out),
                  [&](const FieldDecl *F) { return container(F->getType()); });
  return Out;
}

const Effects *TypeModels::named(const NamedDecl &Function) {
  if (!Function.getIdentifier() || !Models->mayKnow(Function.getName()))
    return nullptr;
  auto [It, New] = Functions.try_emplace(Function.getCanonicalDecl(), nullptr);
  if (New)
    if (const FunctionModel *Model = Models->function(modelName(Function)))
      It->second = &Model->Does;
  return It->second;
}

const Effects *TypeModels::function(const FunctionDecl *Function) {
  return Function && !isa<CXXMethodDecl>(Function) ? named(*Function) : nullptr;
}

const Effects *TypeModels::called(const CallExpr &Call,
                                  llvm::SmallVectorImpl<const Expr *> &Args) {
  Args.assign(Call.arg_begin(), Call.arg_end());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (!Operator || Operator->getOperator() != OO_Call)
    return function(Call.getDirectCallee());
  const auto *Ref = dyn_cast<DeclRefExpr>(Args.front()->IgnoreParenImpCasts());
  const auto *Object = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const Effects *Does =
      Object && Object->isFileVarDecl() ? named(*Object) : nullptr;
  if (Does)
    Args.erase(Args.begin());
  return Does;
}

bool TypeModels::isModelled(const FunctionDecl &Function) const {
  for (const DeclContext *C = Function.getDeclContext(); C;
       C = C->getParent()) {
    const auto *Record = dyn_cast<CXXRecordDecl>(C);
    if (Record && rowOf(*Record, *Models))
      return true;
  }
  return false;
}

/// Collects the member type \p Name of \p Record or of its bases.
static QualType memberType(const CXXRecordDecl *Record, llvm::StringRef Name,
                           unsigned Depth = 0) {
  if (!Record || !Record->hasDefinition() || Depth == MaxBaseDepth)
    return {};
  ASTContext &Ctx = Record->getASTContext();
  for (const NamedDecl *D : Record->lookup(&Ctx.Idents.get(Name)))
    if (const auto *Type = dyn_cast<TypeDecl>(D))
      return Ctx.getTypeDeclType(Type).getCanonicalType();
  for (const CXXBaseSpecifier &Base : Record->bases()) {
    QualType Type =
        memberType(Base.getType()->getAsCXXRecordDecl(), Name, Depth + 1);
    if (!Type.isNull())
      return Type;
  }
  return {};
}

bool TypeModels::isIteratorOf(QualType Type, const CXXRecordDecl *Container,
                              const TypeModel &Model) {
  return isMemberType(Type, Container, Model.IteratorTypes);
}

std::optional<unsigned> TypeModels::part(const ValueDecl &Member) {
  const auto *Record = dyn_cast<CXXRecordDecl>(Member.getDeclContext());
  const TypeModel *Model = Member.getIdentifier() ? of(Record) : nullptr;
  if (!Model || Model->Kind != TypeKind::Record)
    return std::nullopt;
  auto It = llvm::find(Model->Parts, Member.getName());
  if (It == Model->Parts.end())
    return std::nullopt;
  return It - Model->Parts.begin();
}

/// The template arguments of a class, those of a pack one by one.
static llvm::SmallVector<TemplateArgument, 4> arguments(QualType Type) {
  llvm::SmallVector<TemplateArgument, 4> Out;
  const auto *Record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Record)
    return Out;
  for (const TemplateArgument &Arg : Record->getTemplateArgs().asArray())
    if (Arg.getKind() == TemplateArgument::Pack)
      Out.append(Arg.pack_begin(), Arg.pack_end());
    else
      Out.push_back(Arg);
  return Out;
}

bool TypeModels::isRecordOf(QualType Type, unsigned Parts) {
  const TypeModel *Model = of(Type);
  return Model && Model->Kind == TypeKind::Record &&
         arguments(Type).size() == Parts;
}

bool TypeModels::holdsIterator(QualType Type) {
  if (const TypeModel *Model = of(Type);
      Model && Model->Kind == TypeKind::Record)
    return anyPart(Type, [&](QualType Part) { return isIterator(Part); });
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && Record->isAggregate() &&
         llvm::any_of(Record->fields(), [&](const FieldDecl *F) {
           return isIterator(F->getType());
         });
}

QualType TypeModels::held(QualType Owner) {
  llvm::SmallVector<TemplateArgument, 4> Args = arguments(Owner);
  return !Args.empty() && Args.front().getKind() == TemplateArgument::Type
             ? Args.front().getAsType()
             : QualType();
}

bool TypeModels::anyPart(QualType Record,
                         llvm::function_ref<bool(QualType)> Wanted) {
  return llvm::any_of(arguments(Record), [&](const TemplateArgument &Arg) {
    return Arg.getKind() == TemplateArgument::Type && Wanted(Arg.getAsType());
  });
}

bool TypeModels::isMemberType(QualType Type, const CXXRecordDecl *Container,
                              llvm::ArrayRef<std::string> Names) {
  if (Type.isNull())
    return false;
  Type = plain(Type);
  if (!Type->isRecordType() && !Type->isPointerType())
    return false;
  for (const std::string &Name : Names) {
    QualType Member = memberType(Container, Name);
    if (!Member.isNull() && Member.getUnqualifiedType() == Type)
      return true;
  }
  return false;
}

/// Has \p Record, or a base, the overloaded operators of an iterator?
static bool hasIteratorOperators(const CXXRecordDecl *Record) {
  bool Star = false, Plus = false;
  llvm::SmallVector<const CXXRecordDecl *, 4> Work{Record};
  for (unsigned Seen = 0; !Work.empty() && Seen < MaxBaseDepth; ++Seen) {
    const CXXRecordDecl *R = Work.pop_back_val();
    if (!R->hasDefinition())
      continue;
    for (const Decl *D : R->decls()) {
      if (const auto *T = dyn_cast<FunctionTemplateDecl>(D))
        D = T->getTemplatedDecl();
      const auto *F = dyn_cast<FunctionDecl>(D);
      if (!F)
        continue;
      Star |= F->getOverloadedOperator() == OO_Star;
      Plus |= F->getOverloadedOperator() == OO_PlusPlus;
    }
    for (const CXXBaseSpecifier &Base : R->bases())
      if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl())
        Work.push_back(B);
  }
  return Star && Plus;
}

bool TypeModels::isPointer(QualType Type) {
  const TypeModel *Model = of(Type);
  return Type->isPointerType() ||
         (Model && Model->Kind == TypeKind::SharedOwner);
}

bool TypeModels::isIterator(QualType Type) {
  return !Type.isNull() &&
         isIterator(Type.getNonReferenceType()->getAsCXXRecordDecl());
}

bool TypeModels::isIterator(const CXXRecordDecl *Record) {
  if (!Record)
    return false;
  Record = Record->getCanonicalDecl();
  auto It = Iterators.find(Record);
  if (It != Iterators.end())
    return It->second;
  bool Answer = hasIteratorOperators(Record);
  Iterators[Record] = Answer;
  return Answer;
}
