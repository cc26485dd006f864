//===- Diagnose.cpp - Findings in words -----------------------------------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Diagnose.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace maplint;

namespace {
/// Longer expressions are not quoted whole.
constexpr size_t MaxQuote = 60;

class Words {
public:
  Words(const Finding &F, const ASTContext &Ctx) : F(F), Ctx(Ctx) {}
  std::vector<Message> all();

private:
  std::string quote(SourceRange Range, llvm::StringRef Otherwise) const;
  std::string map() const;
  std::string verb() const;
  std::string after() const;
  std::string absence() const;
  std::string madeIn() const;
  std::string keyName() const;
  std::string untested() const;
  std::string killNote() const;
  std::string warning() const;
  std::string remedy() const;
  void note(SourceLocation At, std::string Text);

  const Finding &F;
  const ASTContext &Ctx;
  std::vector<Message> Out;
};
} // namespace

std::string Words::quote(SourceRange Range, llvm::StringRef Otherwise) const {
  const SourceManager &SM = Ctx.getSourceManager();
  if (Range.isInvalid())
    return Otherwise.str();
  CharSourceRange Chars =
      CharSourceRange::getTokenRange(SM.getExpansionRange(Range).getAsRange());
  // Inside of a macro's argument the argument itself is meant.
  CharSourceRange File = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), SM, Ctx.getLangOpts());
  llvm::StringRef Source = Lexer::getSourceText(File.isValid() ? File : Chars,
                                                SM, Ctx.getLangOpts());
  std::string Text;
  for (char C : Source.trim())
    if (!clang::isWhitespace(C))
      Text += C;
    else if (!Text.empty() && Text.back() != ' ')
      Text += ' ';
  if (Text.empty() || Text.size() > MaxQuote)
    return Otherwise.str();
  return "'" + Text + "'";
}

std::string Words::map() const {
  return F.Kill ? quote(F.Kill->Object, "the container") : "the container";
}

std::string Words::verb() const {
  switch (F.Use) {
  case UseKind::Read:
    return "read";
  case UseKind::Written:
    return "written";
  case UseKind::Dereferenced:
    return "used";
  case UseKind::Advanced:
    return "advanced";
  case UseKind::Compared:
    return "compared";
  case UseKind::Erased:
    return "erased again";
  case UseKind::Passed:
    return "used";
  case UseKind::Returned:
    return "returned";
  case UseKind::Below:
    return "used";
  }
  llvm_unreachable("all uses are handled");
}

std::string Words::after() const {
  switch (F.Cause) {
  case DeathCause::Erased:
    return "its element was erased from " + map();
  case DeathCause::Cleared:
    return map() + " was cleared";
  case DeathCause::Assigned:
    return map() + " was given other elements";
  case DeathCause::Extracted:
    return "its element was extracted from " + map();
  case DeathCause::MovedAway:
    return map() + " was moved away";
  case DeathCause::Temporary:
    return "the temporary " + map() + " was destroyed";
  case DeathCause::InsertMoved:
    return "an insertion into " + map() + " may have moved its element";
  case DeathCause::Rehashed:
    return "an insertion into " + map() + " may have invalidated it";
  case DeathCause::EraseMoved:
    return "an erase from " + map() + " may have moved its element";
  case DeathCause::OwnerReset:
    return map() + ", which owns its container, was reset";
  case DeathCause::Replaced:
    return map() + ", which owned it, was reset";
  case DeathCause::Deleted:
    return map() + " was deleted";
  case DeathCause::Called:
    return "a call that may have erased its element";
  }
  llvm_unreachable("all causes are handled");
}

std::string Words::madeIn() const {
  return F.Made ? quote(F.Made->Object, "the container") : "the container";
}

std::string Words::keyName() const {
  return F.Made ? quote(F.Made->Key, "it is given") : "it is given";
}

