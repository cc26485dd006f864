// RUN: %corpus %s
//
// A range-for has a hidden iterator; a change of its container in the body is
// reported at the call, unless the loop is left at once.

#include "../corpus.h"

#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

struct Peer {
  bool idle = false;
  std::string name;
  std::vector<int> links;
};

using Peers = Map<int, Peer>;

void by_binding_bad(Peers &peers) {
  for (auto &[id, peer] : peers) // run: erased_element
    if (peer.idle)
      peers.erase(id); // lint: peers
}

void by_binding_ok(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (peer.idle) {
      peers.erase(id);
      break;
    }
  }
}

void by_member_bad(UnorderedMap<std::string, Peer> &peers) {
  for (const auto &entry : peers) { // run: erased_element
    if (entry.second.idle)
      peers.erase(entry.first); // lint: peers
  }
}

bool by_member_ok(UnorderedMap<std::string, Peer> &peers) {
  for (const auto &entry : peers) {
    if (entry.second.idle) {
      peers.erase(entry.first);
      return true;
    }
  }
  return false;
}

void by_find_bad(Peers &peers) {
  for (auto &[id, peer] : peers) // run: erased_element
    if (peer.idle)
      peers.erase(peers.find(id)); // lint: peers
}

void collected_ok(Peers &peers) {
  std::vector<int> idle;
  for (auto &[id, peer] : peers)
    if (peer.idle)
      idle.push_back(id);
  for (int id : idle)
    peers.erase(id);
}

void over_copy_ok(Peers &peers) {
  const Peers copy = peers;
  for (auto &[id, peer] : copy)
    if (peer.idle)
      peers.erase(id);
}

void over_temporary_ok(Peers &peers) {
  for (auto &[id, peer] : Peers(peers))
    if (peer.idle)
      peers.erase(id);
}

void other_map_ok(Peers &peers, Map<int, int> &scores) {
  for (auto &[id, peer] : peers)
    if (peer.idle)
      scores.erase(id);
}

void value_set_bad(UnorderedSet<int> &ids) {
  for (int id : ids) // run: erased_element
    if (id < 0)
      ids.erase(id); // lint: ids
}

void value_set_ok(UnorderedSet<int> &ids) {
  std::erase_if(ids, [](int id) { return id < 0; });
}

void then_continue_bad(Peers &peers) {
  for (auto &[id, peer] : peers) { // run: erased_element
    if (peer.idle) {
      peers.erase(id); // lint: peers
      continue;
    }
    peer.links.clear();
  }
}

void then_maybe_break_bad(Peers &peers, bool all) {
  for (auto &[id, peer] : peers) { // run: erased_element
    if (!peer.idle)
      continue;
    peers.erase(id); // lint: peers
    if (!all)
      break;
  }
}

void then_throw_ok(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (peer.name.empty()) {
      peers.erase(id);
      throw std::runtime_error("peer without a name");
    }
  }
}

bool counted_erase_ok(Peers &peers) {
  for (auto &[id, peer] : peers) {
    bool erased = peer.idle && peers.erase(id) > 0;
    if (erased)
      return true;
  }
  return false;
}

void clear_bad(Peers &peers) {
  for (auto &[id, peer] : peers) // run: erased_element
    if (peer.name == "last")
      peers.clear(); // lint: peers
}

void clear_ok(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (peer.name == "last") {
      peers.clear();
      return;
    }
  }
}

void inner_break_bad(Peers &peers) {
  for (auto &[id, peer] : peers) { // run: erased_element
    for (int link : peer.links) {
      if (link == id) {
        peers.erase(id); // lint: peers
        break;
      }
    }
  }
}

void inner_return_ok(Peers &peers) {
  for (auto &[id, peer] : peers) {
    for (int link : peer.links) {
      if (link == id) {
        peers.erase(id);
        return;
      }
    }
  }
}

void inner_vector_bad(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (!peer.idle)
      continue;
    peers.erase(id);
    for (int link : peer.links) // lint: 'peer
      std::printf("%d\n", link);
    break;
  }
}

