// Machines and snapshots by name, driven by JSON requests (PROTOCOL.md).
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "vmm/kvm/kvm.h"
#include "vmm/machine.h"
#include "vmm/snapshot.h"

namespace snapcheck::vmm::server {

class Server {
 public:
  explicit Server(kvm::System system) : system_(std::move(system)) {}

  /// One line in, one line out (without line breaks). Never fails: what is wrong is in the reply.
  std::string answer(const std::string& line);

 private:
  using Json = nlohmann::json;
  base::Result<Json> act(const Json& request);
  base::Result<Json> boot(const Json& request);
  base::Result<Json> run(const Json& request);
  base::Result<Json> send(const Json& request);
  base::Result<Json> snapshot(const Json& request);
  base::Result<Json> resume(const Json& request);
  base::Result<Json> restore(const Json& request);
  base::Result<Json> save(const Json& request);
  base::Result<Json> load(const Json& request);
  base::Result<Json> end(const Json& request);
  base::Result<Json> stats(const Json& request);
  base::Result<Json> export_files(const Json& request);
  base::Result<Json> remove(const Json& request);

  /// A machine, and what its agent waits for.
  struct Entry {
    std::unique_ptr<Machine> machine;
    Stop::Reason at = Stop::kTimeout;  ///< the last stop; kTimeout: it can just go on
  };
  base::Result<Entry*> find(const Json& request);
  base::Result<const Snapshot*> find_snapshot(const Json& request) const;

  kvm::System system_;
  std::map<std::string, Entry> machines_;
  std::map<std::string, Snapshot> snapshots_;
};

}  // namespace snapcheck::vmm::server
