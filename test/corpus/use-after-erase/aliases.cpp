// RUN: %corpus %s
//
// One container under several names, and several that look like one: bound
// references, re-seated pointers, parameters, nested maps, smart pointers,
// derived classes, lock proxies.

#include "../corpus.h"

#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

struct Entry {
  std::string text;
  int hits = 0;
};

using Entries = Map<int, Entry>;

struct Owner {
  Map<std::string, Entries> maps;
  Entries own;
  Entries *active = &own;
  std::unique_ptr<Entries> unique = std::make_unique<Entries>();
  std::shared_ptr<Entries> shared = std::make_shared<Entries>();
};

//===-- References ----------------------------------------------------------//

int bound_path_bad(Owner *owner, const std::string &name, int id) {
  auto &entries = owner->maps[name];
  auto it = entries.find(id);
  if (it == entries.end())
    return 0;
  owner->maps[name].erase(id);
  return it->second.hits; // lint: 'it
}

int bound_path_ok(Owner *owner, const std::string &name, int id) {
  auto &entries = owner->maps[name];
  auto it = entries.find(id);
  if (it == entries.end())
    return 0;
  owner->own.erase(id);
  return it->second.hits;
}

int bound_path_gone_bad(Owner *owner, const std::string &name, int id) {
  auto &entries = owner->maps[name];
  auto it = entries.find(id);
  if (it == entries.end())
    return 0;
  owner->maps.erase(name);
  return it->second.hits; // lint: 'it
}

int bound_path_gone_ok(Owner *owner, const std::string &name, int id) {
  auto &entries = owner->maps[name];
  auto it = entries.find(id);
  if (it == entries.end())
    return 0;
  int hits = it->second.hits;
  owner->maps.erase(name);
  return hits;
}

int key_changed_ok(Owner *owner, std::string name, int id) {
  auto &entries = owner->maps[name];
  Entry &entry = entries[id];
  name += "-old";
  owner->maps[name].erase(id);
  return entry.hits;
}

int pointer_changed_bad(Owner *owner, Owner *other, int id) {
  auto &entries = owner->own;
  Entry &entry = entries[id];
  owner = other;
  entries.erase(id);
  return entry.hits; // lint: 'entry.*entries|'entry.*own
}

int pointer_changed_ok(Owner *owner, Owner *other, int id) {
  Entry &entry = owner->own[id];
  owner = other;
  owner->own.erase(id);
  return entry.hits;
}

int reference_chain_bad(Entries &entries, int id) {
  Entries &one = entries;
  Entries &two = one;
  const Entries &three = two;
  auto it = three.find(id);
  if (it == three.end())
    return 0;
  two.erase(id);
  return it->second.hits; // lint: 'it
}

int reference_chain_ok(Entries &entries, int id) {
  Entries one = entries;
  Entries &two = one;
  auto it = entries.find(id);
  if (it == entries.end())
    return 0;
  two.erase(id);
  return it->second.hits;
}

int reference_wrapper_bad(Entries &entries, int id) {
  auto same = std::ref(entries);
  Entry &entry = entries[id];
  same.get().erase(id);
  return entry.hits; // lint: 'entry.*erased
}

int reference_wrapper_ok(Entries &entries, Entries &other, int id) {
  auto second = std::ref(other);
  Entry &entry = entries[id];
  second.get().erase(id);
  return entry.hits;
}

int binding_bad(std::pair<Entries, Entries> &both, int id) {
  auto &[first, second] = both;
  Entry &entry = first[id];
  both.first.erase(id);
  return entry.hits; // lint: 'entry
}

int binding_ok(std::pair<Entries, Entries> &both, int id) {
  auto &[first, second] = both;
  Entry &entry = first[id];
  second.erase(id);
  return entry.hits;
}

int tuple_bad(std::tuple<Entries, int> &state, int id) {
  Entry &entry = std::get<0>(state)[id];
  std::get<0>(state).erase(id);
  return entry.hits; // lint: 'entry
}

int tuple_ok(std::tuple<Entries, Entries> &state, int id) {
  Entry &entry = std::get<0>(state)[id];
  std::get<1>(state).erase(id);
  return entry.hits;
}

//===-- Two parameters ------------------------------------------------------//

int two_references_ok(Entries &first, Entries &second, int id) {
  Entry &entry = first[id];
  second.erase(id);
  return entry.hits;
}

