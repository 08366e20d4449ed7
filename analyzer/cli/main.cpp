#include <malloc.h>

#include "analyzer/cli/commands.h"

int main(int argc, char** argv) {
  // Memory that was freed is needed again soon: do not hand it back and ask for it anew, page by page.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 16 << 20);
  return snapcheck::cli::run(argc, argv);
}
