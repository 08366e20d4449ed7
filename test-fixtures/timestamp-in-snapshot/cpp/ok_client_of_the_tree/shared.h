/* What the server and its client share. */
#pragma once
#include <stddef.h>

typedef void progress(size_t done);
size_t send_all(int fd, const char *text, progress *tell);
void show_progress(size_t done);
