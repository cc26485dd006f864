//===- config.h - Switches of the reference map -----------------*- C++ -*-===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// REFMAP_CHECKS=1 (the default) watches every operation; 0 leaves the plain
// structure. The two live in different inline namespaces, so that objects
// built either way can be linked into one program without clashing.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_CONFIG_H
#define REFMAP_CONFIG_H

#ifndef REFMAP_CHECKS
#define REFMAP_CHECKS 1
#endif

#if REFMAP_CHECKS
#define REFMAP_ABI checked
#else
#define REFMAP_ABI plain
#endif

#if defined(__SANITIZE_ADDRESS__)
#define REFMAP_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define REFMAP_ASAN 1
#endif
#endif
#ifndef REFMAP_ASAN
#define REFMAP_ASAN 0
#endif

#if REFMAP_ASAN
#include <sanitizer/asan_interface.h>
#define REFMAP_POISON(Address, Size) ASAN_POISON_MEMORY_REGION(Address, Size)
#define REFMAP_UNPOISON(Address, Size)                                         \
  ASAN_UNPOISON_MEMORY_REGION(Address, Size)
#else
#define REFMAP_POISON(Address, Size) ((void)(Address), (void)(Size))
#define REFMAP_UNPOISON(Address, Size) ((void)(Address), (void)(Size))
#endif

namespace refmap {
inline namespace REFMAP_ABI {

/// True when operations are watched.
inline constexpr bool ChecksOn = REFMAP_CHECKS != 0;

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_CONFIG_H
