// RUN: %corpus %s
//
// Pointers that somebody vouches for, though nothing proves it: an assert that
// leaves no code, a call that is given the pointer.

#include "../corpus.h"

#include <cassert>

struct Item {
  int count = 0;
  int get() const { return count; }
};
using Items = Map<int, Item>;

#ifdef CORPUS_RUN
#define VERIFY(condition) assert(condition)
#else
#define VERIFY(condition) ((void)0)
#endif

static Item *seek(Items &items, int id) {
  auto it = items.find(id);
  return it == items.end() ? nullptr : &it->second;
}
void check(const Item *item);
#ifdef CORPUS_RUN
void check(const Item *item) { assert(item); }
#endif

int member_ok(Items &items, int id) {
  Item *item = seek(items, id);
  VERIFY(item != nullptr);
  return item->count;
}
int method_ok(Items &items, int id) {
  Item *item = seek(items, id);
  VERIFY(item);
  return item->get();
}
int handed_ok(Items &items, int id) {
  Item *item = seek(items, id);
  check(item);
  return item->count;
}
int late_bad(Items &items, int id) {
  Item *item = seek(items, id);
  int count = item->count; // lint: 'item' is dereferenced
  VERIFY(item);
  return count;
}
int elsewhere_bad(Items &items, int id, Item *other) {
  Item *item = seek(items, id);
  check(other);
  return item->count; // lint: 'item' is dereferenced
}
