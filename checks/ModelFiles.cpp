//===- ModelFiles.cpp - Where the option ModelFiles leads to --------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModelFiles.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace clang::tidy;

/// Does the .clang-tidy file in \p Folder, if there is one, set the option?
static bool setsModelFiles(StringRef Folder) {
  SmallString<128> Path(Folder);
  sys::path::append(Path, ".clang-tidy");
  ErrorOr<std::unique_ptr<MemoryBuffer>> Text = MemoryBuffer::getFile(Path);
  if (!Text)
    return false;
  ErrorOr<ClangTidyOptions> Options =
      parseConfiguration((*Text)->getMemBufferRef());
  return Options && any_of(Options->CheckOptions, [](const auto &Option) {
           StringRef Key = Option.getKey();
           return Key == "ModelFiles" || Key.ends_with(".ModelFiles");
         });
}

/// \returns the folder of the nearest such file, or "".
static std::string folderOfOption(StringRef MainFile) {
  SmallString<128> Absolute(MainFile);
  if (sys::fs::make_absolute(Absolute))
    return "";
  StringRef Folder = sys::path::parent_path(Absolute);
  while (!Folder.empty() && !setsModelFiles(Folder))
    Folder = sys::path::parent_path(Folder);
  return Folder.str();
}

std::vector<std::string> maplint::resolveModelFiles(StringRef Option,
                                                    StringRef MainFile) {
  SmallVector<StringRef> Names;
  Option.split(Names, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  std::vector<std::string> Paths;
  if (Names.empty())
    return Paths;
  const std::string Folder = folderOfOption(MainFile);
  for (StringRef Name : Names) {
    SmallString<128> Path(Name.trim());
    if (!sys::path::is_absolute(Path) && !Folder.empty()) {
      Path = Folder;
      sys::path::append(Path, Name.trim());
    }
    Paths.push_back(Path.str().str());
  }
  return Paths;
}
