// RUN: %corpus %s
//
// Shapes of defects that real projects had and fixed: a log line after the
// erase, a getter as the container, an entry that a reference still names, a
// callback or callee that erases. Written anew; no project's code.

#include "../corpus.h"

#include <cstdio>
#include <functional>
#include <list>
#include <string>
#include <vector>

struct Torrent {
  std::string path;
  bool removed = false;
};

struct Browser {
  Map<std::string, Torrent> files;

  void scan_bad() {
    for (auto i = files.begin(); i != files.end();) {
      if (!i->second.removed) {
        ++i;
        continue;
      }
      auto next = std::next(i);
      files.erase(i);
      std::printf("removing %s\n", i->first.c_str()); // lint: 'i.*files
      i = next;
    }
  }

  void scan_ok() {
    for (auto i = files.begin(); i != files.end();) {
      if (!i->second.removed) {
        ++i;
        continue;
      }
      std::printf("removing %s\n", i->first.c_str());
      files.erase(i++);
    }
  }
};

struct Connection {
  int fd = -1;
  std::string remote;
};

class Frontend {
public:
  void closed_bad(int fd) {
    auto it = connections_.find(fd);
    if (it == connections_.end())
      return;
    Connection &connection = it->second;
    connections_.erase(connection.fd);
    std::printf("%s\n", connection.remote.c_str()); // miss: 'connection.*connections_ -- the key is a field of the element, equal by an invariant of the class
  }

  void closed_ok(int fd) {
    auto it = connections_.find(fd);
    if (it == connections_.end())
      return;
    Connection &connection = it->second;
    std::printf("%s\n", connection.remote.c_str());
    connections_.erase(connection.fd);
  }

  void *open(int fd) {
    connections_[fd].fd = fd;
    return &connections_[fd];
  }

  void on_close_bad(void *data) {
    auto *connection = static_cast<Connection *>(data);
    connections_.erase(connection->fd);
    std::printf("%s\n", connection->remote.c_str()); // miss: 'connection.*connections_ -- a user-data pointer into the map
  }

  void on_close_ok(void *data) {
    auto *connection = static_cast<Connection *>(data);
    std::printf("%s\n", connection->remote.c_str());
    connections_.erase(connection->fd);
  }

private:
  Map<int, Connection> connections_;
};

void on_close_bad_run(Frontend &frontend, int fd) {
  frontend.on_close_bad(frontend.open(fd));
}
void on_close_ok_run(Frontend &frontend, int fd) {
  frontend.on_close_ok(frontend.open(fd));
}

struct Ports {
  Map<int, Set<int>> bound;

  void unbind_bad(int address, int owner) {
    auto it = bound.find(address);
    if (it == bound.end())
      return;
    Set<int> &sockets = it->second;
    sockets.erase(owner);
    if (sockets.empty())
      bound.erase(address);
    if (sockets.count(0)) // lint: 'sockets.*bound
      std::puts("wildcard");
  }

  void unbind_ok(int address, int owner) {
    auto it = bound.find(address);
    if (it == bound.end())
      return;
    Set<int> &sockets = it->second;
    sockets.erase(owner);
    if (sockets.empty()) {
      bound.erase(address);
      return;
    }
    if (sockets.count(0))
      std::puts("wildcard");
  }

  void unbind_all_bad(int address) {
    auto &sockets = bound[address];
    for (int socket : sockets) { // run: erased_element
      if (socket < 0)
        bound.erase(address); // lint: bound
    }
  }

  void unbind_all_ok(int address) {
    auto &sockets = bound[address];
    bool gone = false;
    for (int socket : sockets)
      gone = gone || socket < 0;
    if (gone)
      bound.erase(address);
  }
};

void unbind_bad_run(Ports &ports, int address) { ports.unbind_bad(address, 1); }

struct Block {
  int height = 0;
};

using Blocks = UnorderedMap<std::string, Block>;

int rollback_bad(Blocks &blocks, const std::list<Blocks::iterator> &chain) {
  for (auto it : chain)
    blocks.erase(it);
  int height = 0;
  for (auto it : chain)
    height += it->second.height; // lint: 'it.*blocks
  return height;
}

