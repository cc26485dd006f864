// RUN: %corpus %s
//
// Functions that only ask, and could be const: nobody wants the insertion.

#include "../corpus.h"

#include <mutex>
#include <string>
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
