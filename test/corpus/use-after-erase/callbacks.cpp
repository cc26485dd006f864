// RUN: %corpus %s
//
// A callee runs a callable while it holds an element. What the callable does to the
// container is known where the callee is called.

#include "../corpus.h"
#include <algorithm>
#include <functional>
#include <vector>

struct Client {
  int descriptor = 0;
};

class Server {
public:
  explicit Server(int id) {
    clients_[id];
    clients_[id + 1];
  }

  void each(const std::function<void(int, Client &)> &visit) {
    for (auto &entry : clients_)
      visit(entry.first, entry.second);
  }

  template <class Visit> void visitAll(Visit visit) {
    for (auto it = clients_.begin(); it != clients_.end(); ++it)
      visit(*it);
  }

  template <class Then> int touch(int id, Then then) {
    auto it = clients_.find(id);
    if (it == clients_.end())
      return 0;
    then();
    return it->second.descriptor;
  }

  template <class Then> int touchFirst(int id, Then then) {
    auto it = clients_.find(id);
    if (it == clients_.end())
      return 0;
    int descriptor = it->second.descriptor;
    then();
    return descriptor;
  }

  // The callee leaves the walk to an algorithm.
  template <class Visit> void walk(Visit visit) {
    std::for_each(clients_.begin(), clients_.end(), visit);
  }

  template <class Visit> void walkRange(const Visit &visit) {
    std::ranges::for_each(clients_, visit);
  }

  template <class Ask> bool any(Ask ask) {
    return std::any_of(clients_.begin(), clients_.end(), ask);
  }

  void remove(int id) { clients_.erase(id); }
  void clear() { clients_.clear(); }

  void walked_bad() {
    walk([this](const auto &entry) { clients_.erase(entry.first); }); // lint: callable.*'clients_'.*uses again
  }

  void walked_ok() {
    std::vector<int> gone;
    walk([&](const auto &entry) { gone.push_back(entry.first); });
    for (int id : gone)
      remove(id);
  }

  void walked_range_bad() {
    walkRange([this](const auto &entry) { remove(entry.first); }); // lint: callable.*'clients_'.*uses again
  }

  void walked_range_ok() {
    int sum = 0;
    walkRange([&](const auto &entry) { sum += entry.second.descriptor; });
    if (sum == 0)
      clear();
  }

  // The walk ends where the element went.
  bool walked_until_ok() {
    return any([this](const auto &entry) {
      if (entry.second.descriptor != 0)
        return false;
      last_ = entry.first;
      return true;
    });
  }

  void each_erases_bad() {
    each([this](int id, Client &) { clients_.erase(id); }); // lint: callable.*'clients_'.*uses again
  }

  void each_removes_bad() {
    each([this](int id, Client &) { remove(id); }); // lint: callable.*'clients_'.*uses again
  }

  void each_clears_bad() {
    each([this](int, Client &) { clear(); }); // lint: callable.*'clients_'.*uses again
  }

  void each_collects_ok() {
    std::vector<int> gone;
    each([&](int id, Client &client) {
      if (client.descriptor == 0)
        gone.push_back(id);
    });
    for (int id : gone)
      remove(id);
  }

  void visited_erases_bad() {
    visitAll([this](auto &entry) { clients_.erase(entry.first); }); // lint: callable.*'clients_'.*uses again
  }

  void visited_reads_ok() {
    int sum = 0;
    visitAll([&](auto &entry) { sum += entry.second.descriptor; });
    if (sum == 0)
      clear();
  }

  int touched_bad(int id) {
    return touch(id, [this, id] { remove(id); }); // lint: callable.*'clients_'.*uses again
  }

  int touched_other_ok(int id) {
    return touch(id, [this] { remove(-7); });
  }

  int touched_before_ok(int id) {
    return touchFirst(id, [this, id] { remove(id); });
  }

  int touched_elsewhere_ok(int id) {
    Server other(id);
    return other.touch(id, [this] { clear(); });
  }

  int touched_there_bad(int id) {
    Server other(id);
    return other.touch(id, [&other, id] { other.remove(id); }); // lint: callable.*'clients_'.*uses again
  }

private:
  Map<int, Client> clients_;
  int last_ = 0;
};

int outside_bad(int id) {
  Server server(id);
  return server.touch(id, [&] { server.clear(); }); // lint: callable.*'clients_'.*uses again
}

int outside_ok(int id) {
  Server server(id);
  int descriptor = server.touch(id, [] {});
  server.clear();
  return descriptor;
}
