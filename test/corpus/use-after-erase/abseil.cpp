// REQUIRES: absl
// RUN: %corpus %s
// link: {absl-libs}
//
// absl: flat_hash_map moves elements when it grows (iterators and references
// die), node_hash_map only drops iterators, btree_map loses both at every
// insert and erase. erase(iterator) of the hash maps returns void.

#include "../corpus.h"

#include "absl/container/btree_map.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/container/node_hash_map.h"
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

struct Route {
  int metric = 0;
  std::string gateway;
};

using Routes = absl::flat_hash_map<int, Route>;

int flat_erase_bad(Routes &routes, int id) {
  auto it = routes.find(id);
  if (it == routes.end())
    return 0;
  routes.erase(it);
  return it->second.metric; // lint: 'it.*routes
}

int flat_erase_ok(Routes &routes, int id) {
  auto it = routes.find(id);
  if (it == routes.end())
    return 0;
  int metric = it->second.metric;
  routes.erase(it);
  return metric;
}

void flat_loop_bad(Routes &routes) {
  for (auto it = routes.begin(); it != routes.end(); ++it) // lint: 'it.*routes
    if (it->second.metric == 0)
      routes.erase(it);
}

void flat_loop_ok(Routes &routes) {
  for (auto it = routes.begin(); it != routes.end();) {
    if (it->second.metric == 0)
      routes.erase(it++);
    else
      ++it;
  }
}

void flat_copy_loop_ok(Routes &routes) {
  for (auto it = routes.begin(); it != routes.end();) {
    auto here = it++;
    if (here->second.metric == 0)
      routes.erase(here);
  }
}

int flat_reference_bad(Routes &routes, int from, int to) {
  Route &route = routes[from];
  routes[to].metric = 1;
  return route.metric; // lint: 'route.*routes
}

int flat_reference_ok(Routes &routes, int from, int to) {
  routes[to].metric = 1;
  Route &route = routes[from];
  return route.metric;
}

int flat_pointer_bad(Routes &routes, int from, int to) {
  Route *route = &routes[from];
  routes.emplace(to, Route{1, "lo"});
  return route->metric; // lint: 'route.*routes
}

int flat_pointer_ok(absl::flat_hash_map<int, std::unique_ptr<Route>> &routes,
                    int from, int to) {
  Route *route = routes[from].get();
  routes.emplace(to, std::make_unique<Route>());
  return route ? route->metric : 0;
}

void flat_two_references_bad(absl::flat_hash_map<std::string, Route> &routes) {
  Route &a = routes["a"];
  Route &b = routes["b"];
  b.metric = 1;
  a.metric = 2; // lint: 'a.*routes
}

void flat_two_references_ok(absl::flat_hash_map<std::string, Route> &routes) {
  routes["a"].metric = 2;
  routes["b"].metric = 1;
}

void flat_copy_between_bad(absl::flat_hash_map<int, Route> &routes, int from,
                           int to) {
  const Route &source = routes[from];
  routes[to] = source; // lint: 'source.*routes
}

void flat_copy_between_ok(absl::flat_hash_map<int, Route> &routes, int from,
                          int to) {
  Route source = routes[from];
  routes[to] = source;
}

int flat_present_ok(Routes &routes, int from, int to) {
  if (!routes.contains(from) || !routes.contains(to))
    return 0;
  Route &a = routes[from];
  Route &b = routes[to];
  return a.metric + b.metric;
}

int flat_reserve_bad(Routes &routes, int from) {
  Route &route = routes[from];
  routes.reserve(100);
  return route.metric; // lint: 'route.*routes
}

int flat_reserve_ok(Routes &routes, int from, int to) {
  routes.reserve(routes.size() + 2);
  Route &route = routes[from];
  routes[to].metric = 1;
  return route.metric;
}

void flat_range_for_insert_bad(Routes &routes) {
  for (auto &[id, route] : routes) // run: rehashed_iterator
    if (route.metric > 9)
      routes.try_emplace(id + 1); // lint: routes
}

void flat_range_for_insert_ok(Routes &routes) {
  for (auto &[id, route] : routes) {
    if (route.metric > 9) {
      routes.try_emplace(id + 1);
      return;
    }
  }
}

void flat_range_for_erase_bad(Routes &routes) {
  for (auto &[id, route] : routes) // run: erased_element
    if (route.metric > 9)
      routes.erase(id); // lint: routes
}

void flat_range_for_erase_ok(Routes &routes) {
  absl::erase_if(routes,
                 [](const auto &entry) { return entry.second.metric > 9; });
}

void flat_key_bad(absl::flat_hash_map<std::string, int> &ages) {
  auto it = ages.begin();
  if (it == ages.end())
    return;
  const std::string &name = it->first;
  ages.erase(it);
  std::printf("%s\n", name.c_str()); // lint: 'name.*ages
}

void flat_key_ok(absl::flat_hash_map<std::string, int> &ages) {
  auto it = ages.begin();
  if (it == ages.end())
    return;
  const std::string name = it->first;
  ages.erase(it);
  std::printf("%s\n", name.c_str());
}

int flat_deleted_read_bad(absl::flat_hash_map<std::string, int> &ages,
                          const std::string &name) {
  ages.erase(name);
  return ages[name]; // lint: ages // run: default_insert
}

