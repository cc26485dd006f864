//===- Maplint.cpp - The driver -------------------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace maplint;

namespace {

struct Command {
  StringRef Name;
  StringRef Usage;
  StringRef Summary;
  int (*Run)(int Argc, const char **Argv);
};

} // namespace

static const Command Commands[] = {
    {"dump",
     "dump --facts|--flow|--summaries|--findings|--counts FILE [-- FLAGS]",
     "show what a station of the analysis knows of FILE", dumpCommand},
    {"explain", "explain [CHECK]",
     "show the documentation of a check, or list all checks", explainCommand},
};

static void printUsage(raw_ostream &OS) {
  OS << "usage: maplint COMMAND\n\n";
  for (const Command &Each : Commands)
    OS << "  maplint " << Each.Usage << "\n      " << Each.Summary << "\n";
  OS << "  maplint --version\n      show the version\n";
}

int main(int Argc, const char **Argv) {
  InitLLVM Init(Argc, Argv);
  StringRef Name = Argc > 1 ? Argv[1] : "";
  if (Name == "--version") {
    outs() << "maplint " << Version << " (LLVM " << BuiltAgainst << ")\n";
    return 0;
  }
  if (Name == "--help" || Name == "-h") {
    printUsage(outs());
    return 0;
  }
  const Command *Found =
      find_if(Commands, [&](const Command &Each) { return Each.Name == Name; });
  if (Found != std::end(Commands))
    return Found->Run(Argc - 1, Argv + 1);
  if (!Name.empty())
    errs() << "error: no command '" << Name << "'\n";
  printUsage(errs());
  return 2;
}