int two_references_bad(Entries &first, Entries &second, int id) {
  Entry &entry = first[id];
  second.erase(id);
  first.erase(id);
  return entry.hits; // lint: 'entry.*first
}

int same_address_ok(Entries &first, Entries &second, int id) {
  if (&first == &second)
    return 0;
  Entry &entry = first[id];
  second.erase(id);
  return entry.hits;
}

int same_address_bad(Entries &first, Entries &second, int id) {
  if (&first != &second)
    return 0;
  Entry &entry = first[id];
  second.erase(id);
  return entry.hits; // miss: 'entry.*(first|second) -- a test of two addresses tells nothing about the containers
}

int same_address_bad_run(Entries &entries, int id) {
  return same_address_bad(entries, entries, id);
}

static int moveOver(Entries &from, Entries &to, int id) {
  Entry &entry = from[id];
  to.erase(id);
  return entry.hits;
}

int given_twice_bad(Entries &entries, int id) {
  return moveOver(entries, entries, id); // miss: entr -- the callee is not analysed with the arguments of this call
}

int given_twice_ok(Entries &entries, Entries &other, int id) {
  return moveOver(entries, other, id);
}

//===-- Pointers ------------------------------------------------------------//

int reseated_bad(int id) {
  Entries one, two;
  Entries *entries = &one;
  Entry &entry = two[id];
  entries = &two;
  entries->erase(id);
  return entry.hits; // lint: 'entry.*two|'entry.*entries
}

int reseated_ok(int id) {
  Entries one, two;
  Entries *entries = &one;
  Entry &entry = (*entries)[id];
  entries = &two;
  entries->erase(id);
  return entry.hits;
}

int copied_pointer_bad(Entries *entries, int id) {
  Entries *same = entries;
  Entry &entry = (*entries)[id];
  same->erase(id);
  return entry.hits; // lint: 'entry
}

int copied_pointer_ok(Entries *entries, Entries *other, int id) {
  Entries *same = entries;
  same = other;
  Entry &entry = (*entries)[id];
  same->erase(id);
  return entry.hits;
}

int chosen_other_bad(Entries &one, Entries &two, int id, bool second) {
  Entries *entries = second ? &two : &one;
  Entry &entry = one[id];
  entries->erase(id);
  return entry.hits; // miss: 'entry -- the pointer has two values where paths meet
}

int chosen_other_ok(Entries &one, Entries &two, Entries &three, int id,
                    bool second) {
  Entries *entries = second ? &two : &three;
  Entry &entry = one[id];
  entries->erase(id);
  return entry.hits;
}

int chosen_bad(Entries &one, Entries &two, int id, bool second) {
  Entries *entries = second ? &two : &one;
  Entry &entry = (*entries)[id];
  entries->erase(id);
  return entry.hits; // lint: 'entry
}

int known_choice_bad(Entries &one, Entries &two, int id, bool second) {
  Entries *entries = &one;
  if (second)
    entries = &two;
  Entry &entry = two[id];
  if (second)
    entries->erase(id);
  return entry.hits; // miss: 'entry -- the pointer has two values where paths meet
}

int known_choice_ok(Entries &one, Entries &two, int id, bool second) {
  Entries *entries = &one;
  if (second)
    entries = &two;
  Entry &entry = two[id];
  if (!second)
    entries->erase(id);
  return entry.hits;
}

int pointer_loop_bad(std::vector<Entries *> &all, int id) {
  int hits = 0;
  for (Entries *entries : all) {
    Entry &entry = (*entries)[id];
    entries->erase(id);
    hits += entry.hits; // lint: 'entry.*entries
  }
  return hits;
}

int pointer_loop_ok(std::vector<Entries *> &all, Entries &first, int id) {
  Entry &entry = first[id];
  for (Entries *entries : all)
    entries->erase(id);
  return entry.hits;
}

int member_pointer_bad(Owner &owner, int id) {
  owner.active = &owner.own;
  Entry &entry = owner.own[id];
  owner.active->erase(id);
  return entry.hits; // lint: 'entry
}

int member_pointer_ok(Owner &owner, Entries &other, int id) {
  owner.active = &other;
  Entry &entry = owner.own[id];
  owner.active->erase(id);
  return entry.hits;
}

