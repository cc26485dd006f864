// RUN: %corpus %s
//
// Where the container lives: members, globals, statics, behind pointers, smart
// pointers and getters, inside other containers; and which objects are one.

#include "../corpus.h"

#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct Item {
  std::string label;
  int count = 0;
};

using Items = Map<int, Item>;

class Store {
public:
  void remove_bad(int id) {
    auto it = items_.find(id);
    if (it == items_.end())
      return;
    items_.erase(it);
    std::printf("removed %s\n", it->second.label.c_str()); // lint: 'it.*items_
  }

  void remove_ok(int id) {
    auto it = items_.find(id);
    if (it == items_.end())
      return;
    std::string label = it->second.label;
    items_.erase(it);
    std::printf("removed %s\n", label.c_str());
  }

  int explicit_this_bad(int id) {
    auto it = this->items_.find(id);
    if (it == items_.end())
      return 0;
    this->items_.erase(id);
    return it->second.count; // lint: 'it.*items_
  }

  int explicit_this_ok(int id) {
    auto it = this->items_.find(id);
    if (it == items_.end())
      return 0;
    this->retired_.erase(id);
    return it->second.count;
  }

  void from_other_ok(Store &other, int id) {
    auto it = items_.find(id);
    if (it == items_.end())
      return;
    other.items_.erase(id);
    it->second.count++;
  }

  void from_other_bad(Store &other, int id) {
    auto it = other.items_.find(id);
    if (it == other.items_.end())
      return;
    other.items_.erase(id);
    it->second.count++; // lint: 'it.*items_
  }

  void retire_bad(int id) {
    auto it = items_.find(id);
    if (it == items_.end())
      return;
    items_.erase(it);
    retired_.emplace(it->first, it->second.count); // lint: 'it.*items_
  }

  void retire_ok(int id) {
    auto it = items_.find(id);
    if (it == items_.end())
      return;
    retired_.emplace(it->first, it->second.count);
    items_.erase(it);
  }

  void kept_iterator_bad(int id) {
    last_ = items_.find(id);
    if (last_ == items_.end())
      return;
    items_.erase(last_);
    last_->second.count = 0; // lint: last_.*items_
  }

  void kept_iterator_ok(int id) {
    last_ = items_.find(id);
    if (last_ == items_.end())
      return;
    last_ = items_.erase(last_);
    if (last_ != items_.end())
      last_->second.count = 0;
  }

  Items &items() { return items_; }
  const Items &items() const { return items_; }

private:
  Items items_;
  Map<int, int> retired_;
  Items::iterator last_ = items_.end();
};

Items allItems;

int global_bad(int id) {
  auto it = allItems.find(id);
  if (it == allItems.end())
    return 0;
  allItems.erase(it);
  return it->second.count; // lint: 'it.*allItems
}

int global_bad_run(int id) {
  allItems[id] = {"one", 1};
  return global_bad(id);
}

int global_ok(int id) {
  auto it = allItems.find(id);
  if (it == allItems.end())
    return 0;
  int count = it->second.count;
  allItems.erase(it);
  return count;
}

int static_local_bad(int id) {
  static Items seen;
  Item &item = seen[id];
  seen.erase(id);
  return item.count; // lint: 'item.*seen
}

int static_local_ok(int id) {
  static Items seen;
  Item &item = seen[id];
  int count = item.count;
  seen.erase(id);
  return count;
}

struct Registry {
  static Items table;
};
Items Registry::table;

int static_member_bad(int id) {
  auto it = Registry::table.find(id);
  if (it == Registry::table.end())
    return 0;
  Registry::table.erase(it);
  return it->second.count; // lint: 'it.*table
}

int static_member_bad_run(int id) {
  Registry::table[id] = {"one", 1};
  return static_member_bad(id);
}

int static_member_ok(int id) {
  auto it = Registry::table.find(id);
  if (it == Registry::table.end())
    return 0;
  int count = it->second.count;
  Registry::table.erase(it);
  return count;
}

int raw_pointer_bad(Items *items, int id) {
  auto it = items->find(id);
  if (it == items->end())
    return 0;
  (*items).erase(it);
  return it->second.count; // lint: 'it.*items
}

int raw_pointer_ok(Items *items, int id) {
  auto it = items->find(id);
  if (it == items->end())
    return 0;
  int count = it->second.count;
  (*items).erase(it);
  return count;
}

int unique_pointer_bad(std::unique_ptr<Items> items, int id) {
  auto it = items->find(id);
  if (it == items->end())
    return 0;
  items->erase(it);
  return it->second.count; // lint: 'it.*items
}

