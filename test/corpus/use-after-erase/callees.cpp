// RUN: %corpus %s
//
// The element goes away in a callee: member and free functions, wrappers,
// operators, templates, constructors, chains, recursion; and what a callee
// returns that leads into an element.

#include "../corpus.h"

#include <cstdio>
#include <functional>
#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Peer {
  std::string name;
  int users = 0;
};

using Peers = Map<int, Peer>;

//===-- Free functions ------------------------------------------------------//

void dropById(Peers &peers, int id) { peers.erase(id); }

void dropEntry(Peers &peers, Peers::iterator it) { peers.erase(it); }

void dropAll(Peers &peers) { peers.clear(); }

void dropOf(Peers *peers, int id) { peers->erase(id); }

int by_id_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  dropById(peers, id);
  return peer.users; // lint: 'peer.*peers
}

int by_id_ok(Peers &peers, int id, int other) {
  Peer &peer = peers[id];
  dropById(peers, other);
  return peer.users;
}

int by_iterator_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropEntry(peers, it);
  return it->second.users; // lint: 'it.*peers
}

int by_iterator_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  int users = it->second.users;
  dropEntry(peers, it);
  return users;
}

int clear_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropAll(peers);
  return it->second.users; // lint: 'it.*peers
}

int clear_ok(Peers &peers, Peers &retired, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropAll(retired);
  return it->second.users;
}

int through_pointer_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropOf(&peers, id);
  return it->second.users; // lint: 'it.*peers
}

int through_pointer_ok(Peers &peers, Peers *retired, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropOf(retired, id);
  return it->second.users;
}

void loop_bad(Peers &peers) {
  for (auto it = peers.begin(); it != peers.end(); ++it) // lint: 'it.*peers
    if (it->second.users == 0)
      dropEntry(peers, it);
}

void loop_ok(Peers &peers) {
  for (auto it = peers.begin(); it != peers.end();) {
    auto next = std::next(it);
    if (it->second.users == 0)
      dropEntry(peers, it);
    it = next;
  }
}

void range_for_bad(Peers &peers) {
  for (auto &[id, peer] : peers) // run: erased_element
    if (peer.users == 0)
      dropById(peers, id); // lint: peers
}

void range_for_ok(Peers &peers) {
  for (auto &[id, peer] : peers)
    if (peer.users == 0) {
      dropById(peers, id);
      break;
    }
}

// A copy of the container is another container.
int sizeWithout(Peers peers, int id) {
  peers.erase(id);
  return static_cast<int>(peers.size());
}

int by_value_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  return sizeWithout(peers, id) + it->second.users;
}

int countUsers(const Peers &peers) {
  int users = 0;
  for (const auto &entry : peers)
    users += entry.second.users;
  return users;
}

int const_callee_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  return countUsers(peers) - it->second.users;
}

static Peers::iterator dropAndNext(Peers &peers, Peers::iterator it) {
  return peers.erase(it);
}

static void dropAndStep(Peers &peers, Peers::iterator &it) {
  it = peers.erase(it);
}

void returned_next_bad(Peers &peers) {
  for (auto it = peers.begin(); it != peers.end();) { // lint: 'it.*peers
    if (it->second.users == 0)
      dropAndNext(peers, it);
    else
      ++it;
  }
}

void returned_next_ok(Peers &peers) {
  for (auto it = peers.begin(); it != peers.end();) {
    if (it->second.users == 0)
      it = dropAndNext(peers, it);
    else
      ++it;
  }
}

void stepped_reference_bad(Peers &peers) {
  auto it = peers.begin();
  auto first = it;
  if (it == peers.end())
    return;
  dropAndStep(peers, it);
  first->second.users = 0; // lint: 'first.*peers
}

void stepped_reference_ok(Peers &peers) {
  for (auto it = peers.begin(); it != peers.end();) {
    if (it->second.users == 0)
      dropAndStep(peers, it);
    else
      ++it;
  }
}

static int dropNamed(Peers &peers, Peers::iterator it, std::string &name) {
  name = std::move(it->second.name);
  peers.erase(it);
  return static_cast<int>(name.size());
}

int out_parameter_bad(Peers &peers, int id, std::string &name) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  int size = dropNamed(peers, it, name);
  return size + it->second.users; // lint: 'it.*peers
}

int out_parameter_ok(Peers &peers, int id, std::string &name) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  int size = dropNamed(peers, it, name);
  return size + static_cast<int>(name.size());
}

//===-- Early returns and results -------------------------------------------//

static void dropIfThere(Peers &peers, Peers::iterator it) {
  if (it == peers.end())
    return;
  peers.erase(it);
}

int early_return_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropIfThere(peers, it);
  return it->second.users; // lint: 'it.*peers
}

int early_return_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  dropIfThere(peers, it);
  it = peers.find(id + 1);
  return it == peers.end() ? 0 : it->second.users;
}

static bool leave(Peers &peers, Peers::iterator it) {
  if (--it->second.users > 0)
    return false;
  peers.erase(it);
  return true;
}

int tested_result_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  if (leave(peers, it))
    return it->second.users; // lint: 'it.*peers
  return 0;
}

