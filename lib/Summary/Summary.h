//===- Summary.h - What a callee does to its caller's containers -*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A Summary is the part of a function's behaviour that its callers need, over
// terms that a caller can translate: parameters as they were at entry, `this`,
// globals, and for a lambda the variables of its creator. What the callee does
// on every path to its return is listed; what it may do besides is left to the
// havoc of an unknown call, and so at most possible.
//
//   void Index::remove(int id) { names_.erase(id); }
//     erases from *this.names_ the key initial(id)
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_SUMMARY_SUMMARY_H
#define MAPLINT_SUMMARY_SUMMARY_H

#include "../Facts/Facts.h"
#include "../Flow/Term.h"
#include <vector>

namespace maplint {

struct Summary {
  /// The key is in the container no more when the function returns. Key 0: the
  /// container is empty.
  struct Erasure {
    TermId Container = 0, Key = 0;
    FactId By = 0;
    const TypeModel *Type = nullptr;
  };
  /// The element behind this iterator value is gone.
  struct DeadHandle {
    TermId Handle = 0, Container = 0;
    FactId By = 0;
    const TypeModel *Type = nullptr;
  };
  /// An element was inserted, or a rehash forced.
  struct Insertion {
    TermId Container = 0, Key = 0; ///< Key 0: unknown
    FactId By = 0;
    const TypeModel *Type = nullptr;
  };
  /// The object at this address, a key, is read after the erase of that key.
  struct KeyRead {
    TermId Object = 0, Container = 0;
    FactId At = 0, By = 0;
  };
  /// Every return gives an address in, or an iterator to, the element with this
  /// key.
  struct Handle {
    TermId Container = 0, Key = 0;
    const TypeModel *Type = nullptr;
    bool Iterator = false;
    bool MayMiss = false;
  };

  std::vector<Erasure> Erasures;
  std::vector<DeadHandle> DeadHandles;
  std::vector<Insertion> Insertions;
  std::vector<KeyRead> KeyReads;
  std::optional<Handle> Returns;

  /// What the terms above speak of.
  const FunctionFacts *Function = nullptr;
  const Terms *Names = nullptr;

  bool empty() const {
    return Erasures.empty() && DeadHandles.empty() && Insertions.empty() &&
           KeyReads.empty() && !Returns;
  }
  void dump(llvm::raw_ostream &OS) const;
};

/// Gives the summary of a callee, or null: no body, recursion, a cap.
class Callees {
public:
  virtual ~Callees() = default;
  virtual const Summary *of(const clang::FunctionDecl &Callee) = 0;
};

} // namespace maplint

#endif // MAPLINT_SUMMARY_SUMMARY_H
