// RUN: %corpus %s
//
// Functions that only ask, and could be const: nobody wants the insertion.

#include "../corpus.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

struct Registry {
  Map<std::string, int> ports;
  UnorderedMap<int, std::string> names;
  int hits = 0;
  std::mutex mutex;

  int port_bad(const std::string &host) {
    return ports[host]; // lint: 'ports\[host\]' is only read
  }
  int port_ok(const std::string &host) const {
    auto it = ports.find(host);
    return it == ports.end() ? 0 : it->second;
  }
  int locked_bad(const std::string &host) {
    std::lock_guard<std::mutex> guard(mutex);
    return ports[host]; // lint: 'ports\[host\]' is only read
  }
  int locked_ok(const std::string &host) {
    std::lock_guard<std::mutex> guard(mutex);
    return ports.count(host) ? ports[host] : 0;
  }
  bool open_bad(const std::string &host) {
    if (ports[host] > 1024) // lint: 'ports\[host\]' is only read
      return true;
    return false;
  }
  bool open_ok(const std::string &host) {
    if (ports.find(host) != ports.end() && ports[host] > 1024)
      return true;
    return false;
  }
  std::string title_bad(int id) {
    std::string title = names[id]; // lint: 'names\[id\]' is only read
    return "<" + title + ">";
  }
  std::string title_ok(int id) {
    if (!names.count(id))
      return "<>";
    std::string title = names[id];
    return "<" + title + ">";
  }
  int total_bad(const std::vector<std::string> &hosts) {
    int total = 0;
    for (const std::string &host : hosts)
      total += ports[host]; // lint: 'ports\[host\]' is only read
    return total;
  }
  int total_ok(const std::vector<std::string> &hosts) {
    int total = 0;
    for (const std::string &host : hosts)
      if (auto it = ports.find(host); it != ports.end())
        total += it->second;
    return total;
  }

  // Counting the question does not change what it is.
  bool counted_bad(const std::string &host) {
    ++hits;
    return ports[host] != 0; // lint: 'ports\[host\]' is only read
  }
  bool counted_ok(const std::string &host) {
    ++hits;
    return ports.count(host) != 0;
  }
};

#ifdef CORPUS_RUN
int total_bad_run(Registry &registry, const std::string &host) {
  return registry.total_bad({host});
}
#endif

void log(const char *format, ...);
void view(std::string_view);
#ifdef CORPUS_RUN
void log(const char *, ...) {}
void view(std::string_view) {}
#endif

enum class Kind { Small, Large };
constexpr int numberOf(Kind kind) {
  return static_cast<int>(kind);
}

struct Graph {
  Map<int, std::vector<int>> next;
  Map<int, std::string> names;
  Map<int, int> sizes;

  // Text that is handed on is read.
  void logged_bad(int id) {
    log("hello %s", names[id].c_str()); // lint: 'names\[id\]' is only read
  }
  void logged_ok(int id) {
    if (auto it = names.find(id); it != names.end())
      log("hello %s", it->second.c_str());
  }
  const char *text_bad(int id) {
    return names[id].c_str(); // lint: 'names\[id\]' is only read
  }
  const char *text_ok(int id) {
    auto it = names.find(id);
    return it != names.end() ? it->second.c_str() : "";
  }
  void viewed_bad(int id) {
    view(names[id]); // lint: 'names\[id\]' is only read
  }
  void viewed_ok(int id) {
    if (names.count(id))
      view(names[id]);
  }

  // So is what is walked over: what was inserted has no elements.
  int sum_bad(int a) {
    int sum = 0;
    for (int x : next[a]) // lint: 'next\[a\]' is only read
      sum += x;
    return sum;
  }
  int sum_ok(int a) {
    int sum = 0;
    if (auto it = next.find(a); it != next.end())
      for (int x : it->second)
        sum += x;
    return sum;
  }
  int sumByReference_bad(int a) {
    int sum = 0;
    for (auto &x : next[a]) // lint: 'next\[a\]' is only read
      sum += x;
    return sum;
  }
  bool isNext_bad(int a, int b) {
    return std::find(next[a].begin(), next[a].end(), b) != // lint: 'next\[a\]' is only read
           next[a].end();
  }
  bool isNext_ok(int a, int b) {
    auto it = next.find(a);
    return it != next.end() &&
           std::find(it->second.begin(), it->second.end(), b) !=
               it->second.end();
  }

  // Who is given a place may insert there.
  std::vector<int>::iterator place_ok(int a, int x) {
    return std::lower_bound(next[a].begin(), next[a].end(), x);
  }
  std::vector<int>::iterator first_ok(int a) {
    return next[a].begin();
  }

  int numbered_bad(int kind) {
    return sizes[kind + 1] + 1; // lint: only read
  }
};

struct Tables {
  std::map<int, std::vector<int>> next;
  std::map<int, int> sizes;

  void doubled_ok(int a) {
    for (int &x : next[a])
      x *= 2;
  }
  // Who is given places and gives nothing back writes there.
  void sorted_ok(int a) {
    std::sort(next[a].begin(), next[a].end());
  }
  // An enumerator, through a constexpr function.
  int numbered_ok(Kind kind) {
    return sizes[numberOf(kind)] + 1;
  }
  int cast_ok(Kind kind) {
    return sizes[static_cast<int>(kind)] + 1;
  }
};

#ifdef CORPUS_RUN
void place_ok_run(Graph &graph, int a) {
  graph.next[a].insert(graph.place_ok(a, 1), 1);
}
void first_ok_run(Graph &graph, int a) {
  graph.next[a].insert(graph.first_ok(a), 1);
}
#endif