int tested_result_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  if (leave(peers, it))
    return 0;
  return it->second.users;
}

int remembered_result_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  const bool gone = leave(peers, it);
  return gone ? it->second.users : 0; // lint: 'it.*peers
}

int remembered_result_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  const bool gone = leave(peers, it);
  return gone ? 0 : it->second.users;
}

int dropped_result_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  leave(peers, it);
  return it->second.users; // lint: 'it.*peers
}

enum class Outcome { Kept,
                     Dropped };

static Outcome release(Peers &peers, Peers::iterator it) {
  if (it->second.users != 0)
    return Outcome::Kept;
  peers.erase(it);
  return Outcome::Dropped;
}

int enumerator_result_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  if (release(peers, it) == Outcome::Dropped)
    return it->second.users; // lint: 'it.*peers
  return 0;
}

int enumerator_result_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  if (release(peers, it) == Outcome::Dropped)
    return 0;
  return it->second.users;
}

static void dropOrThrow(Peers &peers, Peers::iterator it) {
  if (it->second.users != 0) {
    peers.erase(it);
    throw std::runtime_error("in use");
  }
}

int throwing_callee_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropOrThrow(peers, it);
  return it->second.users;
}

static bool dropWhen(Peers &peers, int id, bool really) {
  return really && peers.erase(id) == 1;
}

int flag_argument_ok(Peers &peers, int id) {
  Peer &peer = peers[id];
  dropWhen(peers, id, false);
  return peer.users;
}

int flag_argument_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  dropWhen(peers, id, true);
  return peer.users; // lint: 'peer.*peers
}

//===-- Members -------------------------------------------------------------//

class Index {
public:
  const std::string &nameOf(int id) const { return peers_.at(id).name; }
  Peer &peerOf(int id) { return peers_[id]; }
  Peer *find(int id) {
    auto it = peers_.find(id);
    return it == peers_.end() ? nullptr : &it->second;
  }
  Peers::iterator first() { return peers_.begin(); }
  Peers::iterator last() { return peers_.end(); }
  std::string copyOf(int id) const { return peers_.at(id).name; }
  void remove(int id) { peers_.erase(id); }
  void reset() { peers_ = Peers(); }
  void add(int id, Peer peer) { peers_.insert_or_assign(id, std::move(peer)); }
  std::size_t size() const { return peers_.size(); }

  void note_bad(int id) {
    auto it = peers_.find(id);
    if (it == peers_.end())
      return;
    remove(id);
    std::printf("%s left\n", it->second.name.c_str()); // lint: 'it.*peers_
  }

  void note_ok(int id) {
    auto it = peers_.find(id);
    if (it == peers_.end())
      return;
    std::printf("%s leaves\n", it->second.name.c_str());
    remove(id);
  }

  void expire_bad() {
    for (auto it = peers_.begin(); it != peers_.end(); ++it) // lint: 'it.*peers_
      if (it->second.users == 0)
        remove(it->first);
  }

  void expire_ok() {
    for (auto it = peers_.begin(); it != peers_.end();) {
      const int id = it->first;
      const bool idle = it->second.users == 0;
      ++it;
      if (idle)
        remove(id);
    }
  }

  void adopt_bad(Index &other, int id) {
    Peer &peer = other.peers_[id];
    other.remove(id);
    add(id, peer); // lint: 'peer.*peers_
  }

  void adopt_ok(Index &other, int id) {
    Peer &peer = other.peers_[id];
    remove(id);
    add(id, peer);
  }

private:
  Peers peers_;
};

void name_of_bad(Index &index, int id) {
  const std::string &name = index.nameOf(id);
  index.remove(id);
  std::printf("removed %s\n", name.c_str()); // lint: 'name
}

void name_of_ok(Index &index, int id) {
  const std::string name = index.nameOf(id);
  index.remove(id);
  std::printf("removed %s\n", name.c_str());
}

void name_of_other_ok(Index &index, Index &retired, int id) {
  const std::string &name = index.nameOf(id);
  retired.remove(id);
  std::printf("kept %s\n", name.c_str());
}

void name_of_other_bad(Index &index, Index &retired, int id) {
  const std::string &name = index.nameOf(id);
  retired.add(id, {name});
  index.remove(id);
  std::printf("moved %s\n", name.c_str()); // lint: 'name
}

void returned_copy_ok(Index &index, int id) {
  const std::string &name = index.copyOf(id);
  index.remove(id);
  std::printf("removed %s\n", name.c_str());
}

int found_pointer_bad(Index &index, int id) {
  Peer *peer = index.find(id);
  if (!peer)
    return 0;
  index.remove(id);
  return peer->users; // lint: 'peer
}

int found_pointer_ok(Index &index, int id) {
  Peer *peer = index.find(id);
  if (!peer)
    return 0;
  index.remove(id);
  peer = index.find(id);
  return peer ? peer->users : 0;
}

int reset_bad(Index &index, int id) {
  Peer &peer = index.peerOf(id);
  index.reset();
  return peer.users; // lint: 'peer
}

int reset_ok(Index &index, int id) {
  index.reset();
  Peer &peer = index.peerOf(id);
  return peer.users;
}

