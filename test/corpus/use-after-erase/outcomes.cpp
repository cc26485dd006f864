// RUN: %corpus %s
//
// Callees that erase on some of their ways, and how their callers can know.

#include "../corpus.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace {

struct Peer {
  int users = 0;
  std::string name;
};
using Peers = Map<int, Peer>;

bool leave(Peers &peers, Peers::iterator it) {
  if (--it->second.users > 0)
    return false;
  peers.erase(it);
  return true;
}

} // namespace

//===-- The result tells ----------------------------------------------------//

int negated_result_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  if (!leave(peers, it))
    return 0;
  return it->second.users; // lint: 'it.*peers
}

int negated_result_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  if (!leave(peers, it))
    return it->second.users;
  return 0;
}

int result_in_condition_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it != peers.end() && leave(peers, it))
    return it->second.users; // lint: 'it.*peers
  return 0;
}

int result_in_condition_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it != peers.end() && !leave(peers, it))
    return it->second.users;
  return 0;
}

int result_in_conditional_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  return leave(peers, it) ? it->second.users : 0; // lint: 'it.*peers
}

int result_in_conditional_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  return leave(peers, it) ? 0 : it->second.users;
}

static bool leaveById(Peers &peers, int id) {
  auto it = peers.find(id);
  return it != peers.end() && leave(peers, it);
}

int through_two_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  if (leaveById(peers, id))
    return it->second.users; // lint: 'it.*peers
  return 0;
}

int through_two_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  if (leaveById(peers, id))
    return 0;
  return it->second.users;
}

static std::size_t removed(Peers &peers, int id) { return peers.erase(id); }

int count_result_ok(Peers &peers, int id) {
  auto it = peers.find(id);
  if (removed(peers, id) == 0)
    return 0;
  it = peers.begin();
  return it == peers.end() ? 0 : it->second.users;
}

int count_result_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (removed(peers, id) == 0)
    return 0;
  return it->second.users; // lint: 'it.*peers
}

//===-- Something else tells ------------------------------------------------//

class Session {
public:
  int flag_ok(int id) {
    Peer &peer = peers_[id];
    check(id);
    if (closed_)
      return 0;
    return peer.users;
  }

  int flag_bad(int id) {
    Peer &peer = peers_[id];
    check(id);
    if (closed_)
      return peer.users; // lint: 'peer.*peers_
    return 0;
  }

  int nothing_tells_bad(int id) {
    Peer &peer = peers_[id];
    check(id);
    return peer.users; // lint: 'peer.*peers_
  }

  int asked_again_ok(int id) {
    Peer &peer = peers_[id];
    check(id);
    if (peers_.find(id) == peers_.end())
      return 0;
    return peer.users;
  }

  int counted_ok(int id) {
    auto it = peers_.find(id);
    if (it == peers_.end())
      return 0;
    const std::size_t before = peers_.size();
    check(id);
    if (peers_.size() != before)
      return 0;
    return it->second.users;
  }

  int getter_tells_ok(int id) {
    Peer &peer = peers_[id];
    check(id);
    if (isClosed())
      return 0;
    return peer.users;
  }

  int out_flag_ok(int id) {
    Peer &peer = peers_[id];
    bool gone = false;
    checkInto(id, gone);
    return gone ? 0 : peer.users;
  }

  int out_flag_bad(int id) {
    Peer &peer = peers_[id];
    bool gone = false;
    checkInto(id, gone);
    return gone ? peer.users : 0; // lint: 'peer.*peers_
  }

  bool isClosed() const { return closed_; }

private:
  void check(int id) {
    if (limit_ > 3) {
      peers_.erase(id);
      closed_ = true;
    }
  }

  void checkInto(int id, bool &gone) {
    gone = limit_ > 3;
    if (gone)
      peers_.erase(id);
  }

  Peers peers_;
  int limit_ = 4;
  bool closed_ = false;
};

//===-- The argument decides ------------------------------------------------//

enum class Mode { Keep,
                  Drop };

static void finish(Peers &peers, int id, Mode mode) {
  switch (mode) {
  case Mode::Drop:
    peers.erase(id);
    break;
  case Mode::Keep:
    break;
  }
}

int mode_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  finish(peers, id, Mode::Drop);
  return peer.users; // lint: 'peer.*peers
}

int mode_ok(Peers &peers, int id) {
  Peer &peer = peers[id];
  finish(peers, id, Mode::Keep);
  return peer.users;
}

static void dropIf(Peers &peers, int id, bool drop) {
  if (drop)
    peers.erase(id);
}

int same_condition_ok(Peers &peers, int id, bool drop) {
  Peer &peer = peers[id];
  dropIf(peers, id, drop);
  return drop ? 0 : peer.users;
}

