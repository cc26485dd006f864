// RUN: %corpus %s
//
// std::unordered_*: a rehash kills iterators, never references or pointers;
// only an insertion that really happens may rehash. std::map: no insertion
// kills anything.

#include "../corpus.h"

#include <cstdio>
#include <string>
#include <vector>

struct Node {
  int weight = 0;
  int parent = -1;
};

using Graph = UnorderedMap<int, Node>;

int subscript_bad(Graph &graph, int from, int to) {
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  graph[to].parent = from;
  return it->second.weight; // lint: 'it.*graph
}

int subscript_ok(Graph &graph, int from, int to) {
  Node &node = graph[from];
  graph[to].parent = from;
  return node.weight;
}

int pointer_ok(Graph &graph, int from, int to) {
  Node *node = &graph[from];
  graph.emplace(to, Node{1, from});
  return node->weight;
}

int emplace_bad(Graph &graph, int to) {
  auto it = graph.begin();
  if (it == graph.end())
    return 0;
  graph.emplace(to, Node{1, it->first});
  return it->second.weight; // lint: 'it.*graph
}

int emplace_ok(Graph &graph, int to) {
  auto it = graph.begin();
  if (it == graph.end())
    return 0;
  int weight = it->second.weight;
  graph.emplace(to, Node{1, it->first});
  return weight;
}

int reserve_bad(Graph &graph, int from) {
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  graph.reserve(1000);
  return it->second.weight; // lint: 'it.*graph
}

int reserve_ok(Graph &graph, int from) {
  graph.reserve(1000);
  auto it = graph.find(from);
  return it == graph.end() ? 0 : it->second.weight;
}

int rehash_bad(Graph &graph, int from) {
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  graph.rehash(4096);
  return it->second.weight; // lint: 'it.*graph
}

int rehash_ok(Graph &graph, int from) {
  Node &node = graph[from];
  graph.rehash(4096);
  return node.weight;
}

int reserved_before_ok(Graph &graph, int from, int to) {
  graph.reserve(graph.size() + 2);
  auto it = graph.emplace(from, Node()).first;
  graph.emplace(to, Node());
  return it->second.weight;
}

int two_emplaces_bad(Graph &graph, int from, int to) {
  auto [first, new_first] = graph.emplace(from, Node());
  bool new_second = graph.emplace(to, Node()).second;
  return first->second.weight + new_first + new_second; // lint: 'first.*graph
}

int two_emplaces_ok(Map<int, Node> &graph, int from, int to) {
  auto [first, new_first] = graph.emplace(from, Node());
  auto [second, new_second] = graph.emplace(to, Node());
  return first->second.weight + second->second.weight + new_first + new_second;
}

int known_present_ok(Graph &graph, int from, int to) {
  if (!graph.contains(to))
    return 0;
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  graph[to].parent = from;
  return it->second.weight;
}

int found_present_ok(Graph &graph, int from, int to) {
  auto it = graph.find(from);
  auto target = graph.find(to);
  if (it == graph.end() || target == graph.end())
    return 0;
  graph[to].parent = from;
  return it->second.weight + target->second.weight;
}

int own_key_ok(Graph &graph, int from) {
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  graph[from].parent = 0;
  return it->second.weight;
}

int found_or_emplaced_ok(Graph &graph, int from) {
  auto it = graph.find(from);
  if (it == graph.end())
    it = graph.emplace(from, Node()).first;
  return it->second.weight;
}

int found_or_emplaced_bad(Graph &graph, int from) {
  auto it = graph.find(from);
  if (it == graph.end())
    it = graph.emplace(from, Node()).first;
  graph.emplace(it->second.parent, Node());
  return it->second.weight; // lint: 'it.*graph
}

void loop_bad(UnorderedMap<std::string, int> &words) {
  for (auto it = words.begin(); it != words.end(); ++it) // lint: 'it.*words
    words.emplace(it->first + "s", it->second);
}

void loop_ok(Map<std::string, int> &words) {
  for (auto it = words.begin(); it != words.end(); ++it)
    if (it->first.size() < 8)
      words.emplace(it->first + "s", it->second);
}

void collected_ok(UnorderedMap<std::string, int> &words) {
  std::vector<std::pair<std::string, int>> plurals;
  for (auto it = words.begin(); it != words.end(); ++it)
    plurals.emplace_back(it->first + "s", it->second);
  words.insert(plurals.begin(), plurals.end());
}

int at_ok(Graph &graph, int from, int to) {
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  graph.at(to).parent = from;
  return it->second.weight;
}

bool set_insert_bad(UnorderedSet<int> &seen, int value) {
  auto it = seen.find(value);
  if (it == seen.end())
    return false;
  seen.insert(value + 1);
  return *it > 0; // lint: 'it.*seen
}

bool set_insert_ok(UnorderedSet<int> &seen, int value) {
  auto [it, inserted] = seen.insert(value);
  return inserted && *it > 0;
}

int range_insert_bad(Graph &graph, const Graph &more, int from) {
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  graph.insert(more.begin(), more.end());
  return it->second.weight; // lint: 'it.*graph
}

int range_insert_ok(Graph &graph, const Graph &more, int from) {
  const auto it = more.find(from);
  if (it == more.end())
    return 0;
  graph.insert(more.begin(), more.end());
  return it->second.weight;
}

int overwrite_bad(Graph &graph, int from, int to) {
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  graph.insert_or_assign(to, it->second);
  return it->second.weight; // lint: 'it.*graph
}

int overwrite_ok(Graph &graph, int from, int to) {
  auto it = graph.find(from);
  if (it == graph.end())
    return 0;
  Node copy = it->second;
  graph.insert_or_assign(to, copy);
  return copy.weight;
}

void erase_keeps_others_ok(Graph &graph) {
  auto it = graph.begin();
  while (it != graph.end()) {
    auto here = it++;
    if (here->second.weight == 0)
      graph.erase(here);
  }
}

void both_references_ok(Graph &graph, int from, int to) {
  Node &a = graph[from];
  Node &b = graph[to];
  a.weight += b.weight;
}

void key_reference_ok(UnorderedMap<std::string, int> &words) {
  const std::string &first = words.begin()->first;
  words.emplace("z" + first, 1);
  std::printf("%s\n", first.c_str());
}

void key_reference_bad(UnorderedMap<std::string, int> &words) {
  auto it = words.begin();
  words.emplace("z" + it->first, 1);
  std::printf("%s\n", it->first.c_str()); // lint: 'it.*words
}
