// REQUIRES: boost
// RUN: %corpus %s
//
// boost: unordered is node-based like std's, flat_map is a sorted vector (each
// insert and erase moves elements).

#include "../corpus.h"

#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>
#include <boost/unordered_map.hpp>
#include <cstdio>
#include <string>

struct Packet {
  int id = 0;
  int ttl = 0;
};

using FlatPackets = boost::container::flat_map<int, Packet>;

int flat_erase_bad(FlatPackets &packets, int id) {
  auto it = packets.find(id);
  if (it == packets.end())
    return 0;
  packets.erase(it);
  return it->second.ttl; // lint: 'it.*packets
}

int flat_erase_ok(FlatPackets &packets, int id) {
  auto it = packets.find(id);
  if (it == packets.end())
    return 0;
  int ttl = it->second.ttl;
  packets.erase(it);
  return ttl;
}

void flat_loop_bad(FlatPackets &packets) {
  for (auto it = packets.begin(); it != packets.end(); ++it) // lint: 'it.*packets
    if (it->second.ttl == 0)
      packets.erase(it);
}

void flat_loop_ok(FlatPackets &packets) {
  for (auto it = packets.begin(); it != packets.end();) {
    if (it->second.ttl == 0)
      it = packets.erase(it);
    else
      ++it;
  }
}

void flat_post_increment_bad(FlatPackets &packets) {
  auto it = packets.begin();
  while (it != packets.end()) { // lint: 'it.*packets
    if (it->second.ttl == 0)
      packets.erase(it++);
    else
      ++it;
  }
}

void flat_hoisted_end_bad(FlatPackets &packets) {
  auto end = packets.end();
  auto it = packets.begin();
  while (it != end) { // miss: 'end.*packets -- the end iterator has no versions
    if (it->second.ttl == 0)
      it = packets.erase(it);
    else
      ++it;
  }
}

void flat_hoisted_end_ok(FlatPackets &packets) {
  auto end = packets.end();
  for (auto it = packets.begin(); it != end; ++it)
    it->second.ttl--;
}

int flat_insert_bad(FlatPackets &packets, int from, int to) {
  Packet &packet = packets[from];
  packets[to].ttl = 1;
  return packet.ttl; // lint: 'packet.*packets
}

int flat_insert_ok(FlatPackets &packets, int from, int to) {
  packets[to].ttl = 1;
  Packet &packet = packets[from];
  return packet.ttl;
}

int flat_iterator_insert_bad(FlatPackets &packets, int to) {
  auto it = packets.begin();
  if (it == packets.end())
    return 0;
  packets.emplace(to, Packet());
  return it->first; // lint: 'it.*packets
}

int flat_iterator_insert_ok(FlatPackets &packets, int to) {
  auto it = packets.emplace(to, Packet()).first;
  return it->first;
}

int flat_set_bad(boost::container::flat_set<int> &ids, int id) {
  auto it = ids.find(id);
  if (it == ids.end())
    return 0;
  ids.erase(it);
  return *it; // lint: 'it.*ids
}

int flat_set_ok(boost::container::flat_set<int> &ids, int id) {
  auto it = ids.find(id);
  if (it == ids.end())
    return 0;
  int found = *it;
  ids.erase(it);
  return found;
}

using Packets = boost::unordered_map<std::string, Packet>;

void unordered_loop_bad(Packets &packets) {
  for (auto it = packets.begin(); it != packets.end(); ++it) // lint: 'it.*packets
    if (it->second.ttl == 0)
      packets.erase(it);
}

void unordered_loop_ok(Packets &packets) {
  for (auto it = packets.begin(); it != packets.end();)
    it = it->second.ttl == 0 ? packets.erase(it) : std::next(it);
}

int unordered_reference_ok(Packets &packets) {
  Packet &first = packets["first"];
  packets["second"].ttl = 1;
  return first.ttl;
}

int unordered_reference_bad(Packets &packets) {
  Packet &first = packets["first"];
  packets.erase("first");
  return first.ttl; // lint: 'first.*packets
}

int unordered_iterator_bad(Packets &packets, const std::string &name) {
  auto it = packets.find("first");
  if (it == packets.end())
    return 0;
  packets.emplace(name, Packet());
  return it->second.ttl; // lint: 'it.*packets
}

int unordered_iterator_ok(Packets &packets, const std::string &name) {
  packets.emplace(name, Packet());
  auto it = packets.find("first");
  return it == packets.end() ? 0 : it->second.ttl;
}

// A callee that grows a flat map, and one that may not.
Packet &packetOf(FlatPackets &packets, int id) { return packets[id]; }

void addPacket(FlatPackets &packets, const Packet &packet) {
  packets.emplace(packet.id, packet);
}

int flat_callee_insert_bad(FlatPackets &packets, int id) {
  auto it = packets.find(id);
  if (it == packets.end())
    return 0;
  addPacket(packets, {id + 1, 5});
  return it->second.ttl; // lint: 'it.*packets
}

int flat_callee_insert_ok(FlatPackets &packets, int id) {
  addPacket(packets, {id + 1, 5});
  auto it = packets.find(id);
  return it == packets.end() ? 0 : it->second.ttl;
}

int flat_get_or_create_bad(FlatPackets &packets, int from, int to) {
  Packet &first = packetOf(packets, from);
  Packet &second = packetOf(packets, to);
  second.ttl = 1;
  return first.ttl; // lint: 'first.*packets
}

int flat_get_or_create_ok(FlatPackets &packets, int from, int to) {
  packetOf(packets, to).ttl = 1;
  return packetOf(packets, from).ttl;
}

int unordered_get_or_create_ok(Packets &packets) {
  auto of = [&](const char *name) -> Packet & { return packets[name]; };
  Packet &first = of("first");
  of("second").ttl = 1;
  return first.ttl;
}
