// RUN: %corpus %s
//
// Look-ups that at() cannot take the place of: the fix must not be offered where
// it would not compile, or be the next finding.

#include <map>
#include <memory>
#include <string>
#include <string_view>

int other_key_bad(const std::map<std::string, int, std::less<>> &m,
                  std::string_view k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int other_key_ok(const std::map<std::string, int, std::less<>> &m,
                 std::string_view k) {
  auto it = m.find(k);
  return it == m.end() ? 0 : it->second;
}
int same_key_bad(const std::map<std::string, int, std::less<>> &m,
                 const std::string &k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int no_throw_bad(const std::map<int, int> &m, int k) noexcept {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int pointer_bad(const std::map<int, int> *m, int k) {
  return m->find(k)->second; // lint: 'm' may not have the key 'k'
}
int smart_bad(const std::unique_ptr<std::map<int, int>> &m, int k) {
  return m->find(k)->second; // lint: 'm' may not have the key 'k'
}

namespace {
class Hidden : private std::map<int, int> {
public:
  using std::map<int, int>::find;
  using std::map<int, int>::end;
};
} // namespace
int hidden_bad(Hidden &m, int k) {
  return m.find(k)->second; // lint: 'm' may not have the key 'k'
}
int hidden_ok(Hidden &m, int k) {
  return m.find(k) == m.end() ? 0 : m.find(k)->second;
}
