#include "vmm/guest/agent/descriptors.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace snapcheck::agent {
namespace {

constexpr int kListening = 0x0a, kClosed = 0x07;  // include/net/tcp_states.h
constexpr const char* kSockets = "socket:[";

struct Ends {
  std::string kind, here, there;
};

/// "0100007F:1538" of /proc/net/tcp, or 32 digits of tcp6 -> "127.0.0.1:5432". Words are in the processor's order.
std::string address_text(const std::string& hex) {
  const std::size_t colon = hex.find(':');
  if (colon == std::string::npos || colon % 8 != 0 || colon > 32) return hex;
  std::uint32_t words[4] = {};
  for (std::size_t i = 0; i < colon / 8; ++i) {
    words[i] = static_cast<std::uint32_t>(std::strtoul(hex.substr(8 * i, 8).c_str(), nullptr, 16));
  }
  const bool mapped = colon == 32 && words[0] == 0 && words[1] == 0 && words[2] == htonl(0xffff);  // IPv4 in IPv6
  const bool six = colon == 32 && !mapped;
  char text[INET6_ADDRSTRLEN] = "";
  inet_ntop(six ? AF_INET6 : AF_INET, mapped ? &words[3] : &words[0], text, sizeof text);
  const auto port = std::strtoul(hex.c_str() + colon + 1, nullptr, 16);
  return (six ? "[" + std::string(text) + "]" : std::string(text)) + ":" + std::to_string(port);
}

/// inode -> the two ends, of connections.
std::map<std::string, Ends> connections() {
  std::map<std::string, Ends> found;
  for (const char* table : {"tcp", "tcp6", "udp", "udp6"}) {
    std::ifstream lines(std::string("/proc/net/") + table);
    std::string line;
    std::getline(lines, line);  // the names of the columns
    while (std::getline(lines, line)) {
      std::istringstream words(line);
      std::string slot, here, there, state, skipped, inode;
      words >> slot >> here >> there >> state;
      for (int i = 0; i < 5; ++i) words >> skipped;
      words >> inode;
      const bool tcp = table[0] == 't';
      const long value = std::strtol(state.c_str(), nullptr, 16);
      // A datagram socket without a peer is in the state of a closed one.
      if (value == kClosed || (tcp && value == kListening)) continue;
      found[inode] = {tcp ? "tcp" : "udp", address_text(here), address_text(there)};
    }
  }
  return found;
}

std::string link_of(const std::string& path) {
  char text[4096];
  const ssize_t size = readlink(path.c_str(), text, sizeof text);
  return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string();
}

std::string folder_of(pid_t process, const char* what) { return "/proc/" + std::to_string(process) + "/" + what + "/"; }

struct Info {
  std::int64_t position = 0;
  bool writes = false;
};

Info info_of(pid_t process, int number) {
  Info info;
  std::ifstream lines(folder_of(process, "fdinfo") + std::to_string(number));
  for (std::string line; std::getline(lines, line);) {
    const char* value = line.c_str() + std::min(line.size(), line.find(':') + 1);
    if (line.rfind("pos:", 0) == 0) info.position = std::strtoll(value, nullptr, 10);
    if (line.rfind("flags:", 0) == 0) info.writes = (std::strtol(value, nullptr, 8) & O_ACCMODE) != O_RDONLY;
  }
  return info;
}

std::vector<int> numbers_of(pid_t process, const char* what = "fd") {
  std::vector<int> numbers;
  DIR* folder = opendir(folder_of(process, what).c_str());
  if (folder == nullptr) return numbers;  // it has ended
  while (const dirent* entry = readdir(folder)) {
    if (entry->d_name[0] != '.') numbers.push_back(std::atoi(entry->d_name));
  }
  closedir(folder);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

bool is_file(const std::string& target) {
  if (target.empty() || target[0] != '/') return false;
  for (const char* other : {"/dev/", "/proc/", "/sys/", "/memfd:"}) {
    if (target.rfind(other, 0) == 0) return target.rfind("/dev/shm/", 0) == 0;
  }
  return true;
}

constexpr std::uint64_t kMostPolled = 1024;

std::string mem_of(pid_t process) { return "/proc/" + std::to_string(process) + "/mem"; }

/// Descriptors that a thread waits for in its system call.
std::vector<int> waited_by(pid_t process, int thread) {
  std::ifstream file(folder_of(process, "task") + std::to_string(thread) + "/syscall");
  long number = -1;
  std::uint64_t first = 0, second = 0;
  if (!(file >> number >> std::hex >> first >> second)) return {};
  if (number == SYS_read || number == SYS_readv || number == SYS_recvfrom || number == SYS_recvmsg) {
    return {static_cast<int>(first)};
  }
  if ((number != SYS_poll && number != SYS_ppoll) || second > kMostPolled) return {};
  std::vector<pollfd> polled(second);
  const int memory = open(mem_of(process).c_str(), O_RDONLY | O_CLOEXEC);
  const auto size = static_cast<ssize_t>(second * sizeof(pollfd));
  if (memory < 0 || pread(memory, polled.data(), static_cast<std::size_t>(size), static_cast<off_t>(first)) != size) {
    polled.clear();
  }
  if (memory >= 0) close(memory);
  std::vector<int> numbers;
  for (const pollfd& one : polled) {
    if ((one.events & POLLIN) != 0) numbers.push_back(one.fd);
  }
  return numbers;
}

/// A field of a line: without what separates fields and lines.
std::string field(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, '?');
  return text;
}

}  // namespace

