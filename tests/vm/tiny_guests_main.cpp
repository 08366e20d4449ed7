// tests/unit/machine_test.cpp as the only process of the emulated machine: it takes the place of snapcheck-machine, and
// answers its first request with the tests' result. What they print goes to the machine's console.
#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>

#include "vmm/server/first.h"

namespace {

/// Collects what failed or was skipped.
class Listener : public testing::EmptyTestEventListener {
 public:
  nlohmann::json failed = nlohmann::json::array();
  nlohmann::json skipped = nlohmann::json::array();
  int passed = 0;

  void OnTestPartResult(const testing::TestPartResult& part) override {
    if (part.failed())
      failed.push_back(std::string(part.file_name() ? part.file_name() : "") + ":" +
                       std::to_string(part.line_number()) + ": " + part.summary());
  }
  void OnTestEnd(const testing::TestInfo& test) override {
    if (test.result()->Skipped()) skipped.push_back(test.name());
    if (test.result()->Passed()) ++passed;
  }
};

void write_line(int file, const std::string& text) {
  const std::string line = text + "\n";
  if (write(file, line.data(), line.size()) < 0) _exit(1);
}

}  // namespace

int main(int count, char** arguments) {
  using namespace snapcheck::vmm::server;
  testing::InitGoogleTest(&count, arguments);
  if (getpid() != 1) return RUN_ALL_TESTS();
  if (auto done = set_up_first_process(); !done) {
    write_line(1, nlohmann::json{{"error", done.error().what}}.dump());
    switch_off();
  }
  const int wire = dup(1);
  dup2(2, 1);
  write_line(wire, R"({"ready":true,"protocol":1})");
  char request[4096];
  if (read(0, request, sizeof request) <= 0) switch_off();
  auto* listener = new Listener;  // GoogleTest deletes it
  testing::UnitTest::GetInstance()->listeners().Append(listener);
  const int status = RUN_ALL_TESTS();
  write_line(wire, nlohmann::json{{"ok", true},
                                  {"status", status},
                                  {"passed", listener->passed},
                                  {"failed", listener->failed},
                                  {"skipped", listener->skipped}}
                       .dump());
  if (read(0, request, sizeof request) >= 0) switch_off();
  switch_off();
}
