// RUN: %corpus %s
//
// Handles that outlive the expression that made them, and what elements own:
// pointees, views of keys and values, deleted raw pointers that the table still
// shows, iterators in members, in containers and across loop iterations.

#include "../corpus.h"

#include <cstdio>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Session {
  std::string user;
  int bytes = 0;
  void close() { bytes = 0; }
};

using Unique = Map<int, std::unique_ptr<Session>>;
using Shared = Map<int, std::shared_ptr<Session>>;
using Raw = Map<int, Session *>;
using Sessions = Map<int, Session>;

//===-- Owned pointees ------------------------------------------------------//

void unique_pointee_bad(Unique &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  Session *session = it->second.get();
  sessions.erase(it);
  session->close(); // lint: 'session.*sessions
}

void unique_pointee_ok(Unique &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  Session *session = it->second.get();
  session->close();
  sessions.erase(it);
}

void unique_moved_out_ok(Unique &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  Session *session = it->second.get();
  std::unique_ptr<Session> owner = std::move(it->second);
  sessions.erase(it);
  session->close();
}

void unique_moved_out_bad(Unique &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  std::unique_ptr<Session> owner = std::move(it->second);
  sessions.erase(it);
  it->second = std::move(owner); // lint: 'it.*sessions
}

void unique_extracted_ok(Unique &sessions, int id) {
  Session *session = sessions[id].get();
  auto node = sessions.extract(id);
  if (session)
    session->close();
}

static std::unique_ptr<Session> take(Unique &sessions, int id) {
  auto session = std::move(sessions[id]);
  sessions.erase(id);
  return session;
}

int unique_taken_ok(Unique &sessions, int id) {
  Session *session = sessions[id].get();
  auto owner = take(sessions, id);
  return session->bytes;
}

int unique_taken_bad(Unique &sessions, int id) {
  Session *session = sessions[id].get();
  take(sessions, id);
  return session->bytes; // miss: 'session.*sessions -- what was moved into is not known to end here
}

int unique_swapped_out_ok(Unique &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return 0;
  Session *session = it->second.get();
  std::unique_ptr<Session> owner;
  owner.swap(it->second);
  sessions.erase(it);
  return session->bytes;
}

int unique_swapped_out_bad(Unique &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return 0;
  std::unique_ptr<Session> owner;
  owner.swap(it->second);
  sessions.erase(it);
  return it->second ? owner->bytes : 0; // lint: 'it.*sessions
}

int unique_buried_ok(Unique &sessions,
                     std::vector<std::unique_ptr<Session>> &closed, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return 0;
  Session *session = it->second.get();
  closed.push_back(std::move(it->second));
  sessions.erase(it);
  return session->bytes;
}

int unique_buried_bad(Unique &sessions,
                      std::vector<std::unique_ptr<Session>> &closed, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return 0;
  closed.push_back(std::move(it->second));
  sessions.erase(it);
  return it->second ? 1 : 0; // lint: 'it.*sessions
}

int unique_shared_out_ok(Unique &sessions, int id) {
  Session *session = sessions[id].get();
  std::shared_ptr<Session> owner = std::move(sessions[id]);
  sessions.erase(id);
  return session->bytes;
}

int unique_shared_out_bad(Unique &sessions, int id, int other) {
  Session *session = sessions[id].get();
  std::shared_ptr<Session> owner = std::move(sessions[other]);
  sessions.erase(id);
  return session->bytes; // lint: 'session.*sessions
}

int unique_exchanged_ok(Unique &sessions, int id) {
  Session &session = *sessions[id];
  auto owner = std::exchange(sessions[id], nullptr);
  sessions.erase(id);
  return session.bytes;
}

int unique_exchanged_bad(Unique &sessions, int id) {
  auto &session = sessions[id];
  auto owner = std::exchange(session, nullptr);
  sessions.erase(id);
  return session ? 1 : 0; // lint: 'session.*sessions
}

