// What a function does to its callers' containers: one outcome for each group of
// paths to its return.
// RUN: %maplint dump --summaries %s -- -std=c++20 | %FileCheck %s

#include <map>

struct Peer {
  int users;
};

struct Index {
  std::map<int, Peer> peers;
  Peer *current;
  bool closed;

  // CHECK-LABEL: function Index::find
  // CHECK-DAG: returns null
  // CHECK-DAG: where the element is of *this.peers with the key initial(id)
  Peer *find(int id) {
    auto it = peers.find(id);
    return it == peers.end() ? nullptr : &it->second;
  }

  // CHECK-LABEL: function Index::leave
  // CHECK-DAG: erases by the iterator initial(it)
  // CHECK-DAG: returns 1
  // CHECK-DAG: returns 0
  bool leave(std::map<int, Peer>::iterator it) {
    if (--it->second.users > 0)
      return false;
    peers.erase(it);
    return true;
  }

  // CHECK-LABEL: function Index::removeWhen
  // CHECK-DAG: if initial(really)
  // CHECK-DAG: erases from *this.peers the key initial(id)
  // CHECK-DAG: if not initial(really)
  void removeWhen(int id, bool really) {
    if (really)
      peers.erase(id);
  }

  // CHECK-LABEL: function Index::close
  // CHECK: erases from *this.peers all keys
  // CHECK: stores to *this.closed 1
  void close() {
    peers.clear();
    closed = true;
  }

  // CHECK-LABEL: function Index::select
  // CHECK: stores to *this.current
  // CHECK: where the element is of *this.peers with the key initial(id)
  // CHECK: inserts into *this.peers
  void select(int id) { current = &peers[id]; }

  // CHECK-LABEL: function Index::assign
  // CHECK: replaces all of *this.peers
  void assign() { peers = {}; }

  // A path that throws is no outcome.
  // CHECK-NOT: removeOrThrow
  // CHECK-LABEL: function Index::last
  void removeOrThrow(int id) {
    if (peers.size() > 1) {
      peers.erase(id);
      throw id;
    }
  }
  void last(int id) { peers.erase(id); }
};
