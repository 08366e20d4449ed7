// Filled before the first request, and never again.
#include <snapcheck/hooks.hpp>

#include <map>
#include <string>

struct memcached_st;
extern "C" char* memcached_get(memcached_st* cache, const char* key, size_t length, size_t* value_length, unsigned* flags, int* error);
memcached_st* cache_of_process();

static std::map<std::string, std::string> prices;

static void load(const std::string& article) {
  size_t length = 0;
  int error = 0;
  prices[article] = memcached_get(cache_of_process(), article.data(), article.size(), &length, nullptr, &error);  // note: cache-filled-in-snapshot
}

int main() {
  load("bolt");
  load("nut");
  snapcheck::checkpoint();
  return static_cast<int>(prices["nut"].size());
}
