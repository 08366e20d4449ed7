// Names of uploads: the time of the start and a number that is counted up.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

class Uploads {
 public:
  std::string next_name() { return "upload-" + std::to_string(next_.fetch_add(1)); }  // expect: stateful-id-generator

 private:
  std::atomic<std::uint64_t> next_{static_cast<std::uint64_t>(
      std::chrono::system_clock::now().time_since_epoch().count())};  // note: timestamp-in-snapshot
};

static Uploads uploads;

static void serve(int client) {
  const std::string name = uploads.next_name();
  if (::write(client, name.data(), name.size()) < 0) return;
  ::close(client);
}

int main() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  ::listen(listener, 16);
  for (int client; (client = ::accept(listener, nullptr, nullptr)) >= 0;) serve(client);
}
