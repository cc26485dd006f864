// REQUIRES: llvm
// RUN: %corpus %s
// flags: {llvm}
// link: {llvm-libs}
//
// LLVM's maps: lookup() gives a default, and inserts nothing.

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/MapVector.h>
#include <llvm/ADT/StringMap.h>
#include <string>

struct Value {
  int uses = 0;
};

class Numbering {
public:
  unsigned number_bad(Value *v) {
    return numbers[v]; // lint: 'numbers\[v\]' is only read // static-only: whoever runs it, nobody looks into the map
  }
  unsigned number_ok(Value *v) { return numbers.lookup(v); }
  // In the condition of a loop, too.
  int steps_bad(Value *v, int most) {
    int steps = 0;
    while (steps < most && leaders[v]) // lint: only read // static-only: as above
      ++steps;
    return steps;
  }
  bool same_ok(Value *v, Value *w) {
    return leaders.lookup(v) == leaders.lookup(w);
  }
  std::string name_bad(llvm::StringRef key) {
    return names[key]; // lint: only read // static-only: as above
  }
  int order_bad(int key) {
    return order[key] + 1; // lint: only read // static-only: as above
  }

private:
  llvm::DenseMap<Value *, unsigned> numbers;
  llvm::DenseMap<Value *, Value *> leaders;
  llvm::StringMap<std::string> names;
  llvm::MapVector<int, int> order;
};