void unique_field_bad(Unique &sessions, int id) {
  const std::string &user = sessions[id]->user;
  sessions.erase(id);
  std::printf("%s left\n", user.c_str()); // lint: 'user.*sessions
}

void unique_field_ok(Unique &sessions, int id) {
  const std::string user = sessions[id]->user;
  sessions.erase(id);
  std::printf("%s left\n", user.c_str());
}

void unique_replaced_bad(Unique &sessions, int id) {
  Session *session = sessions[id].get();
  sessions[id] = std::make_unique<Session>();
  session->close(); // lint: 'session.*sessions
}

void unique_replaced_ok(Unique &sessions, int id) {
  sessions[id] = std::make_unique<Session>();
  Session *session = sessions[id].get();
  session->close();
}

void unique_reset_bad(Unique &sessions, int id) {
  Session *session = sessions[id].get();
  sessions[id].reset();
  session->close(); // lint: 'session.*sessions
}

void unique_reset_ok(Unique &sessions, int id, int other) {
  Session *session = sessions[id].get();
  sessions[other].reset();
  session->close();
}

void unique_clear_bad(Unique &sessions, int id) {
  Session &session = *sessions.at(id);
  sessions.clear();
  session.close(); // lint: 'session.*sessions
}

void unique_clear_ok(Unique &sessions, Unique &retired, int id) {
  Session &session = *sessions.at(id);
  retired.clear();
  session.close();
}

void shared_copy_bad(Shared &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  std::shared_ptr<Session> session = it->second;
  sessions.erase(it);
  it->second->close(); // lint: 'it.*sessions
}

void shared_copy_ok(Shared &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  std::shared_ptr<Session> session = it->second;
  sessions.erase(it);
  session->close();
}

void shared_pointee_ok(Shared &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  std::shared_ptr<Session> keep = it->second;
  Session *session = it->second.get();
  Session &same = *it->second;
  sessions.erase(it);
  session->close();
  same.close();
}

void shared_const_reference_bad(Shared &sessions, int id) {
  const auto &session = sessions.at(id);
  sessions.erase(id);
  session->close(); // lint: 'session.*sessions
}

void shared_const_reference_ok(Shared &sessions, int id) {
  const auto session = sessions.at(id);
  sessions.erase(id);
  session->close();
}

void weak_ok(Shared &sessions, int id) {
  std::weak_ptr<Session> weak = sessions.at(id);
  sessions.erase(id);
  if (auto session = weak.lock())
    session->close();
}

void optional_value_bad(Map<int, std::optional<Session>> &sessions,
                        int id) {
  Session &session = *sessions[id];
  sessions.erase(id);
  session.close(); // lint: 'session.*sessions
}

void optional_value_ok(Map<int, std::optional<Session>> &sessions,
                       int id) {
  Session session = *sessions[id];
  sessions.erase(id);
  session.close();
}

//===-- Deleted raw pointers ------------------------------------------------//

void deleted_entry_bad(Raw &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  delete it->second;
  std::printf("%s\n", it->second->user.c_str()); // lint: it->second
  sessions.erase(it);
}

void deleted_entry_ok(Raw &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  std::printf("%s\n", it->second->user.c_str());
  delete it->second;
  sessions.erase(it);
}

void deleted_by_key_bad(Raw &sessions, int id) {
  delete sessions[id];
  sessions[id]->close(); // lint: sessions
}

void deleted_by_key_ok(Raw &sessions, int id) {
  delete sessions[id];
  sessions[id] = new Session();
  sessions[id]->close();
}

void deleted_key_kept_ok(Raw &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  delete it->second;
  std::printf("%d\n", it->first);
  sessions.erase(it);
}

void deleted_nulled_ok(Raw &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  delete it->second;
  it->second = nullptr;
  if (it->second)
    it->second->close();
}

void deleted_copy_bad(Raw &sessions, int id) {
  Session *session = sessions[id];
  delete session;
  sessions[id]->close(); // lint: sessions
}