int overwritten_ok(Index &index, int id) {
  Peer &peer = index.peerOf(id);
  index.add(id, {"fresh"});
  index.add(id + 1, {"next"});
  return peer.users;
}

int begin_getter_bad(Index &index) {
  auto it = index.first();
  if (it == index.last())
    return 0;
  index.remove(it->first);
  return it->second.users; // lint: 'it
}

int begin_getter_ok(Index &index) {
  auto it = index.first();
  if (it == index.last())
    return 0;
  int users = it->second.users;
  index.remove(it->first);
  return users;
}

//===-- Keys that live in the element ---------------------------------------//

void log(const std::string &text) { std::printf("%s\n", text.c_str()); }

class Names {
public:
  void remove(const std::string &name) {
    ages_.erase(name);
    log(name);
  }

  void removeQuietly(const std::string &name) { ages_.erase(name); }

  void removeCopy(std::string name) {
    ages_.erase(name);
    log(name);
  }

  void removeBoth(const std::string &name) {
    ages_.erase(name);
    ranks_.erase(name);
  }

  void oldest_bad() {
    auto it = ages_.begin();
    if (it != ages_.end())
      remove(it->first); // lint: 'name|first|ages_
  }

  void oldest_ok() {
    auto it = ages_.begin();
    if (it != ages_.end())
      remove(std::string(it->first));
  }

  void quietly_ok() {
    auto it = ages_.begin();
    if (it != ages_.end())
      removeQuietly(it->first);
  }

  void by_value_key_ok() {
    auto it = ages_.begin();
    if (it != ages_.end())
      removeCopy(it->first);
  }

  void both_bad() {
    for (auto &[name, age] : ages_)
      if (age > 100) {
        removeBoth(name); // lint: 'name|ages_
        return;
      }
  }

  void both_ok() {
    for (auto &[name, age] : ages_)
      if (age > 100) {
        const std::string copy = name;
        removeBoth(copy);
        return;
      }
  }

  void other_table_ok() {
    auto it = ranks_.begin();
    if (it != ranks_.end())
      remove(it->first);
  }

private:
  Map<std::string, int> ages_;
  Map<std::string, int> ranks_;
};

//===-- Wrappers ------------------------------------------------------------//

template <class Key, class Value> class Registry {
public:
  Value &operator[](const Key &key) { return table_[key]; }
  Value &get(const Key &key) { return table_.at(key); }
  bool has(const Key &key) const { return table_.count(key) != 0; }
  void drop(const Key &key) { table_.erase(key); }
  Registry &operator-=(const Key &key) {
    table_.erase(key);
    return *this;
  }
  auto begin() { return table_.begin(); }
  auto end() { return table_.end(); }

private:
  Map<Key, Value> table_;
};

int wrapper_bad(Registry<int, Peer> &registry, int id) {
  Peer &peer = registry[id];
  registry.drop(id);
  return peer.users; // lint: 'peer
}

int wrapper_ok(Registry<int, Peer> &registry, int id) {
  Peer peer = registry[id];
  registry.drop(id);
  return peer.users;
}

int operator_bad(Registry<int, Peer> &registry, int id) {
  Peer &peer = registry.get(id);
  registry -= id;
  return peer.users; // lint: 'peer
}

int operator_ok(Registry<int, Peer> &registry, int id) {
  Peer &peer = registry.get(id);
  int users = peer.users;
  registry -= id;
  return users;
}

void wrapper_range_for_bad(Registry<int, Peer> &registry) {
  for (auto &[id, peer] : registry) // run: erased_element
    if (peer.users == 0)
      registry.drop(id); // lint: registry|table_
}

void wrapper_range_for_ok(Registry<int, Peer> &registry) {
  std::vector<int> idle;
  for (auto &[id, peer] : registry)
    if (peer.users == 0)
      idle.push_back(id);
  for (int id : idle)
    registry.drop(id);
}

void wrapper_tested_ok(Registry<int, Peer> &registry, int id) {
  if (!registry.has(id))
    return;
  Peer &peer = registry.get(id);
  peer.users++;
  registry.drop(id);
}

// A lock around each call ends before the caller uses what it returned.
class Guarded {
public:
  Peer &get(int id) {
    std::lock_guard<std::mutex> lock(mutex_);
    return peers_[id];
  }

  void drop(int id) {
    std::lock_guard<std::mutex> lock(mutex_);
    peers_.erase(id);
  }

private:
  std::mutex mutex_;
  Peers peers_;
};

int guarded_bad(Guarded &guarded, int id) {
  Peer &peer = guarded.get(id);
  guarded.drop(id);
  return peer.users; // lint: 'peer
}

int guarded_ok(Guarded &guarded, int id) {
  Peer &peer = guarded.get(id);
  int users = peer.users;
  guarded.drop(id);
  return users;
}

// A wrapper of a wrapper.
class Room {
public:
  Peer &member(int id) { return members_.get(id); }
  void kick(int id) { members_.drop(id); }

private:
  Registry<int, Peer> members_;
};

int two_wrappers_bad(Room &room, int id) {
  Peer &peer = room.member(id);
  room.kick(id);
  return peer.users; // lint: 'peer
}

