//===- real_headers_qt.cpp - The rows of qt.yaml are true of the headers --===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Confirms on the real headers of Qt 5 that the methods and iterator types
// which the rows name exist, and what the main calls yield. Compiled only.
//
// REQUIRES: qt
// DEFINE: %{inc} = -isystem/usr/include/x86_64-linux-gnu/qt5 \
// DEFINE:   -isystem/usr/include/aarch64-linux-gnu/qt5
// RUN: %clangxx -std=c++20 -Wall -Werror -Wno-deprecated-declarations -fPIC \
// RUN:   -fsyntax-only %{inc} %s

#include "has_member.h"
#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QMultiHash>
#include <QtCore/QMultiMap>
#include <QtCore/QMutex>
#include <QtCore/QReadWriteLock>
#include <QtCore/QScopedPointer>
#include <QtCore/QSet>
#include <QtCore/QSharedPointer>
#include <QtCore/QString>
#include <QtCore/QStringView>
#include <QtCore/QVector>
#include <QtCore/QWaitCondition>

using QMapOf = QMap<int, QString>;
using QMultiMapOf = QMultiMap<int, QString>;
using QHashOf = QHash<int, QString>;
using QMultiHashOf = QMultiHash<int, QString>;
using QSetOf = QSet<int>;

// Of another version of the library: removeIf.
MAPLINT_HAS_METHODS(QMapOf, QMapOf, begin, cbegin, cend, clear, constBegin,
                    constEnd, constFind, constKeyValueBegin, constKeyValueEnd,
                    contains, count, detach, empty, end, equal_range, erase,
                    find, first, firstKey, insert, insertMulti, isDetached,
                    isEmpty, isSharedWith, key, keyBegin, keyEnd, keyValueBegin,
                    keyValueEnd, keys, last, lastKey, lowerBound, operator[],
                    remove, size, swap, take, toStdMap, uniqueKeys, unite,
                    upperBound, value, values)
MAPLINT_HAS_TYPES(QMapOf, QMapOf, iterator, const_iterator, Iterator,
                  ConstIterator, key_iterator, key_value_iterator,
                  const_key_value_iterator)

// Of another version of the library: removeIf.
MAPLINT_HAS_METHODS(QMultiMapOf, QMultiMapOf, begin, cbegin, cend, clear,
                    constBegin, constEnd, constFind, constKeyValueBegin,
                    constKeyValueEnd, contains, count, detach, empty, end,
                    equal_range, erase, find, first, firstKey, insert,
                    insertMulti, isDetached, isEmpty, isSharedWith, key,
                    keyBegin, keyEnd, keyValueBegin, keyValueEnd, keys, last,
                    lastKey, lowerBound, operator+=, operator[], remove,
                    replace, size, swap, take, toStdMap, uniqueKeys, unite,
                    upperBound, value, values)
MAPLINT_HAS_TYPES(QMultiMapOf, QMultiMapOf, iterator, const_iterator, Iterator,
                  ConstIterator, key_iterator, key_value_iterator,
                  const_key_value_iterator)

// Of another version of the library: emplace, insertOrAssign, insert_or_assign,
// removeIf, tryEmplace, try_emplace.
MAPLINT_HAS_METHODS(QHashOf, QHashOf, begin, capacity, cbegin, cend, clear,
                    constBegin, constEnd, constFind, constKeyValueBegin,
                    constKeyValueEnd, contains, count, detach, empty, end,
                    equal_range, erase, find, insert, insertMulti, isDetached,
                    isEmpty, isSharedWith, key, keyBegin, keyEnd, keyValueBegin,
                    keyValueEnd, keys, operator[], remove, reserve, size,
                    squeeze, swap, take, uniqueKeys, unite, value, values)
MAPLINT_HAS_TYPES(QHashOf, QHashOf, iterator, const_iterator, Iterator,
                  ConstIterator, key_iterator, key_value_iterator,
                  const_key_value_iterator)

// Of another version of the library: emplace, removeIf.
MAPLINT_HAS_METHODS(QMultiHashOf, QMultiHashOf, begin, capacity, cbegin, cend,
                    clear, constBegin, constEnd, constFind, constKeyValueBegin,
                    constKeyValueEnd, contains, count, detach, empty, end,
                    equal_range, erase, find, insert, insertMulti, isDetached,
                    isEmpty, isSharedWith, key, keyBegin, keyEnd, keyValueBegin,
                    keyValueEnd, keys, operator+=, operator[], remove, replace,
                    reserve, size, squeeze, swap, take, uniqueKeys, unite,
                    value, values)
MAPLINT_HAS_TYPES(QMultiHashOf, QMultiHashOf, iterator, const_iterator,
                  Iterator, ConstIterator, key_iterator, key_value_iterator,
                  const_key_value_iterator)

// Of another version of the library: removeIf.
MAPLINT_HAS_METHODS(
    QSetOf, QSetOf, begin, capacity, cbegin, cend, clear, constBegin, constEnd,
    constFind, contains, count, crbegin, crend, detach, empty, end, erase, find,
    insert, intersect, intersects, isDetached,
    isEmpty, operator&=, operator+=, operator-=, operator<<, operator|=, rbegin,
    remove, rend, reserve, size, squeeze, subtract, swap, toList, unite, values)
MAPLINT_HAS_TYPES(QSetOf, QSetOf, iterator, const_iterator, reverse_iterator,
                  const_reverse_iterator)

// What the calls yield.
MAPLINT_YIELDS(QMapOf, find(1), QMapOf::iterator);
MAPLINT_YIELDS(const QMapOf, find(1), QMapOf::const_iterator);
MAPLINT_YIELDS(QMapOf, constFind(1), QMapOf::const_iterator);
MAPLINT_YIELDS(QMapOf, value(1), const QString);
MAPLINT_YIELDS(QMapOf, operator[](1), QString &);
// The const one inserts nothing.
MAPLINT_YIELDS(const QMapOf, operator[](1), const QString);
MAPLINT_YIELDS(QMapOf, take(1), QString);
MAPLINT_YIELDS(QMapOf, insert(1, QString()), QMapOf::iterator);
MAPLINT_YIELDS(QMapOf, erase(QMapOf::iterator()), QMapOf::iterator);
// Iterators lead to the values.
static_assert(std::is_same_v<decltype(*QMapOf::iterator()), QString &>);
static_assert(std::is_same_v<decltype(*QHashOf::iterator()), QString &>);
MAPLINT_YIELDS(QHashOf, remove(1), int);
MAPLINT_YIELDS(QSetOf, insert(1), QSetOf::iterator);

// Owners, views and locks.
MAPLINT_HAS_METHODS(String, QString, data, constData, unicode, utf16, begin,
                    end, constBegin, leftRef, clear, append, remove, swap)
MAPLINT_HAS_METHODS(Vector, QVector<int>, at, first, last, begin, end, clear,
                    append, erase, swap)
MAPLINT_HAS_METHODS(ScopedPointer, QScopedPointer<int>, data, get, take, reset)
MAPLINT_HAS_METHODS(SharedPointer, QSharedPointer<int>, data, get, clear, reset)
MAPLINT_HAS_METHODS(Mutex, QMutex, lock, tryLock, unlock)
MAPLINT_HAS_METHODS(ReadWriteLock, QReadWriteLock, lockForRead, lockForWrite,
                    tryLockForRead, tryLockForWrite, unlock)
MAPLINT_HAS_METHODS(WaitCondition, QWaitCondition, wait)
