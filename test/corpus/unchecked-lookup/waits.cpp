// RUN: %corpus %s
//
// Condition variables: what the predicate of a wait asks is so afterwards.

#include "../corpus.h"

#include <condition_variable>
#include <mutex>

namespace {
struct Inbox {
  std::mutex mutex;
  std::condition_variable filled;
  Map<int, int> letters = {{1, 2}, {2, 3}, {3, 4}, {7, 1}};
  bool closed = false;
};
} // namespace

int first_ok(Inbox &inbox) {
  std::unique_lock<std::mutex> lock(inbox.mutex);
  inbox.filled.wait(lock, [&] { return !inbox.letters.empty(); });
  return inbox.letters.begin()->second;
}
int first_or_closed_ok(Inbox &inbox) {
  std::unique_lock<std::mutex> lock(inbox.mutex);
  inbox.filled.wait(lock,
                    [&] { return inbox.closed || !inbox.letters.empty(); });
  if (inbox.closed)
    return 0;
  return inbox.letters.begin()->second;
}
int of_key_ok(Inbox &inbox) {
  std::unique_lock<std::mutex> lock(inbox.mutex);
  inbox.filled.wait(lock, [&] { return inbox.letters.count(3) > 0; });
  return inbox.letters.find(3)->second;
}
int closed_bad(Inbox &inbox) {
  std::unique_lock<std::mutex> lock(inbox.mutex);
  inbox.filled.wait(lock, [&] { return inbox.closed; });
  return inbox.letters.begin()->second; // lint: 'inbox.letters' may be empty
}
int first_ok_run() {
  Inbox inbox;
  return first_ok(inbox);
}
int first_or_closed_ok_run() {
  Inbox inbox;
  return first_or_closed_ok(inbox);
}
int of_key_ok_run() {
  Inbox inbox;
  return of_key_ok(inbox);
}
int closed_bad_run() {
  Inbox inbox;
  inbox.closed = true;
  inbox.letters.clear();
  return closed_bad(inbox);
}