int two_wrappers_ok(Room &room, Room &lobby, int id) {
  Peer &peer = room.member(id);
  lobby.kick(id);
  return peer.users;
}

//===-- Chains and recursion ------------------------------------------------//

class Router {
public:
  void disconnect(int id) { cleanup(id); }

  void cleanup(int id) {
    stats_.erase(id);
    forget(id);
  }

  void forget(int id) { peers_.erase(id); }

  void report(int id) { std::printf("%zu %d\n", peers_.size(), id); }

  int chain_bad(int id) {
    Peer &peer = peers_[id];
    disconnect(id);
    return peer.users; // lint: 'peer.*peers_
  }

  int chain_ok(int id) {
    Peer &peer = peers_[id];
    report(id);
    int users = peer.users;
    disconnect(id);
    return users;
  }

  int other_member_bad(int id) {
    int &count = stats_[id];
    disconnect(id);
    return count; // lint: 'count.*stats_
  }

  int other_member_ok(int id) {
    int &count = stats_[id];
    forget(id);
    return count;
  }

  void sweep_bad() {
    for (auto &[id, peer] : peers_) // run: erased_element
      if (peer.users == 0)
        disconnect(id); // lint: peers_
  }

  void sweep_ok() {
    for (auto it = peers_.begin(); it != peers_.end();) {
      auto current = it++;
      if (current->second.users == 0)
        disconnect(current->first);
    }
  }

private:
  Peers peers_;
  Map<int, int> stats_;
};

struct Tree {
  Map<int, std::vector<int>> children;

  void prune(int id) {
    auto it = children.find(id);
    if (it == children.end())
      return;
    const std::vector<int> below = it->second;
    children.erase(it);
    for (int child : below)
      prune(child);
  }

  void recursion_bad(int id) {
    auto it = children.find(id);
    if (it == children.end())
      return;
    prune(id);
    std::printf("%zu\n", it->second.size()); // lint: 'it.*children
  }

  void recursion_ok(int id) {
    auto it = children.find(id);
    if (it == children.end())
      return;
    std::printf("%zu\n", it->second.size());
    prune(id);
  }

  // The inner call erases from the table that the loop walks over.
  void collapse_bad(int id) {
    for (auto &[parent, list] : children) // run: erased_element
      if (parent != id && !list.empty() && list.front() == id)
        collapse_bad(parent); // lint: children
    children.erase(id);
  }

  void collapse_ok(int id) {
    std::vector<int> parents;
    for (auto &[parent, list] : children)
      if (parent != id && !list.empty() && list.front() == id)
        parents.push_back(parent);
    for (int parent : parents)
      collapse_ok(parent);
    children.erase(id);
  }
};

void collapse_bad_run() {
  Tree tree;
  tree.children = {{1, {2}}, {2, {3}}, {3, {}}};
  tree.collapse_bad(3);
}
void collapse_ok_run() {
  Tree tree;
  tree.children = {{1, {2}}, {2, {3}}, {3, {}}};
  tree.collapse_ok(3);
}

void dropEven(Peers &peers, int id);

void dropOdd(Peers &peers, int id) {
  peers.erase(id);
  if (id > 0)
    dropEven(peers, id - 1);
}

void dropEven(Peers &peers, int id) {
  if (id > 0)
    dropOdd(peers, id - 1);
}

int mutual_recursion_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  dropOdd(peers, id);
  return peer.users; // lint: 'peer.*peers
}

int mutual_recursion_ok(Peers &peers, int id) {
  dropOdd(peers, id);
  Peer &peer = peers[id];
  return peer.users;
}

//===-- Re-insertion and growth ---------------------------------------------//

class Cache {
public:
  void refresh(int id) {
    entries_.erase(id);
    entries_[id] = {"fresh", 1};
  }

  void store(int id, Peer peer) { entries_[id] = std::move(peer); }

  void reserveFor(std::size_t more) { entries_.reserve(entries_.size() + more); }

  int refreshed_bad(int id) {
    Peer &entry = entries_[id];
    refresh(id);
    return entry.users; // lint: 'entry.*entries_
  }

  int refreshed_ok(int id) {
    refresh(id);
    Peer &entry = entries_[id];
    return entry.users;
  }

  int rehash_bad(int from, int to) {
    auto it = entries_.find(from);
    if (it == entries_.end())
      return 0;
    store(to, it->second);
    return (++it)->second.users; // lint: 'it.*entries_
  }

  int rehash_ok(int from, int to) {
    auto it = entries_.find(from);
    if (it == entries_.end())
      return 0;
    Peer &entry = it->second;
    store(to, entry);
    return entry.users;
  }

  int same_key_ok(int id) {
    auto it = entries_.find(id);
    if (it == entries_.end())
      return 0;
    store(id, {"same", 1});
    return it->second.users;
  }

  int reserved_bad(int id) {
    auto it = entries_.find(id);
    if (it == entries_.end())
      return 0;
    reserveFor(100);
    return it->second.users; // lint: 'it.*entries_
  }

  int reserved_ok(int id) {
    reserveFor(100);
    auto it = entries_.find(id);
    return it == entries_.end() ? 0 : it->second.users;
  }

private:
  UnorderedMap<int, Peer> entries_;
};