int unknown_member_pointer_ok(Owner &owner, int id) {
  Entry &entry = owner.own[id];
  owner.active->erase(id);
  return entry.hits;
}

int unknown_member_pointer_ok_run(Owner &owner, Entries &other, int id) {
  owner.active = &other;
  return unknown_member_pointer_ok(owner, id);
}

//===-- Nested maps ---------------------------------------------------------//

using Nested = Map<std::string, Entries>;

int nested_iterator_bad(Nested &nested, const std::string &name, int id) {
  auto outer = nested.find(name);
  if (outer == nested.end())
    return 0;
  auto inner = outer->second.find(id);
  if (inner == outer->second.end())
    return 0;
  outer->second.erase(inner);
  if (outer->second.empty())
    nested.erase(outer);
  return inner->second.hits; // lint: 'inner
}

int nested_iterator_ok(Nested &nested, const std::string &name, int id) {
  auto outer = nested.find(name);
  if (outer == nested.end())
    return 0;
  auto inner = outer->second.find(id);
  if (inner == outer->second.end())
    return 0;
  int hits = inner->second.hits;
  outer->second.erase(inner);
  if (outer->second.empty())
    nested.erase(outer);
  return hits;
}

bool nested_emptied_bad(Nested &nested, const std::string &name, int id) {
  Entries &entries = nested[name];
  entries.erase(id);
  if (entries.empty())
    nested.erase(name);
  return entries.empty(); // lint: 'entries.*nested
}

bool nested_emptied_ok(Nested &nested, const std::string &name, int id) {
  Entries &entries = nested[name];
  entries.erase(id);
  const bool empty = entries.empty();
  if (empty)
    nested.erase(name);
  return empty;
}

int two_shelves_ok(Nested &nested, int id) {
  Entry &entry = nested["left"][id];
  nested["right"].erase(id);
  return entry.hits;
}

int two_shelves_bad(Nested &nested, int id) {
  Entry &entry = nested["left"][id];
  nested["right"].erase(id);
  nested.erase("left");
  return entry.hits; // lint: 'entry.*nested
}

void nested_loop_bad(Nested &nested, int id) {
  for (auto &[name, entries] : nested) {
    Entry &entry = entries[id];
    entries.erase(id);
    std::printf("%s %d\n", name.c_str(), entry.hits); // lint: 'entry.*entries
  }
}

void nested_loop_ok(Nested &nested, int id) {
  const Entry *last = nullptr;
  for (auto &[name, entries] : nested) {
    if (last)
      std::printf("%s %d\n", name.c_str(), last->hits);
    entries.erase(id - 1);
    last = &entries[id];
  }
}

void nested_range_for_bad(Nested &nested, const std::string &name) {
  for (auto &[id, entry] : nested[name]) // run: erased_element
    if (entry.hits == 0)
      nested[name].erase(id); // lint: nested
}

void nested_range_for_ok(Nested &nested, const std::string &name) {
  for (auto &[id, entry] : nested[name])
    if (entry.hits == 0)
      nested["idle"][id] = entry;
}

// The inner maps are elements of a table that never moves them.
using Rows = UnorderedMap<int, UnorderedMap<int, int>>;

int row_grows_ok(Rows &rows, int from, int to) {
  auto &row = rows[from];
  rows[to][0] = 1;
  return row[0];
}

int row_grows_bad(Rows &rows, int from, int to) {
  auto row = rows.find(from);
  if (row == rows.end())
    return 0;
  rows[to][0] = 1;
  return row->second[0]; // lint: 'row.*rows
}

//===-- Smart pointers to containers ----------------------------------------//

int unique_member_bad(Owner &owner, int id) {
  Entry &entry = (*owner.unique)[id];
  owner.unique->erase(id);
  return entry.hits; // lint: 'entry.*unique
}

int unique_member_ok(Owner &owner, Owner &other, int id) {
  Entry &entry = (*owner.unique)[id];
  other.unique->erase(id);
  return entry.hits;
}

int unique_replaced_bad(Owner &owner, int id) {
  Entry &entry = (*owner.unique)[id];
  owner.unique = std::make_unique<Entries>();
  return entry.hits; // lint: 'entry.*unique
}

int unique_replaced_ok(Owner &owner, int id) {
  owner.unique = std::make_unique<Entries>();
  Entry &entry = (*owner.unique)[id];
  return entry.hits;
}

