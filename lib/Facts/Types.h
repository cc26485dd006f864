//===- Types.h - Questions that a type answers ------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is asked of types in more than one place and needs no models.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_TYPES_H
#define MAPLINT_FACTS_TYPES_H

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Type.h"
#include "clang/Basic/ExceptionSpecificationType.h"

namespace maplint {

/// The type without reference, typedefs and qualifiers.
inline clang::QualType plain(clang::QualType Type) {
  return Type.getNonReferenceType().getCanonicalType().getUnqualifiedType();
}

/// The first argument of the class's template if it is a type, or null.
inline clang::QualType firstArgument(const clang::CXXRecordDecl *Record) {
  const auto *Of =
      llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(Record);
  if (!Of || Of->getTemplateArgs().size() == 0)
    return {};
  const clang::TemplateArgument &First = Of->getTemplateArgs()[0];
  return First.getKind() == clang::TemplateArgument::Type ? First.getAsType()
                                                          : clang::QualType();
}

/// Does an exception that leaves the function end the program? A destructor
/// whose specification is not worked out yet is as the standard has it
/// ([except.spec]).
inline bool isNoThrow(const clang::FunctionDecl &Function) {
  const auto *Type = Function.getType()->getAs<clang::FunctionProtoType>();
  if (!Type || isUnresolvedExceptionSpec(Type->getExceptionSpecType()))
    return llvm::isa<clang::CXXDestructorDecl>(Function);
  return Type->isNothrow();
}

} // namespace maplint

#endif // MAPLINT_FACTS_TYPES_H
