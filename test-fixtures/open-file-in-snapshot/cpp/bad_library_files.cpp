// Files that libraries open: a log of spdlog, a database of SQLite.
#include <memory>
#include <string>

namespace spdlog {
class logger {
 public:
  void info(const std::string& text);
};
std::shared_ptr<logger> basic_logger_mt(const std::string& name, const std::string& path);
}  // namespace spdlog
struct sqlite3;
extern "C" {
int sqlite3_open(const char* path, sqlite3** db);
int sqlite3_exec(sqlite3* db, const char* sql, int (*row)(void*, int, char**, char**), void* data, char** error);
int sqlite3_close(sqlite3* db);
int nn_recv(int socket, void* buffer, unsigned long size, int flags);
int nn_bind(int socket, const char* address);
}

static std::shared_ptr<spdlog::logger> audit;
static sqlite3 *ledger, *scratch, *schema;

static void book(const std::string& entry) {
  audit->info(entry);
  sqlite3_exec(scratch, entry.c_str(), nullptr, nullptr, nullptr);
  sqlite3_exec(ledger, entry.c_str(), nullptr, nullptr, nullptr);
}

int main() {
  audit = spdlog::basic_logger_mt("audit", "/var/log/audit.log");  // expect: open-file-in-snapshot
  if (sqlite3_open("/var/lib/ledger.db", &ledger) != 0) return 1;  // expect: open-file-in-snapshot
  if (sqlite3_open(":memory:", &scratch) != 0) return 1;
  if (sqlite3_open("/usr/share/ledger/schema.db", &schema) != 0) return 1;
  sqlite3_close(schema);
  nn_bind(3, "tcp://*:5600");
  for (;;) {
    char entry[256];
    if (nn_recv(3, entry, sizeof entry, 0) > 0) book(entry);
  }
}
