// Where guests run: snapcheck-machine on this host (kvm), or inside an emulated machine (tcg). Both take the same
// requests (../server/PROTOCOL.md).
//
// tcg: QEMU's TCG emulates a processor with SVM; a small Linux (L1) boots on it, with KVM's modules and
// snapcheck-machine as its only process. The guest then runs on genuine kvm_amd, a few hundred times slower than on
// hardware. Everything that L1 needs is in its initramfs, which has no name on this host: nothing is left behind,
// however this process ends.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::engine {

enum class Choice { kAuto, kKvm, kTcg };

struct EngineSpec {
  Choice choice = Choice::kAuto;
  std::vector<std::string> files;      ///< of this host, that requests will name (Engine::path)
  std::uint64_t guest_memory_mib = 0;  ///< of all machines together at their most, for the size of L1
  std::uint64_t window_mib = 0;        ///< for files that come back from tcg (Engine::fetch)
  int start_seconds = 120;             ///< in which L1 has to be up; 3 to 9 on an idle machine
};

class Engine {
 public:
  /// An emulated machine that does not come up in time is ended and started anew, once; reason() tells.
  static base::Result<Engine> start(const EngineSpec& spec);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) = delete;
  ~Engine();

  /// "kvm" or "tcg".
  const std::string& name() const { return name_; }
  /// Why this engine, in one line, for the report.
  const std::string& reason() const { return reason_; }

  /// The name that requests use for a file of EngineSpec::files.
  std::string path(const std::string& host_path) const;
  /// A folder that requests can write into: on the host for kvm, inside L1 for tcg.
  std::string folder(const std::string& host_folder) const;
  /// Brings the files of a folder() to the host, under the names that they have there. kvm: they are there already.
  base::Result<void> fetch(const std::string& host_folder);

  /// One request. Waits `seconds` for the reply; the reply of a request that failed is an Error. An engine that does
  /// not answer in time is ended: see hung().
  base::Result<nlohmann::json> ask(const nlohmann::json& request, int seconds);
  /// It did not answer in time and is no more, with all its machines and snapshots. An emulated machine inside of an
  /// emulated machine comes to that now and then; a caller starts another one, once, and does its work again.
  bool hung() const;

  /// The last lines of L1's console, for error messages; empty for kvm.
  std::string console() const;

 private:
  struct Parts;
  Engine(std::string name, std::string reason, std::unique_ptr<Parts> parts);
  static base::Result<Engine> start_kvm(const EngineSpec& spec, std::string reason);
  static base::Result<Engine> start_tcg(const EngineSpec& spec, std::string reason);
  static base::Result<Engine> start_tcg_once(const EngineSpec& spec, std::string reason, bool& hung);
  base::Result<void> greet(int seconds);

  std::string name_;
  std::string reason_;
  std::unique_ptr<Parts> parts_;
};

/// Folder of snapcheck-machine and snapcheck-agent: $SNAPCHECK_LIBEXEC, else beside this program, else
/// ../libexec/snapcheck of it.
base::Result<std::string> helper_folder();

}  // namespace snapcheck::vmm::engine