// Two generations: the elements move over, then the older ones go.
class Generations {
public:
  void flip() {
    std::swap(current_, previous_);
    current_.clear();
  }

  int flipped_once_ok(int id) {
    Peer &peer = current_[id];
    flip();
    return peer.users;
  }

  int flipped_once_bad(int id) {
    Peer &peer = previous_[id];
    flip();
    return peer.users; // miss: 'peer -- what a callee swaps and then erases is not followed
  }

  int flipped_twice_bad(int id) {
    Peer &peer = current_[id];
    flip();
    flip();
    return peer.users; // miss: 'peer -- a callee that moves elements to another container has no summary
  }

  int flipped_twice_ok(int id) {
    Peer &peer = current_[id];
    int users = peer.users;
    flip();
    flip();
    return users;
  }

private:
  Peers current_;
  Peers previous_;
};

// What the callee returns keeps the elements.
static Peers::node_type grab(Peers &peers, int id) {
  return peers.extract(id);
}

static Peers steal(Peers &peers) {
  Peers stolen = std::move(peers);
  peers.clear();
  return stolen;
}

int grabbed_ok(Peers &peers, int id) {
  Peer &peer = peers[id];
  auto node = grab(peers, id);
  return peer.users;
}

int grabbed_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  auto node = grab(peers, id);
  return (++it)->second.users; // lint: 'it.*peers
}

int stolen_ok(Peers &peers, int id) {
  Peer &peer = peers[id];
  Peers mine = steal(peers);
  return peer.users;
}

int stolen_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  steal(peers);
  return peer.users; // miss: 'peer -- a callee that moves elements to another container has no summary
}

//===-- Virtual calls, callbacks --------------------------------------------//

class Listener {
public:
  virtual ~Listener() = default;
  virtual void left(int id) = 0;
};

class Hub final : public Listener {
public:
  void left(int id) override { peers_.erase(id); }

  // The class is final: the call has one target.
  int final_bad(int id) {
    Peer &peer = peers_[id];
    left(id);
    return peer.users; // lint: 'peer.*peers_
  }

  int final_ok(int id) {
    Peer peer = peers_[id];
    left(id);
    return peer.users;
  }

  // Any listener may stand behind the pointer.
  int virtual_ok(Listener *listener, int id) {
    Peer &peer = peers_[id];
    listener->left(id);
    return peer.users;
  }

  int callback_ok(const std::function<void(int)> &done, int id) {
    Peer &peer = peers_[id];
    done(id);
    return peer.users;
  }

  int function_pointer_ok(void (*done)(Hub &, int), int id) {
    Peer &peer = peers_[id];
    done(*this, id);
    return peer.users;
  }

  int qualified_bad(int id) {
    Peer &peer = peers_[id];
    Hub::left(id);
    return peer.users; // lint: 'peer.*peers_
  }

  int qualified_ok(int id) {
    Hub::left(id);
    Peer &peer = peers_[id];
    return peer.users;
  }

private:
  Peers peers_;
};

int virtual_ok_run(Hub &hub, Hub &other, int id) {
  return hub.virtual_ok(&other, id);
}

//===-- Templates -----------------------------------------------------------//

template <class Map> void dropFirst(Map &map) {
  if (!map.empty())
    map.erase(map.begin());
}

template <class Map, class Key> bool eraseKey(Map &map, const Key &key) {
  return map.erase(key) != 0;
}

template <class Map, class Predicate>
void dropWhere(Map &map, Predicate predicate) {
  for (auto it = map.begin(); it != map.end();)
    it = predicate(*it) ? map.erase(it) : std::next(it);
}

template <class Map, class Key>
auto *findOrNull(Map &map, const Key &key) {
  auto it = map.find(key);
  return it == map.end() ? nullptr : &it->second;
}

int template_key_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  eraseKey(peers, id);
  return peer.users; // lint: 'peer.*peers
}

int template_key_ok(Peers &peers, int id) {
  Peer &peer = peers[id];
  return eraseKey(peers, id) ? 0 : peer.users;
}

int template_first_bad(Peers &peers) {
  auto it = peers.begin();
  if (it == peers.end())
    return 0;
  dropFirst(peers);
  return it->second.users; // miss: 'it.*peers -- an erase on one way through the callee is no effect of it
}

int template_first_ok(Peers &peers) {
  dropFirst(peers);
  auto it = peers.begin();
  return it == peers.end() ? 0 : it->second.users;
}

void template_predicate_bad(Peers &peers) {
  for (auto &entry : peers) // run: erased_element
    if (entry.second.users < 0)
      dropWhere(peers, [](auto &other) { return other.second.users < 0; }); // miss: peers -- an erase on one way through the callee is no effect of it
}

void template_predicate_ok(Peers &peers) {
  dropWhere(peers, [](auto &entry) { return entry.second.users < 0; });
  for (auto &entry : peers)
    entry.second.users = 0;
}

int find_or_null_bad(Peers &peers, int id) {
  auto *peer = findOrNull(peers, id);
  if (!peer)
    return 0;
  peers.erase(id);
  return peer->users; // lint: 'peer.*peers
}

