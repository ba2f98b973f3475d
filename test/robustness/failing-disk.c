/*
 * Makes the disk fail for one program and what it starts: preloaded, calls that write below CCMUX_FAULT_FOLDER fail with
 * the errno whose number is in the file CCMUX_FAULT_FILE, as long as it holds one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static int fault(int fd) {
  const char *file = getenv("CCMUX_FAULT_FILE"), *folder = getenv("CCMUX_FAULT_FOLDER");
  char link[64], path[PATH_MAX], number[16];
  if (file == NULL || folder == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) != 0) return 0;
  int from = open(file, O_RDONLY | O_CLOEXEC);
  if (from < 0) return 0;
  length = read(from, number, sizeof number - 1);
  close(from);
  if (length <= 0) return 0;
  number[length] = 0;
  return atoi(number);
}

#define NEXT(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))
#define FAIL(fd) \
  int error = fault(fd); \
  if (error != 0) { \
    errno = error; \
    return -1; \
  }

ssize_t write(int fd, const void *bytes, size_t length) {
  FAIL(fd)
  return NEXT(ssize_t, "write", int, const void *, size_t)(fd, bytes, length);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  FAIL(fd)
  return NEXT(ssize_t, "writev", int, const struct iovec *, int)(fd, parts, count);
}
int fsync(int fd) {
  FAIL(fd)
  return NEXT(int, "fsync", int)(fd);
}
int fdatasync(int fd) {
  FAIL(fd)
  return NEXT(int, "fdatasync", int)(fd);
}
