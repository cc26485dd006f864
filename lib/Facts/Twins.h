//===- Twins.h - Methods that can be called instead -------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a look-up by m[k] or m.find(k) can become: m.at(k), m.value(k), or
// m.find(k) with m.end() and it->second. The names are those of the model's
// rows; that they can be called like this, for this key's type, this constness
// and by anybody, is read off the declarations. All are names that outlive the
// models' user; empty if there is none.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_TWINS_H
#define MAPLINT_FACTS_TWINS_H

#include "TypeModels.h"
#include <optional>

namespace maplint {

/// A call that looks a key up in a container.
struct LookupCall {
  const TypeModel &Model; ///< of the container
  const clang::FunctionDecl &Callee;
  const clang::Expr &Object; ///< a pointer to the container will do
  const clang::Expr &Key;
};

/// The method that throws where the key is not there, and else does the same.
llvm::StringRef throwingTwin(const LookupCall &Call);

/// The method that returns the value, or a default value, by value.
llvm::StringRef defaultTwin(const LookupCall &Call);

/// How an element is looked up that need not be there: m.Find(k) gives an
/// iterator it that can be compared with m.End(), and it->Value is what m[k]
/// is.
struct FindTwin {
  llvm::StringRef Find, End, Value;
};
std::optional<FindTwin> findTwin(const LookupCall &Call, TypeModels &Types);

} // namespace maplint

#endif // MAPLINT_FACTS_TWINS_H