int find_or_null_ok(Peers &peers, int id) {
  auto *peer = findOrNull(peers, id);
  if (!peer)
    return 0;
  int users = peer->users;
  peers.erase(id);
  return users;
}

//===-- Constructors, destructors, results that carry handles ---------------//

class Dropper {
public:
  Dropper(Peers &peers, int id) { peers.erase(id); }
};

class AtExit {
public:
  AtExit(Peers &peers, int id) : peers_(peers), id_(id) {}
  ~AtExit() { peers_.erase(id_); }

private:
  Peers &peers_;
  int id_;
};

int constructor_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  Dropper dropper(peers, id);
  return peer.users; // lint: 'peer.*peers
}

int constructor_ok(Peers &peers, int id) {
  Dropper dropper(peers, id);
  Peer &peer = peers[id];
  return peer.users;
}

int destructor_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  {
    AtExit cleanup(peers, id);
    peer.users++;
  }
  return peer.users; // miss: 'peer.*peers -- what a constructor stores is not known to the destructor
}

int destructor_ok(Peers &peers, int id) {
  AtExit cleanup(peers, id);
  Peer &peer = peers[id];
  return peer.users;
}

struct Found {
  Peers::iterator it;
  bool there;
};

static Found lookUp(Peers &peers, int id) {
  auto it = peers.find(id);
  return {it, it != peers.end()};
}

static std::pair<Peers::iterator, bool> addPeer(Peers &peers, int id) {
  return peers.emplace(id, Peer());
}

int struct_result_bad(Peers &peers, int id) {
  Found found = lookUp(peers, id);
  if (!found.there)
    return 0;
  peers.erase(id);
  return found.it->second.users; // lint: 'found.it'.*peers
}

int struct_result_ok(Peers &peers, int id) {
  Found found = lookUp(peers, id);
  if (!found.there)
    return 0;
  int users = found.it->second.users;
  peers.erase(id);
  return users;
}

int pair_result_bad(Peers &peers, int id) {
  auto [it, added] = addPeer(peers, id);
  if (!added)
    peers.erase(id);
  return it->second.users; // lint: 'it.*peers
}

int pair_result_ok(Peers &peers, int id) {
  auto [it, added] = addPeer(peers, id);
  if (!added) {
    peers.erase(it);
    return 0;
  }
  return it->second.users;
}

//===-- What leaves a callee through the arguments --------------------------//

static bool lookUpInto(Peers &peers, int id, Peers::iterator &it) {
  it = peers.find(id);
  return it != peers.end();
}

static void pointTo(Peers &peers, int id, Peer **peer) { *peer = &peers[id]; }

int iterator_argument_bad(Peers &peers, int id) {
  Peers::iterator it;
  if (!lookUpInto(peers, id, it))
    return 0;
  peers.erase(it);
  return it->second.users; // lint: 'it.*peers
}

int iterator_argument_ok(Peers &peers, int id) {
  Peers::iterator it;
  if (!lookUpInto(peers, id, it))
    return 0;
  int users = it->second.users;
  peers.erase(it);
  return lookUpInto(peers, id + 1, it) ? it->second.users : users;
}

int pointer_argument_bad(Peers &peers, int id) {
  Peer *peer = nullptr;
  pointTo(peers, id, &peer);
  peers.erase(id);
  return peer->users; // lint: 'peer.*peers
}

int pointer_argument_ok(Peers &peers, int id) {
  Peer *peer = nullptr;
  pointTo(peers, id, &peer);
  peers.erase(id);
  pointTo(peers, id, &peer);
  return peer->users;
}

// The callee reads through the handle that it is given.
static int usersOf(const Peer &peer) { return peer.users; }

static int usersAt(Peers::const_iterator it) { return it->second.users; }

int read_by_callee_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  dropById(peers, id);
  return usersOf(peer); // lint: 'peer.*peers
}

int read_by_callee_ok(Peers &peers, int id) {
  Peer &peer = peers[id];
  int users = usersOf(peer);
  dropById(peers, id);
  return users;
}

int read_at_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropEntry(peers, it);
  return usersAt(it); // lint: 'it.*peers
}

int read_at_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  int users = usersAt(it);
  dropEntry(peers, it);
  return users;
}

// The callee erases, and then reads the element that its caller named.
static int retire(Peers &peers, int id, const Peer &peer) {
  peers.erase(id);
  return peer.users;
}

int element_argument_bad(Peers &peers, int id) {
  return retire(peers, id, peers[id]); // miss: peer -- what a callee reads after its erase is known of keys alone
}

int element_argument_ok(Peers &peers, int id) {
  const Peer peer = peers[id];
  return retire(peers, id, peer);
}

//===-- Globals and statics -------------------------------------------------//

static Peers online;

static void logOff(int id) { online.erase(id); }

static Peers &everyone() {
  static Peers peers;
  return peers;
}

int global_bad(int id) {
  Peer &peer = online[id];
  logOff(id);
  return peer.users; // lint: 'peer.*online
}

int global_ok(int id) {
  Peer &peer = everyone()[id];
  logOff(id);
  return peer.users;
}

int singleton_bad(int id) {
  Peer &peer = everyone()[id];
  dropById(everyone(), id);
  return peer.users; // lint: 'peer
}

