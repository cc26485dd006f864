//===- Dump.cpp - maplint dump --------------------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parses a file as clang would, and prints what one station of the analysis
// knows of it. Also of a file with errors: clang's own messages go to stderr,
// and the exit code is 1 then.
//
//===----------------------------------------------------------------------===//

#include "Report/Dump.h"
#include "Commands.h"
#include "Model/UserModels.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/CommonOptionsParser.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"

using namespace clang;
using namespace clang::tooling;
using namespace llvm;
using namespace maplint;

using Models = std::shared_ptr<const ModelSet>;

static cl::OptionCategory Category("maplint dump");

static cl::opt<DumpStage> Stage(
    cl::desc("The station of the analysis:"), cl::cat(Category),
    cl::values(clEnumValN(DumpStage::Facts, "facts", "the lowered functions"),
               clEnumValN(DumpStage::Flow, "flow", "states before each fact"),
               clEnumValN(DumpStage::Summaries, "summaries",
                          "what functions do to their callers' containers"),
               clEnumValN(DumpStage::Findings, "findings", "what is wrong"),
               clEnumValN(DumpStage::Stats, "counts",
                          "how many functions were analysed or skipped")));

static cl::list<std::string>
    ModelFiles("model-file", cl::value_desc("FILE"), cl::cat(Category),
               cl::desc("Models to use besides the built-in ones"));

namespace {

class DumpConsumer : public ASTConsumer {
public:
  explicit DumpConsumer(Models Known) : Known(std::move(Known)) {}
  void HandleTranslationUnit(ASTContext &Context) override {
    dump(Stage, Context, *Known, outs());
  }

private:
  const Models Known;
};

class DumpAction : public ASTFrontendAction {
public:
  explicit DumpAction(Models Known) : Known(std::move(Known)) {}

protected:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &,
                                                 StringRef) override {
    return std::make_unique<DumpConsumer>(Known);
  }

private:
  const Models Known;
};

class DumpActionFactory : public FrontendActionFactory {
public:
  explicit DumpActionFactory(Models Known) : Known(std::move(Known)) {}
  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<DumpAction>(Known);
  }

private:
  const Models Known;
};

} // namespace

/// \returns the built-in models and those of --model-file, or null after it has
/// said what is wrong.
static Models loadAllModels() {
  bool Failed = false;
  Models All = loadModels(ModelFiles, [&](const std::string &What) {
    errs() << "error: " << What << "\n";
    Failed = true;
  });
  return Failed ? nullptr : All;
}

static bool areThere(ArrayRef<std::string> Files) {
  bool AllThere = true;
  for (const std::string &File : Files) {
    if (sys::fs::exists(File))
      continue;
    errs() << "error: no file '" << File << "'\n";
    AllThere = false;
  }
  return AllThere;
}

int maplint::dumpCommand(int Argc, const char **Argv) {
  Expected<CommonOptionsParser> Options =
      CommonOptionsParser::create(Argc, Argv, Category);
  if (!Options) {
    errs() << toString(Options.takeError());
    return 2;
  }
  if (Stage.getNumOccurrences() == 0) {
    errs() << "error: dump what? --facts, --flow, --summaries, --findings or "
              "--counts\n";
    return 2;
  }
  if (!areThere(Options->getSourcePathList()))
    return 1;
  Models Known = loadAllModels();
  if (!Known)
    return 1;
  ClangTool Tool(Options->getCompilations(), Options->getSourcePathList());
  // clang's own headers do not lie beside this binary.
  Tool.appendArgumentsAdjuster(getInsertArgumentAdjuster(
      "-resource-dir=" MAPLINT_RESOURCE_DIR, ArgumentInsertPosition::BEGIN));
  DumpActionFactory Factory(std::move(Known));
  return Tool.run(&Factory);
}
