// RUN: %corpus %s
//
// A call in a try block may throw: the handler sees what was before the call.

#include "../corpus.h"

#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

using Jobs = Map<int, std::string>;

/// Throws every other time.
inline bool commit(const std::string &text) {
  static int calls = 0;
  if (++calls % 2)
    throw std::runtime_error(text);
  return true;
}

inline int lengthOf(const std::string &text) noexcept {
  return static_cast<int>(text.size());
}

void loop_bad(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end(); ++it) { // lint: 'it.*advanced.*jobs
    try {
      commit(it->second);
    } catch (const std::exception &) {
      jobs.erase(it);
    }
  }
}

void loop_ok(Jobs &jobs) {
  for (auto it = jobs.begin(); it != jobs.end();) {
    try {
      commit(it->second);
      ++it;
    } catch (const std::exception &) {
      it = jobs.erase(it);
    }
  }
}

void range_for_bad(Jobs &jobs) {
  for (auto &[id, text] : jobs) { // run: erased_element
    try {
      commit(text);
    } catch (...) {
      jobs.erase(id); // lint: 'jobs'
    }
  }
}

void range_for_ok(Jobs &jobs) {
  std::vector<int> failed;
  for (auto &[id, text] : jobs) {
    try {
      commit(text);
    } catch (...) {
      failed.push_back(id);
    }
  }
  for (int id : failed)
    jobs.erase(id);
}

int erased_before_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  try {
    jobs.erase(it);
    commit("gone");
  } catch (...) {
    return lengthOf(it->second); // lint: 'it.*jobs
  }
  return 1;
}

int erased_before_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  try {
    commit("going");
    jobs.erase(it);
    return lengthOf("gone");
  } catch (...) {
    return lengthOf(it->second);
  }
}

int after_the_handler_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  bool failed = false;
  try {
    commit(it->second);
  } catch (...) {
    failed = true;
    jobs.erase(it);
  }
  return failed ? lengthOf(it->second) : 0; // lint: 'it.*jobs
}

int after_the_handler_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  bool failed = false;
  try {
    commit(it->second);
  } catch (...) {
    failed = true;
    jobs.erase(it);
  }
  return failed ? 0 : lengthOf(it->second);
}

// What is thrown again does not go on here.
int thrown_again_ok(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  try {
    commit(it->second);
  } catch (...) {
    jobs.erase(it);
    throw;
  }
  return lengthOf(it->second);
}

int thrown_again_bad(Jobs &jobs, int id) {
  auto it = jobs.find(id);
  if (it == jobs.end())
    return 0;
  try {
    try {
      commit(it->second);
    } catch (const std::runtime_error &) {
      jobs.erase(it);
      throw;
    }
  } catch (...) {
    return lengthOf(it->second); // lint: 'it.*jobs
  }
  return 1;
}

// at() throws when the key is not there.
int not_there_bad(Jobs &jobs, int id, int other) {
  const std::string &text = jobs[id];
  try {
    jobs.erase(id);
    return lengthOf(jobs.at(other));
  } catch (const std::out_of_range &) {
    return lengthOf(text); // lint: 'text.*jobs
  }
}

int not_there_ok(Jobs &jobs, int id, int other) {
  const std::string text = jobs[id];
  try {
    jobs.erase(id);
    return lengthOf(jobs.at(other));
  } catch (const std::out_of_range &) {
    return lengthOf(text);
  }
}

int whole_body_bad(Jobs &jobs, int id) try {
  const std::string &text = jobs[id];
  jobs.erase(id);
  return lengthOf(text); // lint: 'text.*jobs
} catch (const std::exception &) {
  return 0;
}

int whole_body_ok(Jobs &jobs, int id) try {
  const std::string text = jobs[id];
  jobs.erase(id);
  return lengthOf(text);
} catch (const std::exception &) {
  jobs.clear();
  return 0;
}
