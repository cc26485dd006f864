//===- Truncate.cpp - Cut a file at many places and analyse each ----------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Proves that half-typed code neither crashes nor hangs the analysis:
//
//   maplint-truncate [--samples N | --every BYTES] [--from OFFSET]
//                    [--limit SECONDS] FILE [-- compile flags]
//
// Each cut is analysed twice: as a prefix (the rest of the file is missing) and
// as a half line (the rest of the line is missing, the file goes on). The
// include lines are compiled once per file, into a precompiled header; cuts lie
// behind them. What is found is of no interest here, only that it ends: a cut
// that takes longer than the limit, or crashes, ends the program with its file
// and offset. How clang copes with the code is its own affair, too.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <unistd.h>
#include <vector>

using namespace clang;

namespace {

//===----------------------------------------------------------------------===//
// The seam: what is done with the AST of each cut.
//===----------------------------------------------------------------------===//

/// Asks for all findings of every function, as the checks' matchers do:
/// instantiations included, system headers not.
class AnalyseFunctions : public RecursiveASTVisitor<AnalyseFunctions> {
public:
  explicit AnalyseFunctions(const SourceManager &Sources) : Sources(Sources) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }
  bool VisitFunctionDecl(FunctionDecl *Function) {
    SourceLocation Where = Sources.getExpansionLoc(Function->getLocation());
    if (!Sources.isInSystemHeader(Where))
      Core.useAfterErase(*Function);
    return true;
  }

private:
  const SourceManager &Sources;
  maplint::Analysis Core{maplint::ModelSet::builtin()};
};

void analyseUnit(ASTUnit &Unit) {
  AnalyseFunctions Visitor(Unit.getSourceManager());
  // Not the whole context: the include lines are no matter of the cut.
  for (auto It = Unit.top_level_begin(); It != Unit.top_level_end(); ++It)
    if (!Unit.getSourceManager().isInSystemHeader((*It)->getLocation()))
      Visitor.TraverseDecl(*It);
}

/// \returns false if clang gave no AST at all.
bool analyse(const std::string &Code, const std::vector<std::string> &Args) {
  IgnoringDiagConsumer Quiet;
  std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      Code, Args, "cut.cpp", "maplint-truncate",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangSyntaxOnlyAdjuster(), tooling::FileContentMappings(),
      &Quiet);
  if (!Unit)
    return false;
  analyseUnit(*Unit);
  return true;
}

//===----------------------------------------------------------------------===//
// The precompiled include lines.
//===----------------------------------------------------------------------===//

class PrecompileAction : public GeneratePCHAction {
public:
  explicit PrecompileAction(std::string Output) : Output(std::move(Output)) {}

protected:
  bool BeginInvocation(CompilerInstance &Compiler) override {
    Compiler.getFrontendOpts().OutputFile = Output;
    return GeneratePCHAction::BeginInvocation(Compiler);
  }

private:
  std::string Output;
};

/// \returns the offset behind the last line that starts with #include.
size_t endOfIncludes(llvm::StringRef Code) {
  size_t End = 0;
  for (size_t Line = 0; Line < Code.size();) {
    size_t Next = std::min(Code.find('\n', Line), Code.size() - 1) + 1;
    if (Code.slice(Line, Next).starts_with("#include"))
      End = Next;
    Line = Next;
  }
  return End;
}

/// Writes the header Source and its compiled form Output.
bool precompile(llvm::StringRef Includes, llvm::StringRef Source,
                llvm::StringRef Output, std::vector<std::string> Args) {
  std::error_code Error;
  llvm::raw_fd_ostream(Source, Error) << Includes;
  if (Error)
    return false;
  // Else each cut instantiates anew what the headers have left pending.
  Args.push_back("-fpch-instantiate-templates");
  return tooling::runToolOnCodeWithArgs(
      std::make_unique<PrecompileAction>(Output.str()), Includes, Args, Source,
      "maplint-truncate");
}

//===----------------------------------------------------------------------===//
// Cuts and their watchdog.
//===----------------------------------------------------------------------===//

/// What SIGALRM prints; written before each alarm.
char CurrentCut[512];

void onAlarm(int) {
  (void)!write(STDERR_FILENO, CurrentCut, strlen(CurrentCut));
  _exit(2);
}

struct Options {
  unsigned Samples = 40;
  unsigned Every = 0;
  unsigned From = 0;
  unsigned Limit = 20;
  std::string File;
  std::vector<std::string> Flags;
};

/// A part of the file: one function, one class, or what stands between.
struct Piece {
  size_t Begin;
  size_t End;
  bool Twin; ///< a function *_bad or *_ok, which no other piece needs
};

/// Splits by layout: a piece ends behind a line that starts with `}`, and at a
/// blank line as long as none of its lines opened a brace.
std::vector<Piece> splitPieces(llvm::StringRef Code, size_t Begin) {
  std::vector<Piece> Pieces;
  Piece Now = {Begin, Begin, false};
  unsigned Opened = 0;
  for (size_t Next; Now.End < Code.size();) {
    Next = std::min(Code.find('\n', Now.End), Code.size() - 1) + 1;
    llvm::StringRef Line = Code.slice(Now.End, Next).rtrim();
    Now.End = Next;
    bool TopLevel = !Line.empty() && !isspace(Line.front());
    Opened += TopLevel && Line.ends_with("{");
    Now.Twin |= TopLevel && (Line.contains("_bad(") || Line.contains("_ok("));
    if (!Line.starts_with("}") && !(Line.empty() && !Opened))
      continue;
    Now.Twin &= Opened == 1 && Line == "}";
    Pieces.push_back(Now);
    Now = {Next, Next, false};
    Opened = 0;
  }
  return Pieces;
}