std::vector<Descriptor> open_descriptors(const char* processes) {
  const std::map<std::string, Ends> sockets = connections();
  std::vector<Descriptor> found;
  std::set<std::string> met;
  std::ifstream list(processes);
  for (pid_t process = 0; list >> process;) {
    for (const int number : numbers_of(process)) {
      const std::string target = link_of(folder_of(process, "fd") + std::to_string(number));
      if (target.rfind(kSockets, 0) == 0) {
        const auto ends = sockets.find(target.substr(std::strlen(kSockets), target.size() - std::strlen(kSockets) - 1));
        if (ends == sockets.end() || !met.insert(target).second) continue;
        found.push_back({process, number, ends->second.kind, ends->second.here, ends->second.there, 0});
      } else if (is_file(target)) {
        const Info info = info_of(process, number);
        if (info.writes && met.insert(target).second) {
          found.push_back({process, number, "file", target, "", info.position});
        }
      }
    }
  }
  return found;
}

std::string table_of(const std::vector<Descriptor>& descriptors) {
  std::string text;
  for (const Descriptor& one : descriptors) {
    text += std::to_string(one.process) + "\t" + std::to_string(one.number) + "\t" + one.kind + "\t" + field(one.here) +
            "\t" + field(one.there) + "\n";
  }
  return text;
}

std::string files_used(std::vector<Descriptor>& known) {
  std::string text;
  std::erase_if(known, [&](const Descriptor& one) {
    if (one.kind != "file") return false;
    const bool open = link_of(folder_of(one.process, "fd") + std::to_string(one.number)) == one.here;
    const std::int64_t moved = open ? info_of(one.process, one.number).position - one.position : 0;
    if (open && moved == 0) return false;
    text += "file\t" + std::to_string(one.process) + ":" + std::to_string(one.number) + "\t" +
            (open ? "its position moved by " + std::to_string(moved) : std::string("closed")) + "\n";
    return true;
  });
  return text;
}

std::string connections_waited_for(std::vector<Descriptor>& known) {
  std::string text;
  for (Descriptor& one : known) {
    if (one.kind == "file" || one.waited_for) continue;
    for (const int thread : numbers_of(one.process, "task")) {
      const std::vector<int> numbers = waited_by(one.process, thread);
      one.waited_for = one.waited_for || std::find(numbers.begin(), numbers.end(), one.number) != numbers.end();
    }
    if (one.waited_for) text += "connection\t" + field(one.here) + "\twaited for\n";
  }
  return text;
}

}  // namespace snapcheck::agent
