// REQUIRES: qt
// RUN: %corpus %s
// flags: {qt5}
// link: {qt5-libs}
//
// Qt 5: QHash and QMap. Iterators dereference to the mapped value; key() and
// value() read through them; remove() and take() erase by key.

#include <QHash>
#include <QMap>
#include <QMultiMap>
#include <QString>

struct Window {
  int zoom = 1;
  QString title;
};

int hashErase_bad(QHash<int, Window> &windows, int id) {
  auto it = windows.find(id);
  if (it == windows.end())
    return 0;
  windows.erase(it);
  return it->zoom; // lint: 'it.*windows
}

int hashErase_ok(QHash<int, Window> &windows, int id) {
  auto it = windows.find(id);
  if (it == windows.end())
    return 0;
  int zoom = it->zoom;
  windows.erase(it);
  return zoom;
}

int hashValue_bad(QHash<int, Window> &windows, int id) {
  auto it = windows.find(id);
  if (it == windows.end())
    return 0;
  windows.erase(it);
  return it.value().zoom; // lint: 'it.*windows
}

int hashValue_ok(QHash<int, Window> &windows, int id) {
  auto it = windows.find(id);
  if (it == windows.end())
    return 0;
  Window window = it.value();
  windows.erase(it);
  return window.zoom;
}

int hashKey_bad(QHash<int, Window> &windows, int id) {
  QHash<int, Window>::iterator it = windows.find(id);
  if (it == windows.end())
    return 0;
  windows.remove(id);
  return it.key(); // lint: 'it.*windows
}

int hashKey_ok(QHash<int, Window> &windows, int id) {
  QHash<int, Window>::iterator it = windows.find(id);
  if (it == windows.end())
    return 0;
  int key = it.key();
  windows.remove(key);
  return key;
}

void hashLoop_bad(QHash<QString, int> &counts) {
  for (auto it = counts.begin(); it != counts.end(); ++it) // lint: 'it.*counts
    if (it.value() == 0)
      counts.erase(it);
}

void hashLoop_ok(QHash<QString, int> &counts) {
  for (auto it = counts.begin(); it != counts.end();) {
    if (it.value() == 0)
      it = counts.erase(it);
    else
      ++it;
  }
}

int hashReference_bad(QHash<int, Window> &windows, int id) {
  Window &window = windows[id];
  windows.remove(id);
  return window.zoom; // lint: 'window.*windows
}

int hashReference_ok(QHash<int, Window> &windows, int id) {
  Window window = windows.take(id);
  return window.zoom;
}

int hashTake_bad(QHash<int, Window> &windows, int id) {
  const Window &window = windows[id];
  windows.take(id);
  return window.zoom; // lint: 'window.*windows
}

void mapLoop_bad(QMap<int, Window> &windows) {
  QMap<int, Window>::iterator i = windows.begin();
  while (i != windows.end()) {
    if (i.value().zoom == 0)
      windows.erase(i);
    ++i; // lint: 'i.*windows
  }
}

void mapLoop_ok(QMap<int, Window> &windows) {
  QMap<int, Window>::iterator i = windows.begin();
  while (i != windows.end()) {
    if (i.value().zoom == 0)
      i = windows.erase(i);
    else
      ++i;
  }
}

void mapRemoveLoop_bad(QMap<int, Window> &windows) {
  for (auto i = windows.begin(); i != windows.end(); ++i) // lint: 'i.*windows
    if (i->zoom == 0)
      windows.remove(i.key());
}

void mapRemoveLoop_ok(QMap<int, Window> &windows) {
  const QList<int> keys = windows.keys();
  for (int key : keys)
    if (windows.value(key).zoom == 0)
      windows.remove(key);
}

int mapClear_bad(QMap<QString, Window> &windows) {
  Window &window = windows[QStringLiteral("main")];
  windows.clear();
  return window.zoom; // lint: 'window.*windows
}

int mapClear_ok(QMap<QString, Window> &windows) {
  int zoom = windows[QStringLiteral("main")].zoom;
  windows.clear();
  return zoom;
}

int mapInsert_ok(QMap<int, Window> &windows) {
  Window &first = windows[1];
  windows.insert(2, Window());
  return first.zoom;
}

int mapValueRead_ok(QMap<int, int> &counts, int id) {
  counts.remove(id);
  return counts.value(id, 0);
}

int mapValueRead_bad(QMap<int, int> &counts, int id) {
  counts.remove(id);
  return counts[id] + 1; // lint: counts
}

class Desktop {
public:
  void close_bad(int id) {
    auto it = m_windows.find(id);
    if (it == m_windows.end())
      return;
    m_windows.erase(it);
    m_lastTitle = it->title; // lint: 'it.*m_windows
  }

  void close_ok(int id) {
    auto it = m_windows.find(id);
    if (it == m_windows.end())
      return;
    m_lastTitle = it->title;
    m_windows.erase(it);
  }

  void closeConst_bad(int id) {
    auto it = m_windows.constFind(id);
    if (it == m_windows.constEnd())
      return;
    m_windows.remove(id);
    m_lastTitle = it->title; // lint: 'it.*m_windows
  }

  void closeConst_ok(int id) {
    auto it = m_windows.constFind(id);
    if (it == m_windows.constEnd())
      return;
    m_lastTitle = it->title;
    m_windows.remove(id);
  }

private:
  QHash<int, Window> m_windows;
  QString m_lastTitle;
};