int rollback_ok(Blocks &blocks, const std::list<Blocks::iterator> &chain) {
  int height = 0;
  for (auto it : chain)
    height += it->second.height;
  for (auto it : chain)
    blocks.erase(it);
  return height;
}

struct Shader {
  Map<std::string, std::string> defines;

  Map<std::string, std::string> &table() { return defines; }

  void strip_bad() {
    auto it = table().begin();
    while (it != table().end()) { // lint: 'it
      if (it->second.empty())
        table().erase(it);
      else
        ++it;
    }
  }

  void strip_ok() {
    auto it = table().begin();
    while (it != table().end()) {
      if (it->second.empty())
        it = table().erase(it);
      else
        ++it;
    }
  }
};

struct Record {
  std::vector<int> frames;
};

class Recorder {
public:
  void release_bad(int resource) {
    auto it = records_.find(resource);
    if (it == records_.end())
      return;
    records_.erase(resource);
    for (int frame : it->second.frames) // lint: 'it.*records_
      std::printf("%d\n", frame);
  }

  void release_ok(int resource) {
    auto it = records_.find(resource);
    if (it == records_.end())
      return;
    for (int frame : it->second.frames)
      std::printf("%d\n", frame);
    records_.erase(resource);
  }

private:
  Map<int, Record> records_;
};

class World {
public:
  void step(const std::function<void(int)> &tick) {
    for (auto &[id, active] : active_)
      if (active)
        tick(id);
  }

  void stepCopied(const std::function<void(int)> &tick) {
    std::vector<int> ids;
    for (auto &[id, active] : active_)
      if (active)
        ids.push_back(id);
    for (int id : ids)
      tick(id);
  }

  void remove(int id) { active_.erase(id); }

  void sweep_bad() {
    for (auto &[id, active] : active_) // run: erased_element
      if (!active)
        remove(id); // lint: active_
  }

  void sweep_ok() {
    std::vector<int> dead;
    for (auto &[id, active] : active_)
      if (!active)
        dead.push_back(id);
    for (int id : dead)
      remove(id);
  }

private:
  UnorderedMap<int, bool> active_;
};

void step_bad(World &world) {
  world.step([&](int id) { world.remove(id); }); // lint: callable.*active_
}

void step_ok(World &world) {
  world.stepCopied([&](int id) { world.remove(id); });
}

class Decoder {
public:
  void cancel() { queue_.clear(); }

  void feed_bad() {
    auto it = queue_.begin();
    if (it == queue_.end())
      return;
    cancel();
    queue_.erase(it); // lint: 'it.*queue_
  }

  void feed_ok() {
    auto it = queue_.begin();
    if (it == queue_.end())
      return;
    queue_.erase(it);
    cancel();
  }

private:
  MultiMap<int, int> queue_;
};

struct Dictionary {
  Map<std::string, int> objects;

  void expire_bad(int limit) {
    for (auto it = objects.begin(); it != objects.end(); it++) { // lint: 'it.*objects
      if (it->second > limit) {
        std::string name = it->first;
        objects.erase(name);
        std::printf("expired %s\n", name.c_str());
      }
    }
  }

  void expire_ok(int limit) {
    Map<std::string, int>::iterator it = objects.begin(), current;
    while (it != objects.end()) {
      current = it++;
      if (current->second > limit)
        objects.erase(current);
    }
  }
};

struct Upload {
  int users = 0;
};

bool leave_bad(Map<int, Upload> &uploads, int id) {
  auto it = uploads.find(id);
  if (it == uploads.end())
    return false;
  if (--it->second.users == 0)
    uploads.erase(it);
  std::printf("%d users left\n", it->second.users); // lint: 'it.*uploads
  return true;
}

bool leave_ok(Map<int, Upload> &uploads, int id) {
  auto it = uploads.find(id);
  if (it == uploads.end())
    return false;
  int left = --it->second.users;
  if (left == 0)
    uploads.erase(it);
  std::printf("%d users left\n", left);
  return true;
}
