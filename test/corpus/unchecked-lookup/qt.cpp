// REQUIRES: qt
// RUN: %corpus %s
// flags: {qt5}
// link: {qt5-libs}
//
// Qt: iterators to values, constFind, value() of a missing key.

#include <QHash>
#include <QMap>
#include <QSharedPointer>
#include <QString>

struct Item {
  int id = 0;
  void show();
};
void note(int k);
#ifdef CORPUS_RUN
void Item::show() { ++id; }
void note(int) {}
#endif

int found_bad(const QMap<QString, int> &m, const QString &k) {
  return m.constFind(k).value(); // lint: 'm' may not have the key 'k'
}
int found_ok(const QMap<QString, int> &m, const QString &k) {
  auto it = m.constFind(k);
  return it == m.constEnd() ? 0 : it.value();
}
int starred_bad(QHash<int, int> &m, int k) {
  auto it = m.find(k);
  return *it; // lint: 'm' may not have the key 'k'
}
int starred_ok(QHash<int, int> &m, int k) {
  if (!m.contains(k))
    return 0;
  return *m.find(k);
}
void value_bad(const QMap<int, Item *> &m, int k) {
  m.value(k)->show(); // lint: it is null if 'm' does not have the key 'k'
}
void value_ok(const QMap<int, Item *> &m, int k) {
  if (Item *item = m.value(k))
    item->show();
}
void value_compared_ok(const QMap<int, Item *> &m, int k) {
  if (m.value(k) == nullptr)
    return;
  m.value(k)->show();
}
void value_logged_ok(const QMap<int, Item *> &m, int k) {
  if (!m.value(k))
    return;
  note(k);
  m.value(k)->show();
}
void of_all_keys_ok(const QMap<int, Item *> &m) {
  for (int k : m.keys())
    m.value(k)->show();
}
void of_each_key_ok(const QMap<int, Item *> &m) {
  foreach (int k, m.keys())
    m.value(k)->show();
}
void default_ok(const QMap<int, Item *> &m, int k, Item *other) {
  m.value(k, other)->show();
}
int copied_ok(const QHash<int, int> &m, int k) {
  return m.value(k);
}

// first() and its like demand an item.
QString first_bad(const QMap<int, QString> &m) {
  return m.first(); // lint: 'm.first\(\)' needs an element, but 'm' may be empty
}
QString first_ok(const QMap<int, QString> &m) {
  return m.isEmpty() ? QString() : m.first();
}
QString last_bad(QMap<int, QString> &m) {
  return m.last(); // lint: 'm.last\(\)' needs an element, but 'm' may be empty
}
QString last_ok(QMap<int, QString> &m) {
  if (m.size() == 0)
    return {};
  return m.last() + m.first();
}
int lastKey_bad(const QMap<int, QString> &m) {
  return m.lastKey(); // lint: 'm' may be empty
}
int keys_ok(QMap<int, QString> &m, int k) {
  m.insert(k, "x");
  return m.lastKey() - m.firstKey();
}
int firstKey_bad(const QMap<int, QString> &m) {
  if (m.isEmpty())
    return m.firstKey(); // lint: 'm' may be empty
  return 0;
}

// A shared pointer from a finder is tested in the ways that Qt has.
struct Shelf {
  QMap<int, QSharedPointer<Item>> items;

  QSharedPointer<Item> find(int id) const {
    auto it = items.constFind(id);
    if (it == items.constEnd())
      return QSharedPointer<Item>();
    return it.value();
  }
  void null_ok(int id) {
    auto item = find(id);
    if (!item.isNull())
      item->show();
  }
  void not_ok(int id) {
    auto item = find(id);
    if (!item)
      return;
    item->show();
  }
  void truth_ok(int id) {
    if (auto item = find(id))
      item->show();
  }
  void wrong_bad(int id) {
    auto item = find(id);
    if (!item)
      item->show(); // lint: 'item' is dereferenced
  }
};
void null_ok_run() { Shelf().null_ok(7); }
void not_ok_run() { Shelf().not_ok(7); }
void truth_ok_run() { Shelf().truth_ok(7); }
void wrong_bad_run() { Shelf().wrong_bad(7); }