int unique_pointer_ok(std::unique_ptr<Items> items, int id) {
  auto it = items->find(id);
  if (it == items->end())
    return 0;
  it = items->erase(it);
  return it == items->end() ? 0 : it->second.count;
}

struct Shared {
  Items items;
  std::shared_ptr<Shared> parent;
};

void shared_owner_bad(const std::shared_ptr<Shared> &state, int id) {
  auto it = state->items.find(id);
  if (it == state->items.end())
    return;
  state->items.erase(it);
  it->second.count++; // lint: 'it.*items
}

void shared_owner_ok(const std::shared_ptr<Shared> &state, int id) {
  auto it = state->items.find(id);
  if (it == state->items.end())
    return;
  it->second.count++;
  state->items.erase(it);
}

void parent_bad(const std::shared_ptr<Shared> &state, int id) {
  auto it = state->parent->items.find(id);
  if (it == state->parent->items.end())
    return;
  state->parent->items.erase(id);
  it->second.count++; // lint: 'it.*items
}

void parent_ok(const std::shared_ptr<Shared> &state, int id) {
  auto it = state->parent->items.find(id);
  if (it == state->parent->items.end())
    return;
  state->items.erase(id);
  it->second.count++;
}

int getter_bad(Store &store, int id) {
  auto it = store.items().find(id);
  if (it == store.items().end())
    return 0;
  store.items().erase(it);
  return it->second.count; // lint: 'it.*items
}

int getter_ok(Store &store, int id) {
  auto it = store.items().find(id);
  if (it == store.items().end())
    return 0;
  int count = it->second.count;
  store.items().erase(it);
  return count;
}

void getter_loop_bad(Store &store) {
  for (auto it = store.items().begin(); it != store.items().end();
       ++it) // lint: 'it.*items
    if (it->second.count == 0)
      store.items().erase(it);
}

void getter_loop_ok(Store &store) {
  for (auto it = store.items().begin(); it != store.items().end();)
    it = it->second.count ? std::next(it) : store.items().erase(it);
}

void getter_range_for_bad(Store &store) {
  for (auto &[id, item] : store.items()) // run: erased_element
    if (item.count == 0)
      store.items().erase(id); // lint: items
}

void getter_range_for_ok(Store &store, Store &other) {
  for (auto &[id, item] : store.items())
    if (item.count == 0)
      other.items().erase(id);
}

using Shelves = Map<std::string, Items>;

int inner_bad(Shelves &shelves, const std::string &shelf, int id) {
  auto outer = shelves.find(shelf);
  if (outer == shelves.end())
    return 0;
  auto inner = outer->second.find(id);
  if (inner == outer->second.end())
    return 0;
  outer->second.erase(inner);
  return inner->second.count; // lint: 'inner
}

int inner_ok(Shelves &shelves, const std::string &shelf, int id) {
  auto outer = shelves.find(shelf);
  if (outer == shelves.end())
    return 0;
  auto inner = outer->second.find(id);
  if (inner == outer->second.end())
    return 0;
  int count = inner->second.count;
  outer->second.erase(inner);
  if (outer->second.empty())
    shelves.erase(outer);
  return count;
}

int outer_gone_bad(Shelves &shelves, const std::string &shelf, int id) {
  auto outer = shelves.find(shelf);
  if (outer == shelves.end())
    return 0;
  auto inner = outer->second.find(id);
  if (inner == outer->second.end())
    return 0;
  shelves.erase(outer);
  return inner->second.count; // lint: 'inner.*shelves
}

int outer_gone_ok(Shelves &shelves, const std::string &shelf, int id) {
  auto outer = shelves.find(shelf);
  if (outer == shelves.end())
    return 0;
  auto inner = outer->second.find(id);
  if (inner == outer->second.end())
    return 0;
  Item item = inner->second;
  shelves.erase(outer);
  return item.count;
}

void empty_shelf_bad(Shelves &shelves, const std::string &shelf, int id) {
  Items &items = shelves[shelf];
  items.erase(id);
  if (items.empty())
    shelves.erase(shelf);
  std::printf("%zu left\n", items.size()); // lint: 'items.*shelves
}

void empty_shelf_ok(Shelves &shelves, const std::string &shelf, int id) {
  Items &items = shelves[shelf];
  items.erase(id);
  std::size_t left = items.size();
  if (items.empty())
    shelves.erase(shelf);
  std::printf("%zu left\n", left);
}

int subscript_path_bad(Shelves &shelves, int id) {
  auto it = shelves["top"].find(id);
  if (it == shelves["top"].end())
    return 0;
  shelves["top"].erase(it);
  return it->second.count; // lint: 'it.*shelves
}