void insert_rehash_bad(UnorderedMap<int, int> &degrees) {
  for (auto &[node, degree] : degrees) // run: rehashed_iterator
    if (degree > 1)
      degrees[node + 1000] = degree / 2; // lint: degrees
}

void insert_stable_ok(Map<int, int> &degrees) {
  for (auto &[node, degree] : degrees)
    if (degree > 1 && node < 1000)
      degrees[node + 1000] = 0;
}

void update_present_ok(UnorderedMap<int, int> &degrees) {
  for (auto &[node, degree] : degrees)
    if (degree > 1)
      degrees[node] = 1;
}

void emplace_bad(UnorderedSet<int> &seen) {
  for (int value : seen) // run: rehashed_iterator
    seen.insert(value * 2); // lint: seen
}

void emplace_ok(UnorderedSet<int> &seen) {
  std::vector<int> found;
  for (int value : seen)
    found.push_back(value * 2);
  seen.insert(found.begin(), found.end());
}

void value_after_erase_bad(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (peer.idle) {
      peers.erase(id);
      std::printf("gone: %s\n", peer.name.c_str()); // lint: 'peer
      break;
    }
  }
}

void value_after_erase_ok(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (peer.idle) {
      std::printf("going: %s\n", peer.name.c_str());
      peers.erase(id);
      break;
    }
  }
}

int key_after_erase_bad(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (peer.idle) {
      peers.erase(id);
      return id; // lint: 'id
    }
  }
  return -1;
}

int key_after_erase_ok(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (peer.idle) {
      int victim = id;
      peers.erase(victim);
      return victim;
    }
  }
  return -1;
}

int by_value_ok(Peers &peers) {
  for (auto [id, peer] : peers) {
    if (peer.idle) {
      peers.erase(id);
      return id + static_cast<int>(peer.links.size());
    }
  }
  return -1;
}

void pointee_bad(Peers *peers) {
  for (auto &entry : *peers) // run: erased_element
    if (entry.second.idle)
      peers->erase(entry.first); // lint: peers
}

void pointee_ok(Peers *peers) {
  for (auto &entry : *peers) {
    if (!entry.second.idle)
      continue;
    peers->erase(entry.first);
    break;
  }
}

void owned_bad() {
  auto peers = std::make_unique<Peers>();
  (*peers)[4].idle = true;
  for (auto &[id, peer] : *peers) // run: erased_element
    if (peer.idle)
      peers->erase(id); // lint: peers
}

void owned_ok() {
  auto peers = std::make_unique<Peers>();
  (*peers)[4].idle = true;
  for (auto it = peers->begin(); it != peers->end();)
    it = it->second.idle ? peers->erase(it) : std::next(it);
}

void break_after_both_ok(Peers &peers) {
  for (auto &[id, peer] : peers) {
    if (peer.idle)
      peers.erase(id);
    else
      peer.links.push_back(0);
    break;
  }
}

void by_reference_bad(Peers &peers) {
  Peers &all = peers;
  for (auto &[id, peer] : peers) // run: erased_element
    if (peer.idle)
      all.erase(id); // lint: all|peers
}

void restart_goto_ok(Peers &peers) {
again:
  for (auto &[id, peer] : peers) {
    if (peer.idle) {
      peers.erase(id);
      goto again;
    }
  }
}

struct Hub {
  Peers peers;
  Map<int, int> order;

  void drop_idle_bad() {
    for (auto &[id, peer] : peers) // run: erased_element
      if (peer.idle)
        this->peers.erase(id); // lint: peers
  }

  void drop_idle_ok() {
    for (auto &[id, peer] : peers)
      if (peer.idle)
        order.erase(id);
  }

  void drop_twin_ok(Hub &other) {
    for (auto &[id, peer] : peers)
      if (peer.idle)
        other.order.erase(id);
  }
};

void init_statement_bad(Hub &hub) {
  for (auto &order = hub.order; auto &[id, rank] : order) // run: erased_element
    if (rank == 0)
      order.erase(id); // lint: order
}

void init_statement_ok(Hub &hub) {
  for (auto &order = hub.order; auto &[id, rank] : order)
    if (rank == 0)
      hub.peers.erase(id);
}
