/* The generation: a counter of ours, and the kernel's where it has one.
 *
 * /dev/vmclock0 (Linux 7.0; QEMU, Firecracker): a page, struct vmclock_abi of <linux/vmclock-abi.h>, little endian:
 *   0x00 magic "VCLK"   0x04 size   0x08 version (1)   0x18 flags, bit 7: generation counter present
 *   0x68 vm_generation_counter, 64 bits
 * /dev/sysgenid (Amazon Linux): a page that begins with a 32-bit counter, the rest is 0.
 *
 * SNAPCHECK_VMCLOCK and SNAPCHECK_SYSGENID name other files, for tests. A file that does not look right is not used.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

enum { PAGE = 4096, VMCLOCK_MAGIC = 0x4b4c4356, VMCLOCK_COUNTER = 0x68 };
static const uint64_t HAS_COUNTER = 1u << 7;

/* By this name snapcheck verify finds which engines are still to be seeded anew. */
uint64_t snapcheck_own_counter = 0;
static const uint64_t no_counter = 0;
static const uint64_t* kernel_counter = &no_counter;

/* The file's first page, mapped for reading, or NULL. A short regular file would give SIGBUS. */
static const unsigned char* map_page(const char* variable, const char* device) {
  const char* named = secure_getenv(variable);
  int file = open(named ? named : device, O_RDONLY | O_CLOEXEC);
  if (file < 0) return NULL;
  struct stat status;
  void* page = MAP_FAILED;
  if (fstat(file, &status) == 0 && (!S_ISREG(status.st_mode) || status.st_size >= PAGE)) {
    page = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, file, 0);
  }
  close(file);
  return page == MAP_FAILED ? NULL : page;
}

static int is_vmclock(const unsigned char* page) {
  uint32_t magic, size;
  uint16_t version;
  uint64_t flags;
  memcpy(&magic, page, sizeof magic);
  memcpy(&size, page + 0x04, sizeof size);
  memcpy(&version, page + 0x08, sizeof version);
  memcpy(&flags, page + 0x18, sizeof flags);
  return magic == VMCLOCK_MAGIC && size >= VMCLOCK_COUNTER + 8 && version == 1 && (flags & HAS_COUNTER);
}

__attribute__((constructor)) static void find_kernel_counter(void) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  const unsigned char* page = map_page("SNAPCHECK_VMCLOCK", "/dev/vmclock0");
  if (page && is_vmclock(page)) {
    kernel_counter = (const uint64_t*)(const void*)(page + VMCLOCK_COUNTER);
    return;
  }
  if (page) munmap((void*)(uintptr_t)page, PAGE);
  page = map_page("SNAPCHECK_SYSGENID", "/dev/sysgenid");
  if (page) kernel_counter = (const uint64_t*)(const void*)page;
#endif
}

uint64_t snapcheck_kernel_generation(void) { return __atomic_load_n(kernel_counter, __ATOMIC_RELAXED); }

uint64_t(snapcheck_generation)(void) {
  return __atomic_load_n(&snapcheck_own_counter, __ATOMIC_RELAXED) + __atomic_load_n(kernel_counter, __ATOMIC_RELAXED);
}

struct snapcheck_counters snapcheck_counters_of_process(void) {
  struct snapcheck_counters words = {&snapcheck_own_counter, kernel_counter};
  return words;
}

void snapcheck_move_generation(uint64_t kernel_before) {
  if (snapcheck_kernel_generation() == kernel_before) __atomic_add_fetch(&snapcheck_own_counter, 1, __ATOMIC_SEQ_CST);
}

int snapcheck_random_bytes(void* data, size_t size) {
  unsigned char* next = data;
  while (size > 0) {
    ssize_t got = getrandom(next, size < 256 ? size : 256, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return snapcheck_error(SNAPCHECK_ERROR_SYSTEM, "getrandom failed: %s", strerror(errno));
    next += got;
    size -= (size_t)got;
  }
  return SNAPCHECK_OK;
}

int snapcheck_uuid4(char text[37]) {
  unsigned char b[16];
  int status = snapcheck_random_bytes(b, sizeof b);
  if (status != SNAPCHECK_OK) return status;
  b[6] = (unsigned char)((b[6] & 0x0f) | 0x40); /* version 4 */
  b[8] = (unsigned char)((b[8] & 0x3f) | 0x80); /* variant of RFC 9562 */
  snprintf(text, 37, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3],
           b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
  return SNAPCHECK_OK;
}