void deleted_copy_ok(Raw &sessions, int id) {
  Session *session = sessions[id];
  delete session;
  sessions.erase(id);
  sessions[id] = nullptr;
}

void erased_raw_ok(Raw &sessions, int id) {
  Session *session = sessions[id];
  sessions.erase(id);
  session->close();
  delete session;
}

void deleted_loop_bad(Raw &sessions, int id) {
  for (auto &entry : sessions)
    delete entry.second;
  sessions[id]->close(); // miss: sessions -- delete ends no pointee
}

void deleted_loop_ok(Raw &sessions) {
  for (auto &entry : sessions)
    delete entry.second;
  sessions.clear();
}

//===-- Views ---------------------------------------------------------------//

using Names = Map<std::string, std::vector<int>>;

std::size_t key_view_bad(Names &names) {
  auto it = names.begin();
  if (it == names.end())
    return 0;
  std::string_view key{it->first};
  names.erase(it);
  return key.find('.'); // lint: 'key.*names
}

std::size_t key_view_ok(Names &names) {
  auto it = names.begin();
  if (it == names.end())
    return 0;
  std::string_view key{it->first};
  std::size_t dot = key.find('.');
  names.erase(it);
  return dot;
}

std::size_t part_view_bad(Names &names) {
  auto it = names.begin();
  if (it == names.end())
    return 0;
  std::string_view key = std::string_view(it->first).substr(1);
  names.erase(it);
  return key.find('.'); // lint: 'key.*names
}

std::size_t part_view_ok(Names &names) {
  auto it = names.begin();
  if (it == names.end())
    return 0;
  std::string key(std::string_view(it->first).substr(1));
  names.erase(it);
  return key.find('.');
}

int value_span_bad(Names &names, const std::string &name) {
  std::span<int> values = names[name];
  names.erase(name);
  return values[0]; // lint: 'values.*names
}

int value_span_ok(Names &names, const std::string &name) {
  std::span<int> values = names[name];
  int first = values.empty() ? 0 : values[0];
  names.erase(name);
  return first;
}

int data_pointer_bad(Names &names, const std::string &name) {
  const int *data = names[name].data();
  names.clear();
  return data[0]; // lint: 'data.*names
}

int data_pointer_ok(Names &names, const std::string &name) {
  std::vector<int> values = std::move(names[name]);
  const int *data = values.data();
  names.clear();
  return data[0];
}

int inner_iterator_bad(Names &names, const std::string &name) {
  auto first = names[name].begin();
  names.erase(name);
  return *first; // lint: 'first.*names
}

int inner_iterator_ok(Names &names, const std::string &name) {
  int first = *names[name].begin();
  names.erase(name);
  return first;
}

void view_in_loop_bad(Names &names) {
  std::string_view previous = ".";
  for (auto it = names.begin(); it != names.end();) {
    std::printf("%c\n", previous.front()); // lint: 'previous.*names
    previous = it->first;
    it = names.erase(it);
  }
}

void view_in_loop_ok(Names &names) {
  std::string_view previous = ".";
  for (auto it = names.begin(); it != names.end(); ++it) {
    std::printf("%c\n", previous.front());
    previous = it->first;
  }
}

// The length of a view lives in the view.
std::size_t view_length_ok(Names &names) {
  auto it = names.begin();
  if (it == names.end())
    return 0;
  std::string_view key = it->first;
  names.erase(it);
  return key.size();
}

// The key is a view: the element owns no text.
char view_key_ok(Map<std::string_view, int> &counts) {
  std::string_view key = counts.begin()->first;
  counts.erase(counts.begin());
  return key.front();
}

char view_key_bad(Map<std::string_view, int> &counts) {
  const std::string_view &key = counts.begin()->first;
  counts.erase(counts.begin());
  return key.front(); // lint: 'key.*counts
}

//===-- Handles in members --------------------------------------------------//

