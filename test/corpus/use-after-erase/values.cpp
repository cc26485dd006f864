// RUN: %corpus %s
//
// What the element owns and what it only points to: unique_ptr, shared_ptr,
// raw pointers, strings and vectors as mapped values.

#include "../corpus.h"

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Socket {
  int fd = -1;
  void close() { fd = -1; }
  int id() const { return fd; }
};

void unique_get_bad(Map<int, std::unique_ptr<Socket>> &sockets, int id) {
  Socket *socket = sockets[id].get();
  sockets.erase(id);
  socket->close(); // lint: 'socket.*sockets
}

void unique_get_ok(Map<int, std::unique_ptr<Socket>> &sockets, int id) {
  std::unique_ptr<Socket> socket = std::move(sockets[id]);
  sockets.erase(id);
  socket->close();
}

void unique_release_ok(Map<int, std::unique_ptr<Socket>> &sockets,
                       int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return;
  Socket *socket = it->second.release();
  sockets.erase(it);
  socket->close();
  delete socket;
}

int unique_reference_bad(Map<int, std::unique_ptr<Socket>> &sockets,
                         int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return 0;
  Socket &socket = *it->second;
  sockets.erase(it);
  return socket.fd; // lint: 'socket.*sockets
}

int unique_reference_ok(Map<int, std::unique_ptr<Socket>> &sockets,
                        int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return 0;
  Socket socket = *it->second;
  sockets.erase(it);
  return socket.fd;
}

int unique_arrow_bad(
    UnorderedMap<int, std::unique_ptr<Socket>> &sockets, int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return 0;
  const int &fd = it->second->fd;
  sockets.erase(it);
  return fd; // lint: 'fd.*sockets
}

int unique_arrow_ok(UnorderedMap<int, std::unique_ptr<Socket>> &sockets,
                    int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return 0;
  int fd = it->second->fd;
  sockets.erase(it);
  return fd;
}

void unique_loop_bad(Map<int, std::unique_ptr<Socket>> &sockets) {
  for (auto it = sockets.begin(); it != sockets.end();) {
    Socket *socket = it->second.get();
    it = sockets.erase(it);
    socket->close(); // lint: 'socket.*sockets
  }
}

void unique_loop_ok(Map<int, std::unique_ptr<Socket>> &sockets) {
  for (auto it = sockets.begin(); it != sockets.end();) {
    Socket *socket = it->second.get();
    socket->close();
    it = sockets.erase(it);
  }
}

void shared_copy_ok(Map<int, std::shared_ptr<Socket>> &sockets, int id) {
  std::shared_ptr<Socket> socket = sockets[id];
  sockets.erase(id);
  if (socket)
    socket->close();
}

void shared_reference_bad(Map<int, std::shared_ptr<Socket>> &sockets,
                          int id) {
  auto &socket = sockets[id];
  sockets.erase(id);
  socket->close(); // lint: 'socket.*sockets
}

void shared_raw_ok(Map<int, std::shared_ptr<Socket>> &sockets, int id) {
  auto keep = sockets[id];
  Socket *socket = sockets[id].get();
  sockets.erase(id);
  if (socket)
    socket->close();
}

void shared_iterator_bad(Map<int, std::shared_ptr<Socket>> &sockets,
                         int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return;
  auto keep = it->second;
  sockets.erase(it);
  it->second->close(); // lint: 'it.*sockets
}

void shared_iterator_ok(Map<int, std::shared_ptr<Socket>> &sockets,
                        int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return;
  auto keep = it->second;
  sockets.erase(it);
  keep->close();
}

void raw_pointer_ok(Map<int, Socket *> &sockets, int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return;
  Socket *socket = it->second;
  sockets.erase(it);
  socket->close();
  delete socket;
}

void raw_pointer_bad(Map<int, Socket *> &sockets, int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return;
  sockets.erase(it);
  delete it->second; // lint: 'it.*sockets
}

void delete_first_ok(Map<int, Socket *> &sockets) {
  for (auto it = sockets.begin(); it != sockets.end();) {
    delete it->second;
    it = sockets.erase(it);
  }
}

void delete_all_ok(Map<int, Socket *> &sockets) {
  for (auto &entry : sockets)
    delete entry.second;
  sockets.clear();
}

void pointer_to_pointer_bad(Map<int, Socket *> &sockets, int id) {
  Socket *&socket = sockets[id];
  sockets.erase(id);
  socket->close(); // lint: 'socket.*sockets
}

void reference_to_pointee_ok(Map<int, Socket *> &sockets, int id) {
  auto it = sockets.find(id);
  if (it == sockets.end())
    return;
  Socket &socket = *it->second;
  sockets.erase(it);
  socket.close();
}

int vector_element_bad(Map<int, std::vector<int>> &lists, int id) {
  auto it = lists.find(id);
  if (it == lists.end() || it->second.empty())
    return 0;
  int &front = it->second.front();
  lists.erase(it);
  return front; // lint: 'front.*lists
}

int vector_element_ok(Map<int, std::vector<int>> &lists, int id) {
  auto it = lists.find(id);
  if (it == lists.end() || it->second.empty())
    return 0;
  int front = it->second.front();
  lists.erase(it);
  return front;
}

int vector_reference_bad(Map<int, std::vector<int>> &lists, int id) {
  auto &list = lists[id];
  lists.erase(id);
  int sum = 0;
  for (int value : list) // lint: 'list.*lists
    sum += value;
  return sum;
}

int vector_reference_ok(Map<int, std::vector<int>> &lists, int id) {
  auto list = std::move(lists[id]);
  lists.erase(id);
  int sum = 0;
  for (int value : list)
    sum += value;
  return sum;
}

std::size_t value_view_bad(Map<int, std::string> &names, int id) {
  std::string_view name = names[id];
  names.erase(id);
  return name.find('@'); // lint: 'name.*names
}

std::size_t value_view_ok(Map<int, std::string> &names, int id) {
  std::string_view name = names[id];
  std::size_t at = name.find('@');
  names.erase(id);
  return at;
}

std::string_view literal_view_ok(Map<int, std::string_view> &names,
                                 int id) {
  std::string_view name = names[id];
  names.erase(id);
  return name;
}

std::string extracted_ok(Map<int, std::string> &names, int id) {
  auto node = names.extract(id);
  if (node.empty())
    return "";
  return std::move(node.mapped());
}

int number_ok(Map<int, int> &counts, int id) {
  auto count = counts[id];
  counts.erase(id);
  return count;
}

int number_bad(Map<int, int> &counts, int id) {
  auto &&count = counts[id];
  counts.erase(id);
  return count; // lint: 'count.*counts
}

int pair_copy_ok(Map<int, int> &counts) {
  if (counts.empty())
    return 0;
  auto first = *counts.begin();
  counts.erase(counts.begin());
  return first.second;
}

int pair_copy_bad(Map<int, int> &counts) {
  if (counts.empty())
    return 0;
  auto &first = *counts.begin();
  counts.erase(counts.begin());
  return first.second; // lint: 'first.*counts
}

struct Visitor {
  const Socket *current = nullptr;

  void visit_bad(Map<int, Socket> &sockets, int id) {
    auto it = sockets.find(id);
    if (it == sockets.end())
      return;
    current = &it->second;
    sockets.erase(it);
    std::printf("%d\n", current->id()); // lint: current.*sockets
  }

  void visit_ok(Map<int, Socket> &sockets, int id) {
    auto it = sockets.find(id);
    if (it == sockets.end())
      return;
    current = &it->second;
    std::printf("%d\n", current->id());
    current = nullptr;
    sockets.erase(it);
  }
};
