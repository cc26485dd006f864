//===- ref_probe.h - A variable that knows when it is read too late -------===//
//
// Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stands for a local that a task captures by reference. Its reads and writes
// are compared by happens-before, and a read after its death is reported:
//
//   refmap::ref_probe<int> Count(0);
//   refmap::thread T([&] { Count.set(1); });
//   T.detach();                 // fatal error: task reads a local that has
//   died
//
// The memory of a dead local may hold anything, so the probe itself holds only
// a value and the number of a record that is never freed. A late reader finds a
// number that no living probe has at this address. If a new probe has come to
// life at the very address, a read through the old reference is taken for one
// of the new; a handle() is exact.
//
//===----------------------------------------------------------------------===//

#ifndef REFMAP_REF_PROBE_H
#define REFMAP_REF_PROBE_H

#include "refmap/detail/monitor.h"

#include <unordered_map>

namespace refmap {
inline namespace REFMAP_ABI {
namespace detail {

/// The record of one probe.
struct ProbeRecord {
  Monitor History;
  bool Alive = true;
  place Born;
};

/// All probes by address. Records of the dead stay, so that they can be named.
class ProbeRegistry {
  std::mutex M;
  std::unordered_map<const void *, std::shared_ptr<ProbeRecord>> ByAddress;

public:
  static ProbeRegistry &get() {
    static ProbeRegistry *Registry = new ProbeRegistry;
    return *Registry;
  }
  std::shared_ptr<ProbeRecord> birth(const void *Probe, const place &Where) {
    auto R = std::make_shared<ProbeRecord>();
    R->Born = Where;
    R->History.Local = true;
    std::lock_guard<std::mutex> Lock(M);
    return ByAddress[Probe] = R;
  }
  void death(const void *Probe) {
    std::lock_guard<std::mutex> Lock(M);
    ByAddress.at(Probe)->Alive = false;
  }
  /// The last probe that lived at the address; null if there never was one.
  std::shared_ptr<ProbeRecord> find(const void *Probe) {
    std::lock_guard<std::mutex> Lock(M);
    auto It = ByAddress.find(Probe);
    return It == ByAddress.end() ? nullptr : It->second;
  }
};

/// Checks one access. A dead probe cannot be read: raises.
inline void accessProbe(const std::shared_ptr<ProbeRecord> &R, AccessKind Kind,
                        const place &Where) {
  schedulingPoint();
  if (!R || !R->Alive)
    raise({violation_kind::dead_local,
           thisSide(verb(Kind), Where),
           {"local of", R ? R->Born : place(), side::no_thread, {}}});
  R->History.record(Kind, Where);
}

} // namespace detail

/// A value of type \p T that is watched. Copies are new probes.
template <class T> class ref_probe {
  T Value;

public:
  explicit ref_probe(T Initial = T(), place P = place::current())
      : Value(std::move(Initial)) {
    detail::ProbeRegistry::get().birth(this, P);
  }
  ref_probe(const ref_probe &Other) : ref_probe(Other.get(), place()) {}
  ref_probe &operator=(const ref_probe &Other) {
    set(Other.get());
    return *this;
  }
  ~ref_probe() { detail::ProbeRegistry::get().death(this); }

  /// Reads. Reports dead_local when the probe's life has ended, and
  /// racing_local when a write is not ordered with it.
  T get(place P = place::current()) const {
    access(detail::AccessKind::Read, P);
    return Value;
  }
  /// Writes; reports as get does.
  void set(T New, place P = place::current()) {
    access(detail::AccessKind::Write, P);
    Value = std::move(New);
  }
  operator T() const { return get(place()); }
  ref_probe &operator=(T New) {
    set(std::move(New), place());
    return *this;
  }

  /// A reference to be captured instead of the probe's address: it knows which
  /// probe it meant, even if another lives there now.
  class handle {
    ref_probe *Probe;
    std::shared_ptr<detail::ProbeRecord> Record;
    friend class ref_probe;
    explicit handle(ref_probe &P)
        : Probe(&P), Record(detail::ProbeRegistry::get().find(&P)) {}

  public:
    T get(place P = place::current()) const {
      detail::accessProbe(Record, detail::AccessKind::Read, P);
      return Probe->Value;
    }
    void set(T New, place P = place::current()) const {
      detail::accessProbe(Record, detail::AccessKind::Write, P);
      Probe->Value = std::move(New);
    }
  };
  handle ref() { return handle(*this); }

private:
  void access(detail::AccessKind Kind, const place &P) const {
    detail::accessProbe(detail::ProbeRegistry::get().find(this), Kind, P);
  }
};

} // namespace REFMAP_ABI
} // namespace refmap

#endif // REFMAP_REF_PROBE_H
