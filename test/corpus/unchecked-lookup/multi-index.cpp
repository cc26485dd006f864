// REQUIRES: boost
// RUN: %corpus %s
//
// boost::multi_index: an index is the container, seen by another key.

#include <boost/multi_index/hashed_index.hpp>
#include <boost/multi_index/member.hpp>
#include <boost/multi_index/ordered_index.hpp>
#include <boost/multi_index/sequenced_index.hpp>
#include <boost/multi_index_container.hpp>
#include <string>

namespace bmi = boost::multi_index;

struct Entry {
  int id;
  std::string owner;
};
struct ById {};
struct ByOwner {};
using Entries = bmi::multi_index_container<
    Entry, bmi::indexed_by<
               bmi::ordered_unique<bmi::tag<ById>,
                                   bmi::member<Entry, int, &Entry::id>>,
               bmi::ordered_non_unique<
                   bmi::tag<ByOwner>,
                   bmi::member<Entry, std::string, &Entry::owner>>,
               bmi::hashed_unique<bmi::member<Entry, int, &Entry::id>>>>;

int find_bad(Entries &all, int id) {
  return all.find(id)->id; // lint: 'all' may not have the key 'id'
}
int find_ok(Entries &all, int id) {
  auto it = all.find(id);
  return it == all.end() ? 0 : it->id;
}
int tagged_bad(Entries &all, const std::string &owner) {
  auto &index = all.get<ByOwner>();
  auto it = index.find(owner);
  return it->id; // lint: 'index' may not have the key 'owner'
}
int tagged_ok(Entries &all, const std::string &owner) {
  auto &index = all.get<ByOwner>();
  auto it = index.find(owner);
  if (it == index.end())
    return 0;
  return it->id;
}
int hashed_bad(Entries &all, int id) {
  auto it = all.get<2>().find(id);
  return it != all.get<2>().end() ? 0 : it->id; // lint: 'it' is dereferenced
}
int hashed_ok(Entries &all, int id) {
  auto it = all.get<2>().find(id);
  return it != all.get<2>().end() ? it->id : 0;
}
int range_bad(Entries &all, const std::string &owner) {
  auto range = all.get<ByOwner>().equal_range(owner);
  return range.first->id; // lint: 'range.first' is dereferenced
}
int range_ok(Entries &all, const std::string &owner) {
  int sum = 0;
  auto range = all.get<ByOwner>().equal_range(owner);
  for (auto it = range.first; it != range.second; ++it)
    sum += it->id;
  return sum;
}
int bound_bad(Entries &all, int id) {
  return all.lower_bound(id)->id; // lint: 'all' may have no key from 'id' on
}
int bound_ok(Entries &all, int id) {
  auto it = all.lower_bound(id);
  return it == all.end() ? 0 : it->id;
}
void erased_ok(Entries &all, int id) {
  if (auto it = all.find(id); it != all.end())
    all.erase(it);
}
int projected_ok(Entries &all, int id) {
  auto it = all.get<2>().find(id);
  if (it == all.get<2>().end())
    return 0;
  return all.project<0>(it)->id;
}
void modified_ok(Entries &all, int id) {
  auto it = all.find(id);
  if (it != all.end())
    all.modify(it, [](Entry &entry) { entry.owner = "nobody"; });
}
int wrapped_ok(Entries &all, const std::string &owner) {
  if (all.empty())
    return 0;
  auto &index = all.get<ByOwner>();
  auto it = index.lower_bound(owner);
  if (it == index.begin()) {
    it = index.end();
    it--;
  }
  return it == index.end() ? 0 : it->id;
}

// These demand an element, as erase(it) does.
void modified_bad(Entries &all, int id) {
  auto it = all.find(id);
  all.modify(it, [](Entry &e) { e.owner = "x"; }); // lint: 'it' is dereferenced
}
void modifiedInIndex_bad(Entries &all, int id) {
  auto &index = all.get<2>();
  index.modify(index.find(id), // lint: 'index' may not have the key 'id'
               [](Entry &entry) { entry.owner = "nobody"; });
}
void modifiedKey_bad(Entries &all, int id) {
  auto &index = all.get<2>();
  auto it = index.find(id);
  index.modify_key(it, [](int &key) { ++key; }); // lint: 'it' is dereferenced // static-only: linking the header does not end
}
void replaced_bad(Entries &all, int id) {
  auto &index = all.get<2>();
  auto it = index.find(id);
  index.replace(it, Entry{id, "nobody"}); // lint: 'it' is dereferenced // static-only: linking the header does not end
}
void replaced_ok(Entries &all, int id) {
  auto it = all.find(id);
  if (it == all.end())
    return;
  all.replace(it, Entry{id, "nobody"});
  all.modify_key(it, [](int &key) { ++key; });
}
void inserted_ok(Entries &all, int id) {
  auto it = all.insert(Entry{id, "somebody"}).first;
  all.modify(it, [](Entry &entry) { entry.owner = "nobody"; });
}

using Queue = bmi::multi_index_container<
    Entry,
    bmi::indexed_by<bmi::sequenced<>,
                    bmi::ordered_unique<bmi::member<Entry, int, &Entry::id>>>>;
int front_bad(Queue &queue) {
  return queue.front().id; // lint: 'queue.front\(\)' needs an element, but 'queue' may be empty // static-only: the header is read for an element
}
int front_ok(Queue &queue) {
  return queue.empty() ? 0 : queue.front().id;
}
int drained_ok(Queue &queue) {
  int sum = 0;
  while (!queue.empty()) {
    sum += queue.back().id;
    queue.pop_back();
  }
  return sum;
}
int pushed_ok(Queue &queue, int id) {
  queue.push_back(Entry{id, "somebody"});
  return queue.front().id;
}

#ifdef CORPUS_RUN
void modifiedKey_bad_run(Entry entry) {
  Entries all;
  all.insert(entry);
  modifiedKey_bad(all, entry.id);
}
void replaced_bad_run(Entry entry) {
  Entries all;
  all.insert(entry);
  replaced_bad(all, entry.id);
}
void front_bad_run(Entry entry) {
  Queue queue;
  front_bad(queue);
}
void front_ok_run(Entry entry, bool any) {
  Queue queue;
  if (any)
    queue.push_back(entry);
  front_ok(queue);
}
void drained_ok_run(Entry entry) {
  Queue queue;
  queue.push_back(entry);
  drained_ok(queue);
}
void pushed_ok_run(Entry entry) {
  Queue queue;
  pushed_ok(queue, entry.id);
}
#endif
