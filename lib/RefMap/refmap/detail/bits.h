//===- bits.h - Eight top-hash bytes at once --------------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A bucket keeps one byte per slot: a mark, or the top byte of the hash. The
// functions here look at all eight in one machine word; bit 7 of each byte of a
// result says "this slot".
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_DETAIL_BITS_H
#define REFMAP_DETAIL_BITS_H

#include "refmap/config.h"

#include <cstdint>
#include <cstring>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// The marks of Go's classic map (runtime/map.go, Go 1.23 and before).
enum : std::uint8_t {
  EmptyRest = 0, ///< empty, and so is everything behind it in the chain
  EmptyOne = 1,  ///< empty; something may follow
  Evacuated = 2, ///< in slot 0 of an old bucket: its entries have moved
  MinTop = 5,    ///< the least byte that stands for a hash
};

inline constexpr unsigned SlotsPerBucket = 8;

inline std::uint64_t loadTops(const std::uint8_t *Tops) {
  std::uint64_t Word;
  std::memcpy(&Word, Tops, sizeof(Word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  Word = __builtin_bswap64(Word);
#endif
  return Word;
}

/// The bytes of \p Word that are zero. Exact: no carry crosses a byte.
inline std::uint64_t zeroBytes(std::uint64_t Word) {
  constexpr std::uint64_t Low7 = 0x7f7f7f7f7f7f7f7fULL;
  return ~(((Word & Low7) + Low7) | Word | Low7);
}

inline std::uint64_t matchTops(std::uint64_t Tops, std::uint8_t Top) {
  return zeroBytes(Tops ^ (0x0101010101010101ULL * Top));
}

/// Slots that hold nothing (both empty marks: they differ in bit 0 alone).
inline std::uint64_t emptySlots(std::uint64_t Tops) {
  return zeroBytes(Tops & 0xfefefefefefefefeULL);
}

inline std::uint64_t fullSlots(std::uint64_t Tops) {
  return emptySlots(Tops) ^ 0x8080808080808080ULL;
}

inline bool endsChain(std::uint64_t Tops) { return zeroBytes(Tops) != 0; }

inline unsigned firstSlot(std::uint64_t Slots) {
  return static_cast<unsigned>(__builtin_ctzll(Slots)) / 8;
}

/// The slots of \p Slots that are not before \p From (0..8).
inline std::uint64_t fromSlot(std::uint64_t Slots, unsigned From) {
  return From >= SlotsPerBucket ? 0 : Slots & (~0ULL << (8 * From));
}

/// Spreads a user's hash: std::hash of an integer is the identity, and a table
/// with a power of two of buckets needs both ends of the word.
inline std::uint64_t mixHash(std::uint64_t Hash) {
  __extension__ using Wide = unsigned __int128;
  Wide Product =
      static_cast<Wide>(Hash ^ 0x9e3779b97f4a7c15ULL) * 0xa0761d6478bd642fULL;
  return static_cast<std::uint64_t>(Product) ^
         static_cast<std::uint64_t>(Product >> 64);
}

inline std::uint8_t topHash(std::uint64_t Hash) {
  auto Top = static_cast<std::uint8_t>(Hash >> 56);
  return Top < MinTop ? static_cast<std::uint8_t>(Top + MinTop) : Top;
}

} // namespace detail
} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_DETAIL_BITS_H
