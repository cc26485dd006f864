// RUN: %corpus %s
//
// Sets and containers with equal keys: erase(key) takes every element of the
// key, erase(iterator) one.

#include "../corpus.h"

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

std::string set_bad(Set<std::string> &names) {
  auto it = names.begin();
  if (it == names.end())
    return "";
  names.erase(it);
  return *it; // lint: 'it.*names
}

std::string set_ok(Set<std::string> &names) {
  auto it = names.begin();
  if (it == names.end())
    return "";
  std::string name = *it;
  names.erase(it);
  return name;
}

void set_reference_bad(Set<std::string> &names) {
  const std::string &name = *names.begin();
  names.erase(names.begin());
  std::printf("%s\n", name.c_str()); // lint: 'name.*names
}

void set_reference_ok(Set<std::string> &names) {
  const std::string name = *names.begin();
  names.erase(names.begin());
  std::printf("%s\n", name.c_str());
}

void set_by_value_bad(Set<std::string> &names) {
  for (auto it = names.begin(); it != names.end(); ++it) // lint: 'it.*names
    if (it->empty())
      names.erase(*it);
}

void set_by_value_ok(Set<std::string> &names) {
  for (auto it = names.begin(); it != names.end();) {
    if (it->empty())
      it = names.erase(it);
    else
      ++it;
  }
}

void range_for_bad(Set<int> &ports) {
  for (int port : ports) // run: erased_element
    if (port > 1024)
      ports.erase(port); // lint: ports
}

void range_for_ok(Set<int> &ports) {
  for (int port : ports) {
    if (port > 1024) {
      ports.erase(port);
      return;
    }
  }
}

int insert_ok(Set<int> &ports, int port) {
  auto it = ports.begin();
  ports.insert(port);
  return it == ports.end() ? 0 : *it;
}

int queue_pop_bad(Set<std::pair<int, int>> &queue) {
  auto top = queue.begin();
  queue.erase(top);
  return top->second; // lint: 'top.*queue
}

int queue_pop_ok(Set<std::pair<int, int>> &queue) {
  auto top = *queue.begin();
  queue.erase(queue.begin());
  queue.insert({top.first + 1, top.second});
  return top.second;
}

int dijkstra_bad(Set<std::pair<int, int>> &queue, std::vector<int> &cost) {
  while (!queue.empty()) {
    const auto &[distance, node] = *queue.begin();
    queue.erase(queue.begin());
    cost[node] = 0; // lint: 'node.*queue
  }
  return 0;
}

int dijkstra_ok(Set<std::pair<int, int>> &queue, std::vector<int> &cost) {
  while (!queue.empty()) {
    const auto [distance, node] = *queue.begin();
    queue.erase(queue.begin());
    cost[node] = distance;
  }
  return 0;
}

std::size_t multimap_key_bad(MultiMap<int, std::string> &events, int at) {
  auto it = events.find(at);
  if (it == events.end())
    return 0;
  events.erase(at);
  return it->second.size(); // lint: 'it.*events
}

std::size_t multimap_key_ok(MultiMap<int, std::string> &events, int at) {
  auto it = events.find(at);
  if (it == events.end())
    return 0;
  auto size = it->second.size();
  events.erase(at);
  return size;
}

void equal_range_bad(MultiMap<int, std::string> &events, int at) {
  auto range = events.equal_range(at);
  for (auto it = range.first; it != range.second;
       ++it) // lint: 'it.*events
    if (it->second.empty())
      events.erase(it);
}

void equal_range_ok(MultiMap<int, std::string> &events, int at) {
  auto range = events.equal_range(at);
  for (auto it = range.first; it != range.second;)
    if (it->second.empty())
      it = events.erase(it);
    else
      ++it;
}

void equal_range_bindings_bad(UnorderedMultiMap<int, int> &edges,
                              int from, int to) {
  auto [it, last] = edges.equal_range(from);
  for (; it != last; ++it) // lint: 'it.*edges
    if (it->second == to)
      edges.erase(it);
}

void equal_range_bindings_ok(UnorderedMultiMap<int, int> &edges,
                             int from, int to) {
  auto [it, last] = edges.equal_range(from);
  for (; it != last; ++it) {
    if (it->second == to) {
      edges.erase(it);
      break;
    }
  }
}

void multimap_first_ok(MultiMap<int, std::string> &timers, int now) {
  while (!timers.empty() && timers.begin()->first <= now) {
    auto it = timers.begin();
    std::string job = std::move(it->second);
    timers.erase(it);
    std::puts(job.c_str());
  }
}

void multimap_first_bad(MultiMap<int, std::string> &timers, int now) {
  while (!timers.empty() && timers.begin()->first <= now) {
    auto &job = timers.begin()->second;
    timers.erase(timers.begin());
    std::puts(job.c_str()); // lint: 'job.*timers
  }
}

int multiset_one_ok(MultiSet<int> &bag, int value) {
  auto it = bag.find(value);
  if (it == bag.end())
    return 0;
  bag.erase(it);
  return bag.count(value);
}

int multiset_all_bad(MultiSet<int> &bag, int value) {
  auto it = bag.find(value);
  if (it == bag.end())
    return 0;
  bag.erase(value);
  return *it; // lint: 'it.*bag
}

void unordered_set_bad(UnorderedSet<std::string> &words) {
  for (auto it = words.begin(); it != words.end(); ++it) // lint: 'it.*words
    if (it->size() < 3)
      words.erase(it);
}

void unordered_set_ok(UnorderedSet<std::string> &words) {
  for (auto it = words.begin(); it != words.end();)
    it = it->size() < 3 ? words.erase(it) : std::next(it);
}

std::size_t view_bad(UnorderedSet<std::string> &words) {
  if (words.empty())
    return 0;
  std::string_view word = *words.begin();
  words.erase(words.begin());
  return word.find('x'); // lint: 'word.*words
}

std::size_t view_ok(UnorderedSet<std::string> &words) {
  if (words.empty())
    return 0;
  std::string_view word = *words.begin();
  words.insert("another word");
  return word.find('x');
}

struct Actor {
  int id = 0;
};

void owned_actor_bad(Set<std::unique_ptr<Actor>> &actors) {
  auto it = actors.begin();
  if (it == actors.end())
    return;
  Actor *actor = it->get();
  actors.erase(it);
  std::printf("%d\n", actor->id); // lint: 'actor.*actors
}

void owned_actor_ok(Set<std::unique_ptr<Actor>> &actors) {
  auto it = actors.begin();
  if (it == actors.end())
    return;
  auto actor = std::move(actors.extract(it).value());
  std::printf("%d\n", actor->id);
}

void reverse_bad(Map<int, int> &m) {
  auto last = std::prev(m.end());
  m.erase(last);
  std::printf("%d\n", last->second); // lint: 'last.*'m'
}

void reverse_ok(Map<int, int> &m) {
  auto last = std::prev(m.end());
  std::printf("%d\n", last->second);
  m.erase(last);
}

int bound_bad(Map<int, int> &m, int key) {
  auto it = m.upper_bound(key);
  if (it == m.begin())
    return 0;
  --it;
  m.erase(it);
  return it->second; // lint: 'it.*'m'
}

int bound_ok(Map<int, int> &m, int key) {
  auto it = m.upper_bound(key);
  if (it == m.begin())
    return 0;
  auto before = std::prev(it);
  m.erase(before);
  return it == m.end() ? 0 : it->second;
}