int shared_alias_bad(Owner &owner, int id) {
  auto entries = owner.shared;
  Entry &entry = (*owner.shared)[id];
  entries->erase(id);
  return entry.hits; // lint: 'entry
}

int shared_alias_ok(Owner &owner, int id) {
  auto entries = owner.shared;
  Entry &entry = (*entries)[id];
  owner.shared = std::make_shared<Entries>();
  owner.shared->erase(id);
  return entry.hits;
}

int got_pointer_bad(std::unique_ptr<Entries> entries, int id) {
  Entries *raw = entries.get();
  Entry &entry = (*raw)[id];
  entries->erase(id);
  return entry.hits; // lint: 'entry
}

int got_pointer_ok(std::unique_ptr<Entries> entries, Entries &other, int id) {
  Entries *raw = entries.get();
  Entry &entry = (*raw)[id];
  other.erase(id);
  return entry.hits;
}

//===-- Classes derived from a container ------------------------------------//

class Table : public Map<int, Entry> {
public:
  int implicit_this_bad(int id) {
    auto it = find(id);
    if (it == end())
      return 0;
    erase(it);
    return it->second.hits; // lint: 'it' is used after its element was erased from the container
  }

  int implicit_this_ok(int id) {
    auto it = find(id);
    if (it == end())
      return 0;
    int hits = it->second.hits;
    erase(it);
    return hits;
  }

  int by_key_bad(int id) {
    Entry &entry = (*this)[id];
    this->erase(id);
    return entry.hits; // lint: 'entry
  }

  int by_key_ok(int id, Table &other) {
    Entry &entry = (*this)[id];
    other.erase(id);
    return entry.hits;
  }

  void purge_bad() {
    for (auto &[id, entry] : *this) // run: erased_element
      if (entry.hits == 0)
        drop(id); // lint: this|Table|range
  }

  void purge_ok() {
    for (auto it = begin(); it != end();)
      it = it->second.hits == 0 ? erase(it) : std::next(it);
  }

  void drop(int id) { erase(id); }
};

int derived_outside_bad(Table &table, int id) {
  Entry &entry = table[id];
  table.drop(id);
  return entry.hits; // lint: 'entry.*table
}

int derived_outside_ok(Table &table, int id) {
  Entry entry = table[id];
  table.drop(id);
  return entry.hits;
}

int derived_as_base_bad(Table &table, int id) {
  Entries &base = table;
  Entry &entry = table[id];
  base.erase(id);
  return entry.hits; // lint: 'entry
}

int derived_as_base_ok(Table &table, Entries &other, int id) {
  Entries &base = other;
  Entry &entry = table[id];
  base.erase(id);
  return entry.hits;
}

struct Derived : Owner {
  int inherited_bad(int id) {
    Entry &entry = own[id];
    this->Owner::own.erase(id);
    return entry.hits; // lint: 'entry.*own
  }

  int inherited_ok(Owner &other, int id) {
    Entry &entry = own[id];
    other.own.erase(id);
    return entry.hits;
  }
};

//===-- Lock proxies --------------------------------------------------------//

template <class Value> class Synchronized {
public:
  class Locked {
  public:
    explicit Locked(Synchronized &of) : lock_(of.mutex_), value_(&of.value_) {}
    Value *operator->() { return value_; }
    Value &operator*() { return *value_; }

  private:
    std::unique_lock<std::mutex> lock_;
    Value *value_;
  };

  Locked lock() { return Locked(*this); }
  Value *unsafe() { return &value_; }

private:
  std::mutex mutex_;
  Value value_;
};

int proxy_bad(Synchronized<Entries> &entries, int id) {
  auto locked = entries.lock();
  auto it = locked->find(id);
  if (it == locked->end())
    return 0;
  locked->erase(it);
  return it->second.hits; // lint: 'it
}

int proxy_ok(Synchronized<Entries> &entries, int id) {
  auto locked = entries.lock();
  auto it = locked->find(id);
  if (it == locked->end())
    return 0;
  int hits = it->second.hits;
  locked->erase(it);
  return hits;
}

int proxy_reference_bad(Synchronized<Entries> &entries, int id) {
  auto locked = entries.lock();
  Entries &all = *locked;
  Entry &entry = all[id];
  locked->erase(id);
  return entry.hits; // miss: 'entry -- operator* and operator-> of the proxy are two objects
}

