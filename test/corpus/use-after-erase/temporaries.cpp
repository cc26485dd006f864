// RUN: %corpus %s
//
// Iterators of a container that is a temporary: it ends with its statement.

#include "../corpus.h"

using Ints = Map<int, int>;

Ints make();
#ifdef CORPUS_RUN
Ints make() {
  Ints m;
  m[1] = 2;
  return m;
}
#endif

int walked_bad() {
  int sum = 0;
  auto it = make().begin();
  auto end = make().end();
  while (it != end) { // lint: 'it' is compared after the temporary 'make\(\)' was destroyed
    sum += it->second;
    ++it;
  }
  return sum;
}
int walked_ok() {
  int sum = 0;
  Ints all = make();
  for (auto it = all.begin(); it != all.end(); ++it)
    sum += it->second;
  return sum;
}
int found_bad(int k) {
  auto it = make().find(k);
  return it->second; // lint: 'it' is used after the temporary 'make\(\)' was destroyed
}
int found_ok(int k) {
  return make().count(k) ? 1 : 0;
}
int used_at_once_ok() {
  return static_cast<int>(make().size());
}