/// Why the handle may lead nowhere, as a clause.
std::string Words::absence() const {
  std::string In = madeIn();
  std::string Key = F.Made ? quote(F.Made->Key, "") : "";
  switch (F.Why) {
  case Absence::Key:
    return In + (Key.empty() ? " may not have its key"
                             : " may not have the key " + Key);
  case Absence::Bound:
    return In + (Key.empty() ? " may have no such key"
                             : " may have no key from " + Key + " on");
  case Absence::Empty:
    return In + " may be empty";
  case Absence::Last:
    return "it may have reached the end of " + In;
  case Absence::Match:
    return "nothing in " + In + " may match";
  case Absence::Call:
    return "that call may have found nothing";
  case Absence::Null:
    return "it is null if " + In +
           (Key.empty() ? " does not have its key" : " does not have " + Key);
  case Absence::End:
    return F.Sometimes ? "it may be the end of its container here"
                       : "it is the end of its container here";
  case Absence::Default:
    return "it is null if " + In +
           (Key.empty() ? " does not have its key"
                        : " does not have the key " + Key);
  case Absence::Throw:
    return "";
  }
  llvm_unreachable("all reasons are handled");
}

/// A call of a helper that needs what other callers have tested.
std::string Words::untested() const {
  std::string Call = quote(F.Caller->Range, "this call");
  std::string In = quote(F.Caller->Object, madeIn());
  if (F.Why == Absence::Empty)
    return Call + " needs an element in " + In +
           ", and nothing here has tested that there is one";
  std::string Key = quote(F.Caller->Key, "");
  return Call + " needs " + (Key.empty() ? "its key" : "the key " + Key) +
         " in " + In + ", and nothing here has tested that it is there";
}

std::string Words::killNote() const {
  std::string Key = quote(F.Kill->Key, "");
  std::string Loop =
      F.EarlierIteration ? ", in an earlier iteration of the loop" : "";
  switch (F.Cause) {
  case DeathCause::Erased:
    return (Key.empty() ? "the element is erased here"
                        : "the element is erased here, by " + Key) +
           Loop;
  case DeathCause::Cleared:
    return "all elements of " + map() + " are erased here" + Loop;
  case DeathCause::Assigned:
    return "the elements of " + map() + " are replaced here" + Loop;
  case DeathCause::Extracted:
    return "the element is extracted here" + Loop;
  case DeathCause::MovedAway:
    return map() + " is moved away here" + Loop;
  case DeathCause::Temporary:
    return "the temporary " + map() +
           " is destroyed at the end of this statement" + Loop;
  case DeathCause::InsertMoved:
  case DeathCause::Rehashed:
    return (Key.empty() ? "elements are inserted into " + map() + " here"
                        : "the key " + Key + " is inserted into " + map() +
                              " here if it is not there") +
           Loop;
  case DeathCause::EraseMoved:
    return "another element of " + map() + " is erased here" + Loop;
  case DeathCause::OwnerReset:
    return "the container ends here" + Loop;
  case DeathCause::Replaced:
    return "the object that " + map() + " owned ends here" + Loop;
  case DeathCause::Deleted:
    return "it is deleted here" + Loop;
  case DeathCause::Called:
    return "this call may change the container" + Loop;
  }
  llvm_unreachable("all causes are handled");
}

static bool isInsertion(DeathCause Cause) {
  return Cause == DeathCause::InsertMoved || Cause == DeathCause::Rehashed;
}

std::string Words::warning() const {
  std::string Handle = quote(F.Handle, "the element");
  switch (F.What) {
  case Hazard::DeadHandle:
    if (F.Hidden)
      return std::string("the range-for over ") +
             (F.Within ? "an element of " : "") + map() +
             " goes on with an iterator that this call " +
             (F.Cause == DeathCause::Called ? "may invalidate" : "invalidates");
    if (F.Use == UseKind::Below)
      return Handle + " uses an iterator or pointer after " + after();
    return Handle + " is " + verb() + " after " + after();
  case Hazard::ReadReinserts:
    return Handle + " reads the key that was just erased from " + map() +
           ", which inserts it again";
  case Hazard::LookupThrows:
    return Handle + " always throws: the key was just erased from " + map();
  case Hazard::KeyOutlived:
    return Handle + " is the key of an element that this call erases from " +
           map() + " before it reads the key again";
  case Hazard::PartOutlived:
    return Handle + " is in an element that this call erases from " + map() +
           " before it reads that again";
  case Hazard::CalledBack:
    return isInsertion(F.Cause)
               ? "the callable that is given here inserts into " + map() +
                     ", which may invalidate what the callee uses again"
               : "the callable that is given here takes an element from " +
                     map() + " that the callee uses again";
  case Hazard::InsertingRead:
    return Handle + " is only read, but inserts the key " + keyName() +
           " into " + madeIn() + " if it is not there";
  case Hazard::InsertedForErase:
    return Handle + " inserts the key " + keyName() + " into " + madeIn() +
           " if it is not there, only to erase it";
  case Hazard::Unchecked:
    if (F.Caller)
      return untested();
    if (F.Why == Absence::Throw)
      return Handle + " ends the program if " + madeIn() +
             " does not have the key " + keyName() +
             ": nothing may be thrown here";
    return Handle +
           (F.Use == UseKind::Advanced ? " is advanced"
            : F.Use == UseKind::Erased ? " is erased"
            : F.Use == UseKind::Read   ? " needs an element"
                                       : " is dereferenced") +
           ", but " + absence();
  case Hazard::ForeignIterator: {
    std::string Other = quote(F.With, "another container");
    std::string Home = F.Made ? quote(F.Made->Object, "another container") : "";
    return Handle + " is " +
           (Home.empty() ? "" : "an iterator of " + Home + ", ") +
           (F.Use == UseKind::Compared ? "compared with " + Other
                                       : "given to " + Other);
  }
  }
  llvm_unreachable("all hazards are handled");
}

