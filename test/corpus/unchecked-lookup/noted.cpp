// RUN: %corpus %s
//
// What befell a look-up is noted somewhere, and asked later.

#include "../corpus.h"

#include <optional>
#include <string>
#include <vector>

using Ints = Map<int, int>;

class Status {
public:
  Status() = default;
  static Status missing() { return Status("missing"); }
  bool ok() const { return text_.empty(); }

private:
  explicit Status(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

int status_ok(const Ints &m, int k) {
  Status status;
  auto it = m.find(k);
  if (it == m.end())
    status = Status::missing();
  if (!status.ok())
    return 0;
  return it->second;
}
int status_bad(const Ints &m, int k) {
  Status status, other;
  auto it = m.find(k);
  if (it == m.end())
    status = Status::missing();
  if (!other.ok())
    return 0;
  return it->second; // lint: 'it' is dereferenced
}

int errors_ok(const Ints &m, int k) {
  std::vector<std::string> errors;
  auto it = m.find(k);
  if (it == m.end())
    errors.push_back("missing");
  if (!errors.empty())
    return 0;
  return it->second;
}
int errors_bad(const Ints &m, int k) {
  std::vector<std::string> errors;
  auto it = m.find(k);
  if (it == m.end())
    errors.push_back("missing");
  return it->second; // lint: 'it' is dereferenced
}

int optional_ok(const Ints &m, int k) {
  std::optional<std::string> error;
  auto it = m.find(k);
  if (it == m.end())
    error = "missing";
  if (error)
    return 0;
  return it->second;
}

// The same condition twice.
int strict_ok(const Ints &m, int k, bool strict) {
  if (strict && !m.count(k))
    return 0;
  if (strict)
    return m.find(k)->second;
  return 1;
}
int strict_bad(const Ints &m, int k, bool strict) {
  if (strict && !m.count(k))
    return 0;
  if (!strict)
    return m.find(k)->second; // lint: 'm' may not have the key 'k'
  return 1;
}

// The iterator comes by the way, the result says whether it leads anywhere.
struct Index {
  Ints m = {{1, 1}, {2, 2}};
  Status search(int k, Ints::iterator &it) {
    it = m.find(k);
    return it == m.end() ? Status::missing() : Status();
  }
  int searched_ok(int k) {
    Ints::iterator it;
    Status status = search(k, it);
    if (!status.ok())
      return 0;
    return it->second;
  }
  int searched_bad(int k) {
    Ints::iterator it;
    Status status = search(k, it);
    return it->second; // lint: 'it' is dereferenced
  }
  // Who asks after the use has asked too late.
  int asked_late_bad(int k) {
    Ints::iterator it;
    Status status = search(k, it);
    int value = it->second; // lint: 'it' is dereferenced
    if (!status.ok())
      return 0;
    return value;
  }
};

// What is done on both ways says nothing of either.
int counted_bad(const Ints &m, int k, int n) {
  auto it = m.find(k);
  int misses = 0;
  if (it == m.end())
    misses = 1;
  int rounds = n + 1;
  if (rounds > 0)
    return it->second; // lint: 'it' is dereferenced
  return misses;
}
