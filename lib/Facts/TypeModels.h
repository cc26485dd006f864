//===- TypeModels.h - From AST types to model rows --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds the model row of a type or function of the AST: through typedefs,
// references and base classes (a class derived from std::map is a std::map).
// Answers are cached per declaration; one object serves one translation unit.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_TYPEMODELS_H
#define MAPLINT_FACTS_TYPEMODELS_H

#include "../Model/ModelSet.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"

namespace maplint {

/// The qualified name of \p D without inline and anonymous namespaces and
/// without template arguments: "std::map".
std::string modelName(const clang::NamedDecl &D);

class TypeModels {
public:
  explicit TypeModels(std::shared_ptr<const ModelSet> Models)
      : Models(std::move(Models)) {}

  /// \returns the row of the class, or of its first modelled base; or null.
  const TypeModel *of(const clang::CXXRecordDecl *Record);
  /// As above; references are looked through, pointers are not.
  const TypeModel *of(clang::QualType Type);
  /// \returns the row of the class if it is a container; or null.
  const TypeModel *container(clang::QualType Type);

  /// \returns the fields of the class that are containers.
  llvm::SmallVector<const clang::FieldDecl *, 2>
  containersIn(clang::QualType Type);

  /// \returns what the model says of the free function; or null.
  const Effects *function(const clang::FunctionDecl *Function);
  /// The same of what the call calls, a function or an object with a name
  /// (std::ranges::find_if), and the arguments that it is given.
  const Effects *called(const clang::CallExpr &Call,
                        llvm::SmallVectorImpl<const clang::Expr *> &Args);

  /// Is it a method of a class that a row names, or of a class within one? What
  /// it does is in the row.
  bool isModelled(const clang::FunctionDecl &Function) const;

  /// Is the type an iterator of the container class \p Container?
  bool isIteratorOf(clang::QualType Type, const clang::CXXRecordDecl *Container,
                    const TypeModel &Model);

  /// Is the type a member type of the container class with one of these names?
  bool isMemberType(clang::QualType Type, const clang::CXXRecordDecl *Container,
                    llvm::ArrayRef<std::string> Names);

  /// The place of the member among the parts of a modelled record, or nothing.
  std::optional<unsigned> part(const clang::ValueDecl &Member);
  /// Is any part of a modelled record, by its type, as \p Wanted says?
  bool anyPart(clang::QualType Record,
               llvm::function_ref<bool(clang::QualType)> Wanted);
  /// The first template argument, if it is a type: what an optional holds.
  clang::QualType held(clang::QualType Owner);
  /// Is any part of the class, if it is no more than its parts, an iterator?
  bool holdsIterator(clang::QualType Type);
  /// Has the constructor of a modelled record one argument for each part?
  bool isRecordOf(clang::QualType Type, unsigned Parts);

  /// Is it a pointer, a plain one or that of one of several owners?
  bool isPointer(clang::QualType Type);

  /// Is the class an iterator of anything: has it *, ++ and ==?
  bool isIterator(clang::QualType Type);
  bool isIterator(const clang::CXXRecordDecl *Record);

private:
  const Effects *named(const clang::NamedDecl &Function);
  const TypeModel *find(const clang::CXXRecordDecl *Record, unsigned Depth);

  std::shared_ptr<const ModelSet> Models;
  llvm::DenseMap<const clang::CXXRecordDecl *, const TypeModel *> Types;
  llvm::DenseMap<const clang::Decl *, const Effects *> Functions;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Iterators;
};

} // namespace maplint

#endif // MAPLINT_FACTS_TYPEMODELS_H
