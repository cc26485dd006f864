//===- Dump.cpp - The stations of the analysis as text --------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Dump.h"
#include "Analysis.h"
#include "Report/Diagnose.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace maplint;

namespace {

/// All function definitions outside of system headers, in source order.
class Functions : public RecursiveASTVisitor<Functions> {
public:
  explicit Functions(const SourceManager &SM) : SM(SM) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() &&
        !SM.isInSystemHeader(SM.getExpansionLoc(F->getLocation())))
      All.push_back(F);
    return true;
  }

  const SourceManager &SM;
  std::vector<const FunctionDecl *> All;
};

} // namespace

static void dumpFindings(const std::vector<Finding> &Found,
                         const ASTContext &Ctx, llvm::raw_ostream &OS) {
  for (const Finding &F : Found)
    for (auto [I, M] : llvm::enumerate(diagnose(F, Ctx))) {
      OS << (I == 0 ? "  " : "    ")
         << Ctx.getSourceManager().getExpansionLineNumber(M.At) << ": "
         << (I == 0 && F.How == Strength::Possible ? "possible: " : "")
         << M.Text << '\n';
    }
}

static void dumpSummary(const FunctionDecl &F, Analysis &All,
                        llvm::raw_ostream &OS) {
  const Summary *Effect = All.summary(F);
  if (!Effect || Effect->empty())
    return;
  OS << "function " << F.getQualifiedNameAsString() << '\n';
  Effect->dump(OS);
}

static void dumpFunction(DumpStage Stage, const FunctionDecl &F, Analysis &All,
                         llvm::raw_ostream &OS) {
  if (Stage == DumpStage::Stats) {
    All.execution(F);
    return;
  }
  OS << "function " << F.getQualifiedNameAsString() << '\n';
  if (Stage == DumpStage::Facts)
    All.facts(F)->dump(OS, F.getASTContext());
  else if (Stage == DumpStage::Flow)
    All.execution(F)->dump(OS);
  else
    for (const std::vector<Finding> &Found :
         {All.uncheckedLookups(F), All.insertingReads(F), All.useAfterErase(F)})
      dumpFindings(Found, F.getASTContext(), OS);
}

void maplint::dump(DumpStage Stage, ASTContext &Context, const ModelSet &Models,
                   llvm::raw_ostream &OS) {
  Functions Visitor(Context.getSourceManager());
  Visitor.TraverseDecl(Context.getTranslationUnitDecl());
  // The caller keeps the models alive.
  Analysis All(std::shared_ptr<const ModelSet>(&Models, [](auto *) {}));
  All.Thorough = true;
  for (const FunctionDecl *F : Visitor.All)
    if (Stage == DumpStage::Summaries)
      dumpSummary(*F, All, OS);
    else if (All.facts(*F))
      dumpFunction(Stage, *F, All, OS);
  if (Stage == DumpStage::Stats)
    OS << "functions " << Visitor.All.size() << ", analysed "
       << All.statistics().Functions << ", skipped " << All.statistics().Skipped
       << ", lossy " << All.statistics().Lossy << '\n';
}
