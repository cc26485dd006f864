// RUN: %corpus %s
//
// erase(iterator), then the handle of that element: iterator, reference,
// pointer, structured binding, and copies of them. No loops.

#include "../corpus.h"

#include <cstdio>
#include <iterator>
#include <string>

struct Session {
  std::string user;
  int hits = 0;
};

using Sessions = Map<int, Session>;

void log_line_bad(Sessions &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  sessions.erase(it);
  std::printf("dropped %s\n", it->second.user.c_str()); // lint: 'it.*sessions
}

void log_line_ok(Sessions &sessions, int id) {
  auto it = sessions.find(id);
  if (it == sessions.end())
    return;
  std::printf("dropping %s\n", it->second.user.c_str());
  sessions.erase(it);
}

int read_value_bad() {
  Map<std::string, int> ages{{"ann", 31}, {"bob", 27}};
  Map<std::string, int>::iterator it = ages.find("ann");
  ages.erase(it);
  return it->second; // lint: 'it.*ages
}

int read_value_ok() {
  Map<std::string, int> ages{{"ann", 31}, {"bob", 27}};
  Map<std::string, int>::iterator it = ages.find("ann");
  int age = it->second;
  ages.erase(it);
  return age;
}

void write_through_bad() {
  UnorderedMap<int, int> stock{{1, 10}, {2, 20}};
  auto it = stock.find(1);
  stock.erase(it);
  it->second = 0; // lint: 'it.*stock
}

void write_through_ok() {
  UnorderedMap<int, int> stock{{1, 10}, {2, 20}};
  auto it = stock.find(1);
  it->second = 0;
  stock.erase(it);
}

int star_deref_bad(Map<int, int> m) {
  auto it = m.begin();
  if (it == m.end())
    return 0;
  m.erase(it);
  return (*it).first; // lint: 'it.*'m'
}

int star_deref_ok(Map<int, int> m) {
  auto it = m.begin();
  if (it == m.end())
    return 0;
  int first = (*it).first;
  m.erase(it);
  return first;
}

bool increment_bad(Sessions &sessions) {
  auto it = sessions.begin();
  if (it == sessions.end())
    return false;
  sessions.erase(it);
  ++it; // lint: 'it.*sessions
  return true;
}

bool increment_ok(Sessions &sessions) {
  auto it = sessions.begin();
  if (it == sessions.end())
    return false;
  auto doomed = it;
  ++it;
  sessions.erase(doomed);
  return it != sessions.end();
}

bool compare_bad(Sessions &sessions) {
  auto it = sessions.find(7);
  if (it != sessions.end())
    sessions.erase(it);
  return it != sessions.end(); // lint: 'it.*sessions
}

bool compare_ok(Sessions &sessions) {
  auto it = sessions.find(7);
  bool found = it != sessions.end();
  if (found)
    sessions.erase(it);
  return found;
}

bool reset_to_end_ok(Sessions &sessions) {
  auto it = sessions.find(7);
  if (it != sessions.end()) {
    sessions.erase(it);
    it = sessions.end();
  }
  return it != sessions.end();
}

int reference_bad(Sessions &sessions) {
  auto it = sessions.find(3);
  if (it == sessions.end())
    return 0;
  Session &session = it->second;
  sessions.erase(it);
  return session.hits; // lint: 'session.*sessions
}

int reference_ok(Sessions &sessions) {
  auto it = sessions.find(3);
  if (it == sessions.end())
    return 0;
  Session session = it->second;
  sessions.erase(it);
  return session.hits;
}

void pointer_bad(Sessions &sessions) {
  auto it = sessions.find(3);
  if (it == sessions.end())
    return;
  Session *session = &it->second;
  sessions.erase(it);
  session->hits++; // lint: 'session.*sessions
}

void pointer_ok(Sessions &sessions) {
  auto it = sessions.find(3);
  if (it == sessions.end())
    return;
  Session *session = &it->second;
  session->hits++;
  sessions.erase(it);
}

int field_reference_bad(Sessions &sessions) {
  auto it = sessions.find(3);
  if (it == sessions.end())
    return 0;
  const int &hits = it->second.hits;
  sessions.erase(it);
  return hits; // lint: 'hits.*sessions
}

