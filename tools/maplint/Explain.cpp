//===- Explain.cpp - maplint explain --------------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints the page of docs/checks that is embedded in the binary.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace maplint;

namespace {

struct Page {
  StringRef Check; ///< without "maplint-"
  StringRef Text;  ///< Markdown
};

struct Row {
  StringRef Check; ///< with "maplint-"
  StringRef Summary;
};

} // namespace

static const Page Pages[] = {
#include "CheckPages.inc"
};

static const Row Rows[] = {
#define MAPLINT_CHECK(NAME, CLASS, DOC) {NAME, DOC},
#include "Checks.def"
#undef MAPLINT_CHECK
};

static void listChecks(raw_ostream &OS) {
  for (const Row &Each : Rows)
    OS << Each.Check << "\n    " << Each.Summary << "\n";
}

int maplint::explainCommand(int Argc, const char **Argv) {
  if (Argc < 2) {
    listChecks(outs());
    return 0;
  }
  StringRef Name = Argv[1];
  Name.consume_front("maplint-");
  const Page *Found =
      find_if(Pages, [&](const Page &Each) { return Each.Check == Name; });
  if (Found == std::end(Pages)) {
    errs() << "error: no check '" << Argv[1] << "'; the checks are:\n";
    listChecks(errs());
    return 1;
  }
  outs() << Found->Text;
  return 0;
}
