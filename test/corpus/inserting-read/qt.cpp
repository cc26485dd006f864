// REQUIRES: qt
// RUN: %corpus %s
// flags: {qt5}
// link: {qt5-libs}
//
// Qt: value() gives a default, and inserts nothing; a copy costs nothing.

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

int length(const QString &text);
#ifdef CORPUS_RUN
int length(const QString &text) { return text.size(); }
#endif

class Titles {
public:
  QString title_bad(int id) {
    return titles_[id]; // lint: 'titles_\[id\]' is only read // static-only: nobody looks into the map
  }
  QString title_ok(int id) { return titles_.value(id); }
  bool tagged_bad(int id) {
    return !tags_[id].isEmpty(); // lint: only read // static-only: as above
  }
  int length_bad(int id) {
    return length(titles_[id]); // lint: only read // static-only: as above
  }
  bool named_bad(int id, const QString &name) {
    return titles_[id] == name; // lint: only read // static-only: as above
  }

private:
  QHash<int, QString> titles_;
  QMap<int, QStringList> tags_;
};
