/* Commands in a table: what a client asks for is called through a pointer. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct command {
  const char *name;
  long (*run)(const char *argument);
};

static long command_length(const char *argument) { return (long)strlen(argument); }
static long command_draw(const char *argument) {
  (void)argument;
  return random();  // expect: hidden-prng-in-handler
}

static const struct command commands[] = {
    {"length", command_length},
    {"draw", command_draw},
};

static void serve(int client) {
  char line[128] = {0};
  if (read(client, line, sizeof line - 1) < 0) return;
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
    if (strncmp(line, commands[i].name, strlen(commands[i].name)) != 0) continue;
    const long answer = commands[i].run(line);
    if (write(client, &answer, sizeof answer) < 0) return;
  }
}

int main(void) {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 10);
  for (;;) {
    const int client = accept(listener, NULL, NULL);
    if (client < 0) continue;
    serve(client);
    close(client);
  }
}