int singleton_ok(int id) {
  Peer &peer = everyone()[id];
  int users = peer.users;
  dropById(everyone(), id);
  return users;
}

class Directory {
public:
  static Directory &instance() {
    static Directory directory;
    return directory;
  }

  Peer &at(int id) { return peers_[id]; }
  void remove(int id) { peers_.erase(id); }

private:
  Peers peers_;
};

int instance_bad(int id) {
  Peer &peer = Directory::instance().at(id);
  Directory::instance().remove(id);
  return peer.users; // lint: 'peer
}

int instance_ok(int id) {
  Directory::instance().remove(id);
  Peer &peer = Directory::instance().at(id);
  return peer.users;
}

// A key by reference: calls do not change it.

struct Row {
  int hits = 0;
};

class Table {
public:
  Row &row(const std::string &key) { return rows_[key]; }
  Row *find(const std::string &key) {
    auto it = rows_.find(key);
    return it == rows_.end() ? nullptr : &it->second;
  }
  void remove(const std::string &key) { rows_.erase(key); }

private:
  Map<std::string, Row> rows_;
};

int key_by_reference_bad(Table &table, const std::string &key) {
  Row &row = table.row(key);
  table.remove(key);
  return row.hits; // lint: 'row'.*erased
}

int key_by_reference_ok(Table &table, const std::string &key) {
  int hits = table.row(key).hits;
  table.remove(key);
  return hits;
}

int found_by_reference_bad(Table &table, const std::string &key) {
  table.row(key);
  Row *row = table.find(key);
  if (!row)
    return 0;
  table.remove(key);
  return row->hits; // lint: 'row'.*erased
}

int found_by_reference_ok(Table &table, const std::string &key) {
  table.remove(key);
  Row *row = table.find(key);
  return row ? row->hits : 0;
}

// Of two conditions on one number, one at most holds.

void one_of_two_modes_ok(Peers &peers, int id, int mode) {
  auto it = peers.find(id);
  if (it == peers.end())
    return;
  if (mode == 1)
    peers.erase(it);
  if (mode == 2)
    it->second.users = 0;
}

void both_modes_bad(Peers &peers, int id, int mode) {
  auto it = peers.find(id);
  if (it == peers.end())
    return;
  if (mode < 2)
    peers.erase(it);
  if (mode < 3)
    it->second.users = 0; // lint: 'it'.*erased
}

void apart_modes_ok(Peers &peers, int id, int mode) {
  auto it = peers.find(id);
  if (it == peers.end())
    return;
  if (mode < 2)
    peers.erase(it);
  if (mode > 3)
    it->second.users = 0;
}

// All keys, two calls away; and at the end of a guard.

class Switchboard {
public:
  Peer &at(int id) { return peers_[id]; }
  void clear() {
    peers_.clear();
    size_ = 0;
  }
  void shutdown() { clear(); }

  int shut_down_bad(int id) {
    Peer &peer = at(id);
    shutdown();
    return peer.users; // lint: 'peer'.*'peers_'
  }

  int shut_down_ok(int id) {
    shutdown();
    return at(id).users;
  }

private:
  Peers peers_;
  int size_ = 0;
};

struct DropAtEnd {
  Peers &peers;
  int id;
  ~DropAtEnd() { peers.erase(id); }
};

int dropped_at_end_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  { DropAtEnd drop{peers, id}; }
  return peer.users; // lint: 'peer'.*'peers'
}

int dropped_at_end_ok(Peers &peers, int id) {
  Peer &peer = peers[id];
  DropAtEnd drop{peers, id};
  return peer.users;
}

//===-- What the callee reads after it has erased ---------------------------//

class Roster {
public:
  void forget(const std::string &name) {
    peers_.erase(name);
    last_ = name;
  }
  void forgetFor(const std::string &name) { forget(name); }
  void forgetView(std::string_view name) {
    peers_.erase(std::string(name));
    last_ = name;
  }
  void restart(const std::string &name) {
    peers_.clear();
    last_ = name;
  }
  void restartIf(const std::string &name, bool all) {
    if (all)
      peers_.clear();
    last_ = name;
  }
  void leave(const Peer &peer) {
    peers_.clear();
    users_ += peer.users;
  }

  void one_further_bad() {
    if (!peers_.empty())
      forgetFor(peers_.begin()->first); // lint: 'peers_.begin\(\)->first' is the key of an element.*'peers_' // run: erased_element|use-after
  }
  void one_further_ok() {
    if (!peers_.empty())
      forgetFor(std::string(peers_.begin()->first));
  }

  void viewed_bad() {
    if (!peers_.empty())
      forgetView(peers_.begin()->first); // lint: key of an element.*'peers_' // run: erased_element|use-after
  }
  void viewed_ok() {
    if (!peers_.empty()) {
      const std::string name = peers_.begin()->first;
      forgetView(name);
    }
  }

  void cleared_bad() {
    if (!peers_.empty())
      restart(peers_.begin()->first); // lint: in an element.*'peers_' // run: erased_element|use-after
  }
  void cleared_ok() {
    if (!peers_.empty())
      restart(std::string(peers_.begin()->first));
  }

