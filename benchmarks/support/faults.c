/* Counts the calls that change files below a folder, and makes one of them end the process or fail.

   Loaded with LD_PRELOAD; `faults_arm` starts it in this process. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[4096];
static int at, error, sticky;
static int *count; /* shared with the process that forked this one */
static char ours[4096];

__attribute__((constructor)) static void begin(void) {
    count = mmap(0, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

/* The call number `number` ends the process (failure 0) or fails so, and with `forever` all that follow. */
void faults_arm(const char *below, int number, int failure, int forever) {
    strncpy(folder, below, sizeof folder - 1);
    at = number, error = failure, sticky = forever, *count = 0;
}

int faults_count(void) { return *count; }

static int below(const char *path) { return folder[0] && path && !strncmp(path, folder, strlen(folder)); }

static int mine(int fd) { return folder[0] && fd >= 0 && fd < (int)sizeof ours && ours[fd]; }

/* Whether the call that is now made fails. */
static int fails(int can_fail) {
    int number = ++*count;
    if (number == at && !error) kill(getpid(), SIGKILL);
    if (error && can_fail && (number == at || (sticky && number > at))) {
        errno = error;
        return 1;
    }
    return 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                            \
    int name(const char *path, int flags, ...) {                              \
        va_list list;                                                         \
        va_start(list, flags);                                                \
        mode_t mode = va_arg(list, mode_t);                                   \
        va_end(list);                                                         \
        int writes = below(path) && (flags & (O_WRONLY | O_RDWR | O_CREAT));  \
        if (writes && fails(1)) return -1;                                    \
        int fd = REAL(name)(path, flags, mode);                               \
        if (fd >= 0 && fd < (int)sizeof ours) ours[fd] = writes || (below(path) && (flags & O_DIRECTORY)); \
        return fd;                                                            \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *data, size_t size) {
    if (mine(fd)) {
        if (*count + 1 == at && !error) { /* torn */
            REAL(write)(fd, data, size / 2);
        }
        if (fails(1)) return -1;
    }
    return REAL(write)(fd, data, size);
}

#define ON_FILE(name, arguments, ...)                        \
    int name arguments {                                     \
        if (mine(fd) && fails(1)) return -1;                 \
        return REAL(name)(__VA_ARGS__);                      \
    }
ON_FILE(fdatasync, (int fd), fd)
ON_FILE(ftruncate, (int fd, off_t size), fd, size)
ON_FILE(ftruncate64, (int fd, off64_t size), fd, size)

int fsync(int fd) { /* of a folder as well, which is opened to be read */
    if (folder[0] && fails(1)) return -1;
    return REAL(fsync)(fd);
}

#define ON_PATH(name, can_fail, arguments, ...)              \
    int name arguments {                                     \
        if (below(path) && fails(can_fail)) return -1;       \
        return REAL(name)(__VA_ARGS__);                      \
    }
ON_PATH(rename, 1, (const char *path, const char *to), path, to)
ON_PATH(unlink, 0, (const char *path), path)
ON_PATH(rmdir, 0, (const char *path), path)
ON_PATH(mkdir, 1, (const char *path, mode_t mode), path, mode)
ON_PATH(chmod, 1, (const char *path, mode_t mode), path, mode)
