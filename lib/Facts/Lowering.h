//===- Lowering.h - Expressions to facts (private) --------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lowers one expression at a time, in the order of the CFG's elements. The
// value of every expression is memoised, so a parent finds its operands; what
// the CFG leaves out (parentheses, conversions) is lowered on demand, to a
// bounded depth.
//
//   LowerExpr.cpp       members, constants, loads and stores
//   LowerBuiltin.cpp    built-in operators
//   LowerDecl.cpp       variables, bindings, initialisers, scopes
//   LowerCall.cpp       calls, constructors, conversions
//   LowerOwner.cpp      owners, sequences and views
//   LowerOperator.cpp   calls of overloaded operators
//   LowerContainer.cpp  calls that a model knows
//   LowerView.cpp       range views of containers
//   LowerLock.cpp       mutexes, guards, condition variables
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_LOWERING_H
#define MAPLINT_FACTS_LOWERING_H

#include "Facts.h"
#include "TypeModels.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtVisitor.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace maplint {

/// Looks through what neither computes nor converts: parentheses, cleanups.
const clang::Expr *transparent(const clang::Expr *E);

class Lowering : public clang::ConstStmtVisitor<Lowering, ValueId> {
public:
  Lowering(FunctionFacts &Out, TypeModels &Types, clang::ASTContext &Ctx)
      : Out(Out), Types(Types), Ctx(Ctx) {}

  /// Expressions that a block lowers by itself must not be lowered on demand.
  void announce(const clang::Stmt *S) { Elements.insert(S); }
  void announceGuards(const clang::DeclStmt &S);
  void beginBlock(const clang::CFGBlock &Block);
  /// Lowers one CFG element of the current block.
  void element(const clang::Stmt *S);
  void initializer(const clang::CXXCtorInitializer *Init);
  void scopeEnd(const clang::VarDecl *Var);
  void destroyed(const clang::VarDecl &Var);
  void deleted(const clang::CXXDeleteExpr &E);
  void temporaryEnd(const clang::CXXBindTemporaryExpr *E);
  /// Nobody uses the value of this expression: it is a statement.
  void discard(const clang::Expr *E) { Discarded.insert(transparent(E)); }

  /// The value of \p E: an address for a glvalue, a content for a prvalue.
  ValueId value(const clang::Expr *E);
  /// The content of \p E, loaded if E is a glvalue.
  ValueId content(const clang::Expr *E);
  /// The branch condition, or 0.
  ValueId condition(const clang::Expr *E);
  /// The canonical text of a constant expression, or empty.
  std::string constantText(const clang::Expr *E) const;
  /// The same of a case label, which may be any constant expression.
  std::string caseText(const clang::Expr *E) const;

  // Dispatched by ConstStmtVisitor; use value() instead.
  ValueId VisitStmt(const clang::Stmt *) { return 0; }
  ValueId VisitExpr(const clang::Expr *E);
  ValueId VisitDeclStmt(const clang::DeclStmt *S);
  ValueId VisitReturnStmt(const clang::ReturnStmt *S);
  ValueId VisitDeclRefExpr(const clang::DeclRefExpr *E);
  ValueId VisitMemberExpr(const clang::MemberExpr *E);
  ValueId VisitCXXThisExpr(const clang::CXXThisExpr *E);
  ValueId VisitCastExpr(const clang::CastExpr *E);
  ValueId VisitUnaryOperator(const clang::UnaryOperator *E);
  ValueId VisitBinaryOperator(const clang::BinaryOperator *E);
  ValueId VisitCompoundAssignOperator(const clang::CompoundAssignOperator *E);
  ValueId
  VisitAbstractConditionalOperator(const clang::AbstractConditionalOperator *E);
  ValueId VisitArraySubscriptExpr(const clang::ArraySubscriptExpr *E);
  ValueId
  VisitMaterializeTemporaryExpr(const clang::MaterializeTemporaryExpr *E);
  ValueId VisitInitListExpr(const clang::InitListExpr *E);
  ValueId VisitCXXDeleteExpr(const clang::CXXDeleteExpr *E);
  ValueId VisitLambdaExpr(const clang::LambdaExpr *E);
  ValueId VisitCallExpr(const clang::CallExpr *E);
  ValueId VisitCXXMemberCallExpr(const clang::CXXMemberCallExpr *E);
  ValueId VisitCXXOperatorCallExpr(const clang::CXXOperatorCallExpr *E);
  ValueId VisitCXXConstructExpr(const clang::CXXConstructExpr *E);

private:
  // LowerExpr.cpp
  Fact &emit(FactKind Kind, const clang::Stmt *Origin);
  ValueId result(Fact &F) { return F.Result = Out.Values++; }
  ValueId unary(FactKind Kind, ValueId A, const clang::Expr *Origin);
  ValueId pure(llvm::ArrayRef<ValueId> Parts, const clang::Expr *Origin);
  ValueId constant(std::string Text, const clang::Expr *Origin);
  ValueId address(const clang::ValueDecl *D, const clang::Expr *Origin);
  ValueId load(ValueId Address, const clang::Expr *Origin, bool Steady);
  void store(ValueId Address, ValueId Content, const clang::Stmt *Origin,
             clang::SourceRange Object);
  ValueId part(ValueId Base, const clang::ValueDecl *Member,
               const clang::Expr *Origin);

