//===- Provenance.h - Where a key comes from --------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Keys that were taken from the container itself are there, and so are those of
// a sequence each of whose elements was put in, or asked for: `for (k :
// m.keys()) m[k]->f();`. This follows names through a function, without paths:
// good enough for a belief, not for a fact.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_FIND_PROVENANCE_H
#define MAPLINT_FIND_PROVENANCE_H

#include "../Summary/Summary.h"
#include "Origins.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"

namespace maplint {

class Provenance {
public:
  Provenance(const Origins &From, Callees &Known);
  ~Provenance();

  /// May the key of the look-up be one that the container has?
  bool isKnownKey(const Fact &Lookup) const;

private:
  /// The declarations that lead to an object, from the inside out; null stands
  /// for `this`, and for a part that a number names (a pair's): one for all.
  using Path = llvm::SmallVector<const clang::ValueDecl *, 4>;
  struct Sources {
    llvm::SmallVector<Path, 1> Containers; ///< whose keys they are
    llvm::SmallPtrSet<const clang::ValueDecl *, 4>
        Sequences; ///< whose elements
    llvm::SmallPtrSet<const clang::ValueDecl *, 4> Variables; ///< that hold it
    /// The fields and getters by which it was got from there, sorted.
    llvm::SmallVector<const clang::ValueDecl *, 2> Through;
    llvm::SmallVector<llvm::StringRef, 2> Constants; ///< sorted
    bool Counts = false; ///< one of the variables is a loop's counter
    bool Given = false;  ///< a method of `this` gave it, or a sequence: ids()
  };
  class Search;

  /// A fact that puts a key into a container, or by which a condition asks
  /// whether it has one.
  struct Mention {
    const Fact *At;
    Path Container;
    Sources Key;
  };
  /// Another function of the translation unit.
  struct Body;

  const Fact *bound(const Fact &F) const;
  Path pathOf(ValueId Address) const;
  static bool isListed(const Sources &Key, const Path &Container);
  bool isNoted(ValueId Key, const Path &Container) const;
  bool isCounter(const clang::ValueDecl *Variable) const;
  bool fills(const Fact &F) const;
  bool isMention(const Fact &F) const;
  llvm::ArrayRef<Mention> mentions() const;
  bool mayKnow(const Fact &Lookup) const;
  static bool isAlike(const Sources &Mine, const Sources &Other);
  bool isRehearsed(const Fact &Lookup, const Sources &Mine,
                   const Path &Container) const;
  bool isPrepared(const Fact &Lookup, const Sources &Mine,
                  const Path &Container) const;
  bool prepares(const Sources &Key, const Path &Container,
                unsigned Depth) const;
  bool isPreparedBy(const clang::FunctionDecl &Other, const Sources &Key,
                    const Path &Container, unsigned Depth) const;

  const FunctionFacts &Function;
  const Origins &From;
  Callees &Known;
  // Made when they are first asked for.
  mutable std::optional<std::vector<Mention>> Mentions;
  mutable llvm::DenseMap<const Fact *, bool> Answers;
  mutable llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Body>>
      Bodies;
};

} // namespace maplint

#endif // MAPLINT_FIND_PROVENANCE_H
