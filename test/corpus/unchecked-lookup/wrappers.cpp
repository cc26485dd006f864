// RUN: %corpus %s
//
// Wrappers that give a pointer, null if nothing was found, and how their callers
// ask.

#include "../corpus.h"

#include <memory>
#include <string>
#include <vector>

namespace {

struct Peer {
  int users = 0;
  std::string name;
};
using Peers = Map<int, Peer>;

Peer *seek(Peers &peers, int id) {
  auto it = peers.find(id);
  return it == peers.end() ? nullptr : &it->second;
}

template <class Table, class Key>
const typename Table::mapped_type *seekIn(const Table &table, const Key &key) {
  auto it = table.find(key);
  if (it == table.end())
    return nullptr;
  return &it->second;
}

} // namespace

int used_bad(Peers &peers, int id) {
  return seek(peers, id)->users; // lint: is dereferenced, but that call may have found nothing
}
int negated_ok(Peers &peers, int id) {
  Peer *peer = seek(peers, id);
  if (!peer)
    return 0;
  return peer->users;
}
int negated_bad(Peers &peers, int id) {
  Peer *peer = seek(peers, id);
  if (!peer)
    return peer->users; // lint: 'peer' is dereferenced, but that call may have found nothing
  return 0;
}
int ternary_ok(Peers &peers, int id) {
  Peer *peer = seek(peers, id);
  return !peer ? 0 : peer->users;
}
int and_ok(Peers &peers, int id) {
  Peer *peer = seek(peers, id);
  return peer && peer->users > 1;
}
int or_ok(Peers &peers, int id) {
  Peer *peer = seek(peers, id);
  if (!peer || peer->users == 1)
    return 0;
  return peer->users;
}
int or_bad(Peers &peers, int id) {
  Peer *peer = seek(peers, id);
  if (peer || peer->users == 1) // lint: 'peer' is dereferenced, but that call may have found nothing
    return 0;
  return 1;
}
int remembered_ok(Peers &peers, int id) {
  Peer *peer = seek(peers, id);
  bool missing = !peer;
  if (missing)
    return 0;
  return peer->users;
}
int compared_ok(Peers &peers, int id) {
  Peer *peer = seek(peers, id);
  if (peer == nullptr)
    return 0;
  return peer->users;
}
int declared_ok(Peers &peers, int id) {
  if (Peer *peer = seek(peers, id))
    return peer->users;
  return 0;
}
void copied_ok(const Map<int, int> &m, int k, int *out) {
  const int *found = seekIn(m, k);
  if (!found)
    return;
  if (out)
    *out = *found;
}
int copied_bad(const Map<int, int> &m, int k) {
  const int *found = seekIn(m, k);
  return *found; // lint: 'found' is dereferenced
}
int nested_ok(Map<int, Peers> &groups, int group, int id) {
  auto it = groups.find(group);
  if (it == groups.end())
    return 0;
  Peer *peer = seek(it->second, id);
  if (!peer)
    return 0;
  const int next = id > 2 ? peer->users | 4 : peer->users & 1;
  peer->users = next;
  return next;
}

//===-- Pointers that the elements hold -------------------------------------//

namespace {

using Links = Map<int, Peer *>;

Peer *link(Links &links, int id) {
  auto it = links.find(id);
  return it == links.end() ? nullptr : it->second;
}

Peer *linkOf(Links &links, int id) {
  auto it = links.find(id);
  if (it != links.end())
    return it->second;
  return nullptr;
}

} // namespace

int link_bad(Links &links, int id) {
  return link(links, id)->users; // lint: is dereferenced, but that call may have found nothing
}
int link_ok(Links &links, int id) {
  Peer *peer = link(links, id);
  return peer ? peer->users : 0;
}
int linkOf_bad(Links &links, int id) {
  Peer *peer = linkOf(links, id);
  return peer->users; // lint: 'peer' is dereferenced, but that call may have found nothing
}
int linkOf_ok(Links &links, int id) {
  Peer *peer = linkOf(links, id);
  if (!peer)
    return 0;
  return peer->users;
}
int linkCompared_ok(Links &links, int id) {
  Peer *peer = linkOf(links, id);
  if (peer != nullptr)
    return peer->users;
  return 0;
}
int linkInverted_bad(Links &links, int id) {
  Peer *peer = linkOf(links, id);
  if (peer)
    return 0;
  return peer->users; // lint: 'peer' is dereferenced
}
int linkTested_ok(Links &links, int id) {
  if (!links.count(id))
    return 0;
  return link(links, id)->users;
}
int linkHere_ok(Links &links, int id) {
  auto it = links.find(id);
  Peer *peer = it == links.end() ? nullptr : it->second;
  if (!peer)
    return 0;
  return peer->users;
}
int linkHere_bad(Links &links, int id) {
  auto it = links.find(id);
  Peer *peer = it == links.end() ? nullptr : it->second;
  return peer->users; // lint: 'peer' is dereferenced
}
int linkDefault_ok(Links &links, int id, Peer &fallback) {
  Peer *peer = linkOf(links, id);
  if (!peer)
    peer = &fallback;
  return peer->users;
}
int linkLoop_ok(Links &links, const std::vector<int> &ids) {
  int users = 0;
  for (int id : ids)
    if (Peer *peer = linkOf(links, id))
      users += peer->users;
  return users;
}
int linkTwice_ok(Links &links, int id) {
  if (link(links, id))
    return link(links, id)->users;
  return 0;
}
int seekTwice_ok(Peers &peers, int id) {
  if (seek(peers, id) == nullptr)
    return 0;
  return seek(peers, id)->users;
}
int seekTwice_bad(Peers &peers, int id) {
  if (seek(peers, id + 1) == nullptr)
    return 0;
  return seek(peers, id)->users; // lint: is dereferenced, but that call may have found nothing
}

