// REQUIRES: boost
// RUN: %corpus %s
//
// boost::multi_index: node-based, with several views of one element; no other
// container is like it, so it runs under the sanitizers only.

#include <boost/multi_index/hashed_index.hpp>
#include <boost/multi_index/member.hpp>
#include <boost/multi_index/ordered_index.hpp>
#include <boost/multi_index_container.hpp>

struct Packet {
  int id = 0;
  int ttl = 0;
};

namespace mi = boost::multi_index;

using PacketCache = mi::multi_index_container<
    Packet,
    mi::indexed_by<
        mi::ordered_unique<mi::member<Packet, int, &Packet::id>>,
        mi::hashed_non_unique<mi::member<Packet, int, &Packet::ttl>>>>;

void multi_index_loop_bad(PacketCache &cache) {
  for (auto i = cache.begin(); i != cache.end(); i++) { // lint: 'i.*cache
    if (i->ttl == 0)
      cache.erase(i);
  }
}

void multi_index_loop_ok(PacketCache &cache) {
  for (auto i = cache.begin(); i != cache.end();) {
    if (i->ttl == 0)
      i = cache.erase(i);
    else
      ++i;
  }
}

int multi_index_bad(PacketCache &cache, int id) {
  auto i = cache.find(id);
  if (i == cache.end())
    return 0;
  cache.erase(i);
  return i->ttl; // lint: 'i.*cache
}

int multi_index_ok(PacketCache &cache, int id) {
  auto i = cache.find(id);
  if (i == cache.end())
    return 0;
  int ttl = i->ttl;
  cache.erase(i);
  return ttl;
}

int multi_index_view_bad(PacketCache &cache, int ttl) {
  auto &by_ttl = cache.get<1>();
  auto i = by_ttl.find(ttl);
  if (i == by_ttl.end())
    return 0;
  by_ttl.erase(i);
  return i->id; // lint: 'i
}

int multi_index_view_ok(PacketCache &cache, int ttl) {
  auto &by_ttl = cache.get<1>();
  auto i = by_ttl.find(ttl);
  if (i == by_ttl.end())
    return 0;
  int id = i->id;
  by_ttl.erase(i);
  return id;
}

// An element is one node, whatever index it is erased through.
int multi_index_projected_bad(PacketCache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  cache.get<1>().erase(cache.project<1>(it));
  return it->ttl; // lint: 'it.*cache
}

int multi_index_projected_ok(PacketCache &cache, int id) {
  auto it = cache.find(id);
  if (it == cache.end())
    return 0;
  int ttl = it->ttl;
  cache.get<1>().erase(cache.project<1>(it));
  return ttl;
}

int multi_index_two_names_bad(PacketCache &cache, int id) {
  auto &by_id = cache.get<0>();
  auto &by_ttl = cache.get<1>();
  auto it = by_id.find(id);
  if (it == by_id.end())
    return 0;
  auto at = cache.project<1>(it);
  by_ttl.erase(at);
  return it->ttl; // lint: 'it.*by_ttl
}

int multi_index_two_names_ok(PacketCache &cache, int id) {
  auto &by_id = cache.get<0>();
  auto &by_ttl = cache.get<1>();
  auto it = by_id.find(id);
  if (it == by_id.end())
    return 0;
  auto at = cache.project<1>(it);
  at = by_ttl.erase(at);
  return at == by_ttl.end() ? 0 : at->ttl;
}
