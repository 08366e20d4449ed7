/* The id comes with the request. */
#include <snapcheck/hooks.h>

typedef unsigned char uuid_t[16];
int uuid_parse(const char *text, uuid_t out);

static int serve(const char *text) {
  uuid_t order;
  return uuid_parse(text, order) == 0 ? order[0] : -1;
}

int main(int argc, char **argv) {
  snapcheck_checkpoint();
  return argc > 1 ? serve(argv[1]) : 0;
}