class Cursor {
public:
  explicit Cursor(Sessions &sessions) : sessions_(sessions) {}

  void drop_bad() {
    sessions_.erase(at_);
    std::printf("%s\n", at_->second.user.c_str()); // lint: at_.*sessions_
  }

  void drop_ok() {
    at_ = sessions_.erase(at_);
    if (at_ != sessions_.end())
      std::printf("%s\n", at_->second.user.c_str());
  }

  void by_key_bad(int id) {
    current_ = &sessions_[id];
    sessions_.erase(id);
    current_->close(); // lint: current_.*sessions_
  }

  void by_key_ok(int id) {
    current_ = &sessions_[id];
    sessions_.erase(id);
    current_ = nullptr;
  }

  void other_key_ok(int id, int other) {
    current_ = &sessions_[id];
    sessions_.erase(other);
    current_->close();
  }

  void other_object_bad(Cursor &other, int id) {
    other.current_ = &other.sessions_[id];
    other.sessions_.erase(id);
    other.current_->close(); // lint: current_.*sessions_
  }

  void other_object_ok(Cursor &other, int id) {
    other.current_ = &other.sessions_[id];
    current_ = nullptr;
    other.current_->close();
    other.sessions_.erase(id);
  }

  void select(int id) { current_ = &sessions_[id]; }
  void forget(int id) { sessions_.erase(id); }

  void set_by_callee_bad(int id) {
    select(id);
    forget(id);
    current_->close(); // miss: current_.*sessions_ -- a handle that a callee stores in a member
  }

  void set_by_callee_ok(int id, int other) {
    select(id);
    forget(id);
    select(other);
    current_->close();
  }

private:
  Sessions &sessions_;
  Sessions::iterator at_ = sessions_.begin();
  Session *current_ = nullptr;
};

struct Selection {
  Session *first = nullptr;
  Session *second = nullptr;
};

int aggregate_bad(Sessions &sessions, int id) {
  Selection chosen{&sessions[id], nullptr};
  sessions.erase(id);
  return chosen.first->bytes; // lint: chosen.*sessions
}

int aggregate_ok(Sessions &sessions, int id) {
  Selection chosen{&sessions[id], &sessions[id + 1]};
  sessions.erase(id + 1);
  return chosen.first->bytes;
}

int pair_of_handles_bad(Sessions &sessions, int one, int two) {
  std::pair<Session *, Session *> both{&sessions[one], &sessions[two]};
  sessions.erase(one);
  return both.first->bytes; // lint: both.*sessions
}

int pair_of_handles_ok(Sessions &sessions) {
  std::pair<Session *, Session *> both{&sessions[1], &sessions[2]};
  sessions.erase(1);
  return both.second->bytes;
}

//===-- Handles in containers -----------------------------------------------//

void vector_of_iterators_bad(Sessions &sessions) {
  std::vector<Sessions::iterator> idle;
  for (auto it = sessions.begin(); it != sessions.end(); ++it)
    if (it->second.bytes == 0)
      idle.push_back(it);
  for (auto it : idle)
    sessions.erase(it);
  for (auto it : idle)
    std::printf("%s\n", it->second.user.c_str()); // lint: 'it.*sessions
}

void vector_of_iterators_ok(Sessions &sessions) {
  std::vector<Sessions::iterator> idle;
  for (auto it = sessions.begin(); it != sessions.end(); ++it)
    if (it->second.bytes == 0)
      idle.push_back(it);
  for (auto it : idle) {
    std::printf("%s\n", it->second.user.c_str());
    sessions.erase(it);
  }
}

int array_of_iterators_bad(Sessions &sessions, int id) {
  Sessions::iterator found[2] = {sessions.find(id), sessions.find(id + 1)};
  if (found[0] == sessions.end())
    return 0;
  sessions.erase(found[0]);
  return found[0]->second.bytes; // lint: found.*sessions
}

