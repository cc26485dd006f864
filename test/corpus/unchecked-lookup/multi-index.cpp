// REQUIRES: boost
// RUN: %corpus %s
//
// boost::multi_index: an index is the container, seen by another key.

#include <boost/multi_index/hashed_index.hpp>
#include <boost/multi_index/member.hpp>
#include <boost/multi_index/ordered_index.hpp>
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
