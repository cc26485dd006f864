// RUN: %corpus %s
//
// What paths exist: booleans that remember the erase, correlated tests,
// switch, goto, ternaries, short-circuit operators, exceptions, noreturn.

#include "../corpus.h"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

struct Lease {
  int expires = 0;
  int renewals = 0;
  std::string host;
};

using Leases = Map<int, Lease>;

[[noreturn]] void fatal(const char *text) {
  std::puts(text);
  std::abort();
}

int remembered_ok(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  bool erased = false;
  if (it->second.expires < now) {
    leases.erase(it);
    erased = true;
  }
  return erased ? 0 : it->second.renewals;
}

int remembered_bad(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  bool erased = false;
  if (it->second.expires < now) {
    leases.erase(it);
    erased = true;
  }
  return erased ? it->second.renewals : 0; // lint: 'it.*leases
}

int inverted_flag_ok(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  bool keep = it->second.expires >= now;
  if (!keep)
    leases.erase(it);
  if (keep)
    return it->second.renewals;
  return 0;
}

int inverted_flag_bad(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  bool keep = it->second.expires >= now;
  if (!keep)
    leases.erase(it);
  if (!keep)
    return it->second.renewals; // lint: 'it.*leases
  return 0;
}

int same_condition_ok(Leases &leases, int id, bool expired) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  if (expired)
    leases.erase(it);
  std::puts("checked");
  if (!expired)
    return it->second.renewals;
  return 0;
}

int same_condition_bad(Leases &leases, int id, bool expired) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  if (expired)
    leases.erase(it);
  std::puts("checked");
  if (expired)
    return it->second.renewals; // lint: 'it.*leases
  return 0;
}

int compared_twice_ok(Leases &leases, int id, int now, int limit) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  if (now > limit)
    leases.erase(it);
  if (now <= limit)
    return it->second.renewals;
  return 0;
}

int compared_twice_bad(Leases &leases, int id, int now, int limit) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  if (now > limit)
    leases.erase(it);
  if (now < 0)
    return 0;
  return it->second.renewals; // lint: 'it.*leases
}

void shrink_flag_bad(Leases &leases, int now) {
  bool erased = false;
  for (auto it = leases.begin(); it != leases.end();) {
    if (it->second.expires < now) {
      leases.erase(it);
      erased = true;
    }
    ++it; // lint: 'it.*leases
  }
  if (erased)
    std::puts("shrunk");
}

void shrink_flag_ok(Leases &leases, int now) {
  bool erased = false;
  for (auto it = leases.begin(); it != leases.end();) {
    if (it->second.expires < now) {
      it = leases.erase(it);
      erased = true;
      continue;
    }
    ++it;
  }
  if (erased)
    std::puts("shrunk");
}

void done_flag_bad(Leases &leases, int now) {
  bool done = false;
  for (auto it = leases.begin(); !done && it != leases.end();
       ++it) { // lint: 'it.*leases
    if (it->second.expires < now) {
      leases.erase(it);
      done = true;
    }
  }
}

void done_flag_ok(Leases &leases, int now) {
  bool done = false;
  auto it = leases.begin();
  while (!done && it != leases.end()) {
    if (it->second.expires < now) {
      leases.erase(it);
      done = true;
    } else {
      ++it;
    }
  }
}

void victim_ok(Leases &leases) {
  auto victim = leases.end();
  for (auto it = leases.begin(); it != leases.end(); ++it)
    if (victim == leases.end() || it->second.expires < victim->second.expires)
      victim = it;
  if (victim != leases.end())
    leases.erase(victim);
}

void victim_bad(Leases &leases) {
  auto victim = leases.end();
  for (auto it = leases.begin(); it != leases.end(); ++it)
    if (victim == leases.end() || it->second.expires < victim->second.expires)
      victim = it;
  if (victim == leases.end())
    return;
  leases.erase(victim);
  std::printf("evicted %d\n", victim->first); // lint: 'victim.*leases
}

int nulled_ok(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  Lease *lease = it == leases.end() ? nullptr : &it->second;
  if (lease && lease->expires < now) {
    leases.erase(it);
    lease = nullptr;
  }
  return lease ? lease->renewals : 0;
}

int nulled_bad(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  Lease *lease = it == leases.end() ? nullptr : &it->second;
  if (lease && lease->expires < now)
    leases.erase(it);
  return lease ? lease->renewals : 0; // lint: 'lease.*leases
}

enum class Action { Keep,
                    Renew,
                    Drop };

int switch_ok(Leases &leases, int id, Action action) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  switch (action) {
  case Action::Drop:
    leases.erase(it);
    break;
  case Action::Renew:
    return ++it->second.renewals;
  case Action::Keep:
    return it->second.renewals;
  }
  return 0;
}

