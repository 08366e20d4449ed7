// A program that is an HTTP server on a port of the guest: an event is a request, a result is a response.
#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace snapcheck::runner {

/// Whether somebody accepts connections on that port of 127.0.0.1.
bool is_served(int port);

/// The bytes of the request. The event may have "method", "path", "query", "headers", "body"; a body that is no text
/// is sent as JSON.
std::string request_of(const nlohmann::json& event);

/// {"status":200,"headers":{...},"body":...} of the bytes that came until the server closed the connection: the body
/// as JSON if it is some, the names of headers in lower case, several of one name as a list. Throws std::runtime_error.
nlohmann::json response_of(const std::string& bytes);

/// The server took a request and says nothing.
struct NoAnswer : std::runtime_error {
  NoAnswer() : std::runtime_error("the server does not answer") {}
};

/// Sends the event over a connection of its own. While nobody listens it tries again, for up to ten seconds: after a
/// restore the server may only be starting. Throws std::runtime_error, and NoAnswer after `limit` seconds (0: never)
/// without a byte.
nlohmann::json call_server(int port, const nlohmann::json& event, double limit);

}  // namespace snapcheck::runner
