//===- Execution.cpp - All executions of one function ---------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Execution.h"
#include "llvm/Support/raw_ostream.h"

using namespace maplint;

Execution::Execution(const FunctionFacts &Function, Callees *Known)
    : Function(Function), Step(Function, T, Known), Finds(Function),
      Live(Function), Entry(Function.Blocks.size()),
      Predecessors(Function.Blocks.size()) {
  for (const Block &B : Function.Blocks)
    for (unsigned To : B.Successors)
      if (To != NoBlock)
        ++Predecessors[To];
  if (!Function.Blocks.empty())
    Order = reversePostOrder();
  Rank.resize(Function.Blocks.size());
  for (auto [I, Block] : llvm::enumerate(Order))
    Rank[Block] = I;
  solve();
}

std::vector<unsigned> Execution::reversePostOrder() const {
  std::vector<unsigned> Post;
  std::vector<bool> Seen(Function.Blocks.size());
  // (block, next successor): a stack of our own, the graph may be deep.
  std::vector<std::pair<unsigned, unsigned>> Stack;
  auto Visit = [&](unsigned Block) {
    if (Block == NoBlock || Seen[Block])
      return;
    Seen[Block] = true;
    Stack.push_back({Block, 0});
  };
  for (unsigned Root : llvm::reverse(Function.Handlers))
    Visit(Root);
  Visit(Function.Entry);
  while (!Stack.empty()) {
    auto &[Block, Next] = Stack.back();
    const auto &Successors = Function.Blocks[Block].Successors;
    if (Next == Successors.size()) {
      Post.push_back(Block);
      Stack.pop_back();
      continue;
    }
    // The last one first: a loop's body comes before what follows the loop.
    Visit(Successors[Successors.size() - ++Next]);
  }
  std::reverse(Post.begin(), Post.end());
  return Post;
}

bool Execution::enter(unsigned Block, State S) {
  std::erase_if(S.Registers, [&](const auto &Entry) {
    return Entry.first != ReturnedValue && !Live.isLive(Entry.first, Block);
  });
  if (Predecessors[Block] > 1)
    S.age(T, Recency::Block, Block);
  std::vector<State> &Groups = Entry[Block];
  Work += Groups.size() * (1 + S.Places.size() + S.Elements.size());
  auto JoinInto = [&](State &Group) {
    State Joined = join(T, Group, S, Block, false);
    if (Joined == Group)
      return false;
    Group = std::move(Joined);
    return true;
  };
  State *Alike = nullptr;
  size_t Likes = 0;
  for (State &Group : Groups) {
    if (Predecessors[Block] > 1)
      unify(T, Group, S);
    if (!Group.sameProperty(T, S))
      continue;
    if (Finds.sameFinds(T, Group, S, Block))
      return JoinInto(Group);
    Alike = &Group;
    ++Likes;
  }
  if (Alike && (Likes >= MaxFinds || Groups.size() >= MaxGroups)) {
    State Before = *Alike;
    blur(T, S, *Alike);
    blur(T, Before, S);
    bool Changed = JoinInto(*Alike);
    return Changed || !(*Alike == Before);
  }
  if (Groups.size() < MaxGroups) {
    Groups.push_back(std::move(S));
    return true;
  }
  Lossy = true;
  State Joined = join(T, Groups.back(), S, Block, true);
  if (Joined == Groups.back())
    return false;
  Groups.back() = std::move(Joined);
  return true;
}

void Execution::leave(unsigned From, std::vector<State> States,
                      llvm::BitVector &Dirty) {
  const Block &B = Function.Blocks[From];
  for (State &S : States) {
    Value Condition = Step.reg(S, B.Condition);
    for (auto [I, To] : llvm::enumerate(B.Successors)) {
      if (To == NoBlock)
        continue;
      State Out = S;
      bool Feasible = true;
      if (!B.Cases.empty()) {
        if (!B.Cases[I].empty())
          Feasible = Step.assume(Out, Step.equals(Condition, B.Cases[I]), true);
        else // default: none of the others
          for (const std::string &Case : B.Cases)
            if (!Case.empty())
              Feasible = Feasible &&
                         Step.assume(Out, Step.equals(Condition, Case), false);
      } else if (B.Condition && B.Successors.size() == 2) {
        Feasible = Step.assume(Out, Condition, I == 0);
      }
      if (Feasible && enter(To, std::move(Out)))
        Dirty.set(Rank[To]);
    }
  }
}

void Execution::solve() {
  if (Function.Blocks.empty()) {
    Solved = false;
    return;
  }
  llvm::BitVector Dirty(Function.Blocks.size()); // by rank
  std::vector<unsigned> Visits(Function.Blocks.size());
  auto Start = [&](unsigned Block) {
    Entry[Block].emplace_back();
    Dirty.set(Rank[Block]);
  };
  Start(Function.Entry);
  for (unsigned Handler : Function.Handlers)
    Start(Handler);
  for (int Next; (Next = Dirty.find_first()) >= 0;) {
    Dirty.reset(Next);
    unsigned Block = Order[Next];
    for (const State &S : Entry[Block])
      Work += (1 + Function.Blocks[Block].Facts.size()) *
              (1 + S.Places.size() + S.Elements.size());
    if (++Visits[Block] > MaxVisits || Work > MaxWork) {
      Solved = false;
      return;
    }
    std::vector<State> States = Entry[Block];
    Step.run(Function.Blocks[Block], States, nullptr);
    leave(Block, std::move(States), Dirty);
  }
}

void Execution::replay(Sink &Watch) {
  if (!Solved)
    return;
  for (unsigned Block : Order) {
    std::vector<State> States = Entry[Block];
    Step.run(Function.Blocks[Block], States, &Watch);
  }
}

void Execution::dump(llvm::raw_ostream &OS) const {
  if (!Solved) {
    OS << "  not solved: "
       << (Function.Skipped.empty() ? "too many visits" : Function.Skipped)
       << '\n';
    return;
  }
  for (unsigned Block : Order) {
    OS << "  block " << Block << '\n';
    for (auto [I, S] : llvm::enumerate(Entry[Block])) {
      OS << "   group " << I << '\n';
      S.dump(T, OS);
    }
  }
}
