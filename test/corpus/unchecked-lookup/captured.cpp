// RUN: %corpus %s
//
// Lambdas that trust what was tested where they are made, or where they are called.

#include "../corpus.h"

#include <algorithm>
#include <vector>

using Ints = Map<int, int>;

struct Table {
  Ints ints;
  int made_ok(int k) {
    if (!ints.count(k))
      return 0;
    auto value = [&] { return ints.find(k)->second; };
    return value();
  }
  int made_bad(int k) {
    auto value = [&] { return ints.find(k)->second; }; // lint: 'ints' may not have the key 'k'
    return value();
  }
  int other_bad(int k, int other) {
    if (!ints.count(other))
      return 0;
    auto value = [&] { return ints.find(k)->second; }; // lint: 'ints' may not have the key 'k'
    return value();
  }
  int called_ok(int k) {
    auto value = [&] { return ints.find(k)->second; };
    return ints.count(k) ? value() : 0;
  }
  int first_ok() {
    if (ints.empty())
      return 0;
    auto first = [this] { return ints.begin()->second; };
    return first();
  }
  int first_bad() {
    auto first = [this] { return ints.begin()->second; }; // lint: 'ints' may be empty
    return first();
  }
};

int each_ok(const Ints &m, int k, const std::vector<int> &values) {
  if (m.find(k) == m.end())
    return 0;
  int sum = 0;
  std::for_each(values.begin(), values.end(),
                [&](int value) { sum += value * m.find(k)->second; });
  return sum;
}
int each_bad(const Ints &m, int k, const std::vector<int> &values) {
  int sum = 0;
  std::for_each(values.begin(), values.end(), [&](int value) {
    sum += value * m.find(k)->second; // lint: 'm' may not have the key 'k'
  });
  return sum;
}
