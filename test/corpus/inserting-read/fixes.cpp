// RUN: %corpus %s
//
// Reads in statements of every shape, and what stands around them: each fix must
// build, leave no finding, and insert nothing.

#include "../corpus.h"

#include <cstdint>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

enum class State { Idle, Busy };
struct Item {
  int weight = 1;
};
int twice(int);
#ifdef CORPUS_RUN
int twice(int n) { return 2 * n; }
#endif

class Shop {
public:
  int stock_bad(const std::string &name) { return stock_[name]; } // lint: only read
  int stock_ok(const std::string &name) {
    auto it = stock_.find(name);
    return it == stock_.end() ? 0 : it->second;
  }
  std::string label_bad(int id) {
    // A label is not a name.
    return this->labels_[id]; // lint: only read
  }
  State state_bad(int id) {
    return states_[id]; // lint: only read
  }
  bool busy_bad(int id) {
    return states_[id] == State::Busy; // lint: only read
  }
  bool idle_bad(int id) {
    return State::Idle == states_[id]; // lint: only read
  }
  std::uint8_t level_bad(int id) {
    return levels_[id]; // lint: only read
  }
  double price_bad(int id) {
    double price = prices_[id] * 1.2; // lint: only read
    return price;
  }
  std::shared_ptr<Item> item_bad(int id) {
    return items_[id]; // lint: only read
  }
  bool has_bad(int id) {
    if (items_[id]) // lint: only read
      return true;
    return false;
  }
  bool null_bad(int id) {
    return items_[id] == nullptr; // lint: only read
  }
  bool missing_bad(int id) {
    if (!items_[id]) // lint: only read
      return true;
    return false;
  }
  int declared_bad(int id) {
    if (Item *item = raw_[id]) // lint: only read
      return item->weight;
    return 0;
  }
  bool listed_bad(int id, int other) {
    return links_[id].count(other); // lint: only read
  }
  bool alone_bad(int id) {
    return links_[id].empty(); // lint: only read
  }
  int degree_bad(int id) {
    return links_[id].size(); // lint: only read
  }
  bool more_bad(const std::string &name, int wanted) {
    return stock_[name] >= wanted; // lint: only read
  }
  int total_bad(const std::vector<std::string> &names) {
    int total = 0;
    for (const std::string &name : names)
      total += stock_[name]; // lint: only read
    return total;
  }
  int total_ok(const std::vector<std::string> &names) {
    int total = 0;
    for (const std::string &name : names) {
      auto it = stock_.find(name);
      total += it == stock_.end() ? 0 : it->second;
    }
    return total;
  }
  int positive_bad(const std::string &name, bool ask) {
    if (ask) return stock_[name]; // lint: only read
    return 0;
  }
  int chosen_bad(int id) {
    switch (states_[id]) { // lint: only read
    case State::Idle:
      return 1;
    default:
      return 2;
    }
  }
  // A declaration cannot stand behind a label.
  int labelled_bad(int which, int id) {
    switch (which) {
    case 1:
      return raw_[id] ? 1 : 2; // lint: only read
    default:
      return 3;
    }
  }
  int branch_bad(int which, int id) {
    if (which == 1)
      return 1;
    else if (raw_[id]) // lint: only read
      return 2;
    return 3;
  }
  void print_bad(std::ostream &out, const std::string &name) {
    out << name << ": " << stock_[name] << "\n"; // lint: only read
  }
  int called_bad(const std::string &name) {
    return twice(stock_[name]) + 1; // lint: only read
  }
  std::string both_bad(bool on, int id) {
    if (on && levels_[id] > 3) // lint: only read
      return "high";
    return on || raw_[id] ? "on" : "off"; // lint: only read
  }
  int lambda_bad(int id) {
    auto state = [&] { return raw_[id] != nullptr; }; // lint: only read
    return state() ? 1 : 0;
  }

private:
  UnorderedMap<std::string, int> stock_;
  Map<int, std::string> labels_;
  Map<int, State> states_;
  Map<int, std::uint8_t> levels_;
  Map<int, double> prices_;
  Map<int, std::shared_ptr<Item>> items_;
  Map<int, Item *> raw_;
  Map<int, Set<int>> links_;
};

#ifdef CORPUS_RUN
int total_bad_run(Shop &shop, const std::string &name) {
  return shop.total_bad({name});
}
void print_bad_run(Shop &shop, const std::string &name) {
  std::ostringstream out;
  shop.print_bad(out, name);
}
#endif

// What a null pointer guards is not looked up before it is tested.
struct Node {
  Map<int, int> weights;
  Node *parent = nullptr;
};
bool inherited_bad(Node &node, int k) {
  if (node.parent && node.parent->weights[k] > 2) // lint: only read
    return true;
  return false;
}
int through_bad(Map<int, int> *m, int k) {
  return (*m)[k]; // lint: only read
}
int owned_bad(std::unique_ptr<Map<int, int>> &m, int k) {
  return (*m)[k]; // lint: only read
}
int member_bad(Node *node, int k) {
  return node->weights[k]; // lint: only read
}

#ifdef CORPUS_RUN
bool inherited_bad_run(Node &node, Node &parent, int k) {
  node.parent = &parent;
  return inherited_bad(node, k);
}
int through_bad_run(Map<int, int> &m, int k) { return through_bad(&m, k); }
int member_bad_run(Node &node, int k) { return member_bad(&node, k); }
#endif

// The usual name is taken.
int named_bad(Map<int, int> &m, int it) {
  return m[it]; // lint: only read
}
int twice_bad(Map<int, int> &m, int a, int b) {
  int x = m[a]; // lint: only read
  int y = m[b]; // lint: only read
  return x * y;
}
int nested_bad(Map<int, int> &m, int a, int b) {
  if (m[a]) { // lint: only read
    if (m[b]) // lint: only read
      return 2;
    return 1;
  }
  return 0;
}
