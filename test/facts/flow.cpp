// States: groups of paths, loops, conditions.
// RUN: %maplint dump --flow %s -- -std=c++20 | %FileCheck %s
#include <map>
using Map = std::map<int, int>;
void log(int);

// Where the element is dead on one way only, two groups meet.
// CHECK-LABEL: function twoGroups
// CHECK: group 0
// CHECK: it = iterator([[E:e[0-9]+]])
// CHECK: [[E]] of *initial(m) key initial(k) present dead(by f{{[0-9]+}})
// CHECK: group 1
// CHECK: [[E]] of *initial(m) key initial(k) live present
int twoGroups(Map &m, int k, bool c) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  if (c)
    m.erase(it);
  log(1);
  return c ? 0 : it->second;
}

// A loop: one group at the head, the iterator is at an element or the end.
// CHECK-LABEL: function loop
// CHECK: it = iterator([[E:e[0-9]+]]) | end(*initial(m))
// CHECK: [[E]] of *initial(m)
int loop(Map &m) {
  int sum = 0;
  for (auto it = m.begin(); it != m.end(); ++it)
    sum += it->second;
  m.clear();
  return sum;
}

// What a branch assumed holds on its way.
// CHECK-LABEL: function assumed
// CHECK: assumed initial(c)
// CHECK: assumed not initial(c)
void assumed(Map &m, bool c) {
  if (c)
    m.erase(1);
  else
    m.erase(2);
}

// A key that was erased is absent until it is inserted again.
// CHECK-LABEL: function absent
// CHECK: absent initial(k) in *initial(m)
void absent(Map &m, int k, bool c) {
  m.erase(k);
  if (c)
    log(1);
}

// An unseen callee: possibly dead.
// CHECK-LABEL: function called
// CHECK: live {{.*}}dead(possibly by f{{[0-9]+}})
void visit(Map &);
int called(Map &m, bool c) {
  int &v = m[1];
  visit(m);
  if (c)
    log(2);
  return v;
}
