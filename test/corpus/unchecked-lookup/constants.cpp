// RUN: %corpus %s
//
// Constant tables, searched with constants that have a name; and loops that wait
// for an element.

#include "../corpus.h"

#include <string>
#include <vector>

static const Map<std::string, int> Numbers = {{"one", 1}, {"two", 2}};
static const Map<int, int> Squares = {{1, 1}, {2, 4}};

static const std::string OneName = "one", FourName = "four";
constexpr const char *TwoName = "two";
constexpr char ThreeName[] = "three";
static const int One = 1;

int text_ok() {
  return Numbers.find(OneName)->second;
}
int text_bad() {
  return Numbers.find(FourName)->second; // lint: 'Numbers' may not have the key 'FourName'
}
int literal_ok() {
  return Numbers.find(TwoName)->second;
}
int array_bad() {
  return Numbers.find(ThreeName)->second; // lint: 'Numbers' may not have the key 'ThreeName'
}
int local_ok() {
  static const std::string name = "two";
  return Numbers.find(name)->second;
}
int number_ok() {
  return Squares.find(One)->second;
}
int number_bad() {
  constexpr int Three = 3;
  return Squares.find(Three)->second; // lint: 'Squares' may not have the key
}

//===-- Tables with all keys that there can be ------------------------------//

enum class Op { Add, Sub };
static const Map<Op, int> Ops = {{Op::Add, 1}, {Op::Sub, 2}};
static const Map<Op, int> SomeOps = {{Op::Add, 1}};
struct Node {
  Op op = Op::Add;
  Op get() const { return op; }
};
int each_ok(const std::vector<Op> &all) {
  int sum = 0;
  for (Op op : all)
    sum += Ops.find(op)->second;
  return sum;
}
int each_bad(const std::vector<Op> &all) {
  int sum = 0;
  for (Op op : all)
    sum += SomeOps.find(op)->second; // lint: 'SomeOps' may not have the key 'op'
  return sum;
}
int got_ok(const Node &node) {
  return Ops.find(node.get())->second;
}
int cast_ok(int i) {
  return Ops.find(static_cast<Op>(i % 2))->second;
}
int flag_ok(bool flag) {
  static const Map<bool, int> table = {{true, 1}, {false, 2}};
  return table.find(flag)->second;
}
int flag_bad(bool flag) {
  static const Map<bool, int> table = {{true, 1}};
  return table.find(flag)->second; // lint: 'table' may not have the key 'flag'
}
int kept_ok(Op op) {
  static const auto &table = *new Map<Op, int>{{Op::Add, 1}, {Op::Sub, 2}};
  return table.find(op)->second;
}
int kept_bad(Op op) {
  static const auto &table = *new Map<Op, int>{{Op::Sub, 2}};
  return table.find(op)->second; // lint: 'table' may not have the key 'op'
}
int made_ok(Op op) {
  static const auto table = [] {
    Map<Op, int> out;
    out[Op::Add] = 1;
    out[Op::Sub] = 2;
    return out;
  }();
  return table.find(op)->second;
}
int made_bad(Op op) {
  static const auto table = [] {
    Map<Op, int> out;
    out[Op::Add] = 1;
    return out;
  }();
  return table.find(op)->second; // lint: 'table' may not have the key 'op'
}
#ifdef CORPUS_RUN
int each_ok_run(bool b) { return each_ok({b ? Op::Add : Op::Sub}); }
int each_bad_run(bool b) { return each_bad({b ? Op::Add : Op::Sub}); }
int got_ok_run(bool b) { return got_ok({b ? Op::Add : Op::Sub}); }
int cast_ok_run(bool b) { return cast_ok(b); }
int kept_ok_run(bool b) { return kept_ok(b ? Op::Add : Op::Sub); }
int kept_bad_run(bool b) { return kept_bad(b ? Op::Add : Op::Sub); }
int made_ok_run(bool b) { return made_ok(b ? Op::Add : Op::Sub); }
int made_bad_run(bool b) { return made_bad(b ? Op::Add : Op::Sub); }
#endif

//===-- Tables of the function ----------------------------------------------//

int own_ok() {
  Map<std::string, int> m{{"x", 1}, {"y", 2}};
  return m.find("x")->second;
}
int own_bad() {
  Map<std::string, int> m{{"x", 1}, {"y", 2}};
  return m.find("z")->second; // lint: 'm' may not have the key '"z"'
}
int ownFirst_ok() {
  Map<std::string, int> m{{"x", 1}, {"y", 2}};
  return m.begin()->second;
}
int ownErased_ok() {
  Map<std::string, int> m = {{"x", 1}, {"y", 2}};
  auto it = m.find("x");
  it->second = 3;
  m.erase("y");
  return it->second;
}
int ownErased_bad() {
  Map<std::string, int> m = {{"x", 1}, {"y", 2}};
  m.erase("x");
  return m.find("x")->second; // lint: is dereferenced
}

//===-- Loops that wait -----------------------------------------------------//

struct Queue {
  Map<int, int> jobs;
  bool stopped = false;

  void wait() {
    jobs.emplace(1, 1);
    if (jobs.size() > 9)
      stopped = true;
  }
  int first_ok() {
    while (jobs.empty() && !stopped)
      wait();
    if (stopped)
      return 0;
    auto it = jobs.begin();
    return it->second;
  }
  int flagFirst_ok() {
    while (!stopped && jobs.begin() == jobs.end())
      wait();
    if (stopped)
      return 0;
    return jobs.begin()->second;
  }
  int asked_bad() {
    if (jobs.empty() && !stopped)
      stopped = true;
    return jobs.begin()->second; // lint: 'jobs' may be empty
  }
};
