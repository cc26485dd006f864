//===- LowerLock.cpp - Mutexes, guards, condition variables ---------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A guard is a cell that holds the address of its mutex, so that what is locked
// through the guard and what is locked by itself are one object. To lock and to
// wait are calls besides: others run meanwhile.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace maplint;

static FactKind factKind(LockVerb Verb) {
  switch (Verb) {
  case LockVerb::Release:
    return FactKind::Release;
  case LockVerb::Wait:
    return FactKind::Wait;
  default:
    return FactKind::Acquire;
  }
}

static llvm::StringRef modeText(LockVerb Verb) {
  switch (Verb) {
  case LockVerb::AcquireShared:
    return "shared";
  case LockVerb::TryAcquire:
    return "try";
  case LockVerb::TryAcquireShared:
    return "try-shared";
  default:
    return "";
  }
}

void Lowering::lock(LockVerb Verb, llvm::ArrayRef<ValueId> Locks,
                    const Stmt *Origin, SourceRange Object) {
  if (Verb == LockVerb::None || llvm::is_contained(Locks, 0u))
    return;
  Fact &F = emit(factKind(Verb), Origin);
  F.Args.assign(Locks.begin(), Locks.end());
  F.Text = modeText(Verb).str();
  if (Object.isValid())
    F.ObjectRange = Object;
}

/// The address of the mutex that \p E is, points to, or guards.
ValueId Lowering::mutexOf(const Expr *E) {
  const TypeModel *Model = Types.of(E->getType());
  return Model && Model->Kind == TypeKind::Guard ? content(E) : value(E);
}

void Lowering::lockMethod(const Effects &Does, const Expr *E,
                          const Expr *Object,
                          llvm::ArrayRef<const Expr *> Args) {
  if (Does.Lock == LockVerb::None)
    return;
  llvm::SmallVector<ValueId, 2> Locks{mutexOf(Object)};
  if (Does.With && *Does.With < Args.size())
    Locks.push_back(mutexOf(Args[*Does.With]));
  lock(Does.Lock, Locks, E, Object->getSourceRange());
}

void Lowering::lockFunction(const Effects &Does, const Expr *E,
                            llvm::ArrayRef<const Expr *> Args) {
  if (Does.Lock == LockVerb::None)
    return;
  if (Does.Lock == LockVerb::Wait && Does.On && Does.With &&
      std::max(*Does.On, *Does.With) < Args.size()) {
    const Expr *On = Args[*Does.On];
    return lock(Does.Lock, {mutexOf(On), mutexOf(Args[*Does.With])}, E,
                On->getSourceRange());
  }
  // std::lock(a, b, ...): every argument is a lock.
  for (auto [I, Arg] : llvm::enumerate(Args)) {
    const TypeModel *Model = Types.of(objectType(Arg));
    bool Lock = Model && (Model->Kind == TypeKind::Mutex ||
                          Model->Kind == TypeKind::Guard);
    if (Lock || Does.On == I)
      lock(Does.Lock, {mutexOf(Arg)}, E, Arg->getSourceRange());
  }
}

/// std::unique_lock l(m): the value of the guard is the address of its mutex,
/// of several a record of them.
ValueId Lowering::guard(const CXXConstructExpr *E, const TypeModel &Model,
                        llvm::ArrayRef<const Expr *> Args) {
  const Effects *Does = Model.method("constructor");
  LockVerb Verb = Does ? Does->Lock : LockVerb::None;
  llvm::SmallVector<ValueId, 2> Mutexes;
  for (const Expr *Arg : Args) {
    const TypeModel *Of = Types.of(objectType(Arg));
    if (Of && Of->Kind == TypeKind::LockTag) {
      const Effects *Tag = Of->method("constructor");
      Verb = Tag ? Tag->Lock : LockVerb::None;
    } else if ((Of && Of->Kind == TypeKind::Mutex) || Mutexes.empty()) {
      Mutexes.push_back(mutexOf(Arg));
    }
  }
  for (ValueId Mutex : Mutexes)
    lock(Verb, {Mutex}, E, {});
  if (Mutexes.size() == 1)
    return Mutexes.front();
  return pure(Mutexes, E);
}

/// The guard releases what it holds, if it holds it still.
void Lowering::guardEnd(const VarDecl *Var) {
  const TypeModel *Model = Types.of(Var->getType());
  if (!Model || Model->Kind != TypeKind::Guard ||
      Var->getType()->isReferenceType())
    return;
  const Effects *Does = Model->method("destructor");
  if (Does && Does->Lock != LockVerb::None)
    lock(Does->Lock, {load(address(Var, nullptr), nullptr, true)}, nullptr,
         SourceRange(Var->getLocation()));
}
