#include "vmm/server/server.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <thread>

#include "vmm/server/stats.h"
#include "vmm/server/window.h"
#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm::server {
namespace {

using base::Error;
using base::Result;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr int kMaxJobs = 64;
constexpr std::size_t kMaxMachines = 256;

std::int64_t microseconds_since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

Error missing(const std::string& key, const char* kind) {
  return {"the request has no " + key + " (" + kind + ")", ""};
}

Result<std::string> text_of(const Json& request, const std::string& key) {
  const auto found = request.find(key);
  if (found == request.end() || !found->is_string()) return missing(key, "text");
  return found->get<std::string>();
}

Result<std::int64_t> number_of(const Json& request, const std::string& key, std::optional<std::int64_t> fallback = {}) {
  const auto found = request.find(key);
  if (found == request.end() && fallback) return *fallback;
  if (found == request.end() || !found->is_number_integer()) return missing(key, "number");
  return found->get<std::int64_t>();
}

/// A file mapped for reading: kernels and images are large, and only copied once.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return Error{"cannot open " + path + ": " + std::strerror(errno), ""};
    struct stat status{};
    const bool regular = fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    void* bytes = !regular ? MAP_FAILED
                           : mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (bytes == MAP_FAILED) return Error{"cannot read " + path + ": it is empty or no regular file", ""};
    return MappedFile(bytes, static_cast<std::size_t>(status.st_size));
  }
  MappedFile(MappedFile&& other) noexcept : bytes_(other.bytes_), size_(other.size_) { other.bytes_ = nullptr; }
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile() {
    if (bytes_ != nullptr) munmap(bytes_, size_);
  }
  std::span<const std::byte> view() const { return {static_cast<const std::byte*>(bytes_), size_}; }

 private:
  MappedFile(void* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
  void* bytes_;
  std::size_t size_;
};

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

Json event_json(const devices::Event& event) {
  static constexpr const char* kNames[] = {"message", "control", "stdout", "stderr", "open", "used"};
  Json json = {{"kind", kNames[event.kind]}};
  if (event.kind == devices::Event::kControl) {
    json["random"] = hex(event.bytes.substr(0, 32));
    json["realtime_ns"] = number_at(event.bytes, 32);
    json["monotonic_ns"] = number_at(event.bytes, 40);
    json["before"] = {{"random", hex(event.bytes.substr(48, 32))},
                      {"realtime_ns", number_at(event.bytes, 80)},
                      {"monotonic_ns", number_at(event.bytes, 88)}};
    json["told"] = hex(event.bytes.substr(96, 32));
    json["not_held"] = event.bytes.substr(128);
  } else {
    json["text"] = event.bytes;
  }
  return json;
}

const char* stop_name(Stop::Reason reason) {
  static constexpr const char* kNames[] = {"message", "snapshot", "exited", "failed", "reset", "timeout", "broken"};
  return kNames[reason];
}

Json stop_json(const std::string& name, const Stop& stop, Machine& machine, std::int64_t run_us) {
  Json events = Json::array();
  for (const devices::Event& event : machine.take_events()) events.push_back(event_json(event));
  const ExitCounts& exits = machine.exits();
  return {{"machine", name},
          {"stop", stop_name(stop.reason)},
          {"detail", stop.detail},
          {"status", stop.status},
          {"events", std::move(events)},
          {"console", machine.take_console()},
          {"exits", {{"port", exits.port}, {"doorbell", exits.doorbell}, {"mmio", exits.mmio}}},
          {"first_exit_us", machine.first_exit_us()},
          {"run_us", run_us}};
}