int switch_bad(Leases &leases, int id, Action action) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  switch (action) {
  case Action::Drop:
    leases.erase(it);
    [[fallthrough]];
  case Action::Renew:
    return ++it->second.renewals; // lint: 'it.*leases
  case Action::Keep:
    break;
  }
  return 0;
}

int goto_ok(Leases &leases, int id, int now) {
  int renewals = 0;
  auto it = leases.find(id);
  if (it == leases.end())
    goto out;
  if (it->second.expires < now) {
    leases.erase(it);
    goto out;
  }
  renewals = it->second.renewals;
out:
  return renewals;
}

int goto_bad(Leases &leases, int id, int now) {
  int renewals = 0;
  auto it = leases.find(id);
  if (it == leases.end())
    goto out;
  if (it->second.expires < now) {
    leases.erase(it);
    goto count;
  }
  std::puts("alive");
count:
  renewals = it->second.renewals; // lint: 'it.*leases
out:
  return renewals;
}

bool short_circuit_ok(Leases &leases, int id) {
  auto it = leases.find(id);
  return it != leases.end() && it->second.renewals == 0 &&
         leases.erase(id) == 1;
}

bool short_circuit_bad(Leases &leases, int id) {
  auto it = leases.find(id);
  return it != leases.end() && leases.erase(id) == 1 &&
         it->second.renewals == 0; // lint: 'it.*leases
}

bool nothing_erased_ok(Leases &leases, int id) {
  auto it = leases.find(id);
  if (it == leases.end())
    return false;
  return leases.erase(id + 1) == 0 || it->second.renewals == 0;
}

int ternary_use_bad(Leases &leases, int id, bool verbose) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  leases.erase(it);
  return verbose ? it->second.renewals : 0; // lint: 'it.*leases
}

int ternary_use_ok(Leases &leases, int id, bool verbose) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  int renewals = verbose ? it->second.renewals : 0;
  leases.erase(it);
  return renewals;
}

int throw_ok(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    throw std::out_of_range("no lease");
  if (it->second.expires < now) {
    leases.erase(it);
    throw std::runtime_error("lease expired");
  }
  return it->second.renewals;
}

int catch_bad(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  try {
    if (it->second.expires < now) {
      leases.erase(it);
      throw std::runtime_error("lease expired");
    }
  } catch (const std::runtime_error &) {
    std::puts("expired");
  }
  return it->second.renewals; // lint: 'it.*leases
}

int catch_ok(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  try {
    if (it->second.expires < now) {
      leases.erase(it);
      throw std::runtime_error("lease expired");
    }
  } catch (const std::runtime_error &) {
    return 0;
  }
  return it->second.renewals;
}

int noreturn_ok(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  if (it->second.expires < now) {
    leases.erase(it);
    fatal("lease expired");
  }
  return it->second.renewals;
}

int noreturn_bad(Leases &leases, int id, int now) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  if (it->second.expires < now) {
    leases.erase(it);
    std::puts("lease expired");
  }
  return it->second.renewals; // lint: 'it.*leases
}

int else_if_ok(Leases &leases, int id, int now) {
  if (auto it = leases.find(id); it == leases.end())
    return 0;
  else if (it->second.expires < now)
    leases.erase(it);
  else
    return it->second.renewals;
  return 0;
}

int else_if_bad(Leases &leases, int id, int now) {
  if (auto it = leases.find(id); it == leases.end()) {
    return 0;
  } else {
    if (it->second.expires < now)
      leases.erase(it);
    return it->second.renewals; // lint: 'it.*leases
  }
}

int both_branches_bad(Leases &leases, int id, bool quiet) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  if (quiet) {
    leases.erase(it);
  } else {
    std::puts("erasing");
    leases.erase(id);
  }
  return it->second.renewals; // lint: 'it.*leases
}

int both_branches_ok(Leases &leases, int id, bool quiet) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  int renewals = it->second.renewals;
  if (quiet) {
    leases.erase(it);
  } else {
    std::puts("erasing");
    leases.erase(id);
  }
  return renewals;
}

int lambda_call_bad(Leases &leases, int id) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  auto drop = [&] { leases.erase(it); };
  drop();
  return it->second.renewals; // lint: 'it.*leases
}

int lambda_call_ok(Leases &leases, int id) {
  auto it = leases.find(id);
  if (it == leases.end())
    return 0;
  auto drop = [&] { leases.erase(it); };
  int renewals = it->second.renewals;
  drop();
  return renewals;
}

void counted_down_bad(Leases &leases, int id) {
  auto it = leases.find(id);
  for (int tries = 3; tries > 0 && it != leases.end(); // lint: 'it.*leases
       --tries) {
    if (it->second.renewals == 0)
      leases.erase(it);
  }
}

void counted_down_ok(Leases &leases, int id) {
  for (int tries = 3; tries > 0; --tries) {
    auto it = leases.find(id);
    if (it != leases.end() && it->second.renewals == 0)
      leases.erase(it);
  }
}
