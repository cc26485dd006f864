//===- MaplintClangd.cpp - clangd with maplint's checks -------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The whole of clangd, with maplint's checks linked in: clangd loads no
// plugins. clangd's headers are not installed with it, so what is used is
// declared here. No remote index: it would need gRPC.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>
#include <vector>

namespace clang::clangd {

int clangdMain(int Argc, char **Argv);

class SymbolIndex {
public:
  virtual ~SymbolIndex();
};

namespace remote {
/// \returns no client: the remote index is not part of this clangd.
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef, llvm::StringRef) {
  return nullptr;
}
} // namespace remote

} // namespace clang::clangd

// clangd runs only checks that its authors have timed, unless it is configured
// otherwise (FastCheckFilter). It knows ours not; the linker's --wrap sends its
// question here.
#define IS_FAST_TIDY_CHECK "_ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE"
std::optional<bool>
isFastInClangd(llvm::StringRef Check) asm("__real_" IS_FAST_TIDY_CHECK);
std::optional<bool>
isFast(llvm::StringRef Check) asm("__wrap_" IS_FAST_TIDY_CHECK);

std::optional<bool> isFast(llvm::StringRef Check) {
  if (Check.starts_with("maplint-"))
    return true;
  return isFastInClangd(Check);
}

static bool namesResourceDir(llvm::StringRef Arg) {
  return Arg.ltrim('-').starts_with("resource-dir");
}

int main(int Argc, char **Argv) {
  // clang's own headers do not lie beside this binary.
  static char ResourceDir[] = "--resource-dir=" MAPLINT_RESOURCE_DIR;
  std::vector<char *> Args(Argv, Argv + Argc);
  if (llvm::none_of(Args, namesResourceDir))
    Args.insert(Args.begin() + 1, ResourceDir);
  int Count = Args.size();
  Args.push_back(nullptr);
  return clang::clangd::clangdMain(Count, Args.data());
}
