#include "analyzer/cli/commands.h"

extern "C" {
/// For jemalloc, as its manual says ("malloc_conf"): large pages, and nothing is given back. A scan fills hundreds of
/// megabytes that it needs to its end; with small pages a sixth of its time goes to page faults.
const char* malloc_conf = "thp:always,dirty_decay_ms:-1,muzzy_decay_ms:-1";
}

int main(int argc, char** argv) { return snapcheck::cli::run(argc, argv); }
