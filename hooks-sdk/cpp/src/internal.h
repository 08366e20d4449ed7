/* Shared between the sources of the library, not installed. */
#ifndef SNAPCHECK_INTERNAL_H
#define SNAPCHECK_INTERNAL_H

#include <stdarg.h>

#include "snapcheck/hooks.h"

/* Sets the text of snapcheck_last_error() and returns the status. */
int snapcheck_error(int status, const char* format, ...) __attribute__((format(printf, 2, 3)));

/* 1 and an error text if a phase runs or the process is frozen. */
int snapcheck_refuse_nested(void);

/* Our part of the generation. */
extern uint64_t snapcheck_own_counter;

/* A restore was told: moves the own part of the generation, unless the kernel's moved since `kernel_before`. */
void snapcheck_move_generation(uint64_t kernel_before);
uint64_t snapcheck_kernel_generation(void);

/* Tells the runtime on the channel, if it asked for it: event is "running", "registered" or "unregistered", phase
 * "before" or "after". Without errors: a runtime that is gone misses nothing. */
void snapcheck_tell(const char* event, const char* phase, const char* name);

#endif
