// REQUIRES: llvm
// RUN: %corpus %s
// flags: {llvm}
// link: {llvm-libs}
//
// llvm: DenseMap moves its buckets when it grows and keeps everything else in
// place on erase; StringMap drops iterators when it grows but never moves an
// entry; MapVector is a vector with an index.

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <vector>

struct Info {
  unsigned Uses = 0;
  unsigned Depth = 0;
};

using InfoMap = llvm::DenseMap<unsigned, Info>;

unsigned denseErase_bad(InfoMap &Infos, unsigned Id) {
  auto It = Infos.find(Id);
  if (It == Infos.end())
    return 0;
  Infos.erase(It);
  return It->second.Uses; // lint: 'It.*Infos
}

unsigned denseErase_ok(InfoMap &Infos, unsigned Id) {
  auto It = Infos.find(Id);
  if (It == Infos.end())
    return 0;
  unsigned Uses = It->second.Uses;
  Infos.erase(It);
  return Uses;
}

unsigned denseReference_bad(InfoMap &Infos, unsigned From, unsigned To) {
  Info &Source = Infos[From];
  Infos[To].Depth = 1;
  return Source.Depth; // lint: 'Source.*Infos
}

unsigned denseReference_ok(InfoMap &Infos, unsigned From, unsigned To) {
  Infos[To].Depth = 1;
  Info &Source = Infos[From];
  return Source.Depth;
}

void denseCopy_bad(InfoMap &Infos, unsigned From, unsigned To) {
  Infos[To] = Infos[From]; // lint: Infos
}

void denseCopy_ok(InfoMap &Infos, unsigned From, unsigned To) {
  Info Copy = Infos[From];
  Infos[To] = Copy;
}

void denseScalar_ok(llvm::DenseMap<unsigned, unsigned> &Depths, unsigned From,
                    unsigned To) {
  Depths[To] = Depths[From] + 1;
}

unsigned denseInsert_bad(InfoMap &Infos, unsigned From, unsigned To) {
  auto It = Infos.find(From);
  if (It == Infos.end())
    return 0;
  Infos.insert({To, Info()});
  return It->second.Uses; // lint: 'It.*Infos
}

unsigned denseInsert_ok(InfoMap &Infos, unsigned From) {
  auto [It, Inserted] = Infos.insert({From, Info()});
  if (!Inserted)
    It->second.Uses++;
  return It->second.Uses;
}

unsigned denseLookup_ok(InfoMap &Infos, unsigned From, unsigned To) {
  Info &Source = Infos[From];
  return Source.Uses + Infos.lookup(To).Uses + Source.Depth;
}

unsigned denseLookup_bad(InfoMap &Infos, unsigned From, unsigned To) {
  Info &Source = Infos[From];
  Infos.try_emplace(To);
  return Source.Uses; // lint: 'Source.*Infos
}

void denseRange_bad(InfoMap &Infos) {
  for (auto &Entry : Infos)
    if (Entry.second.Uses == 0)
      Infos[Entry.first + 1].Uses = 1; // lint: Infos
}

void denseRange_ok(InfoMap &Infos) {
  llvm::SmallVector<unsigned, 8> Unused;
  for (auto &Entry : Infos)
    if (Entry.second.Uses == 0)
      Unused.push_back(Entry.first);
  for (unsigned Id : Unused)
    Infos[Id + 1].Uses = 1;
}

void denseEraseLoop_ok(InfoMap &Infos) {
  for (auto It = Infos.begin(); It != Infos.end();) {
    auto Current = It++;
    if (Current->second.Uses == 0)
      Infos.erase(Current);
  }
}

void denseEraseLoop_bad(InfoMap &Infos) {
  for (auto It = Infos.begin(); It != Infos.end();) {
    auto Current = It++;
    if (Current->second.Uses == 0)
      Infos.erase(Current);
    Current->second.Depth = 0; // lint: 'Current.*Infos
  }
}

bool denseSet_bad(llvm::DenseSet<unsigned> &Seen, unsigned Id) {
  auto It = Seen.find(Id);
  if (It == Seen.end())
    return false;
  Seen.insert(Id + 1);
  return *It != 0; // lint: 'It.*Seen
}

bool denseSet_ok(llvm::DenseSet<unsigned> &Seen, unsigned Id) {
  return Seen.insert(Id).second;
}

unsigned stringErase_bad(llvm::StringMap<Info> &Symbols, llvm::StringRef Name) {
  auto It = Symbols.find(Name);
  if (It == Symbols.end())
    return 0;
  Symbols.erase(It);
  return It->second.Uses; // lint: 'It.*Symbols
}

unsigned stringErase_ok(llvm::StringMap<Info> &Symbols, llvm::StringRef Name) {
  auto It = Symbols.find(Name);
  if (It == Symbols.end())
    return 0;
  unsigned Uses = It->second.Uses;
  Symbols.erase(It);
  return Uses;
}

