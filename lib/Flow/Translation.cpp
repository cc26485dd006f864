//===- Translation.cpp - A callee's terms, seen by its caller -------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Translation.h"
#include "clang/AST/DeclCXX.h"

using namespace maplint;

namespace {
/// Terms of callees deeper than this are not translated.
constexpr unsigned MaxTranslation = 12;
} // namespace

/// The lambda whose body the function is, or null.
static const clang::CXXRecordDecl *lambda(const clang::FunctionDecl &Function) {
  const auto *Method = llvm::dyn_cast<clang::CXXMethodDecl>(&Function);
  return Method && Method->getParent()->isLambda() ? Method->getParent()
                                                   : nullptr;
}

/// Does the lambda have its own copy of the variable (or, null, of *this)?
static bool isCopied(const clang::FunctionDecl &Function,
                     const clang::ValueDecl *Variable) {
  const clang::CXXRecordDecl *Lambda = lambda(Function);
  if (!Lambda)
    return false;
  for (const clang::LambdaCapture &C : Lambda->captures()) {
    if (!Variable && C.getCaptureKind() == clang::LCK_StarThis)
      return true;
    if (Variable && C.capturesVariable() && C.getCapturedVar() == Variable)
      return C.getCaptureKind() == clang::LCK_ByCopy;
  }
  return false;
}

/// What the caller hands over for a variable that the callee names, as a value:
/// for a reference the address it is bound to.
Value Translation::argument(const clang::ValueDecl *Variable) {
  const auto *Param = llvm::dyn_cast<clang::ParmVarDecl>(Variable);
  const clang::FunctionDecl *Fn = Callee.Function->Function;
  bool Mine = Param && llvm::is_contained(Fn->parameters(), Param);
  if (!Mine) { // a global, or captured by a lambda of this function
    bool Changed = llvm::is_contained(Step.Function.Reassigned, Variable) ||
                   llvm::is_contained(Callee.Function->Reassigned, Variable);
    return isCopied(*Fn, Variable) && Changed
               ? Value()
               : Step.content(S, Step.T.variable(Variable), true);
  }
  if (Given)
    return Param->getFunctionScopeIndex() < Given->size()
               ? (*Given)[Param->getFunctionScopeIndex()]
               : Value();
  const auto *Called = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
  const Operand *Handed = F.operandOf(*Param);
  if (!Called || !Handed || Called->getNumParams() != Fn->getNumParams())
    return {}; // a default argument, or a callable given to an algorithm
  return Step.reg(S, Handed->Value);
}

TermId Translation::handle(TermId Foreign) {
  const Term &Handle = Names[Foreign];
  if (Handle.Kind != TermKind::Initial ||
      Names[Handle.A].Kind != TermKind::Variable)
    return single(Foreign);
  Value V = argument(Names[Handle.A].Decl);
  llvm::erase_if(V, [&](TermId H) { return Step.T[H].Kind == TermKind::End; });
  return maplint::single(V);
}

/// The function in whose body the lambdas around this one are written.
static const clang::Decl *creator(const clang::FunctionDecl &Function) {
  const clang::FunctionDecl *Out = &Function;
  while (const clang::CXXRecordDecl *Lambda = lambda(*Out)) {
    const auto *Around =
        llvm::dyn_cast<clang::FunctionDecl>(Lambda->getDeclContext());
    if (!Around)
      return Lambda;
    Out = Around;
  }
  return Out->getCanonicalDecl();
}

/// The `this` of a lambda is that of its creator.
TermId Translation::self() {
  const clang::FunctionDecl &Fn = *Callee.Function->Function;
  if (lambda(Fn))
    return isCopied(Fn, nullptr) ||
                   creator(Fn) != creator(*Step.Function.Function)
               ? 0
               : Step.T.self();
  return F.OwnObject ? maplint::single(Step.reg(S, F.Operands.front().Value))
                     : 0;
}