int same_condition_bad(Peers &peers, int id, bool drop) {
  Peer &peer = peers[id];
  dropIf(peers, id, drop);
  return drop ? peer.users : 0; // lint: 'peer.*peers
}

static void dropUnlessEnd(Peers &peers, Peers::iterator it) {
  if (it != peers.end())
    peers.erase(it);
}

int end_argument_ok(Peers &peers, int id) {
  auto kept = peers.find(id);
  if (kept == peers.end())
    return 0;
  dropUnlessEnd(peers, peers.end());
  return kept->second.users;
}

int end_argument_bad(Peers &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return 0;
  dropUnlessEnd(peers, it);
  return it->second.users; // lint: 'it.*peers
}

//===-- What a callee hands out ---------------------------------------------//

static bool lookUp(Peers &peers, int id, Peer *&found) {
  auto it = peers.find(id);
  if (it == peers.end())
    return false;
  found = &it->second;
  return true;
}

int out_pointer_bad(Peers &peers, int id) {
  Peer *peer = nullptr;
  if (!lookUp(peers, id, peer))
    return 0;
  peers.erase(id);
  return peer->users; // lint: 'peer.*peers
}

int out_pointer_ok(Peers &peers, int id) {
  Peer *peer = nullptr;
  if (!lookUp(peers, id, peer))
    return 0;
  int users = peer->users;
  peers.erase(id);
  return users;
}

static Peers::iterator dropAndNext(Peers &peers, Peers::iterator it) {
  return peers.erase(it);
}

void next_ok(Peers &peers) {
  for (auto it = peers.begin(); it != peers.end();)
    if (it->second.users == 0)
      it = dropAndNext(peers, it);
    else
      ++it;
}

void next_bad(Peers &peers) {
  for (auto it = peers.begin(); it != peers.end();) {
    if (it->second.users == 0)
      dropAndNext(peers, it);
    ++it; // lint: 'it.*peers
  }
}

class Selection {
public:
  void select(int id) { current_ = &peers_[id]; }
  void drop(int id) { peers_.erase(id); }

  int stored_bad(int id) {
    select(id);
    drop(id);
    return current_->users; // lint: 'current_.*peers_
  }

  int stored_ok(int id) {
    select(id);
    drop(id + 1);
    select(id);
    return current_->users;
  }

private:
  Peers peers_;
  Peer *current_ = nullptr;
};

//===-- Destructors ---------------------------------------------------------//

class Registration {
public:
  Registration(Peers &peers, int id) : peers_(peers), id_(id) { peers_[id_]; }
  ~Registration() { peers_.erase(id_); }
  Peer &peer() { return peers_.at(id_); }

private:
  Peers &peers_;
  int id_;
};

int registration_bad(Peers &peers, int id) {
  Peer *peer = nullptr;
  {
    Registration registration(peers, id);
    peer = &peers.at(id);
    peer->users++;
  }
  return peer->users; // lint: 'peer.*peers
}

int registration_ok(Peers &peers, int id) {
  Registration registration(peers, id);
  Peer *peer = &peers.at(id);
  peer->users++;
  return peer->users;
}

struct Connection {
  Connection(UnorderedMap<int, Connection *> &all, int id)
      : all(all), id(id) {}
  ~Connection() { all.erase(id); }
  UnorderedMap<int, Connection *> &all;
  int id;
};

void deleted_ok(UnorderedMap<int, Connection *> &all, int id) {
  auto it = all.find(id);
  if (it == all.end())
    return;
  Connection *connection = it->second;
  delete connection;
  std::printf("%d closed\n", id);
}

//===-- Circles of calls ----------------------------------------------------//

class Graph {
public:
  int circle_bad(int id) {
    int &node = nodes_[id];
    unlink(id);
    return node; // lint: 'node.*nodes_
  }

  int circle_ok(int id) {
    int node = nodes_[id];
    unlink(id);
    return node;
  }

private:
  void unlink(int id) {
    nodes_.erase(id);
    if (id > 0)
      unmark(id - 1);
  }
  void unmark(int id) {
    marks_.erase(id);
    unlink(id);
  }

  Map<int, int> nodes_, marks_;
};

//===-- Paths that do not return --------------------------------------------//

[[noreturn]] void fail(const char *what);

#ifdef CORPUS_RUN
void fail(const char *) { std::exit(0); }
#endif

static void dropOrFail(Peers &peers, int id) {
  if (peers.size() > 100) {
    peers.erase(id);
    fail("too many");
  }
}

int fails_ok(Peers &peers, int id) {
  Peer &peer = peers[id];
  dropOrFail(peers, id);
  return peer.users;
}

static void dropAndFail(Peers &peers, int id) {
  peers.erase(id);
  if (peers.empty())
    fail("nobody left");
}

int fails_bad(Peers &peers, int id) {
  Peer &peer = peers[id];
  dropAndFail(peers, id);
  return peer.users; // lint: 'peer.*peers
}