int array_of_iterators_ok(Sessions &sessions, int id) {
  Sessions::iterator found[2] = {sessions.find(id), sessions.find(id + 1)};
  if (found[0] == sessions.end() || found[1] == sessions.end())
    return 0;
  sessions.erase(found[0]);
  return found[1]->second.bytes;
}

int pushed_back_bad(Sessions &sessions, int id) {
  std::vector<Session *> kept;
  kept.push_back(&sessions[id]);
  sessions.erase(id);
  return kept.back()->bytes; // lint: kept|sessions
}

int pushed_back_ok(Sessions &sessions, int id) {
  std::vector<Session> kept;
  kept.push_back(sessions[id]);
  sessions.erase(id);
  return kept.back().bytes;
}

void second_table_bad(Sessions &sessions,
                      Map<std::string, Sessions::iterator> &byUser,
                      int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  byUser["last"] = it;
  sessions.erase(it);
  byUser["last"]->second.close(); // lint: byUser|sessions
}

void second_table_ok(Sessions &sessions,
                     Map<std::string, Sessions::iterator> &byUser,
                     int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  byUser.erase(it->second.user);
  sessions.erase(it);
}

// Timers that can be cancelled by number.
class Alarms {
public:
  void seed() {
    byId_.clear();
    for (auto it = timers_.begin(); it != timers_.end(); ++it)
      byId_.emplace(static_cast<int>(byId_.size()), it);
  }

  void cancel_all_ok() {
    for (auto &[id, timer] : byId_)
      timers_.erase(timer);
    byId_.clear();
  }

  void cancel_all_bad() {
    for (auto &[id, timer] : byId_) {
      timers_.erase(timer);
      std::printf("%s\n", timer->second.c_str()); // lint: 'timer.*timers_
    }
    byId_.clear();
  }

  void cancel_ok(int id) {
    auto it = byId_.find(id);
    if (it == byId_.end())
      return;
    timers_.erase(it->second);
    byId_.erase(it);
  }

  void cancel_bad(int id) {
    auto it = byId_.find(id);
    if (it == byId_.end())
      return;
    byId_.erase(it);
    timers_.erase(it->second); // lint: 'it.*byId_
  }

private:
  MultiMap<long, std::string> timers_;
  UnorderedMap<int, MultiMap<long, std::string>::iterator> byId_;
};

// A least-recently-used list beside the table.
class Recent {
public:
  void seed() {
    for (auto it = table_.begin(); it != table_.end(); ++it)
      order_.push_back(it);
  }

  void evict_bad() {
    if (order_.empty())
      return;
    auto it = order_.back();
    table_.erase(it);
    order_.pop_back();
    std::printf("%d evicted\n", it->first); // lint: 'it.*table_
  }

  void evict_ok() {
    if (order_.empty())
      return;
    auto it = order_.back();
    order_.pop_back();
    std::printf("%d evicted\n", it->first);
    table_.erase(it);
  }

  void evict_in_place_bad() {
    table_.erase(order_.back());
    std::printf("%d\n", order_.back()->first); // lint: order_|table_
    order_.pop_back();
  }

  void evict_in_place_ok() {
    std::printf("%d\n", order_.back()->first);
    table_.erase(order_.back());
    order_.pop_back();
  }

private:
  Sessions table_;
  std::list<Sessions::iterator> order_;
};

//===-- Across loop iterations ----------------------------------------------//

void previous_bad(Sessions &sessions) {
  auto previous = sessions.end();
  for (auto it = sessions.begin(); it != sessions.end();) {
    if (previous != sessions.end() && // lint: 'previous.*sessions
        previous->second.user == it->second.user) {
      ++it;
      continue;
    }
    previous = it;
    it = sessions.erase(it);
  }
}

void previous_ok(Sessions &sessions) {
  auto previous = sessions.end();
  for (auto it = sessions.begin(); it != sessions.end();) {
    if (previous != sessions.end() &&
        previous->second.user == it->second.user) {
      it = sessions.erase(it);
      continue;
    }
    previous = it++;
  }
}