class Cutter {
public:
  Cutter(const Options &Opts, llvm::StringRef Code, size_t Begin,
         std::vector<std::string> Args)
      : Opts(Opts), Code(Code), Begin(Begin), Args(std::move(Args)),
        Pieces(splitPieces(Code, Begin)) {}

  /// \returns the number of programs that were analysed.
  unsigned run() {
    size_t Step = Opts.Every;
    if (!Step)
      Step = std::max<size_t>(1, (Code.size() - Begin) / Opts.Samples);
    for (size_t Offset = Begin + Step; Offset < Code.size(); Offset += Step)
      if (Offset >= Opts.From)
        cutAt(Offset);
    return Count;
  }

private:
  void cutAt(size_t Offset) {
    size_t EndOfLine = std::min(Code.find('\n', Offset), Code.size());
    std::string Before, After;
    for (const Piece &P : Pieces) {
      if (P.Twin && (Offset < P.Begin || P.End <= Offset))
        continue;
      Before += Code.slice(P.Begin, std::min(P.End, Offset));
      After += Code.slice(std::max(P.Begin, EndOfLine), P.End);
    }
    watch(Offset, "prefix", Before);
    watch(Offset, "half line", Before + After);
  }

  void watch(size_t Offset, const char *Kind, const std::string &Cut) {
    llvm::PrettyStackTraceFormat Trace("%s:%zu: crash on this cut (%s)",
                                       Opts.File.c_str(), Offset, Kind);
    snprintf(CurrentCut, sizeof(CurrentCut),
             "%s:%zu: no end after %u s on this cut (%s)\n", Opts.File.c_str(),
             Offset, Opts.Limit, Kind);
    alarm(Opts.Limit);
    Count += analyse(Cut, Args);
    alarm(0);
  }

  const Options &Opts;
  llvm::StringRef Code;
  size_t Begin; ///< behind the include lines
  std::vector<std::string> Args;
  std::vector<Piece> Pieces;
  unsigned Count = 0;
};

bool parseNumber(llvm::StringRef Name, llvm::StringRef Text, Options &Opts) {
  unsigned *Place = llvm::StringSwitch<unsigned *>(Name)
                        .Case("--samples", &Opts.Samples)
                        .Case("--every", &Opts.Every)
                        .Case("--from", &Opts.From)
                        .Case("--limit", &Opts.Limit)
                        .Default(nullptr);
  return Place && !Text.getAsInteger(10, *Place);
}

bool parseOptions(int Argc, const char **Argv, Options &Opts) {
  for (int I = 1; I < Argc; ++I) {
    llvm::StringRef Arg = Argv[I];
    if (Arg == "--") {
      Opts.Flags.assign(Argv + I + 1, Argv + Argc);
      break;
    }
    if (!Arg.starts_with("--"))
      Opts.File = Arg.str();
    else if (I + 1 == Argc || !parseNumber(Arg, Argv[++I], Opts))
      return false;
  }
  return !Opts.File.empty() && Opts.Samples;
}

/// A directory for the precompiled header, gone with this object.
struct TemporaryFolder {
  llvm::SmallString<128> Path;
  TemporaryFolder() {
    llvm::sys::fs::createUniqueDirectory("maplint-truncate", Path);
  }
  ~TemporaryFolder() { llvm::sys::fs::remove_directories(Path); }
  std::string file(llvm::StringRef Name) const {
    return (Path + "/" + Name).str();
  }
};

int run(const Options &Opts) {
  auto Buffer = llvm::MemoryBuffer::getFile(Opts.File);
  if (!Buffer) {
    llvm::errs() << Opts.File << ": " << Buffer.getError().message() << "\n";
    return 1;
  }
  llvm::StringRef Code = (*Buffer)->getBuffer();
  size_t Begin = endOfIncludes(Code);
  std::vector<std::string> Args = {"-resource-dir", MAPLINT_RESOURCE_DIR};
  Args.insert(Args.end(), Opts.Flags.begin(), Opts.Flags.end());

  // For what the file includes by its place.
  Args.push_back("-I" + llvm::sys::path::parent_path(Opts.File).str());

  TemporaryFolder Folder;
  std::string Compiled = Folder.file("includes.pch");
  if (!precompile(Code.take_front(Begin), Folder.file("includes.hpp"), Compiled,
                  Args)) {
    llvm::errs() << Opts.File << ": its include lines do not compile\n";
    return 1;
  }
  Args.insert(Args.end(), {"-include-pch", Compiled});
  if (!analyse(Code.drop_front(Begin).str(), Args)) {
    llvm::errs() << Opts.File << ": no AST for the whole file\n";
    return 1;
  }
  unsigned Count = Cutter(Opts, Code, Begin, Args).run();
  llvm::outs() << Opts.File << ": " << Count << " cuts analysed\n";
  return Count == 0;
}

} // namespace

int main(int Argc, const char **Argv) {
  llvm::sys::PrintStackTraceOnErrorSignal(Argv[0]);
  llvm::EnablePrettyStackTrace(); // names the cut when it crashes
  signal(SIGALRM, onAlarm);
  Options Opts;
  if (parseOptions(Argc, Argv, Opts))
    return run(Opts);
  llvm::errs() << "usage: maplint-truncate [--samples N | --every BYTES] "
                  "[--from OFFSET] [--limit SECONDS] FILE [-- flags]\n";
  return 1;
}