Result<devices::Restored> restored_of(const Json& request, std::int64_t clone) {
  const auto flags = number_of(request, "flags", 7);
  if (!flags) return flags.error();
  const auto offset = number_of(request, "realtime_offset_ns", 0);
  if (!offset) return offset.error();
  devices::Restored restored;
  restored.clone = static_cast<std::uint64_t>(clone);
  restored.flags = static_cast<std::uint64_t>(*flags);
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  restored.realtime_ns = static_cast<std::uint64_t>(now.tv_sec * 1'000'000'000 + now.tv_nsec + *offset);
  if (auto done = seal::fill_random(restored.entropy); !done) return done.error();
  return restored;
}

Result<std::optional<seal::Key>> key_of(const Json& request) {
  if (!request.contains("key")) return std::optional<seal::Key>();
  const auto text = text_of(request, "key");
  if (!text) return text.error();
  const auto key = seal::read_key(*text);
  if (!key) return key.error();
  return std::optional(*key);
}

}  // namespace

std::string Server::answer(const std::string& line) {
  Json reply;
  const Json request = Json::parse(line, nullptr, false);
  if (!request.is_object()) {
    reply = {{"ok", false}, {"error", "the request is no JSON object"}, {"remedy", ""}};
  } else if (auto result = act(request)) {
    reply = std::move(*result);
    reply["ok"] = true;
  } else {
    reply = {{"ok", false}, {"error", result.error().what}, {"remedy", result.error().remedy}};
  }
  return reply.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Json> Server::act(const Json& request) {
  struct Row {
    const char* op;
    Result<Json> (Server::*handle)(const Json&);
  };
  static constexpr Row kRows[] = {
      {"boot", &Server::boot},
      {"run", &Server::run},
      {"send", &Server::send},
      {"snapshot", &Server::snapshot},
      {"resume", &Server::resume},
      {"restore", &Server::restore},
      {"save", &Server::save},
      {"load", &Server::load},
      {"end", &Server::end},
      {"stats", &Server::stats},
      {"export", &Server::export_files},
      {"remove", &Server::remove},
  };
  const auto op = text_of(request, "op");
  if (!op) return op.error();
  for (const Row& row : kRows) {
    if (*op == row.op) return (this->*row.handle)(request);
  }
  return Error{"there is no op " + *op, ""};
}

Result<Server::Entry*> Server::find(const Json& request) {
  const auto name = text_of(request, "machine");
  if (!name) return name.error();
  const auto found = machines_.find(*name);
  if (found == machines_.end()) return Error{"there is no machine " + *name, ""};
  return &found->second;
}

Result<const Snapshot*> Server::find_snapshot(const Json& request) const {
  const auto name = text_of(request, "snapshot");
  if (!name) return name.error();
  const auto found = snapshots_.find(*name);
  if (found == snapshots_.end()) return Error{"there is no snapshot " + *name, ""};
  return &found->second;
}

Result<Json> Server::boot(const Json& request) {
  const auto name = text_of(request, "machine");
  const auto kernel_path = text_of(request, "kernel");
  const auto initramfs_path = text_of(request, "initramfs");
  const auto command_line = text_of(request, "command_line");
  const auto memory = number_of(request, "memory");
  const auto cpus = number_of(request, "cpus", 1);
  for (const auto* text : {&name, &kernel_path, &initramfs_path, &command_line}) {
    if (!*text) return text->error();
  }
  if (!memory) return memory.error();
  if (!cpus) return cpus.error();
  if (machines_.size() >= kMaxMachines) return Error{"there are 256 machines already", "end some of them"};
  const auto kernel = MappedFile::open(*kernel_path);
  if (!kernel) return kernel.error();
  const auto initramfs = MappedFile::open(*initramfs_path);
  if (!initramfs) return initramfs.error();
  if (*memory < 0 || *memory > 65'536) return Error{"a guest cannot have " + std::to_string(*memory) + " MiB", ""};
  if (*cpus < 1 || *cpus > x86_64::kMaxVcpus) return Error{"a guest has 1 to 8 vCPUs", ""};
  const auto start = Clock::now();
  auto machine = Machine::boot(system_, static_cast<std::uint64_t>(*memory) << 20,
                               {kernel->view(), initramfs->view(), *command_line, static_cast<std::uint32_t>(*cpus)});
  if (!machine) return machine.error();
  machines_[*name] = {std::move(*machine), Stop::kTimeout};
  return Json{{"create_us", microseconds_since(start)}};
}

Result<Json> Server::run(const Json& request) {
  const auto list = request.find("machines");
  if (list == request.end() || !list->is_array()) return missing("machines", "list");
  const auto timeout = number_of(request, "timeout");
  if (!timeout) return timeout.error();
  const auto jobs = number_of(request, "jobs", 1);
  if (!jobs) return jobs.error();
  std::vector<std::pair<std::string, Entry*>> chosen;
  for (const Json& name : *list) {
    auto entry = find({{"machine", name}});
    if (!entry) return entry.error();
    if (std::ranges::any_of(chosen, [&](const auto& other) { return other.second == *entry; })) {
      return Error{"a machine cannot run twice at once", ""};
    }
    if ((*entry)->at != Stop::kTimeout) {
      return Error{
          "machine " + name.get<std::string>() + " stopped with " + stop_name((*entry)->at) + " and cannot just go on",
          ""};
    }
    chosen.emplace_back(name.get<std::string>(), *entry);
  }
  std::vector<Json> runs(chosen.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i; (i = next++) < chosen.size();) {
      auto& [name, entry] = chosen[i];
      const auto start = Clock::now();
      const Stop stop = entry->machine->run(start + std::chrono::seconds(*timeout));
      entry->at = stop.reason;
      runs[i] = stop_json(name, stop, *entry->machine, microseconds_since(start));
    }
  };
  std::vector<std::thread> helpers;
  const auto wanted = static_cast<std::size_t>(std::clamp<std::int64_t>(*jobs, 1, kMaxJobs));
  for (std::size_t i = 1; i < std::min(wanted, chosen.size()); ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
  return Json{{"runs", runs}};
}

Result<Json> Server::send(const Json& request) {
  auto entry = find(request);
  if (!entry) return entry.error();
  const auto text = text_of(request, "text");
  if (!text) return text.error();
  if ((*entry)->at != Stop::kMessage) return Error{"the guest does not wait for a message", ""};
  if (text->size() > devices::Channel::kMaxRecord) return Error{"the message is longer than 16 MiB", ""};
  (*entry)->machine->send(*text);
  (*entry)->at = Stop::kTimeout;
  return Json::object();
}

Result<Json> Server::snapshot(const Json& request) {
  auto entry = find(request);
  if (!entry) return entry.error();
  const auto name = text_of(request, "snapshot");
  if (!name) return name.error();
  if ((*entry)->at != Stop::kSnapshot) return Error{"the guest is not at its snapshot point", ""};
  const auto start = Clock::now();
  auto taken = Snapshot::take(*(*entry)->machine);
  if (!taken) return taken.error();
  snapshots_.erase(*name);
  snapshots_.emplace(*name, std::move(*taken));
  return Json{{"snapshot_us", microseconds_since(start)}};
}

Result<Json> Server::resume(const Json& request) {
  auto entry = find(request);
  if (!entry) return entry.error();
  if ((*entry)->at != Stop::kSnapshot) return Error{"the guest is not at its snapshot point", ""};
  const auto restored = restored_of(request, 0);
  if (!restored) return restored.error();
  (*entry)->machine->resume(*restored);
  (*entry)->at = Stop::kTimeout;
  return Json::object();
}

Result<Json> Server::restore(const Json& request) {
  const auto snapshot = find_snapshot(request);
  if (!snapshot) return snapshot.error();
  const auto name = text_of(request, "machine");
  if (!name) return name.error();
  const auto clone = number_of(request, "clone");
  if (!clone) return clone.error();
  if (*clone < 1) return Error{"clones are numbered from 1", ""};
  if (machines_.size() >= kMaxMachines) return Error{"there are 256 machines already", "end some of them"};
  RestoreSpec spec;
  auto restored = restored_of(request, *clone);
  if (!restored) return restored.error();
  spec.restored = *restored;
  const auto advance = number_of(request, "monotonic_advance_ns", 0);
  if (!advance) return advance.error();
  if (*advance < 0) return Error{"a guest's monotonic clock cannot go back", ""};
  spec.advance_monotonic_ns = static_cast<std::uint64_t>(*advance);
  const std::string generation = request.value("generation", "notify");
  if (generation != "notify" && generation != "silent" && generation != "keep") {
    return Error{"generation is notify, silent or keep", ""};
  }
  spec.change_generation = generation != "keep";
  spec.notify_generation = generation == "notify";
  if (auto done = seal::fill_random(spec.generation_id); !done) return done.error();
  const auto start = Clock::now();
  auto memory = (*snapshot)->map_memory();
  if (!memory) return memory.error();
  auto machine = Machine::restore(system_, (*snapshot)->state(), std::move(*memory), spec);
  if (!machine) return machine.error();
  const std::int64_t restore_us = microseconds_since(start);
  machines_[*name] = {std::move(*machine), Stop::kTimeout};
  return Json{{"restore_us", restore_us}};
}

Result<Json> Server::save(const Json& request) {
  const auto snapshot = find_snapshot(request);
  if (!snapshot) return snapshot.error();
  const auto folder = text_of(request, "folder");
  if (!folder) return folder.error();
  const auto key = key_of(request);
  if (!key) return key.error();
  if (auto done = (*snapshot)->save(*folder, *key ? &**key : nullptr); !done) return done.error();
  return Json::object();
}

Result<Json> Server::load(const Json& request) {
  const auto name = text_of(request, "snapshot");
  const auto state = text_of(request, "state");
  const auto memory = text_of(request, "memory");
  for (const auto* text : {&name, &state, &memory}) {
    if (!*text) return text->error();
  }
  const auto key = key_of(request);
  if (!key) return key.error();
  auto loaded = Snapshot::load(*state, *memory, *key ? &**key : nullptr);
  if (!loaded) return loaded.error();
  snapshots_.erase(*name);
  snapshots_.emplace(*name, std::move(*loaded));
  return Json::object();
}

Result<Json> Server::end(const Json& request) {
  if (request.contains("snapshot")) {
    const auto found = find_snapshot(request);
    if (!found) return found.error();
    snapshots_.erase(request["snapshot"].get<std::string>());
    return Json::object();
  }
  const auto found = find(request);
  if (!found) return found.error();
  machines_.erase(request["machine"].get<std::string>());
  return Json::object();
}

Result<Json> Server::export_files(const Json& request) {
  const auto folder = text_of(request, "folder");
  if (!folder) return folder.error();
  return export_folder(*folder);
}

/// The two files that save() made, and their folder if it is empty then.
Result<Json> Server::remove(const Json& request) {
  const auto folder = text_of(request, "folder");
  if (!folder) return folder.error();
  for (const char* name : {"/state", "/memory"}) {
    if (unlink((*folder + name).c_str()) != 0 && errno != ENOENT) {
      return Error{"cannot remove " + *folder + name + ": " + std::strerror(errno), ""};
    }
  }
  rmdir(folder->c_str());
  return Json::object();
}

Result<Json> Server::stats(const Json&) {
  Json machines = Json::object();
  std::uint64_t guests = 0;
  for (const auto& [name, entry] : machines_) {
    const MemoryUse use = memory_use(entry.machine->memory().bytes());
    guests += use.resident_kib;
    machines[name] = {{"private_dirty_kib", use.private_dirty_kib}};
  }
  const std::uint64_t resident = resident_kib();
  return Json{{"rss_kib", resident},
              {"own_kib", resident - std::min(resident, guests)},
              {"files", open_files()},
              {"machines", std::move(machines)},
              {"snapshots", snapshots_.size()}};
}

}  // namespace snapcheck::vmm::server
