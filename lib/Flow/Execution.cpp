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
      First(Function.Blocks.size()), Predecessors(Function.Blocks.size()),
      Loops(Function.Blocks.size()), Dirty(Function.Blocks.size()),
      Arrived(Function.Blocks.size()) {
  for (const Block &B : Function.Blocks)
    for (unsigned To : B.Successors)
      if (To != NoBlock)
        ++Predecessors[To];
  if (!Function.Blocks.empty())
    Order = reversePostOrder();
  Rank.resize(Function.Blocks.size());
  for (auto [I, Block] : llvm::enumerate(Order))
    Rank[Block] = I;
  for (unsigned From : Order)
    for (unsigned To : Function.Blocks[From].Successors)
      if (To != NoBlock && Rank[To] <= Rank[From])
        Loops.set(To);
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

/// At the head of a loop the rounds are joined. Elsewhere only what came last
/// counts: names of values that were joined with those of earlier executions
/// would hide that a variable and a key are one.
void Execution::send(unsigned From, unsigned Number, unsigned To, State S) {
  if (!Loops[To])
    Arrived[To][{From, Number}].push_back(std::move(S));
  else if (!enter(To, std::move(S)))
    return;
  Dirty.set(Rank[To]);
}

void Execution::leave(unsigned From, std::vector<State> States) {
  const Block &B = Function.Blocks[From];
  for (auto [I, To] : llvm::enumerate(B.Successors))
    if (To != NoBlock && !Loops[To])
      if (auto Last = Arrived[To].find({From, I}); Last != Arrived[To].end()) {
        Arrived[To].erase(Last);
        Dirty.set(Rank[To]);
      }
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
      if (Feasible)
        send(From, I, To, std::move(Out));
    }
  }
}

static bool hasDead(const State &S) {
  return llvm::any_of(S.Elements, [](const auto &Entry) {
    return Entry.second.isDead(Scope::Iterators, Strength::Definite);
  });
}

/// \returns whether the block must be executed. \p Visits: how often it
/// was before.
bool Execution::receive(unsigned Block, unsigned Visits) {
  if (Loops[Block]) {
    if (!Visits)
      llvm::copy_if(Entry[Block], std::back_inserter(First[Block]), hasDead);
    return true;
  }
  std::vector<State> Before = std::move(Entry[Block]);
  Entry[Block].clear();
  bool Last = Predecessors[Block] == 1; // nobody asks for them again
  for (auto &[Edge, States] : Arrived[Block]) {
    for (State &S : States)
      enter(Block, Last ? std::move(S) : S);
    if (Last)
      States.clear();
  }
  if (Entry[Block] == Before)
    return false;
  if (Visits == 1) {
    llvm::erase_if(Before, [](const State &S) { return !hasDead(S); });
    First[Block] = std::move(Before);
  }
  return true;
}

void Execution::solve() {
  if (Function.Blocks.empty()) {
    Solved = false;
    return;
  }
  std::vector<unsigned> Visits(Function.Blocks.size());
  auto Start = [&](unsigned Block) {
    ++Predecessors[Block];
    send(NoBlock, 0, Block, State());
  };
  Start(Function.Entry);
  for (unsigned Handler : Function.Handlers)
    Start(Handler);
  for (int Next; (Next = Dirty.find_first()) >= 0;) {
    Dirty.reset(Next);
    unsigned Block = Order[Next];
    if (!receive(Block, Visits[Block]))
      continue;
    for (const State &S : Entry[Block])
      Work += (1 + Function.Blocks[Block].Facts.size()) *
              (1 + S.Places.size() + S.Elements.size());
    if (++Visits[Block] > MaxVisits || Work > MaxWork) {
      Solved = false;
      return;
    }
    std::vector<State> States = Entry[Block];
    Step.run(Function.Blocks[Block], States, nullptr);
    leave(Block, std::move(States));
  }
  Arrived.clear();
  for (unsigned Block : Order)
    if (First[Block] == Entry[Block])
      First[Block].clear();
}

void Execution::replay(Sink &Watch) {
  if (!Solved)
    return;
  for (unsigned Block : Order)
    for (std::vector<State> States : {Entry[Block], First[Block]})
      Step.run(Function.Blocks[Block], States, &Watch);
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