  // LowerBuiltin.cpp
  ValueId compare(CompareOp Op, ValueId A, ValueId B,
                  const clang::Expr *Origin);
  ValueId logical(const clang::BinaryOperator *E);
  ValueId truthCompare(const clang::BinaryOperator *E);
  ValueId both(bool Or, ValueId A, ValueId B, const clang::Expr *Origin);

  // LowerDecl.cpp
  ValueId binding(const clang::BindingDecl *Binding, const clang::Expr *Origin);
  void initialise(const clang::VarDecl *Var);
  void bindReference(const clang::VarDecl *Var);
  void insertElements(const clang::VarDecl *Var);

  // LowerCall.cpp
  void needPointer(ValueId Pointer, const clang::Expr *Origin);
  ValueId unknownCall(const clang::Expr *E, const clang::FunctionDecl *Callee,
                      const clang::Expr *Object,
                      llvm::ArrayRef<const clang::Expr *> Args);
  ValueId call(const clang::Expr *E, const clang::FunctionDecl *Callee,
               std::optional<Operand> Object,
               llvm::ArrayRef<const clang::Expr *> Args);
  ValueId modelledCall(const clang::CallExpr *E, const Effects &Does,
                       llvm::ArrayRef<const clang::Expr *> Args);
  Operand operand(const clang::Expr *Arg, clang::QualType Param);
  void destructorCall(const clang::CXXDestructorDecl *Callee, ValueId Object,
                      clang::SourceRange Range);
  bool trivialGetter(const clang::FunctionDecl *Callee, ValueId Object,
                     const clang::Expr *Origin, ValueId &Value);
  ValueId getterPath(const clang::Expr *E, ValueId Object,
                     const clang::Expr *Origin, unsigned Depth);
  void replace(ValueId Owner, const TypeModel &Model, const clang::Expr *E,
               const clang::Expr *Object);
  ValueId viewCall(const clang::Expr *E, const TypeModel &Model,
                   const Effects *Does, const clang::Expr *Object,
                   llvm::ArrayRef<const clang::Expr *> Args);
  ValueId append(const clang::Expr *E, const Effects &Does,
                 const clang::Expr *Object, const clang::Expr *Element);
  void assignContainers(const clang::CXXOperatorCallExpr *E, ValueId To,
                        const clang::Expr *Right);
  void lookThrough(const clang::Expr *Arg);
  bool isHandle(clang::QualType Type);
  bool isWrapped(const TypeModel &Owner, clang::QualType Held);
  llvm::SmallVector<ValueId, 3>
  contents(llvm::ArrayRef<const clang::Expr *> Parts);
  ValueId sequence(const clang::CXXConstructExpr *E,
                   llvm::ArrayRef<const clang::Expr *> Args);
  bool isKeyMethod(const clang::CXXMethodDecl &Method);
  ValueId interior(ValueId Owner, const TypeModel &Model,
                   const clang::Expr *Origin);
  ValueId ownerCall(const clang::Expr *E, const TypeModel &Model,
                    const Effects &Does, const clang::Expr *Object,
                    llvm::ArrayRef<const clang::Expr *> Args);

  // LowerOperator.cpp
  ValueId iteratorOperator(const clang::CXXOperatorCallExpr *E, bool &Done);
  ValueId assignment(const clang::CXXOperatorCallExpr *E);
  void sequenceRightFirst(const clang::Expr *Left, const clang::Expr *Right);