unsigned stringReference_ok(llvm::StringMap<Info> &Symbols) {
  Info &Main = Symbols["main"];
  Symbols["exit"].Uses = 1;
  return Main.Uses;
}

unsigned stringReference_bad(llvm::StringMap<Info> &Symbols) {
  Info &Main = Symbols["main"];
  Symbols.erase("main");
  return Main.Uses; // lint: 'Main.*Symbols
}

size_t stringKey_bad(llvm::StringMap<Info> &Symbols, llvm::StringRef Name) {
  auto It = Symbols.find(Name);
  if (It == Symbols.end())
    return 0;
  llvm::StringRef Key = It->first();
  Symbols.erase(It);
  return Key.find('.'); // lint: 'Key.*Symbols
}

size_t stringKey_ok(llvm::StringMap<Info> &Symbols, llvm::StringRef Name) {
  auto It = Symbols.find(Name);
  if (It == Symbols.end())
    return 0;
  llvm::StringRef Key = It->first();
  Symbols["other"].Uses = 1;
  return Key.find('.');
}

unsigned stringInsert_bad(llvm::StringMap<Info> &Symbols) {
  auto It = Symbols.find("main");
  if (It == Symbols.end())
    return 0;
  Symbols["exit"].Uses = 1;
  ++It; // lint: 'It.*Symbols
  return It == Symbols.end();
}

unsigned vectorReference_bad(llvm::MapVector<unsigned, Info> &Order) {
  Info &First = Order[1];
  Order[2].Uses = 1;
  return First.Uses; // lint: 'First.*Order
}

unsigned vectorReference_ok(llvm::MapVector<unsigned, Info> &Order) {
  Order[2].Uses = 1;
  Info &First = Order[1];
  return First.Uses;
}

void vectorLoop_ok(llvm::MapVector<unsigned, Info> &Order) {
  for (auto *It = Order.begin(); It != Order.end();) {
    if (It->second.Uses == 0)
      It = Order.erase(It);
    else
      ++It;
  }
}

unsigned vectorErase_bad(llvm::MapVector<unsigned, Info> &Order) {
  auto *It = Order.find(1);
  if (It == Order.end())
    return 0;
  Order.remove_if([](const auto &Entry) { return Entry.second.Uses == 0; });
  return It->second.Uses; // lint: 'It.*Order
}

unsigned vectorErase_ok(llvm::MapVector<unsigned, Info> &Order) {
  Order.remove_if([](const auto &Entry) { return Entry.second.Uses == 0; });
  auto *It = Order.find(1);
  return It == Order.end() ? 0 : It->second.Uses;
}

unsigned denseClear_bad(InfoMap &Infos) {
  Info &First = Infos[1];
  Infos.clear();
  return First.Uses; // lint: 'First.*Infos
}

unsigned denseClear_ok(InfoMap &Infos) {
  unsigned Uses = Infos[1].Uses;
  Infos.clear();
  return Uses;
}

//===-- Values that hold their elements themselves --------------------------//

using Edges = llvm::DenseMap<unsigned, llvm::SmallVector<unsigned, 4>>;

void denseInline_bad(Edges &Out, unsigned From) {
  Out[From] = {1, 2, 3};
  for (unsigned Next : Out[From]) // run: heap-use-after-free
    for (unsigned I = 0; I < 100; ++I)
      Out[Next + I].push_back(From); // lint: an element of 'Out'
}

void denseInline_ok(Edges &Out, unsigned From) {
  Out[From] = {1, 2, 3};
  llvm::SmallVector<unsigned, 4> Copy = Out[From];
  for (unsigned Next : Copy)
    for (unsigned I = 0; I < 100; ++I)
      Out[Next + I].push_back(From);
}

// A vector's elements stay where they are when the vector is moved.
void denseVector_ok(llvm::DenseMap<unsigned, std::vector<unsigned>> &Out) {
  Out[1] = {1, 2, 3};
  for (unsigned Next : Out[1])
    for (unsigned I = 0; I < 100; ++I)
      Out[Next + I + 1].reserve(1);
}

unsigned denseSubscript_ok(Edges &Out, unsigned From) {
  unsigned Sum = 0;
  for (unsigned I = 0; I < Out[From].size(); ++I) {
    Out[From + I + 1].push_back(From);
    Sum += Out[From][I];
  }
  return Sum;
}

class Graph {
public:
  void link(unsigned From, unsigned To) { Out[From].push_back(To); }

  void walk_bad(unsigned From) {
    Out[From] = {100, 200, 300};
    auto &Mine = Out[From];
    for (unsigned Next : Mine) // run: heap-use-after-free
      for (unsigned I = 0; I < 100; ++I)
        link(Next + I, From); // lint: an element of 'Out'
  }

  void walk_ok(unsigned From) {
    Out[From] = {100, 200, 300};
    for (unsigned Next : llvm::SmallVector<unsigned, 4>(Out[From]))
      for (unsigned I = 0; I < 100; ++I)
        link(Next + I, From);
  }

private:
  Edges Out;
};
