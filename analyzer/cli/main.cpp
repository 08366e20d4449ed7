#include "analyzer/cli/commands.h"

int main(int argc, char** argv) { return snapcheck::cli::run(argc, argv); }
