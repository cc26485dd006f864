//===- Summary.h - What a callee does to its caller's containers ----------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A Summary is the part of a function's behaviour that its callers need, over
// terms that a caller can translate: parameters as they were at entry, `this`,
// globals, and for a lambda the variables of its creator. It has one Outcome
// for each group of paths to the return (trace partition), so that a caller who
// tests the result, or passes a constant, knows which of them it was. What the
// callee may do besides is left to the havoc of an unknown call, and so at most
// possible.
//
//   bool Index::remove(int id) { return names_.erase(id); }
//     outcome: returns 0; the key initial(id) was not in *this.names_
//     outcome: returns 1; erases from *this.names_ the key initial(id)
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_SUMMARY_SUMMARY_H
#define MAPLINT_SUMMARY_SUMMARY_H

#include "../Facts/Facts.h"
#include "../Flow/State.h"
#include <vector>

namespace maplint {

/// One way through a callee: what is true when it returns.
struct Outcome {
  /// What held of the caller's values at entry.
  struct Condition {
    TermId Value = 0;
    bool Truth = false;
  };
  /// The key is in the container no more. Key 0: the container is empty. By 0:
  /// it was looked up, and was not there. Again: it may be there again, as
  /// another element.
  struct Erasure {
    TermId Container = 0, Key = 0;
    FactId By = 0;
    const TypeModel *Type = nullptr;
    Scope What = Scope::Element;
    bool Again = false;
  };
  /// The element behind this iterator value is gone.
  struct DeadHandle {
    TermId Handle = 0, Container = 0;
    FactId By = 0;
    const TypeModel *Type = nullptr;
  };
  /// The caller's object holds this value.
  struct Store {
    TermId Object = 0, Value = 0;
  };
  /// A live element of the caller's container, which a value above or Returned
  /// speaks of, or which is there for sure. Key 0: the caller has no name for
  /// it.
  struct Mention {
    TermId Element = 0, Container = 0, Key = 0;
    const TypeModel *Type = nullptr;
    bool Present = false, First = false;
    bool Believed = false; ///< there on all paths, but by different names
    /// It is there if the container has any element.
    bool Any = false;
    bool isSame(const Mention &O) const {
      return Container == O.Container && Key == O.Key;
    }
  };

  std::vector<Condition> Conditions;
  std::vector<Erasure> Erasures;
  std::vector<DeadHandle> DeadHandles;
  std::vector<Store> Stores;
  std::optional<Mention> Found;
  /// The element that the containers of Found and of erasures are in.
  std::optional<Mention> Around;
  Value Returned; ///< empty: unknown

  bool empty() const {
    return Erasures.empty() && DeadHandles.empty() && Stores.empty() &&
           Returned.empty() && !Found;
  }
};

struct Summary {
  /// On some path an element is inserted, a rehash is forced, or (Replaces) all
  /// elements give way to others.
  struct Change {
    TermId Container = 0, Key = 0; ///< Key 0: unknown
    FactId By = 0;
    const TypeModel *Type = nullptr;
    bool Always = false; ///< on every path
    bool Replaces = false;
    bool Below = false; ///< By is the call of a callee that does it
  };
  /// The caller's object is read after an erase: of the key that the object is,
  /// or (Whole) of all elements, of which it may be a part.
  struct KeyRead {
    TermId Object = 0, Container = 0;
    FactId At = 0, By = 0;
    bool Whole = false;
    std::vector<Outcome::Condition> Conditions; ///< on the way there
  };

  /// At runs a callable that is a parameter, while an element is held that the
  /// function goes on to use.
  struct Callback {
    const clang::ParmVarDecl *Callable = nullptr;
    FactId At = 0, Use = 0;
    Outcome::Mention Held;
    /// What the callable is given, by its parameters; 0: nothing that has a
    /// name.
    llvm::SmallVector<TermId, 2> Given;
  };

  /// Whatever happens, the callee uses an element behind this value, an
  /// iterator or a pointer of its caller, and does not ask whether there is
  /// one.
  struct Need {
    TermId Value = 0;
    FactId At = 0;
  };

  /// Empty if the function never returns.
  std::vector<Outcome> Outcomes;
  std::vector<Change> Changes;
  std::vector<KeyRead> KeyReads;
  std::vector<Callback> Callbacks;
  std::vector<Need> Needs;
  /// Closed: of what its callers know, at most the elements of these
  /// containers, and of those inside of these objects, come or go.
  std::vector<TermId> Touched;
  bool Closed = false;
  /// Nothing that an element owns is moved out of it: it goes with the element.
  bool KeepsOwned = false;
  /// Unless Scribbles: it writes to these objects of its callers at most.
  std::vector<TermId> Modified;
  bool Scribbles = false;

  /// What the terms above speak of.
  const FunctionFacts *Function = nullptr;
  const Terms *Names = nullptr;

  bool empty() const {
    return Changes.empty() && KeyReads.empty() && Callbacks.empty() &&
           Needs.empty() &&
           llvm::all_of(Outcomes, [](const Outcome &O) { return O.empty(); });
  }
  /// Is the result always a comparison of what the function is given?
  bool answers() const;
  void dump(llvm::raw_ostream &OS) const;
};

/// What is known of callees.
class Callees {
public:
  virtual ~Callees() = default;
  /// The summary, or null: no body, a cap, or nothing to tell.
  virtual const Summary *of(const clang::FunctionDecl &Callee) = 0;
  /// The summary of what the fact calls; null if it is no call.
  const Summary *ofCall(const Fact &F) {
    const auto *Callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(F.Decl);
    return F.Kind == FactKind::Call && Callee ? of(*Callee) : nullptr;
  }
  /// The facts of any function of the translation unit, called from here or
  /// not; null without a body.
  virtual const FunctionFacts *factsOf(const clang::FunctionDecl &Function) = 0;
  /// Is it sure that no element comes or goes, wherever it is called?
  virtual bool isHarmless(const clang::FunctionDecl &Callee) = 0;
};

} // namespace maplint

#endif // MAPLINT_SUMMARY_SUMMARY_H
