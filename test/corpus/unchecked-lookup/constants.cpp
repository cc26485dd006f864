// RUN: %corpus %s
//
// Constant tables, searched with constants that have a name; and loops that wait
// for an element.

#include "../corpus.h"

#include <string>

static const Map<std::string, int> Numbers = {{"one", 1}, {"two", 2}};
static const Map<int, int> Squares = {{1, 1}, {2, 4}};

static const std::string OneName = "one", FourName = "four";
constexpr const char *TwoName = "two";
constexpr char ThreeName[] = "three";
static const int One = 1;

int text_ok() {
  return Numbers.find(OneName)->second;
}
int text_bad() {
  return Numbers.find(FourName)->second; // lint: 'Numbers' may not have the key 'FourName'
}
int literal_ok() {
  return Numbers.find(TwoName)->second;
}
int array_bad() {
  return Numbers.find(ThreeName)->second; // lint: 'Numbers' may not have the key 'ThreeName'
}
int local_ok() {
  static const std::string name = "two";
  return Numbers.find(name)->second;
}
int number_ok() {
  return Squares.find(One)->second;
}
int number_bad() {
  constexpr int Three = 3;
  return Squares.find(Three)->second; // lint: 'Squares' may not have the key
}

//===-- Loops that wait -----------------------------------------------------//

struct Queue {
  Map<int, int> jobs;
  bool stopped = false;

  void wait() {
    jobs.emplace(1, 1);
    if (jobs.size() > 9)
      stopped = true;
  }
  int first_ok() {
    while (jobs.empty() && !stopped)
      wait();
    if (stopped)
      return 0;
    auto it = jobs.begin();
    return it->second;
  }
  int flagFirst_ok() {
    while (!stopped && jobs.begin() == jobs.end())
      wait();
    if (stopped)
      return 0;
    return jobs.begin()->second;
  }
  int asked_bad() {
    if (jobs.empty() && !stopped)
      stopped = true;
    return jobs.begin()->second; // lint: 'jobs' may be empty
  }
};