// Finders that share what they have found.
using Shared = Map<int, std::shared_ptr<Peer>>;
using Owned = Map<int, std::unique_ptr<Peer>>;

namespace {
std::shared_ptr<Peer> share(const Shared &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return nullptr;
  return it->second;
}
std::shared_ptr<Peer> shareOrNone(const Shared &peers, int id) {
  auto it = peers.find(id);
  return it != peers.end() ? it->second : std::shared_ptr<Peer>();
}
std::shared_ptr<Peer> shareCounted(const Shared &peers, int id) {
  if (peers.count(id))
    return peers.at(id);
  return {};
}
Peer *lend(const Owned &peers, int id) {
  auto it = peers.find(id);
  if (it == peers.end())
    return {};
  return it->second.get();
}
Peer *lendThrough(const Owned &peers, int id) { return lend(peers, id); }
} // namespace

int share_bad(const Shared &peers, int id) {
  return share(peers, id)->users; // lint: is dereferenced, but that call may have found nothing
}
int share_ok(const Shared &peers, int id) {
  auto peer = share(peers, id);
  if (!peer)
    return 0;
  return peer->users;
}
int shareOrNone_bad(const Shared &peers, int id) {
  auto peer = shareOrNone(peers, id);
  return peer->users; // lint: 'peer' is dereferenced, but that call may have found nothing
}
int shareOrNone_ok(const Shared &peers, int id) {
  auto peer = shareOrNone(peers, id);
  return peer != nullptr ? peer->users : 0;
}
int shareCounted_bad(const Shared &peers, int id) {
  return shareCounted(peers, id)->users; // lint: is dereferenced, but that call may have found nothing
}
int shareCounted_ok(const Shared &peers, int id) {
  if (auto peer = shareCounted(peers, id); peer.get())
    return peer->users;
  return 0;
}
int shareFilled_ok(const Shared &peers, int id) {
  auto peer = share(peers, id);
  if (!peer)
    peer.reset(new Peer);
  return peer->users;
}
int shareEmptied_ok(const Shared &peers, int id) {
  std::shared_ptr<Peer> peer;
  if (id)
    peer = share(peers, id);
  if (peer == nullptr)
    peer = std::make_shared<Peer>();
  return peer->users;
}
int shareTwice_ok(const Shared &peers, int id) {
  return share(peers, id) ? share(peers, id)->users : 0;
}
int lend_bad(const Owned &peers, int id) {
  return lend(peers, id)->users; // lint: is dereferenced, but that call may have found nothing
}
int lend_ok(const Owned &peers, int id) {
  Peer *peer = lend(peers, id);
  return peer ? peer->users : 0;
}
int lendThrough_bad(const Owned &peers, int id) {
  Peer *peer = lendThrough(peers, id);
  return peer->users; // lint: 'peer' is dereferenced, but that call may have found nothing
}
int lendThrough_ok(const Owned &peers, int id) {
  if (Peer *peer = lendThrough(peers, id))
    return peer->users;
  return 0;
}

//===-- Helpers that may leave early ----------------------------------------//

class Gate {
public:
  Map<int, int> doors = {{1, 1}};
  Set<int> open = {1};
  bool on = true;

  int early_ok(int id) { return has(id) ? doors.find(id)->second : 0; }
  int early_find_ok(int id) { return finds(id) ? doors.find(id)->second : 0; }
  int two_sets_ok(int id) { return both(id) ? doors.find(id)->second : 0; }
  int not_asked_bad(int id) {
    has(id);
    return doors.find(id)->second; // lint: 'doors' may not have the key 'id'
  }
  int other_set_bad(int id) {
    return isOpen(id) ? doors.find(id)->second : 0; // lint: 'doors' may not have the key 'id'
  }

private:
  bool has(int id) const {
    if (!on)
      return false;
    return doors.count(id);
  }
  bool finds(int id) const {
    if (id < 0)
      return false;
    return doors.find(id) != doors.end();
  }
  bool both(int id) const { return doors.count(id) && open.count(id); }
  bool isOpen(int id) const { return on && open.count(id); }
};
int early_ok_run() { return Gate().early_ok(7) + Gate().early_ok(1); }
int early_find_ok_run() { return Gate().early_find_ok(7); }
int two_sets_ok_run() { return Gate().two_sets_ok(7); }
int not_asked_bad_run() { return Gate().not_asked_bad(7); }
int other_set_bad_run() {
  Gate gate;
  gate.open = {7};
  return gate.other_set_bad(7);
}
