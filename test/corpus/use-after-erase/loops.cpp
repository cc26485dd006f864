// RUN: %corpus %s
//
// Loops that advance an iterator, and the erase inside.

#include "../corpus.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

struct Job {
  bool done = false;
  int priority = 0;
};

using Jobs = Map<int, Job>;

void for_header_bad(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) // lint: 'it.*jobs
    if (it->second.done)
      jobs.erase(it);
}

void for_header_ok(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end();)
    if (it->second.done)
      it = jobs.erase(it);
    else
      ++it;
}

void post_increment_bad(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end(); it++) { // lint: 'it.*jobs
    if (it->second.done) {
      std::puts("done");
      jobs.erase(it);
    }
  }
}

void post_increment_ok(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end();) {
    if (it->second.done) {
      std::puts("done");
      jobs.erase(it++);
    } else {
      ++it;
    }
  }
}

void by_own_key_bad(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) { // lint: 'it.*jobs
    if (it->second.done)
      jobs.erase(it->first);
  }
}

void by_own_key_ok(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end();) {
    int id = it->first;
    bool done = it->second.done;
    ++it;
    if (done)
      jobs.erase(id);
  }
}

void by_copied_key_bad(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) { // lint: 'it.*jobs
    const int id = it->first;
    if (it->second.done)
      jobs.erase(id);
  }
}

void by_copied_key_ok(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) {
    const int id = it->first;
    if (it->second.done) {
      jobs.erase(id);
      break;
    }
  }
}

void while_loop_bad(UnorderedMap<int, Job> &jobs) {
  auto it = jobs.begin();
  while (it != jobs.end()) {
    if (it->second.done)
      jobs.erase(it);
    ++it; // lint: 'it.*jobs
  }
}

void while_loop_ok(UnorderedMap<int, Job> &jobs) {
  auto it = jobs.begin();
  while (it != jobs.end()) {
    if (it->second.done)
      it = jobs.erase(it);
    else
      ++it;
  }
}

void do_loop_bad(Jobs &jobs) {
  auto it = jobs.begin();
  if (it == jobs.end())
    return;
  do {
    if (it->second.done)
      jobs.erase(it);
  } while (++it != jobs.end()); // lint: 'it.*jobs
}

void do_loop_ok(Jobs &jobs) {
  auto it = jobs.begin();
  if (it == jobs.end())
    return;
  do {
    auto here = it++;
    if (here->second.done)
      jobs.erase(here);
  } while (it != jobs.end());
}

void continue_bad(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) { // lint: 'it.*jobs
    if (it->second.done) {
      jobs.erase(it);
      continue;
    }
    it->second.priority++;
  }
}

void continue_ok(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end();) {
    if (it->second.done) {
      it = jobs.erase(it);
      continue;
    }
    it->second.priority++;
    ++it;
  }
}

void break_ok(Jobs &jobs, int priority) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) {
    if (it->second.priority == priority) {
      jobs.erase(it);
      break;
    }
  }
}

void break_bad(Jobs &jobs, int priority) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) { // lint: 'it.*jobs
    if (it->second.priority == priority) {
      jobs.erase(it);
      if (jobs.empty())
        break;
    }
  }
}

bool return_ok(Jobs &jobs, int priority) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) {
    if (it->second.priority == priority) {
      jobs.erase(it);
      return true;
    }
  }
  return false;
}

void saved_next_ok(Jobs &jobs) {
  for (auto it = jobs.begin(), next = it; it != jobs.end(); it = next) {
    next = std::next(it);
    if (it->second.done)
      jobs.erase(it);
  }
}

void saved_next_bad(Jobs &jobs) {
  for (auto it = jobs.begin(), next = it; it != jobs.end(); it = next) {
    if (it->second.done)
      jobs.erase(it);
    next = std::next(it); // lint: 'it.*jobs
  }
}

void lower_bound_bad(Map<int, int> &queue, int from, int to) {
  for (auto it = queue.lower_bound(from); it != queue.end() && it->first < to;
       ++it) // lint: 'it.*queue
    queue.erase(it);
}

void lower_bound_ok(Map<int, int> &queue, int from, int to) {
  for (auto it = queue.lower_bound(from);
       it != queue.end() && it->first < to;)
    queue.erase(it++);
}

void ternary_ok(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end();)
    it = it->second.done ? jobs.erase(it) : std::next(it);
}

void ternary_bad(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) { // lint: 'it.*jobs
    auto next = it->second.done ? jobs.erase(it) : std::next(it);
    if (next == jobs.end())
      return;
  }
}

void find_if_bad(Jobs &jobs) {
  auto done = [](const auto &entry) { return entry.second.done; };
  auto it = std::find_if(jobs.begin(), jobs.end(), done);
  while (it != jobs.end()) {
    jobs.erase(it);
    it = std::find_if(it, jobs.end(), done); // lint: 'it.*jobs
  }
}

