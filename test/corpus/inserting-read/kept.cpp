// RUN: %corpus %s
//
// References and pointers to an element that are handed on: whoever gets one may
// write to it.

#include "../corpus.h"

#include <memory>
#include <string>
#include <vector>

namespace {

struct Point {
  int x = 0;
};

template <class T> void append(T &&text) { text += "x"; }
template <class T> void forward(T &&text) { append(std::forward<T>(text)); }
template <class T> std::size_t length(T &&text) { return text.size(); }
template <class T> std::size_t measure(T &&text) {
  return length(std::forward<T>(text));
}

} // namespace

struct Store {
  Map<int, std::string> texts;
  Map<int, Point> points;
  Map<int, int> numbers;
  struct Two {
    std::string *a;
    std::string &b;
  };

  std::string *returned_ok(int k) {
    return &texts[k];
  }
  std::string *addressed_ok(int k) {
    return std::addressof(texts[k]);
  }
  int *member_ok(int k) {
    return &points[k].x;
  }
  std::string *lambda_ok(int k) {
    auto get = [&](auto &m) { return &m[k]; };
    return get(texts);
  }
  std::size_t size_bad(int k) {
    return texts[k].size(); // lint: 'texts\[k\]' is only read
  }

  Two pair_ok(int k) {
    texts[k] = "y";
    return {&texts[k], texts[k + 1]};
  }
  void array_ok(int a, int b) {
    texts[a] = "y";
    std::string *both[] = {&texts[a], &texts[b]};
    *both[0] = *both[1] = "x";
  }
  std::vector<std::string> copies_bad(int k) {
    return {texts[k]}; // lint: 'texts\[k\]' is only read
  }

  void braces_ok(int k) {
    std::string &text{texts[k]};
    text = "x";
  }
  std::size_t braces_bad(int k) {
    const std::string &text{texts[k]}; // lint: 'texts\[k\]' is only read
    return text.size();
  }

  void forwarded_ok(int k) {
    append(texts[k]);
  }
  void forwardedTwice_ok(int k) {
    forward(texts[k]);
  }
  std::size_t forwarded_bad(int k) {
    return length(texts[k]); // lint: 'texts\[k\]' is only read
  }
  std::size_t forwardedTwice_bad(int k) {
    return measure(texts[k]); // lint: 'texts\[k\]' is only read
  }

  // What was tested or stored where a lambda is made is there when it runs.
  int captured_ok(int k) {
    if (!numbers.count(k))
      return 0;
    auto get = [&] { return numbers[k]; };
    return get();
  }
  int captured_bad(int k) {
    auto get = [&] { return numbers[k]; }; // lint: 'numbers\[k\]' is only read
    return get();
  }
};

#ifdef CORPUS_RUN
void returned_ok_run(Store &store, int k) { *store.returned_ok(k) = "x"; }
void addressed_ok_run(Store &store, int k) { *store.addressed_ok(k) = "x"; }
void lambda_ok_run(Store &store, int k) { *store.lambda_ok(k) = "x"; }
void pair_ok_run(Store &store, int k) {
  Store::Two two = store.pair_ok(k);
  *two.a = two.b = "x";
}
#endif