int proxy_reference_ok(Synchronized<Entries> &entries,
                       Synchronized<Entries> &retired, int id) {
  auto locked = entries.lock();
  Entries &all = *locked;
  Entry &entry = all[id];
  retired.lock()->erase(id);
  return entry.hits;
}

int two_locks_bad(Synchronized<Entries> &entries, int id) {
  auto it = entries.lock()->find(id);
  entries.lock()->erase(id);
  return it->second.hits; // miss: 'it -- each lock() makes an object of its own
}

int two_locks_ok(Synchronized<Entries> &entries, int id) {
  auto it = entries.lock()->find(id);
  if (it == entries.lock()->end())
    return 0;
  int hits = it->second.hits;
  entries.lock()->erase(it);
  return hits;
}

int unsafe_bad(Synchronized<Entries> &entries, int id) {
  Entry &entry = (*entries.unsafe())[id];
  entries.unsafe()->erase(id);
  return entry.hits; // lint: 'entry
}

int unsafe_ok(Synchronized<Entries> &entries, int id) {
  Entries *all = entries.unsafe();
  Entry &entry = (*all)[id];
  int hits = entry.hits;
  all->erase(id);
  return hits;
}

//===-- Getters and shards --------------------------------------------------//

class Sharded {
public:
  Entries &shardOf(int id) { return shards_[std::size_t(id) % shards_.size()]; }
  Entries &first() { return shards_.front(); }

  int shard_bad(int id) {
    Entries &shard = shardOf(id);
    Entry &entry = shard[id];
    shardOf(id).erase(id);
    return entry.hits; // lint: 'entry
  }

  int shard_ok(int id, int other) {
    Entry &entry = shardOf(id)[id];
    shardOf(other).erase(other);
    return entry.hits;
  }

  void all_bad(int id) {
    for (auto &shard : shards_) {
      auto it = shard.find(id);
      if (it == shard.end())
        continue;
      shard.erase(it);
      it->second.hits = 0; // lint: 'it.*shard
    }
  }

  void all_ok(int id) {
    Entry *kept = nullptr;
    for (auto &shard : shards_) {
      auto it = shard.find(id);
      if (it == shard.end())
        continue;
      if (kept)
        shard.erase(it);
      else
        kept = &it->second;
    }
    if (kept)
      kept->hits++;
  }

private:
  std::array<Entries, 8> shards_;
};

class Lazy {
public:
  Entries &entries() {
    if (!entries_)
      entries_.emplace();
    return *entries_;
  }

  int lazy_bad(int id) {
    Entry &entry = entries()[id];
    entries().erase(id);
    return entry.hits; // lint: 'entry
  }

  int lazy_ok(int id) {
    Entry &entry = entries()[id];
    int hits = entry.hits;
    entries().erase(id);
    return hits;
  }

private:
  std::optional<Entries> entries_;
};

class Pimpl {
public:
  int pimpl_bad(int id) {
    auto &entries = state_->own;
    Entry &entry = entries[id];
    state_->own.erase(id);
    return entry.hits; // lint: 'entry
  }

  int pimpl_ok(int id) {
    auto &entries = state_->own;
    Entry &entry = entries[id];
    state_->active->erase(id + 1);
    return entry.hits;
  }

private:
  std::unique_ptr<Owner> state_ = std::make_unique<Owner>();
};

// One of two containers, chosen before: it is the same one from then on.

int one_of_two_bad(Owner *owner, const std::string &name, bool first, int id) {
  Entries &entries = first ? owner->own : owner->maps[name];
  entries[id];
  auto it = entries.find(id);
  if (it == entries.end())
    return 0;
  entries.erase(it);
  return it->second.hits; // lint: 'it.*entries
}

int one_of_two_ok(Owner *owner, const std::string &name, bool first, int id) {
  Entries &entries = first ? owner->own : owner->maps[name];
  entries[id];
  auto it = entries.find(id);
  if (it == entries.end())
    return 0;
  int hits = it->second.hits;
  entries.erase(it);
  return hits;
}

int two_choices_ok(Owner *owner, const std::string &name, bool first, int id) {
  Entries &kept = first ? owner->own : owner->maps[name];
  Entries &gone = first ? owner->maps[name] : owner->own;
  Entry &entry = kept[id];
  gone.erase(id);
  return entry.hits;
}