void find_if_ok(Jobs &jobs) {
  auto done = [](const auto &entry) { return entry.second.done; };
  auto it = std::find_if(jobs.begin(), jobs.end(), done);
  while (it != jobs.end())
    it = std::find_if(jobs.erase(it), jobs.end(), done);
}

void collect_then_erase_ok(Jobs &jobs) {
  std::vector<int> done;
  for (auto it = jobs.begin(); it != jobs.end(); ++it)
    if (it->second.done)
      done.push_back(it->first);
  for (int id : done)
    jobs.erase(id);
}

void drain_ok(Jobs &jobs) {
  while (!jobs.empty()) {
    auto it = jobs.begin();
    std::printf("job %d\n", it->first);
    jobs.erase(it);
  }
}

void drain_bad(Jobs &jobs) {
  while (!jobs.empty()) {
    auto it = jobs.begin();
    jobs.erase(it);
    std::printf("job %d\n", it->first); // lint: 'it.*jobs
  }
}

void restart_ok(Jobs &jobs) {
  auto it = jobs.begin();
  while (it != jobs.end()) {
    if (it->second.done) {
      jobs.erase(it);
      it = jobs.begin();
      continue;
    }
    ++it;
  }
}

void nested_bad(Map<int, std::vector<int>> &graph) {
  for (auto it = graph.begin(); it != graph.end(); ++it) { // lint: 'it.*graph
    for (int target : it->second) {
      if (target == it->first) {
        graph.erase(it);
        break;
      }
    }
  }
}

void nested_ok(Map<int, std::vector<int>> &graph) {
  for (auto it = graph.begin(); it != graph.end();) {
    bool loops = false;
    for (int target : it->second)
      if (target == it->first)
        loops = true;
    if (loops)
      it = graph.erase(it);
    else
      ++it;
  }
}

void inner_map_bad(Map<int, Map<int, int>> &table) {
  for (auto row = table.begin(); row != table.end(); ++row)
    for (auto cell = row->second.begin(); cell != row->second.end();
         ++cell) // lint: 'cell
      if (cell->second == 0)
        row->second.erase(cell);
}

void inner_map_ok(Map<int, Map<int, int>> &table) {
  for (auto row = table.begin(); row != table.end();) {
    for (auto cell = row->second.begin(); cell != row->second.end();)
      cell = cell->second == 0 ? row->second.erase(cell) : std::next(cell);
    if (row->second.empty())
      row = table.erase(row);
    else
      ++row;
  }
}

int previous_round_bad(Jobs &jobs) {
  int sum = 0;
  auto last = jobs.end();
  for (auto it = jobs.begin(); it != jobs.end();) {
    if (last != jobs.end()) // lint: 'last.*jobs
      sum += it->second.priority;
    last = it;
    it = jobs.erase(it);
  }
  return sum;
}

int previous_round_ok(Jobs &jobs) {
  int sum = 0;
  bool first = true;
  for (auto it = jobs.begin(); it != jobs.end();) {
    if (!first)
      sum += it->second.priority;
    first = false;
    it = jobs.erase(it);
  }
  return sum;
}

void while_true_bad(Jobs &jobs) {
  auto it = jobs.begin();
  while (true) {
    if (it == jobs.end())
      break;
    if (it->second.done)
      jobs.erase(it);
    it++; // lint: 'it.*jobs
  }
}

void while_true_ok(Jobs &jobs) {
  auto it = jobs.begin();
  while (true) {
    if (it == jobs.end())
      break;
    auto doomed = it++;
    if (doomed->second.done)
      jobs.erase(doomed);
  }
}

void comma_header_bad(Map<int, std::string> &names) {
  int index = 0;
  for (auto it = names.begin(); it != names.end();
       ++it, ++index) { // lint: 'it.*names
    if (it->second.empty())
      names.erase(it);
  }
  std::printf("%d\n", index);
}

// A loop that counts its rounds: a fix would leave elements out.
void counted_bad(Map<int, std::string> &names) {
  auto it = names.begin();
  for (std::size_t i = 0; i < names.size();
       ++i, ++it) // lint: 'it.*names
    if (it->second.empty())
      names.erase(it);
}

void counted_ok(Map<int, std::string> &names) {
  auto it = names.begin();
  for (std::size_t i = 0; i < names.size();)
    if (it->second.empty())
      it = names.erase(it);
    else
      ++i, ++it;
}

void comma_header_ok(Map<int, std::string> &names) {
  int index = 0;
  for (auto it = names.begin(); it != names.end(); ++index) {
    if (it->second.empty())
      it = names.erase(it);
    else
      ++it;
  }
  std::printf("%d\n", index);
}
