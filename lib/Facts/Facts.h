//===- Facts.h - A function, lowered --------------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Facts are one function, lowered to a flat list of typed events per CFG block.
// They are all that the flow analyses see of a program: no AST node is read
// past this header (source ranges and declarations are carried as names).
//
// A fact reads the values of earlier facts and may produce one value. lvalues
// are addresses, so a reference variable is a cell that holds an address:
//
//   m.erase(it);      v1 = address m      v2 = address it
//   log(it->second);  v3 = load v2        v4 = erase v1 handle v3
//                     v5 = load v2        v6 = deref v5
//                     v7 = part #1 v6 v8 = load v7
//                     call log(v8)
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FACTS_FACTS_H
#define MAPLINT_FACTS_FACTS_H

#include "../Model/ModelSet.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/SmallVector.h"
#include <deque>
#include <string>
#include <vector>

namespace maplint {

/// Names the result of a fact; 0 is "no value".
using ValueId = unsigned;
/// What the function returns, from its Return fact on.
inline constexpr ValueId ReturnedValue = ~0u;
/// Names a fact within its function: its index in FunctionFacts::Facts.
using FactId = unsigned;

enum class FactKind : uint8_t {
  // Values.
  Constant,  ///< Result = the literal Text
  Unknown,   ///< Result = a value nothing is known of
  Address,   ///< Result = address of the variable Decl
  This,      ///< Result = the `this` pointer
  Part,      ///< Result = address of member Decl (or number Index) of Args[0]
  Subscript, ///< Result = address of element Args[1] of the array Args[0]
  Load,      ///< Result = content of the object at address Args[0]
  Store,     ///< the object at address Args[0] has the content Args[1] now
  Update,    ///< the object at address Args[0] is read and changed: +=, ++
  Pure,      ///< Result = Decl applied to Args; equal arguments, equal results
  Compare,   ///< Result = Args[0] Op Args[1]
  Not,       ///< Result = !Args[0]
  Both,      ///< Result = Args[0] and Args[1], two truths computed before
  Phi,       ///< Result = whichever of Args was computed on the way here
  Temporary, ///< Result = address of a temporary with the content Args[0]

  // Handles.
  Deref,    ///< Result = address of what the handle Args[0] designates
  Advance,  ///< the iterator in the cell Args[0] moves; Result = its old or new
            ///< value
  Step,     ///< Result = an iterator some steps from the iterator Args[0]
  Interior, ///< Result = address inside what the owner at Args[0] owns; Text:
            ///< of which element of the sequence, if that is known
  Append,   ///< Args[1] becomes the element Text of the sequence at Args[0]
  Shared,   ///< Result = address of what the shared owner at Args[0] leads to
  Transfer, ///< what the owner at Args[0] owns has the owner Result now
  Use,      ///< the handle Args[0] is used in a way that needs its element

  // Containers. Args[0] is the address of the container.
  Lookup,  ///< Result = a handle, as Does says; Args[1] = key
  Insert,  ///< Args[1] = key, or 0 when it is not known
  Erase,   ///< What says which elements; Args[1], Args[2] = key, handle, range
  Assign,  ///< all elements go; Args[1] = the source if it is moved from
  Swap,    ///< with the container at Args[1]
  Merge,   ///< from the container at Args[1]
  Rehash,  ///< may move elements
  Replace, ///< what the owner at Args[0] owned is gone
  Delete,  ///< what the pointer Args[0] leads to is gone
  Reserve, ///< room is made: insertions after this one move nothing

  // Calls and scopes.
  Call,     ///< of Decl (null: unknown), with Operands
  Callable, ///< Result = a lambda, whose call operator is Decl
  ScopeEnd, ///< the variable Decl, or the temporary at Args[0], ends its life
  Return,   ///< the function returns Args[0]

