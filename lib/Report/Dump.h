//===- Dump.h - The stations of the analysis as text -----------*- C++ -*--===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What `maplint dump` prints, for tests and for the reader who wonders why a
// finding is there or is not. One line a fact, in the order of the source; two
// runs on one input give the same bytes.
//
//===----------------------------------------------------------------------===//

#ifndef MAPLINT_REPORT_DUMP_H
#define MAPLINT_REPORT_DUMP_H

namespace clang {
class ASTContext;
} // namespace clang
namespace llvm {
class raw_ostream;
} // namespace llvm

namespace maplint {

class ModelSet;

/// Where along sources -> facts -> flow -> findings the dump is taken.
/// Stats counts functions and skips instead.
enum class DumpStage { Facts, Flow, Summaries, Findings, Stats };

/// Prints to \p OS what \p Stage knows of every function that is defined
/// outside of system headers.
void dump(DumpStage Stage, clang::ASTContext &Context, const ModelSet &Models,
          llvm::raw_ostream &OS);

} // namespace maplint

#endif // MAPLINT_REPORT_DUMP_H
