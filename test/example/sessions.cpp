// The sessions of a small server: a program that compiles without a warning, and
// is wrong in three places. README.md lints it.

#include <cstdio>
#include <map>
#include <string>
#include <unordered_map>

struct Session {
  std::string User;
  int IdleSeconds = 0;
};

class SessionTable {
public:
  void open(int Id, const std::string &User);
  void close(int Id);
  void dropIdle(int Limit);
  std::string rename(int Id, int NewId);

private:
  std::map<int, Session> Sessions;
  std::unordered_map<std::string, int> CountOfUser;
};

void SessionTable::open(int Id, const std::string &User) {
  Session &New = Sessions[Id];
  New.User = User;
  ++CountOfUser[User];
}

// The session is gone when its user is looked up.
void SessionTable::close(int Id) {
  auto It = Sessions.find(Id);
  if (It == Sessions.end())
    return;
  Sessions.erase(It);
  --CountOfUser[It->second.User];
}

// The loop steps on from an element that it has just erased.
void SessionTable::dropIdle(int Limit) {
  for (auto It = Sessions.begin(); It != Sessions.end(); ++It)
    if (It->second.IdleSeconds > Limit)
      Sessions.erase(It);
}

// A reference is not a copy: the name goes with the old element.
std::string SessionTable::rename(int Id, int NewId) {
  const std::string &User = Sessions.at(Id).User;
  Sessions[NewId] = Sessions.at(Id);
  Sessions.erase(Id);
  return User;
}

int main() {
  SessionTable Table;
  Table.open(1, "ada");
  Table.open(2, "grace");
  std::printf("%s\n", Table.rename(1, 3).c_str());
  Table.dropIdle(60);
  Table.close(2);
}
