//===- EveryMember.cpp - Each member of each class compiles ---------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Explicit instantiations: a member that no test calls, or that somebody's
// compiler warns about, does not wait for a user to find it. Compiled for each
// standard, with checks and without; not run.
//
//===----------------------------------------------------------------------===//

#include "refmap/refmap.h"

#include <string>

template class refmap::map<int, std::string>;
template class refmap::multimap<std::string, int>;
template class refmap::set<int>;
template class refmap::multiset<std::string>;
template class refmap::flat_map<std::string, int>;
template class refmap::flat_multimap<int, int>;
template class refmap::flat_set<int>;
template class refmap::flat_multiset<std::string>;
template class refmap::unordered_map<int, std::string>;
template class refmap::unordered_multimap<std::string, int>;
template class refmap::unordered_set<std::string>;
template class refmap::unordered_multiset<int>;
template class refmap::flat_hash_map<std::string, int>;
template class refmap::flat_hash_set<int>;
template class refmap::robin_map<int, std::string>;
template class refmap::robin_set<std::string>;

template class refmap::sync_map<int, std::string>;
template class refmap::sharded_map<2, std::string, int>;
template class refmap::audited_map<int, std::string>;

#if REFMAP_CHECKS // else they are std's
template class refmap::atomic<int>;
template class refmap::future<int>;
template class refmap::promise<std::string>;
template class refmap::ref_probe<int>;
#endif