int field_reference_ok(Sessions &sessions) {
  auto it = sessions.find(3);
  if (it == sessions.end())
    return 0;
  const int hits = it->second.hits;
  sessions.erase(it);
  return hits;
}

int copied_iterator_bad(Map<int, int> &m) {
  auto it = m.find(1);
  if (it == m.end())
    return 0;
  auto old = it;
  m.erase(it);
  return old->second; // lint: 'old.*'m'
}

int copied_iterator_ok(Map<int, int> &m) {
  auto it = m.find(1);
  if (it == m.end())
    return 0;
  auto next = std::next(it);
  m.erase(it);
  return next == m.end() ? 0 : next->second;
}

int erase_result_bad(Map<int, int> &m) {
  auto it = m.find(1);
  if (it == m.end())
    return 0;
  auto next = m.erase(it);
  if (next == m.end())
    return 0;
  return it->second; // lint: 'it.*'m'
}

int erase_result_ok(Map<int, int> &m) {
  auto it = m.find(1);
  if (it == m.end())
    return 0;
  auto next = m.erase(it);
  if (next == m.end())
    return 0;
  return next->second;
}

int found_again_ok(Map<int, int> &m) {
  auto it = m.find(1);
  if (it != m.end())
    m.erase(it);
  it = m.find(2);
  return it != m.end() ? it->second : 0;
}

void erase_twice_bad(Map<int, int> &m) {
  auto it = m.find(1);
  if (it == m.end())
    return;
  m.erase(it);
  m.erase(it); // lint: 'it.*'m'
}

void erase_twice_ok(Map<int, int> &m) {
  auto it = m.find(1);
  if (it == m.end())
    return;
  it = m.erase(it);
  if (it != m.end())
    m.erase(it);
}

int bindings_bad(Sessions &sessions) {
  auto it = sessions.find(5);
  if (it == sessions.end())
    return 0;
  auto &[id, session] = *it;
  sessions.erase(it);
  return session.hits; // lint: 'session.*sessions
}

int bindings_ok(Sessions &sessions) {
  auto it = sessions.find(5);
  if (it == sessions.end())
    return 0;
  auto [id, session] = *it;
  sessions.erase(it);
  return id + session.hits;
}

void shrink_bad(Map<int, int> &stock, int id, int n) {
  auto it = stock.find(id);
  if (it == stock.end())
    return;
  if (it->second <= n)
    stock.erase(it);
  it->second -= n; // lint: 'it.*stock
}

void shrink_ok(Map<int, int> &stock, int id, int n) {
  auto it = stock.find(id);
  if (it == stock.end())
    return;
  if (it->second <= n)
    stock.erase(it);
  else
    it->second -= n;
}

std::size_t moved_out_bad(Map<int, std::string> &names, int id) {
  auto it = names.find(id);
  if (it == names.end())
    return 0;
  std::string &&name = std::move(it->second);
  names.erase(it);
  return name.size(); // lint: 'name.*names
}

std::size_t moved_out_ok(Map<int, std::string> &names, int id) {
  auto it = names.find(id);
  if (it == names.end())
    return 0;
  std::string name = std::move(it->second);
  names.erase(it);
  return name.size();
}

int pass_on_bad(Sessions &sessions) {
  auto hits = [](const Session &session) { return session.hits; };
  auto it = sessions.find(9);
  if (it == sessions.end())
    return 0;
  sessions.erase(it);
  return hits(it->second); // lint: 'it.*sessions
}

int pass_on_ok(Sessions &sessions) {
  auto hits = [](const Session &session) { return session.hits; };
  auto it = sessions.find(9);
  if (it == sessions.end())
    return 0;
  int seen = hits(it->second);
  sessions.erase(it);
  return seen;
}

int other_element_ok() {
  Map<int, int> m{{1, 10}, {2, 20}};
  auto one = m.find(1);
  auto two = m.find(2);
  m.erase(one);
  return two->second;
}

int other_element_bad() {
  Map<int, int> m{{1, 10}, {2, 20}};
  auto one = m.find(1);
  auto two = m.find(2);
  m.erase(two);
  return one->second + two->second; // lint: 'two.*'m'
}
