//===- Term.h - Symbolic objects and values ---------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Terms are value numbers and object paths in one hash-consed table: equal
// structure is an equal id, so "the same object" and "the same key" are integer
// comparisons. Objects are places in memory, values are what places hold.
//
// Elements of containers are named by the fact that looked them up, and by age:
// 0 is the one of the latest execution of that fact, 1 the one before (`cur =
// it++` speaks of both), 2 stands for all earlier ones (recency abstraction,
// Balakrishnan and Reps, SAS 2006). A term of age 2 is a summary: it need not
// be one single thing.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FLOW_TERM_H
#define MAPLINT_FLOW_TERM_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Allocator.h"
#include <map>
#include <string>
#include <vector>

namespace maplint {

/// Names a term of one Terms table; 0 is no term.
using TermId = unsigned;

/// A small sorted set of value terms: what a place may hold. Empty: nothing is
/// known, not even a name.
using Value = llvm::SmallVector<TermId, 2>;

/// Adds \p Item to a sorted set. \returns false if it is there already.
template <typename Set, typename Item>
bool insertSorted(Set &To, const Item &New) {
  auto Where = llvm::lower_bound(To, New);
  if (Where != To.end() && *Where == New)
    return false;
  To.insert(Where, New);
  return true;
}

inline void add(Value &Set, TermId V) { insertSorted(Set, V); }

/// The only member of the set, or 0.
inline TermId single(const Value &V) { return V.size() == 1 ? V.front() : 0; }

enum class TermKind : uint8_t {
  // Objects.
  Variable,  ///< the variable Decl
  Pointee,   ///< what the value A points to
  Element,   ///< the element that fact Site looked up
  Member,    ///< member Decl (or number Site) of the object A
  Item,      ///< element with index value B of the array A
  Owned,     ///< what the owner at object A owns
  Temporary, ///< the temporary that fact Site makes

  // Values.
  This,     ///< the `this` pointer
  Text,     ///< a constant
  Pointer,  ///< the address of the object A
  Iterator, ///< an iterator to the element A
  End,      ///< the end iterator of the container A
  Initial,  ///< what the object A held when the function began, or since the
            ///< havoc B
  Opaque,   ///< what fact Site computed
  Apply,    ///< Decl applied to the values Operands, at the call B if not all
            ///< calls give the same; no Decl: {Operands}
  OneOf,    ///< one of the values Operands
  KeyOf,    ///< the key of the element A
  Merge,    ///< what the object A holds where paths meet at block Site
  Pair,     ///< of the values A and B
  Present,  ///< true iff the element A is there
  Compare,  ///< A Site(op) B
  Not,      ///< !A
  Both,     ///< A and B
};

inline constexpr uint8_t OldestAge = 2;

/// What an aging term is named after: the fact that made it, or the block at
/// whose entry different values met.
enum class Recency : uint8_t { Fact, Block };

/// The bit of Term::Marks for a fact or block.
inline uint64_t mark(Recency What, unsigned Site) {
  return uint64_t(1) << (Site * 2 + (What == Recency::Block)) % 64;
}

struct Term : llvm::FoldingSetNode {
  TermKind Kind;
  uint8_t Age = 0;
  uint8_t Depth = 1;
  bool HasElement = false; ///< is, or mentions, an element
  /// Owned: a part of its owner, with which it moves. Follows from the owner's
  /// type, so it has no part in the identity.
  bool Inside = false;
  /// The facts and blocks that it, or a part of it, is named after: a Bloom
  /// filter, see mark().
  uint64_t Marks = 0;
  TermId Id = 0;
  TermId A = 0, B = 0;
  unsigned Site = 0;
  const clang::ValueDecl *Decl = nullptr;
  std::string Text;
  llvm::SmallVector<TermId, 2> Operands;

  void Profile(llvm::FoldingSetNodeID &ID) const;
};

class Terms {
public:
  const Term &operator[](TermId Id) const { return *All[Id - 1]; }
  unsigned size() const { return All.size(); }

  TermId variable(const clang::ValueDecl *D);
  TermId element(unsigned Site);
  TermId member(TermId Object, const clang::ValueDecl *Member, unsigned Index);
  TermId item(TermId Array, TermId Index);
  TermId owned(TermId Owner, bool Inside = false);
  TermId temporary(unsigned Site);

  TermId self();
  TermId text(llvm::StringRef Text);
  TermId iterator(TermId Element);
  TermId end(TermId Container);
  TermId initial(TermId Object, TermId Epoch);
  TermId opaque(unsigned Site);
  /// One name for "one of these": the set itself if it has one member.
  TermId set(llvm::ArrayRef<TermId> Values);
  /// Once: applied again, it may give something else.
  TermId apply(const clang::ValueDecl *Fn, llvm::ArrayRef<TermId> Operands,
               unsigned Site, bool Once = false);
  TermId keyOf(TermId Element);
  TermId merge(unsigned Block, TermId Object);
  TermId pair(TermId A, TermId B);
  TermId present(TermId Element);
  TermId compare(unsigned Op, TermId A, TermId B);
  TermId negate(TermId A);
  TermId both(TermId A, TermId B);

  /// The address value of an object, and the object at an address value:
  /// pointer(object(V)) == V and object(pointer(L)) == L.
  TermId pointer(TermId Object);
  TermId object(TermId Address);

  /// The object that contains \p Object, as far as the life of \p Object
  /// depends on it: of a member, an item, an owned object; not of a pointee. Or
  /// 0.
  TermId enclosing(TermId Object) const;
  /// The outermost of them; \p Object itself if it is in no other one.
  TermId rootOf(TermId Object) const;

  /// Is the object (part of) a temporary, or a variable with automatic storage
  /// (of the function \p Of, if given)?
  bool isAutomatic(TermId Object,
                   const clang::FunctionDecl *Of = nullptr) const;

  /// \p T with every term of fact (or block) \p Site one step older.
  TermId aged(TermId T, Recency What, unsigned Site);
  /// \p T with the object \p From replaced by \p To wherever it occurs.
  TermId replaced(TermId T, TermId From, TermId To);
  /// One term for \p A and \p B if they differ in nothing but pairs that have a
  /// name in \p Names, which it speaks of instead; or 0.
  TermId common(TermId A, TermId B,
                const std::map<std::pair<TermId, TermId>, TermId> &Names);
  /// \p T as if no call had changed anything: for beliefs, never for facts.
  TermId timeless(TermId T);
  bool contains(TermId T, TermId Part) const;
  /// Does the predicate hold of the term, or of a part of it?
  bool any(TermId T, llvm::function_ref<bool(const Term &)> Holds) const;
  /// Does the term speak of something that need not be one single thing?
  bool isSummary(TermId T) const;

  void collectElements(TermId T, llvm::SmallVectorImpl<TermId> &Out) const;

  void print(TermId T, llvm::raw_ostream &OS) const;

private:
  Term make(TermKind Kind, TermId A = 0, TermId B = 0, unsigned Site = 0) const;
  TermId intern(Term T);
  template <typename Map> TermId rebuild(TermId T, Map &&Child);

  llvm::FoldingSet<Term> Set;
  std::vector<std::unique_ptr<Term>> All;
};

} // namespace maplint

#endif // MAPLINT_FLOW_TERM_H
