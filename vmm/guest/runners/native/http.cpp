#include "vmm/guest/runners/native/http.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>

namespace snapcheck::runner {
namespace {

using nlohmann::json;

constexpr std::size_t kLongest = 8 << 20;
constexpr auto kPatience = std::chrono::seconds(10);

struct Socket {
  int file = -1;
  explicit Socket(int number) : file(number) {}
  Socket(const Socket&) = delete;
  ~Socket() {
    if (file >= 0) close(file);
  }
};

int connected(int port) {
  const int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (file >= 0 && connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return file;
  const int cause = errno;
  if (file >= 0) close(file);
  errno = cause;
  return -1;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// Without the sizes that stand between the pieces of a chunked body.
std::string joined(const std::string& chunked) {
  std::string body;
  for (std::size_t at = 0; at < chunked.size();) {
    const std::size_t end = chunked.find("\r\n", at);
    if (end == std::string::npos) break;
    const unsigned long size = std::strtoul(chunked.c_str() + at, nullptr, 16);
    if (size == 0) return body;
    if (size > chunked.size() - end) break;
    body += chunked.substr(end + 2, size);
    at = end + 2 + size + 2;
  }
  throw std::runtime_error("the server's chunked answer has no end");
}

void add_header(json& headers, const std::string& name, const std::string& value) {
  if (!headers.contains(name)) {
    headers[name] = value;
  } else if (headers[name].is_array()) {
    headers[name].push_back(value);
  } else {
    headers[name] = json::array({headers[name], value});
  }
}

}  // namespace

bool is_served(int port) { return Socket(connected(port)).file >= 0; }

std::string request_of(const json& event) {
  const json given = event.is_object() ? event : json::object();
  const bool has_body = given.contains("body") && !given["body"].is_null();
  const bool is_text = has_body && given["body"].is_string();
  const std::string body = !has_body ? "" : is_text ? given["body"].get<std::string>() : given["body"].dump();
  const std::string query = given.value("query", "");
  std::string text = given.value("method", has_body ? "POST" : "GET") + " " + given.value("path", "/") +
                     (query.empty() ? "" : "?" + query) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  if (has_body) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  if (has_body && !is_text) text += "Content-Type: application/json\r\n";
  const json headers = given.value("headers", json::object());
  for (const auto& [name, value] : headers.items()) {
    text += name + ": " + (value.is_string() ? value.get<std::string>() : value.dump()) + "\r\n";
  }
  return text + "\r\n" + body;
}

json response_of(const std::string& bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  if (bytes.rfind("HTTP/1.", 0) != 0 || end == std::string::npos || bytes.size() < 12) {
    throw std::runtime_error("the server's answer is no HTTP: " + bytes.substr(0, 80));
  }
  json answer = {{"status", std::atoi(bytes.c_str() + 9)}, {"headers", json::object()}};
  for (std::size_t at = bytes.find("\r\n") + 2; at < end;) {
    const std::size_t stop = bytes.find("\r\n", at);
    const std::string line = bytes.substr(at, stop - at);
    const std::size_t colon = line.find(':');
    if (colon != std::string::npos) {
      const std::size_t value = line.find_first_not_of(" \t", colon + 1);
      add_header(answer["headers"], lower(line.substr(0, colon)), value == std::string::npos ? "" : line.substr(value));
    }
    at = stop + 2;
  }
  std::string body = bytes.substr(end + 4);
  if (answer["headers"].value("transfer-encoding", json()) == "chunked") body = joined(body);
  json parsed = json::parse(body, nullptr, false);
  answer["body"] = parsed.is_discarded() ? json(body) : std::move(parsed);
  return answer;
}

json call_server(int port, const json& event, double limit) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  int file = connected(port);
  while (file < 0 && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    file = connected(port);
  }
  const Socket connection(file);
  if (file < 0)
    throw std::runtime_error("nobody listens on port " + std::to_string(port) + ": " + std::strerror(errno));
  timeval most{static_cast<time_t>(limit), 0};
  if (limit > 0) setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
  const std::string request = request_of(event);
  for (std::size_t done = 0; done < request.size();) {
    const ssize_t wrote = send(file, request.data() + done, request.size() - done, MSG_NOSIGNAL);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) throw std::runtime_error(std::string("the server does not read: ") + std::strerror(errno));
    done += static_cast<std::size_t>(wrote);
  }
  std::string bytes;
  char piece[65536];
  for (;;) {
    const ssize_t got = recv(file, piece, sizeof piece, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) throw NoAnswer();
    if (got < 0) throw std::runtime_error(std::string("the server broke the connection: ") + std::strerror(errno));
    if (got == 0) return response_of(bytes);
    bytes.append(piece, static_cast<std::size_t>(got));
    if (bytes.size() > kLongest) throw std::runtime_error("the server's answer is longer than 8 MiB");
  }
}

}  // namespace snapcheck::runner