/// What a fix does that a correct path may notice.
std::string Words::remedy() const {
  std::string Use = ("use " + F.Twin + "()").str();
  switch (F.Instead) {
  case Remedy::Order:
    return "advance where nothing is erased instead; that is before the "
           "destructors at the end of the loop's body";
  case Remedy::Own:
    return "erase the element that the iterator is at instead, if that is what "
           "is meant";
  case Remedy::Throw:
    return Use + ", which throws if the key is not there";
  case Remedy::Default:
    return Use + ", which inserts nothing; a key that is not there still reads "
                 "as the default";
  case Remedy::Skip:
    return Use + ", and do nothing if the key is not there";
  }
  llvm_unreachable("all remedies are handled");
}

void Words::note(SourceLocation At, std::string Text) {
  if (At.isValid())
    Out.push_back({At, std::move(Text), {}});
}

std::vector<Message> Words::all() {
  bool AtKill = F.What == Hazard::DeadHandle && F.Hidden && F.Kill;
  SourceLocation At = AtKill ? F.Kill->Range.getBegin() : F.At.getBegin();
  Out.push_back({At, warning(), F.Fixes});
  if (AtKill)
    note(F.At.getBegin(), "the range-for uses its iterator here");
  else if (F.Made && F.What >= Hazard::Unchecked) {
    if (F.Made->Range != F.Handle && F.Made->Range != F.At)
      note(F.Made->Range.getBegin(), "it was looked up here");
  } else if (F.Made)
    note(F.Made->Range.getBegin(), F.What == Hazard::ForeignIterator
                                       ? "the iterator was obtained here"
                                       : "the element was found here");
  if (F.Kill && !AtKill)
    note(F.Kill->Range.getBegin(),
         F.What == Hazard::InsertedForErase ? "it is erased here"
         : F.What == Hazard::CalledBack     ? isInsertion(F.Cause)
                                                  ? "it is inserted here"
                                                  : "the element goes here"
         : F.What == Hazard::PartOutlived   ? "all elements are erased here"
         : F.What == Hazard::DeadHandle     ? killNote()
                                            : "the key is erased here");
  if (F.Inner)
    note(F.Inner->Range.getBegin(),
         F.What == Hazard::KeyOutlived    ? "the key is read here"
         : F.What == Hazard::PartOutlived ? "it is read here"
         : F.What == Hazard::CalledBack   ? "the callee uses it again here"
                                          : "it happens here, in the callee");
  if (F.OwnKey)
    note(F.Kill->Range.getBegin(),
         "the element gives this key itself, so it is taken to be its own");
  if (F.Type && F.What == Hazard::DeadHandle && !F.Type->Rule.empty())
    note(At, F.Type->Name + ": " + F.Type->Rule +
                 (F.Type->Source.empty() ? "" : " (" + F.Type->Source + ")"));
  if (!F.DoubtfulFixes.empty())
    Out.push_back({At, remedy(), F.DoubtfulFixes});
  return std::move(Out);
}

std::vector<Message> maplint::diagnose(const Finding &F,
                                       const ASTContext &Ctx) {
  return Words(F, Ctx).all();
}
