// RUN: %corpus %s
//
// Pointers that somebody vouches for, though nothing proves it: an assert that
// leaves no code, a call that is given the pointer.

#include "../corpus.h"

#include <cassert>
#include <string>

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

// The boolean that remembers the test is what the assert names.
int remembered_ok(Items &items, int id) {
  auto it = items.find(id);
  bool found = it != items.end();
  VERIFY(found);
  (void)found;
  return it->second.count;
}
int rememberedOther_bad(Items &items, int id, int other) {
  auto it = items.find(id);
  bool found = items.count(other);
  VERIFY(found);
  (void)found;
  return it->second.count; // lint: 'items' may not have the key 'id'
}

// A function of what the key is made from.
struct Owner {
  int id;
};
static int idOf(const Owner &owner) { return owner.id; }
bool isKnown(const Owner &owner);
#ifdef CORPUS_RUN
static Items *Known = nullptr;
bool isKnown(const Owner &owner) { return !Known || Known->count(owner.id); }
int derived_ok(Items &items, const Owner &owner);
int derived_ok_run(Items &items, int id) {
  Known = &items;
  return derived_ok(items, Owner{id});
}
#endif
int derived_ok(Items &items, const Owner &owner) {
  VERIFY(isKnown(owner));
  return items.find(idOf(owner))->second.count;
}
int derived_bad(Items &items, const Owner &owner, const Owner &other) {
  VERIFY(isKnown(other));
  return items.find(idOf(owner))->second.count; // lint: 'items' may not have the key
}

// What the key itself is like says nothing of the items.
int text_bad(const Map<std::string, int> &ports, const std::string &name) {
  if (name.empty())
    return 0;
  return ports.find(name)->second; // lint: 'ports' may not have the key 'name'
}
int text_ok(const Map<std::string, int> &ports, const std::string &name) {
  if (name.empty() || !ports.count(name))
    return 0;
  return ports.find(name)->second;
}
