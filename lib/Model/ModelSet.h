//===- ModelSet.h - What foreign APIs mean ----------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A ModelSet is the immutable table of all rows of the built-in models/*.yaml
// and of the user's model files. It answers by qualified name without inline
// namespaces ("std::map", "absl::flat_hash_map"); it knows nothing of the AST.
// docs/models.md describes the file format for users.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_MODEL_MODELSET_H
#define MAPLINT_MODEL_MODELSET_H

#include "Effects.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>
#include <vector>

namespace maplint {

/// What an insertion (or a rehash) does to handles of other elements.
enum class Stability {
  Stable,   ///< nothing
  Rehash,   ///< invalidates them when the table grows
  Unstable, ///< always possible: elements move
};

/// What kind of type a row describes.
enum class TypeKind {
  Container,   ///< an associative container
  Owner,       ///< owns what its methods lead to: unique_ptr, string, vector
  SharedOwner, ///< keeps the object alive together with its copies: shared_ptr
  View,        ///< borrows from the owner it is made from: string_view
  Record,      ///< holds what it is built from, in that order: pair, tuple
  Mutex,       ///< a lock
  LockTag,     ///< changes what a guard's constructor does: defer_lock
  Guard,       ///< acquires in its constructor, releases in its destructor
  Task,        ///< a thread, future or executor
  Condition,   ///< waits with a lock: condition_variable
};

/// Where an owner keeps what it owns.
enum class Holding {
  Pointer, ///< elsewhere: it follows when the owner moves
  Value,   ///< in the owner, which is what it was made from: an optional
  Inside,  ///< it may be in the owner: an array, a short string
};

/// What the iterators of a view dereference to, by the elements of the container
/// that it is a view of.
enum class Shown {
  Nothing,  ///< it is no view of a container's elements
  Elements, ///< the elements themselves: all, some, in another order
  Keys,
  Values,
  Part,  ///< the part with the number that is a template argument of the view
  Other, ///< something that is computed from each
};

/// One type of a foreign library. A plain value; rows that `inherit` have been
/// completed with their parent's fields already.
struct TypeModel {
  std::string Name; ///< qualified, without inline namespaces
  TypeKind Kind = TypeKind::Container;

  // Containers ([associative.reqmts], [unord.req], the library's own rules).
  bool Mapped = true;     ///< key -> value; false for sets
  bool EqualKeys = false; ///< a key may occur more than once
  /// The iterator dereferences to the mapped value, not to a pair (Qt).
  bool IteratesValues = false;
  bool Shares = false; ///< copies share until one is written (Qt)
  Stability InsertReferences = Stability::Stable;
  Stability InsertIterators = Stability::Stable;
  /// Does erase of one element invalidate handles of others?
  Stability EraseOthers = Stability::Stable;

  /// The rule in the library's words, for the last note of a diagnostic, and
  /// where it is written: "insertion may rehash", "[unord.req.general]/9".
  std::string Rule;
  std::string Source;

  /// Names of the member types that are iterators of this container.
  std::vector<std::string> IteratorTypes;

  /// Names of the member types that are node handles of this container.
  std::vector<std::string> NodeTypes;

  Shown Shows = Shown::Nothing; ///< views
  Holding Holds = Holding::Pointer; ///< owners

  /// Records: the names of the members, in the order of the arguments.
  std::vector<std::string> Parts;

  /// Names of the iterators' methods that give the key: Qt's key().
  std::vector<std::string> KeyMethods;

  /// By method name; "operator[]", "constructor" and "destructor" spell as
  /// such, a conversion function is "conversion" whatever it converts to.
  llvm::StringMap<Effects> Methods;

  /// \returns null if the row says nothing of \p Method.
  const Effects *method(llvm::StringRef Method) const;

  /// A view: is it one object by another name, as a reference is?
  bool refers() const;
  /// An owner: has it elements that handles can be kept in?
  bool isSequence() const;
};

/// One free function of a foreign library.
struct FunctionModel {
  std::string Name;
  Effects Does;
};

/// A problem in a model file. Line and column count from 1.
struct ModelError {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;
  std::string What;        ///< "unknown verb 'erase-all', expected one of ..."
  std::string str() const; ///< "file:line:col: what"
};

class ModelSet {
public:
  /// The models that are part of the binary. Parsed once per process; the
  /// parse is lazy and thread-safe, and cannot fail (a unit test parses them).
  static std::shared_ptr<const ModelSet> builtin();

  /// A copy of this set, extended (and, for equal names, overridden) by the
  /// rows of \p Text. Rows with an error are left out; every error is reported
  /// to \p OnError, and the rest of the file is still read.
  std::shared_ptr<const ModelSet>
  extended(llvm::StringRef FileName, llvm::StringRef Text,
           llvm::function_ref<void(const ModelError &)> OnError) const;

  /// \returns the row of the type with this qualified name, or null.
  const TypeModel *type(llvm::StringRef QualifiedName) const;
  /// \returns the row of the free function with this qualified name, or null.
  const FunctionModel *function(llvm::StringRef QualifiedName) const;

  /// A cheap filter before a qualified name is put together: does any row end
  /// in this unqualified name?
  bool mayKnow(llvm::StringRef Unqualified) const;

  /// All types in the order of their names, for docs and tests.
  std::vector<const TypeModel *> types() const;
  std::vector<const FunctionModel *> functions() const;

private:
  llvm::StringMap<std::shared_ptr<const TypeModel>> Types;
  llvm::StringMap<std::shared_ptr<const FunctionModel>> Functions;
  llvm::StringMap<char> LastNames;
};

} // namespace maplint

#endif // MAPLINT_MODEL_MODELSET_H