int flat_deleted_read_ok(absl::flat_hash_map<std::string, int> &ages,
                         const std::string &name) {
  int age = ages[name];
  ages.erase(name);
  return age;
}

bool flat_set_bad(absl::flat_hash_set<int> &seen, int value) {
  auto it = seen.find(value);
  if (it == seen.end())
    return false;
  seen.insert(value + 1);
  return *it > 0; // lint: 'it.*seen
}

bool flat_set_ok(absl::flat_hash_set<int> &seen, int value) {
  auto [it, inserted] = seen.insert(value);
  return inserted && *it > 0;
}

int node_reference_ok(absl::node_hash_map<int, Route> &routes, int from,
                      int to) {
  Route &route = routes[from];
  routes[to].metric = 1;
  return route.metric;
}

int node_reference_bad(absl::node_hash_map<int, Route> &routes, int from) {
  Route &route = routes[from];
  routes.erase(from);
  return route.metric; // lint: 'route.*routes
}

int node_iterator_bad(absl::node_hash_map<int, Route> &routes, int from,
                      int to) {
  auto it = routes.find(from);
  if (it == routes.end())
    return 0;
  routes[to].metric = 1;
  return it->second.metric; // lint: 'it.*routes
}

int node_iterator_ok(absl::node_hash_map<int, Route> &routes, int from,
                     int to) {
  routes[to].metric = 1;
  auto it = routes.find(from);
  return it == routes.end() ? 0 : it->second.metric;
}

void btree_loop_bad(absl::btree_map<int, Route> &routes) {
  auto it = routes.begin();
  while (it != routes.end()) { // lint: 'it.*routes
    if (it->second.metric == 0)
      routes.erase(it++);
    else
      ++it;
  }
}

void btree_loop_ok(absl::btree_map<int, Route> &routes) {
  for (auto it = routes.begin(); it != routes.end();) {
    if (it->second.metric == 0)
      it = routes.erase(it);
    else
      ++it;
  }
}

int btree_other_bad(absl::btree_map<int, Route> &routes) {
  Route &one = routes[1];
  routes.erase(2);
  return one.metric; // lint: 'one.*routes
}

int btree_other_ok(absl::btree_map<int, Route> &routes) {
  routes.erase(2);
  Route &one = routes[1];
  return one.metric;
}

int btree_insert_bad(absl::btree_map<int, Route> &routes, int from, int to) {
  auto it = routes.find(from);
  if (it == routes.end())
    return 0;
  routes.insert({to, Route()});
  return it->second.metric; // lint: 'it.*routes
}

int btree_insert_ok(absl::btree_map<int, Route> &routes, int from, int to) {
  routes.insert({to, Route()});
  auto it = routes.find(from);
  return it == routes.end() ? 0 : it->second.metric;
}

class Resolver {
public:
  const Route &lookup_bad(int id) {
    auto it = cache_.find(id);
    if (it == cache_.end())
      it = cache_.emplace(id, Route()).first;
    cache_.emplace(id + 1, Route());
    return it->second; // lint: 'it.*cache_
  }

  const Route &lookup_ok(int id) {
    auto it = cache_.find(id);
    if (it == cache_.end())
      it = cache_.emplace(id, Route()).first;
    return it->second;
  }

private:
  absl::flat_hash_map<int, Route> cache_;
};

void subscript_to_subscript_bad(Routes &routes, int from, int to) {
  routes[to] = routes[from]; // lint: routes
}

void subscript_to_subscript_ok(absl::flat_hash_map<int, int> &metrics,
                               int from, int to) {
  metrics[to] = metrics[from];
}

//===-- Values that hold their elements themselves --------------------------//

using Hops = absl::flat_hash_map<int, std::array<int, 3>>;

int array_bad(Hops &hops, int from, int to) {
  auto &mine = hops[from];
  int sum = 0;
  for (int &hop : mine) {
    hops[to + sum][0] = 1; // lint: an element of 'hops'
    sum += hop; // run: erased_element|heap-use-after-free
  }
  return sum;
}

int array_ok(Hops &hops, int from, int to) {
  auto mine = hops[from];
  int sum = 0;
  for (int &hop : mine) {
    hops[to + sum][0] = 1;
    sum += hop;
  }
  return sum;
}

std::size_t view_bad(absl::flat_hash_map<int, std::string> &names, int from,
                     int to) {
  std::string_view mine = names[from];
  names[to] = "other";
  return mine.find('x'); // lint: 'mine.*names
}

std::size_t view_ok(absl::flat_hash_map<int, std::string> &names, int from,
                    int to) {
  names[to] = "other";
  std::string_view mine = names[from];
  return mine.find('x');
}

// A node stays where it is when the map that has it moves; a slot does not.
using Nodes = absl::flat_hash_map<int, Map<int, std::string>>;
using Slots = absl::flat_hash_map<int, std::array<int, 4>>;

std::size_t node_ok(Nodes &nodes, int from, int to) {
  std::string &mine = nodes[from][1];
  nodes[to][1] = "other";
  return mine.size();
}
int slot_bad(Slots &slots, int from, int to) {
  int &mine = slots[from][1];
  slots[to][1] = 1;
  return mine; // lint: 'mine' is read
}
