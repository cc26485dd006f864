//===- Dump.cpp - Facts as text -------------------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace maplint;

llvm::StringRef maplint::name(FactKind Kind) {
  static constexpr llvm::StringLiteral Names[] = {
      "constant", "unknown", "address",   "this",     "part",     "subscript",
      "load",     "store",   "update",    "pure",     "compare",  "not",
      "both",     "phi",     "temporary", "deref",    "advance",  "step",
      "interior", "append",  "shared",    "transfer", "use",      "lookup",
      "insert",   "erase",   "assign",    "swap",     "merge",    "rehash",
      "replace",  "delete",  "reserve",   "call",     "callable", "scope-end",
      "return",   "acquire", "release",   "wait"};
  static_assert(std::size(Names) == static_cast<size_t>(FactKind::Wait) + 1);
  return Names[static_cast<size_t>(Kind)];
}

llvm::StringRef maplint::name(EraseWhat What) {
  static constexpr llvm::StringLiteral Names[] = {"key", "handle", "range",
                                                  "all", "some"};
  return Names[static_cast<size_t>(What)];
}

llvm::StringRef maplint::name(CompareOp Op) {
  static constexpr llvm::StringLiteral Names[] = {"==", "!=", "<", "<=", "?"};
  return Names[static_cast<size_t>(Op)];
}

static void dumpFact(const Fact &F, FactId Id, const SourceManager &SM,
                     llvm::raw_ostream &OS) {
  OS << "  f" << Id << ": ";
  if (F.Result)
    OS << 'v' << F.Result << " = ";
  OS << name(F.Kind);
  if (F.Kind == FactKind::Erase)
    OS << ' ' << name(F.What);
  if (F.Kind == FactKind::Compare)
    OS << ' ' << name(F.Op);
  if (!F.Text.empty())
    OS << ' ' << F.Text;
  if (F.Kind == FactKind::Part && !F.Decl)
    OS << " #" << F.Index;
  if (F.Decl)
    OS << ' ' << F.Decl->getNameAsString();
  for (ValueId Arg : F.Args)
    OS << " v" << Arg;
  for (const Operand &O : F.Operands)
    OS << " v" << O.Value;
  if (F.Type)
    OS << " <" << F.Type->Name << '>';
  if (F.Range.isValid())
    OS << "  // line " << SM.getExpansionLineNumber(F.Range.getBegin());
  OS << '\n';
}

void FunctionFacts::dump(llvm::raw_ostream &OS, const ASTContext &Ctx) const {
  if (!Skipped.empty())
    OS << "  skipped: " << Skipped << '\n';
  for (unsigned Id = Blocks.size(); Id-- > 0;) {
    const Block &B = Blocks[Id];
    OS << " block " << Id << (Id == Entry ? " (entry)" : "") << '\n';
    for (FactId F : B.Facts)
      dumpFact(Facts[F], F, Ctx.getSourceManager(), OS);
    OS << "  ->";
    for (unsigned To : B.Successors)
      if (To == NoBlock)
        OS << " none";
      else
        OS << ' ' << To;
    if (B.Condition)
      OS << " by v" << B.Condition;
    OS << '\n';
  }
}
