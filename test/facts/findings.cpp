// Findings in words: a warning, a note for each cause, a last one for the rule.
// RUN: %maplint dump --findings %s -- -std=c++20 | %FileCheck %s
#include <map>
#include <unordered_map>
using Map = std::map<int, int>;

// CHECK-LABEL: function erased
// CHECK-NEXT: {{^}}  [[#@LINE+6]]: {{.*}}'it'{{.*}}erased{{.*}}'m'
// CHECK-NEXT: {{^}}    [[#@LINE+3]]: {{.*}}found here
// CHECK-NEXT: {{^}}    [[#@LINE+3]]: {{.*}}erased here
// CHECK-NEXT: {{^}}    [[#@LINE+3]]: std::map: {{.*}}[associative.reqmts]
int erased(Map &m, int k) { auto it = m.find(k); if (it == m.end()) return 0;
  m.erase(it);
  return it->second;
}

// CHECK-LABEL: function correct
// CHECK-NOT: {{[0-9]+:}}
int correct(Map &m, int k) {
  auto it = m.find(k); if (it == m.end()) return 0;
  int v = it->second;
  m.erase(it);
  return v;
}

// CHECK-LABEL: function possible
// CHECK-NEXT: {{^}}  [[#@LINE+4]]: possible: {{.*}}'v'
int possible(Map &m, int a, int b) {
  int &v = m[a];
  m.erase(b);
  return v;
}

// CHECK-LABEL: function rehashed
// CHECK-NEXT: {{^}}  [[#@LINE+6]]: {{.*}}'it'
// CHECK: std::unordered_map
int rehashed(std::unordered_map<int, int> &m, int a, int b) {
  auto it = m.find(a);
  if (it == m.end()) return 0;
  m[b] = 1;
  return it->second;
}

// CHECK-LABEL: function inLoop
// CHECK-NEXT: {{^}}  {{[0-9]+}}: {{.*}}'it'
void inLoop(Map &m) {
  for (auto it = m.begin(); it != m.end(); ++it)
    if (it->second == 0)
      m.erase(it);
}