  // Locks, for the lock checks to come; beside the call that does it.
  Acquire, ///< of the lock at Args[0]; Text: "shared", "try", "try-shared"
  Release, ///< of the lock at Args[0], or of those in the record Args[0]
  Wait,    ///< on Args[0], while the lock at Args[1] is free
};

/// What an Erase fact erases.
enum class EraseWhat : uint8_t { Key, Handle, Range, All, Some };

enum class CompareOp : uint8_t { Equal, NotEqual, Less, LessEqual, Other };

/// Which way an iterator moves.
enum class Motion : uint8_t {
  Jump, ///< by a computed distance
  Forward,
  Backward,
};

/// How a call may use an argument.
enum class Passing : uint8_t {
  Value,        ///< a copy
  ConstRef,     ///< reads it
  MutableRef,   ///< reads and writes it, and keeps its address perhaps
  Pointer,      ///< as a value, the object behind it as MutableRef
  ConstPointer, ///< as a value, the object behind it as ConstRef
  Sink,         ///< a container moved into a by-value parameter
};

struct Operand {
  ValueId Value = 0;
  Passing How = Passing::Value;
  clang::SourceRange Range;   ///< the name of what leads to the argument
  clang::SourceRange Written; ///< all of the argument
};

struct Fact {
  FactKind Kind = FactKind::Unknown;
  ValueId Result = 0;
  llvm::SmallVector<ValueId, 3> Args;
  /// The variable, member or callee; null where there is none.
  const clang::ValueDecl *Decl = nullptr;
  /// Container facts: what the model says of this method and of its type. A
  /// store with a type is a method's: p.reset().
  const Effects *Does = nullptr;
  const TypeModel *Type = nullptr;
  /// Where the fact stands in the source, and the name of its object there.
  clang::SourceRange Range;
  clang::SourceRange ObjectRange; ///< the container, the handle, the cell
  clang::SourceRange KeyRange;  ///< the key or first handle; compare: the right
  clang::SourceRange HintRange; ///< the second handle: a hint, a range's end
  std::string Text;             ///< Constant only
  /// Lookup: the method that throws where this one finds nothing, if it can be
  /// called in its place; or empty.
  llvm::StringRef Twin;
  llvm::SmallVector<Operand, 0> Operands; ///< Call only
  unsigned Index = 0;                     ///< Part without Decl
  EraseWhat What = EraseWhat::Some;
  CompareOp Op = CompareOp::Other;
  Motion Way = Motion::Jump; ///< Advance, Step
  bool Postfix = false;      ///< Advance: Result is the old value
  bool Hidden = false;       ///< written by nobody: range-for
  bool Reference = false;    ///< Load of the address a reference is bound to
  bool Steady = false;  ///< Load/Part: calls do not change it (const, pointer);
                        ///< Temporary: outlives its full expression
  bool Const = false;   ///< Call: a const member function
  bool Closed = false;  ///< Call: runs no code but that of Decl (Reentry.h)
  bool Library = false; ///< Call: and touches only what it is given
  bool Direct = false;  ///< Call: of Decl itself, virtual or not
  bool OwnObject = false; ///< Call: Operands[0] is the object
  bool Iterator = false;  ///< Deref: of an iterator (a use), not of a pointer
  bool Nested = false;    ///< Deref: what is there is a handle itself
  bool Moves = false;     ///< Load: the source is moved from
  bool Discarded = false; ///< nobody uses the result
  bool Needs = false;     ///< Part, Deref, Interior, Shared, Call: fails if the
                          ///< pointer (or owner) that it starts from is null
  bool Inside = false;    ///< Interior: within the owner, not elsewhere
  bool Handled = false;   ///< Lookup: within a try block of this function

  /// Call: what is handed over for a parameter of the callee; null: its
  /// default.
  const Operand *operandOf(const clang::ParmVarDecl &Param) const {
    unsigned I = Param.getFunctionScopeIndex() + OwnObject;
    return I < Operands.size() ? &Operands[I] : nullptr;
  }
};

/// Elements of a sequence that Interior and Append name: the first one, which
/// has the subscript 0, the last one, and the place behind it.
inline constexpr llvm::StringLiteral FirstElement = "0";
inline constexpr llvm::StringLiteral LastElement = "last";
inline constexpr llvm::StringLiteral BehindLast = "end";
/// The content (Constant) of a sequence without elements.
inline constexpr llvm::StringLiteral EmptySequence = "{}";

struct Block {
  std::vector<FactId> Facts;
  /// Successors, in the CFG's order; a block id, or NoBlock if unreachable.
  llvm::SmallVector<unsigned, 2> Successors;
  /// With two successors: the value whose truth selects the first one.
  ValueId Condition = 0;
  /// switch: the constants that select each successor (empty text: default).
  llvm::SmallVector<std::string, 0> Cases;
};

inline constexpr unsigned NoBlock = ~0u;
/// Clang gives the exit block of a CFG this number.
inline constexpr unsigned ExitBlock = 0;

/// A lowered function. Immutable once built.
struct FunctionFacts {
  const clang::FunctionDecl *Function = nullptr;
  std::deque<Fact> Facts;
  std::vector<Block> Blocks;
  unsigned Entry = 0;
  unsigned Values = 1; ///< all ValueIds are below
  /// Values that a later block reads; the others die with their block.
  std::vector<bool> CrossesBlocks;
  /// Blocks from which the analysis starts besides Entry: catch handlers.
  llvm::SmallVector<unsigned, 0> Handlers;
  /// Locals of which a callee may hold the address.
  llvm::SmallVector<const clang::ValueDecl *, 4> Escaped;
  /// Locals and parameters that are written after their initialisation.
  llvm::SmallVector<const clang::ValueDecl *, 4> Reassigned;
  /// It returns a pointer, or an owner that shares what it points to.
  bool ReturnsPointer = false;
  /// An exception ends the program: noexcept, a destructor.
  bool NoThrow = false;
  /// Why the function was not lowered whole; empty if it was.
  std::string Skipped;

  void dump(llvm::raw_ostream &OS, const clang::ASTContext &Ctx) const;
};

llvm::StringRef name(FactKind Kind);
llvm::StringRef name(EraseWhat What);
llvm::StringRef name(CompareOp Op);

} // namespace maplint

#endif // MAPLINT_FACTS_FACTS_H
