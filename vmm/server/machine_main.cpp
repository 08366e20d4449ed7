// snapcheck-machine: serves requests on standard input and output (PROTOCOL.md). As PID 1 it first sets its system up.
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <string>

#include "vmm/kvm/host.h"
#include "vmm/kvm/kvm.h"
#include "vmm/sandbox.h"
#include "vmm/server/first.h"
#include "vmm/server/server.h"

namespace snapcheck::vmm::server {
namespace {

constexpr std::size_t kMaxLine = 64 << 20;

bool write_line(std::string text) {
  text += '\n';
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t wrote = write(1, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    done += static_cast<std::size_t>(wrote);
  }
  return true;
}

/// False at the end of the input.
bool read_line(std::string& pending, std::string& line) {
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = pending.find('\n', searched);
    if (end != std::string::npos) {
      line = pending.substr(0, end);
      pending.erase(0, end + 1);
      return true;
    }
    searched = pending.size();
    if (searched > kMaxLine) return false;
    char piece[64 << 10];
    const ssize_t got = read(0, piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    pending.append(piece, static_cast<std::size_t>(got));
  }
}

int complain(const base::Error& error) {
  write_line(nlohmann::json{{"error", error.what}, {"remedy", error.remedy}}.dump());
  return 3;
}

int serve() {
  signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is an error that is told
  auto system = kvm::open_system(kvm::linux_host());
  if (!system) return complain(system.error());
  // An emulated machine measures the same counter at each of its boots, under load a percent off; its processor cannot
  // scale it.
  if (getpid() == 1) system->tsc_tolerance_ppm = 50'000;
  if (auto done = sandbox::restrict_process(); !done) return complain(done.error());
  if (!write_line(R"({"ready":true,"protocol":1})")) return 3;
  Server server(std::move(*system));
  std::string pending, line;
  while (read_line(pending, line)) {
    if (!write_line(server.answer(line))) break;
  }
  return 0;
}

}  // namespace
}  // namespace snapcheck::vmm::server

int main() {
  using namespace snapcheck::vmm::server;
  if (getpid() != 1) return serve();
  if (auto done = set_up_first_process(); !done) {
    complain(done.error());
  } else {
    serve();
  }
  switch_off();
}