  // LowerLock.cpp
  void lock(LockVerb Verb, llvm::ArrayRef<ValueId> Locks,
            const clang::Stmt *Origin, clang::SourceRange Object);
  ValueId mutexOf(const clang::Expr *E);
  void lockMethod(const Effects &Does, const clang::Expr *E,
                  const clang::Expr *Object,
                  llvm::ArrayRef<const clang::Expr *> Args);
  void lockFunction(const Effects &Does, const clang::Expr *E,
                    llvm::ArrayRef<const clang::Expr *> Args);
  ValueId guard(const clang::CXXConstructExpr *E, const TypeModel &Model,
                llvm::ArrayRef<const clang::Expr *> Args);
  void guardEnd(const clang::VarDecl *Var);

  // LowerView.cpp
  ValueId rangeView(const clang::Expr *E,
                    llvm::ArrayRef<const clang::Expr *> Args);
  ValueId viewPosition(const clang::CXXMemberCallExpr *E,
                       const clang::Expr *Object);
  ValueId viewedPart(ValueId Element, const clang::Expr *Iterator,
                     const clang::Expr *Origin);

  // LowerContainer.cpp
  /// A call of the modelled method \p Does on the container at \p Object.
  ValueId containerCall(const clang::Expr *E, const clang::FunctionDecl *Callee,
                        const TypeModel &Model, const Effects &Does,
                        const clang::Expr *Object,
                        llvm::ArrayRef<const clang::Expr *> Args);
  ValueId component(const clang::CallExpr *E, ValueId Whole);
  /// A call of a modelled free function.
  ValueId functionCall(const clang::CallExpr *E, const Effects &Does,
                       llvm::ArrayRef<const clang::Expr *> Args, bool &Done);
  void lowerErase(Fact &F, const clang::FunctionDecl *Callee,
                  const TypeModel &Model, const Effects &Does,
                  const clang::CXXRecordDecl *Record,
                  llvm::ArrayRef<const clang::Expr *> Args);
  ValueId insertedKey(const TypeModel &Model, const Effects &Does,
                      const clang::CXXRecordDecl *Record,
                      llvm::ArrayRef<const clang::Expr *> Args,
                      clang::SourceRange &KeyRange);
  bool isList(clang::QualType Type, const TypeModel &Model,
              const clang::CXXRecordDecl *Record);
  ValueId keyOfValue(const TypeModel &Model, const clang::Expr *Value);

  struct Emitted {
    const clang::Stmt *Origin;
    size_t Begin; ///< index into the block's Facts
  };

  FunctionFacts &Out;
  TypeModels &Types;
  clang::ASTContext &Ctx;
  const clang::CFGBlock *CfgBlock = nullptr;
  unsigned Current = 0; ///< where facts go
  unsigned Depth = 0;
  std::vector<Emitted> InBlock;
  llvm::DenseMap<const clang::Stmt *, ValueId> Memo;
  llvm::DenseMap<ValueId, unsigned> DefinedIn; ///< the block of a value
  llvm::DenseSet<const clang::Stmt *> Elements;
  llvm::DenseSet<const clang::Stmt *> Discarded;
  /// The variables that guards are constructed in: what the constructor stores,
  /// the destructor uses.
  llvm::DenseMap<const clang::Expr *, const clang::VarDecl *> Guards;
  /// The variables behind tuple-like structured bindings.
  llvm::DenseSet<const clang::VarDecl *> Holding;
  llvm::DenseMap<const clang::Stmt *, ValueId> Temporaries; ///< by initialiser
};

/// The class type of the object of a call, seen through derived-to-base casts
/// and, for `->`, through the pointer.
clang::QualType objectType(const clang::Expr *Object);

/// The class of the container expression, for its member types.
const clang::CXXRecordDecl *recordOf(const clang::Expr *Object);

/// What the operator asks; > and >= are < and <= of the other side.
CompareOp compareOp(clang::BinaryOperatorKind Op);

/// Does \p E name a variable that nobody wrote, such as a range-for's iterator?
bool isHidden(const clang::Expr *E);

bool isLambda(const clang::Expr *E);

/// The call operator of the lambda; of a generic one the only instantiation, if
/// there is only one.
const clang::CXXMethodDecl *callOperator(const clang::LambdaExpr &E);

/// Of a longer initialiser the rest is not followed.
inline constexpr unsigned MaxFollowed = 16;

/// The elements that an object is made with, in braces; null if they are not
/// told one by one.
const clang::InitListExpr *listedElements(const clang::Expr *Init);

/// The method name as models spell it: "find", "operator[]", "constructor".
std::string methodName(const clang::FunctionDecl &Method);

} // namespace maplint

#endif // MAPLINT_FACTS_LOWERING_H
