//===- quarantine.h - Where erased elements wait ----------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An erased node is not freed at once. Its value has been destroyed and its
// bytes filled with a pattern (and poisoned, under AddressSanitizer); when it
// leaves, oldest first, the pattern tells whether somebody wrote to it. A key
// that is still read out of it is recognised by its address.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_QUARANTINE_H
#define REFMAP_DETAIL_QUARANTINE_H

#include "refmap/detail/bits.h"
#include "refmap/detail/monitor.h"

#include <deque>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

template <class EntryT> class Quarantine {
public:
  struct Dead {
    EntryT *E;
    const void *Key;
    place Where;
  };

  /// About 64 KB of the erased, but at least eight and at most 255.
  static constexpr std::size_t Limit = sizeof(EntryT) * 255 <= 65536 ? 255
                                       : sizeof(EntryT) * 8 >= 65536
                                           ? 8
                                           : 65536 / sizeof(EntryT);
  static constexpr unsigned char Pattern = 0xdb;

  std::size_t size() const { return Ring.size(); }

  /// Takes an entry whose value has ended. Returns one that must be freed now,
  /// or null.
  EntryT *add(EntryT *E, const void *Key, const place &Where) {
    std::memset(static_cast<void *>(&E->Value), Pattern, sizeof(E->Value));
    poison(E);
    Ring.push_back({E, Key, Where});
    ++Filter[slot(Key)];
    return Ring.size() > Limit ? evict() : nullptr;
  }

  /// The oldest, checked for late writes; null when there is none.
  EntryT *evict() {
    if (Ring.empty())
      return nullptr;
    Dead D = Ring.front();
    Ring.pop_front();
    --Filter[slot(D.Key)];
    unpoison(D.E);
    if (!isUntouched(reinterpret_cast<const unsigned char *>(&D.E->Value)))
      deliver({violation_kind::write_after_erase,
               thisSide("found when freed", D.Where),
               {"erase", D.Where, side::no_thread, {}}});
    return D.E;
  }

  /// The dead element whose key lies at \p Key, or null.
  const Dead *find(const void *Key) const {
    if (!Filter[slot(Key)])
      return nullptr;
    for (const Dead &D : Ring)
      if (D.Key == Key)
        return &D;
    return nullptr;
  }

private:
  std::deque<Dead> Ring;
  std::uint8_t Filter[4096] = {}; ///< how many keys lie at such an address

  /// Every byte is the pattern iff the first is and each equals the next.
  static bool isUntouched(const unsigned char *Bytes) {
    constexpr std::size_t N = sizeof(std::declval<EntryT>().Value);
    return Bytes[0] == Pattern && !std::memcmp(Bytes, Bytes + 1, N - 1);
  }

  static std::size_t slot(const void *Key) {
    return static_cast<std::size_t>(
        mixHash(reinterpret_cast<std::uintptr_t>(Key)) % 4096);
  }
};

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_QUARANTINE_H