int subscript_path_ok(Shelves &shelves, int id) {
  auto it = shelves["top"].find(id);
  if (it == shelves["top"].end())
    return 0;
  shelves["bottom"].erase(id);
  return it->second.count;
}

int shard_bad(std::array<Items, 16> &shards, std::size_t i, int id) {
  auto it = shards[i].find(id);
  if (it == shards[i].end())
    return 0;
  shards[i].erase(id);
  return it->second.count; // lint: 'it.*shards
}

int shard_ok(std::array<Items, 16> &shards, std::size_t i, std::size_t j,
             int id) {
  auto it = shards[i].find(id);
  if (it == shards[i].end())
    return 0;
  shards[j].erase(id);
  return it->second.count;
}

int same_name_ok(Shared &left, Shared &right, int id) {
  auto it = left.items.find(id);
  if (it == left.items.end())
    return 0;
  right.items.erase(id);
  return it->second.count;
}

int same_name_bad(Shared &left, Shared &right, int id) {
  auto it = right.items.find(id);
  if (it == right.items.end() || left.items.empty())
    return 0;
  right.items.erase(id);
  return it->second.count; // lint: 'it.*items
}

int alias_bad(Shared *owner, int id) {
  auto &items = owner->items;
  auto it = owner->items.find(id);
  if (it == items.end())
    return 0;
  items.erase(it);
  return it->second.count; // lint: 'it.*items
}

int alias_key_bad(Shared *owner, int id) {
  auto &items = owner->items;
  auto it = items.find(id);
  if (it == items.end())
    return 0;
  owner->items.erase(id);
  return it->second.count; // lint: 'it.*items
}

int alias_key_ok(Shared *owner, int id) {
  auto items = owner->items;
  auto it = items.find(id);
  if (it == items.end())
    return 0;
  owner->items.erase(id);
  return it->second.count;
}

int reseated_ok(Shared *a, Shared *b, int id) {
  Shared *now = a;
  auto it = now->items.find(id);
  if (it == now->items.end())
    return 0;
  now = b;
  now->items.erase(id);
  return it->second.count;
}

int reseated_bad(Shared *a, Shared *b, int id) {
  Shared *now = a;
  now = b;
  auto it = now->items.find(id);
  if (it == now->items.end())
    return 0;
  b->items.erase(id);
  return it->second.count; // lint: 'it.*items
}

void chain_ok(Shared *node, int id) {
  while (node) {
    auto it = node->items.find(id);
    if (it != node->items.end())
      node->items.erase(it);
    node = node->parent.get();
  }
}

void chain_bad(Shared *node, int id) {
  while (node) {
    auto it = node->items.find(id);
    if (it != node->items.end()) {
      node->items.erase(it);
      it->second.count = 0; // lint: 'it.*items
    }
    node = node->parent.get();
  }
}

int two_parameters_ok(Items &from, Items &to, int id) {
  auto it = from.find(id);
  if (it == from.end())
    return 0;
  to.erase(id);
  return it->second.count;
}

int optional_bad(std::optional<Items> &items, int id) {
  auto it = items->find(id);
  if (it == items->end())
    return 0;
  items->erase(it);
  return it->second.count; // lint: 'it.*items
}

int optional_ok(std::optional<Items> &items, int id) {
  auto it = items->find(id);
  if (it == items->end())
    return 0;
  int count = it->second.count;
  items->erase(it);
  return count;
}

class Catalog : public UnorderedMap<int, Item> {
public:
  int drop_bad(int id) {
    auto it = find(id);
    if (it == end())
      return 0;
    erase(it);
    return it->second.count; // lint: 'it
  }

  int drop_ok(int id) {
    auto it = find(id);
    if (it == end())
      return 0;
    int count = it->second.count;
    erase(it);
    return count;
  }
};

struct Base {
  Items items;
};

struct Derived : Base {
  int drop_inherited_bad(int id) {
    auto it = items.find(id);
    if (it == items.end())
      return 0;
    Base::items.erase(it);
    return it->second.count; // lint: 'it.*items
  }

  int drop_inherited_ok(int id) {
    auto it = items.find(id);
    if (it == items.end())
      return 0;
    int count = it->second.count;
    Base::items.erase(it);
    return count;
  }
};

struct Engine {
  std::vector<Items> levels;

  int level_bad(std::size_t level, int id) {
    Items &items = levels[level];
    auto it = items.find(id);
    if (it == items.end())
      return 0;
    levels[level].erase(id);
    return it->second.count; // lint: 'it
  }

  int level_ok(std::size_t level, int id) {
    Items &items = levels[level];
    auto it = items.find(id);
    if (it == items.end())
      return 0;
    levels[level + 1].erase(id);
    return it->second.count;
  }
};