Value Translation::initial(const Term &Foreign, unsigned Depth) {
  if (Names[Foreign.A].Kind == TermKind::Variable)
    return argument(Names[Foreign.A].Decl);
  TermId Mine = maplint::single(values(Foreign.A, Depth + 1));
  return Mine ? Step.content(S, Mine, false) : Value();
}

TermId Translation::application(const Term &Foreign, unsigned Depth) {
  llvm::SmallVector<TermId, 2> Operands;
  for (TermId Operand : Foreign.Operands) {
    Value Part = values(Operand, Depth + 1);
    if (Part.empty())
      return 0;
    Operands.push_back(Step.T.set(Part));
  }
  return Step.T.apply(Foreign.Decl, Operands, Id);
}

TermId Translation::comparison(const Term &Foreign, unsigned Depth) {
  Value A = values(Foreign.A, Depth + 1), B = values(Foreign.B, Depth + 1);
  if (A.empty() || B.empty())
    return 0;
  TermId L = Step.T.set(A), R = Step.T.set(B);
  if (!Foreign.Site && L > R) // equality has one name
    std::swap(L, R);
  return Step.T.compare(Foreign.Site, L, R);
}

TermId Translation::pair(const Term &Foreign, unsigned Depth) {
  Value A = values(Foreign.A, Depth + 1), B = values(Foreign.B, Depth + 1);
  return A.empty() || B.empty() ? 0 : Step.T.pair(Step.T.set(A), Step.T.set(B));
}

/// What is made of one or two other terms.
TermId Translation::object(const Term &Foreign, unsigned Depth) {
  TermId A = maplint::single(values(Foreign.A, Depth + 1));
  TermId B = Foreign.B ? maplint::single(values(Foreign.B, Depth + 1)) : 0;
  if (!A || (Foreign.B && !B))
    return 0;
  Terms &T = Step.T;
  switch (Foreign.Kind) {
  case TermKind::Pointee:
    return T.object(A);
  case TermKind::Pointer:
    return T.pointer(A);
  case TermKind::Member:
    return T.member(A, Foreign.Decl, Foreign.Site - 1);
  case TermKind::Item:
    return T.item(A, B);
  case TermKind::Owned:
    return T.owned(A, Foreign.Inside);
  case TermKind::Iterator:
    return T.iterator(A);
  case TermKind::End:
    return T.end(A);
  case TermKind::KeyOf:
    return T.keyOf(A);
  case TermKind::Present:
    return T.present(A);
  case TermKind::Not:
    return T.negate(A);
  case TermKind::Both:
    return T.both(A, B);
  default:
    return 0;
  }
}

Value Translation::values(TermId Id, unsigned Depth) {
  if (!Id || Depth > MaxTranslation)
    return {};
  const Term &Foreign = Names[Id];
  TermId Out = 0;
  switch (Foreign.Kind) {
  case TermKind::Variable: // a copy is another object
    if (!isCopied(*Callee.Function->Function, Foreign.Decl))
      Out = Step.T.variable(Foreign.Decl);
    break;
  case TermKind::Element:
    for (auto [Theirs, Mine] : Met)
      if (Id == Theirs)
        Out = Mine;
    break;
  case TermKind::Text:
    Out = Step.T.text(Foreign.Text);
    break;
  case TermKind::This:
    Out = self();
    break;
  case TermKind::Initial:
    return initial(Foreign, Depth);
  case TermKind::Apply:
    Out = Foreign.B ? Step.T.opaque(this->Id) : application(Foreign, Depth);
    break;
  case TermKind::Opaque: // the part of a record that nobody knows
    Out = Step.T.opaque(this->Id);
    break;
  case TermKind::Pair:
    Out = pair(Foreign, Depth);
    break;
  case TermKind::Compare:
    Out = comparison(Foreign, Depth);
    break;
  case TermKind::OneOf: {
    Value All;
    for (TermId Operand : Foreign.Operands) {
      Value Part = values(Operand, Depth + 1);
      if (Part.empty())
        return {};
      for (TermId V : Part)
        add(All, V);
    }
    return All;
  }
  default:
    Out = object(Foreign, Depth);
    break;
  }
  return Out ? Value{Out} : Value();
}
