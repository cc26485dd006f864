// RUN: %corpus %s
//
// A range view of a container shows its keys, its values or some of its elements;
// its iterators are those of the container. And reverse iterators, which are not.

#include "../corpus.h"

#include <iterator>
#include <ranges>
#include <string>
#include <vector>

using Names = Map<int, std::string>;

void keys_bad(Names &names) {
  for (const auto &id : names | std::views::keys) // run: erased_element
    if (id > 3)
      names.erase(id); // lint: 'names'
}

void keys_ok(Names &names) {
  std::vector<int> gone;
  for (const auto &id : names | std::views::keys)
    if (id > 3)
      gone.push_back(id);
  for (int id : gone)
    names.erase(id);
}

void keys_leave_ok(Names &names) {
  for (const auto &id : names | std::views::keys)
    if (id > 3) {
      names.erase(id);
      break;
    }
}

void keys_of_other_ok(Names &names, Names &retired) {
  for (const auto &id : retired | std::views::keys)
    names.erase(id);
}

void values_bad(Names &names) {
  for (auto &name : std::views::values(names)) // run: erased_element
    if (name.empty())
      names.clear(); // lint: 'names'
}

void values_ok(Names &names) {
  bool over = false;
  for (auto &name : std::views::values(names))
    over |= name.empty();
  if (over)
    names.clear();
}

void filter_bad(Names &names) {
  auto long_ones = names | std::views::filter([](const auto &entry) {
                     return entry.second.size() < 3;
                   });
  for (const auto &entry : long_ones) // run: erased_element
    names.erase(entry.first); // lint: 'names'
}

void filter_ok(Names &names) {
  std::vector<int> gone;
  auto long_ones = names | std::views::filter([](const auto &entry) {
                     return entry.second.size() < 3;
                   });
  for (const auto &entry : long_ones)
    gone.push_back(entry.first);
  for (int id : gone)
    names.erase(id);
}

// A reverse iterator holds the position behind the element, which stays.
void reversed_ok(Names &names) {
  for (const auto &[id, name] : names | std::views::reverse) {
    const int gone = id;
    if (gone > 0)
      names.erase(gone);
  }
}

int value_outlives_bad(Names &names) {
  for (const auto &name : names | std::views::values) {
    names.clear();
    return static_cast<int>(name.size()); // lint: 'name.*names
  }
  return 0;
}

int value_outlives_ok(Names &names) {
  for (const auto &name : names | std::views::values) {
    int size = static_cast<int>(name.size());
    names.clear();
    return size;
  }
  return 0;
}

// What is computed from the elements is nobody's key.
void computed_ok(Names &names, Names &others) {
  for (int id : names | std::views::transform(
                            [](const auto &entry) { return entry.first + 1; }))
    others.erase(id);
}

//===-- Reverse iterators ---------------------------------------------------//

void backwards_ok(Names &names) {
  for (auto it = names.rbegin(); it != names.rend(); ++it) {
    const int id = it->first;
    if (id > 3)
      names.erase(id);
  }
}

// After the erase it leads to the element before.
void backwards_stay_ok(Names &names) {
  for (auto it = names.rbegin(); it != names.rend();) {
    if (it->second.empty())
      names.erase(std::next(it).base());
    else
      ++it;
  }
}

int backwards_reference_bad(Names &names) {
  for (auto it = names.rbegin(); it != names.rend(); ++it) {
    const std::string &name = it->second;
    const int id = it->first;
    names.erase(id);
    if (name.empty()) // lint: 'name.*names
      return id;
  }
  return 0;
}

int backwards_reference_ok(Names &names) {
  for (auto it = names.rbegin(); it != names.rend(); ++it) {
    const std::string name = it->second;
    const int id = it->first;
    names.erase(id);
    if (name.empty())
      return id;
  }
  return 0;
}

int backwards_cleared_bad(Names &names) {
  int count = 0;
  for (auto it = names.rbegin(); it != names.rend(); ++it) { // lint: 'it.*names
    ++count;
    if (it->second.empty())
      names.clear();
  }
  return count;
}

int backwards_cleared_ok(Names &names) {
  int count = 0;
  for (auto it = names.rbegin(); it != names.rend(); ++it) {
    ++count;
    if (it->second.empty()) {
      names.clear();
      break;
    }
  }
  return count;
}
