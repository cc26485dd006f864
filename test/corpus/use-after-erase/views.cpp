// RUN: %corpus %s
//
// A range view of a container shows its keys, its values or some of its elements;
// its iterators are those of the container.

#include "../corpus.h"

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

void reversed_bad(Names &names) {
  for (const auto &[id, name] : names | std::views::reverse) // run: erased_element
    if (id > 0)
      names.erase(id); // lint: 'names'
}

void reversed_ok(Names &names) {
  std::vector<int> gone;
  for (const auto &[id, name] : names | std::views::reverse)
    if (id > 0)
      gone.push_back(id);
  for (int id : gone)
    names.erase(id);
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
