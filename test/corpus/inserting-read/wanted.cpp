// RUN: %corpus %s
//
// Reads that insert, and are meant to, or are of keys that are there by design. A
// run cannot tell: a default is inserted in each of them.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

void add(std::vector<const std::string *> &to, const std::string *value);

enum class Kind { Small, Large };

struct Settings {
  std::map<std::string, std::string> values, help, kinds;
  std::map<Kind, int> sizes;
  std::map<int, double> speeds;
  std::map<std::string, int> endpoints;
  std::vector<std::pair<std::string, int>> waiting;
  std::string current;
  int state = 0;

  void load(const std::string &name);

  // An entry that is named in the program: there is one of it at most.
  bool constant_ok() {
    return values["include-dir"].empty();
  }
  int constantArgument_ok() {
    std::string text = values["port"];
    return text.empty() ? 0 : std::stoi(text);
  }
  int enumerator_ok(Kind kind) {
    return sizes[kind] + 1;
  }

  // Tables with the same keys.
  std::string describe_ok() {
    std::string all;
    for (const auto &entry : values)
      all += help[entry.first] + kinds[entry.first] + entry.second;
    return all;
  }

  std::string captured_ok() {
    std::string all;
    for (auto it = values.begin(); it != values.end(); ++it) {
      auto text = [&] { return help[it->first]; };
      all += text();
    }
    return all;
  }

  // Keys are put in order by a table that has them.
  bool before_ok(int a, int b) {
    return speeds[a] < speeds[b];
  }

  // A function that does something knows what it has done before.
  void connect_ok(const std::string &address) {
    waiting.emplace_back(address, endpoints[address]);
    state = 2;
  }
  void select_ok(const std::string &name) {
    current = values[name];
  }
  std::string loaded_ok(const std::string &name) {
    load(name);
    return values[name];
  }
  std::string completed_ok(const std::string &name, const std::string &other) {
    values[other] = "yes";
    return values[name];
  }

  // The place of the value is kept.
  std::vector<const std::string *> shown;
  void show_ok(const std::string &name) {
    add(shown, &values[name]);
  }
};

struct Cache {
  std::map<int, int> numbers;
};
struct Caches {
  Cache &findOrEnter(int id);
};
int entered_ok(Caches &caches, int id, int number) {
  return caches.findOrEnter(id).numbers[number];
}

struct Meter {
  int id;
  mutable std::map<int, int> values;
  bool operator<(const Meter &other) const { return id < other.id; }
};
struct Meters : std::set<Meter> {
  const Meter &findOrEnter(int id) { return *insert(Meter{id, {}}).first; }
};
int metered_ok(Meters &meters, int id, int number) {
  return meters.findOrEnter(id).values[number];
}

#ifdef CORPUS_RUN
void Settings::load(const std::string &) {}
void add(std::vector<const std::string *> &to, const std::string *value) {
  to.push_back(value);
}
Cache &Caches::findOrEnter(int) {
  static Cache cache;
  return cache;
}
#endif

// What is taken out is changed; so is what is filled elsewhere.
struct Parcel {
  std::string text = "empty";
};
struct Depot {
  std::map<int, Parcel> parcels;
  std::map<int, std::map<int, int>> cached;
  Parcel take_ok(int k) { return std::move(parcels[k]); }
  Parcel look_bad(int k) {
    return parcels[k]; // lint: 'parcels\[k\]' is only read, but inserts the key 'k'
  }
  int two_levels_ok(int k, int l) {
    auto it = cached[k].find(l);
    if (it == cached[k].end())
      it = cached[k].emplace(l, k + l).first;
    return it->second;
  }
  int two_levels_bad(int k, int l) {
    auto it = cached[k].find(l); // lint: 'cached\[k\]' is only read, but inserts the key 'k'
    return it == cached[k].end() ? 0 : it->second;
  }
};

// The key is in another table, or in the list of all keys.
struct Tables {
  std::map<int, int> ages;
  std::map<int, std::vector<int>> visits;
  std::vector<int> all;

  bool known_ok(int k) {
    auto it = ages.find(k);
    if (it == ages.end())
      return false;
    return visits[k].empty();
  }
  bool first_ok() { return visits[all.front()].empty(); }
  bool known_bad(int k, int l) {
    auto it = ages.find(k);
    if (it == ages.end())
      return false;
    return visits[l].empty(); // lint: 'visits\[l\]' is only read, but inserts the key 'l'
  }
};