int largest_bad(Sessions &sessions) {
  Session *largest = nullptr;
  for (auto it = sessions.begin(); it != sessions.end();) {
    if (!largest || it->second.bytes > largest->bytes) // lint: 'largest.*sessions
      largest = &it->second;
    if (it->second.user.empty())
      it = sessions.erase(it);
    else
      ++it;
  }
  return 0;
}

int largest_ok(Sessions &sessions) {
  Session *largest = nullptr;
  for (auto it = sessions.begin(); it != sessions.end();) {
    if (it->second.user.empty()) {
      it = sessions.erase(it);
      continue;
    }
    if (!largest || it->second.bytes > largest->bytes)
      largest = &it->second;
    ++it;
  }
  return largest ? largest->bytes : 0;
}

void pending_bad(Sessions &sessions, const std::vector<int> &events) {
  Session *pending = nullptr;
  for (int id : events) {
    if (pending)
      pending->close(); // lint: 'pending.*sessions
    pending = &sessions[id];
    if (pending->bytes == 0)
      sessions.erase(id);
  }
}

void pending_ok(Sessions &sessions, const std::vector<int> &events) {
  Session *pending = nullptr;
  for (int id : events) {
    if (pending)
      pending->close();
    pending = &sessions[id];
    if (pending->bytes == 0) {
      sessions.erase(id);
      pending = nullptr;
    }
  }
}

void retry_bad(Sessions &sessions, int id) {
  auto it = sessions.find(id);
  for (int tries = 0; tries < 3 && it != sessions.end(); ++tries) // lint: 'it.*sessions
    if (it->second.bytes == 0)
      sessions.erase(id);
}

void retry_ok(Sessions &sessions, int id) {
  auto it = sessions.find(id);
  for (int tries = 0; tries < 3 && it != sessions.end(); ++tries)
    if (it->second.bytes == 0) {
      sessions.erase(id);
      it = sessions.find(id);
    }
}

// A queue of ids is no queue of handles.
void work_list_ok(Sessions &sessions, std::deque<int> work) {
  while (!work.empty()) {
    auto it = sessions.find(work.front());
    work.pop_front();
    if (it == sessions.end())
      continue;
    work.push_back(it->second.bytes);
    sessions.erase(it);
  }
}

void work_list_bad(Sessions &sessions, std::deque<int> work) {
  while (!work.empty()) {
    auto it = sessions.find(work.front());
    work.pop_front();
    if (it == sessions.end())
      continue;
    sessions.erase(it);
    work.push_back(it->second.bytes); // lint: 'it.*sessions
  }
}

// The owner's element goes in a callee, and the object with it; unless the callee
// has moved the owner out.

struct Actor {
  int health = 0;
};

class World {
public:
  void spawn(int id) { actors_[id] = std::make_unique<Actor>(); }
  Actor *get(int id) { return actors_.at(id).get(); }
  void destroy(int id) { actors_.erase(id); }
  void retire(int id) {
    retired_.push_back(std::move(actors_.at(id)));
    actors_.erase(id);
  }

  int destroyed_bad(int id) {
    spawn(id);
    Actor *actor = actors_.at(id).get();
    destroy(id);
    return actor->health; // lint: 'actor'.*erased
  }

  int retired_ok(int id) {
    spawn(id);
    Actor *actor = actors_.at(id).get();
    retire(id);
    return actor->health;
  }

private:
  Map<int, std::unique_ptr<Actor>> actors_;
  std::vector<std::unique_ptr<Actor>> retired_;
};

int destroyed_outside_bad(int id) {
  World world;
  world.spawn(id);
  Actor *actor = world.get(id);
  world.destroy(id);
  return actor->health; // lint: 'actor'.*erased
}

int destroyed_outside_ok(int id) {
  World world;
  world.spawn(id);
  Actor *actor = world.get(id);
  int health = actor->health;
  world.destroy(id);
  return health;
}