  void cleared_object_bad(const std::string &name) {
    leave(peers_[name]); // lint: in an element.*'peers_' // run: erased_element|use-after
  }
  void cleared_object_ok(const std::string &name) {
    const Peer peer = peers_[name];
    leave(peer);
  }

  void not_cleared_ok() {
    if (!peers_.empty())
      restartIf(peers_.begin()->first, false);
  }
  void not_cleared_bad() {
    if (!peers_.empty())
      restartIf(peers_.begin()->first, true); // lint: in an element.*'peers_' // run: erased_element|use-after
  }

private:
  Map<std::string, Peer> peers_;
  std::string last_;
  int users_ = 0;
};

//===-- Which virtual function ----------------------------------------------//

class Host {
public:
  virtual ~Host() = default;
  virtual void drop(int id) { peers_.erase(id); }

protected:
  Peers peers_;
};

class LastHost final : public Host {
public:
  void drop(int id) override { Host::drop(id); }

  int final_override_bad(int id) {
    Peer &peer = peers_[id];
    drop(id);
    return peer.users; // lint: 'peer.*peers_
  }
  int final_override_ok(int id) {
    int users = peers_[id].users;
    drop(id);
    return users;
  }
};

//===-- An iterator that a member keeps -------------------------------------//

class Cursor {
public:
  void step_bad() {
    if (at_ == peers_.end())
      return;
    peers_.erase(at_);
    step(); // lint: 'step\(\)' uses.*peers_ // run: erased_element|singular|use-after
  }
  void step_ok() {
    if (at_ == peers_.end())
      return;
    auto gone = at_;
    step();
    peers_.erase(gone);
  }

  void seed() { at_ = peers_.begin(); }

private:
  void step() { ++at_; }

  Peers peers_;
  Peers::iterator at_ = peers_.begin();
};

//===-- An iterator that goes through several hands ------------------------//

class Actions {
public:
  int handed_bad(int id) {
    auto position = actions_.find(id);
    if (position == actions_.end())
      return 0;
    eraseSynced(position);
    return position->second; // lint: 'position' is used after its element was erased // run: erased_element
  }
  int handed_ok(int id) {
    auto position = actions_.find(id);
    if (position == actions_.end())
      return 0;
    auto next = eraseSynced(position);
    return next == actions_.end() ? 0 : next->second;
  }

private:
  using Iterator = Map<int, int>::iterator;
  Iterator eraseSafely(const Iterator &it) { return actions_.erase(it); }
  Iterator eraseSynced(Iterator it) { return eraseSafely(it); }

  Map<int, int> actions_ = {{1, 10}, {2, 20}};
};

//===-- Maps of maps --------------------------------------------------------//

class Shelves {
public:
  int lent_bad(int shelf, int book) {
    int *pages = pagesOf(shelf, book);
    if (!pages)
      return 0;
    drop(shelf, book);
    return *pages; // lint: 'pages' is read after its element was erased // run: use-after
  }
  int lent_ok(int shelf, int book) {
    int *pages = pagesOf(shelf, book);
    if (!pages)
      return 0;
    drop(shelf, book + 1);
    return *pages;
  }
  int emptied_bad(int shelf, int book) {
    int *pages = pagesOf(shelf, book);
    if (!pages)
      return 0;
    dropAll(shelf);
    return *pages; // lint: 'pages' is read after its element was erased // run: use-after
  }
  int emptied_ok(int shelf, int book) {
    int *pages = pagesOf(shelf, book);
    if (!pages)
      return 0;
    dropAll(shelf + 1);
    return *pages;
  }
  int taken_bad(int shelf, int book) {
    int &pages = shelves_.at(shelf).at(book);
    dropEmpty(shelf, book);
    return pages; // lint: 'pages' is read after its element was erased // run: use-after
  }
  int taken_ok(int shelf, int book) {
    int pages = shelves_.at(shelf).at(book);
    dropEmpty(shelf, book);
    return pages;
  }
  int bound_bad(int shelf, int book) {
    auto &books = shelves_[shelf];
    int &pages = books[book];
    drop(shelf, book);
    return pages; // lint: 'pages' is read after its element was erased // run: use-after
  }
  int bound_ok(int shelf, int book) {
    auto &books = shelves_[shelf];
    int &pages = books[book];
    drop(shelf, book + 1);
    return pages + int(books.size());
  }

private:
  int *pagesOf(int shelf, int book) {
    auto books = shelves_.find(shelf);
    if (books == shelves_.end())
      return nullptr;
    auto found = books->second.find(book);
    return found == books->second.end() ? nullptr : &found->second;
  }
  void drop(int shelf, int book) { shelves_[shelf].erase(book); }
  void dropAll(int shelf) { shelves_.erase(shelf); }
  void dropEmpty(int shelf, int book) {
    auto books = shelves_.find(shelf);
    if (books == shelves_.end())
      return;
    books->second.erase(book);
    if (books->second.empty())
      shelves_.erase(books);
  }

  Map<int, Map<int, int>> shelves_ = {{1, {{1, 10}, {2, 20}}},
                                      {2, {{1, 30}, {2, 40}}}};
};
