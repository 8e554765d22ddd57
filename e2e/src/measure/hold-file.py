"""Keeps a file in memory until its standard input ends.

    hold-file.py FILE

Some systems, virtual ones above all, take the memory of files back while there is enough of it: then it is their disk that
is measured. Says `held` when the file is there.
"""

import ctypes
import os
import resource
import sys

PROT_READ, MAP_SHARED = 1, 1


def main() -> None:
    path = sys.argv[1]
    file = os.open(path, os.O_RDONLY)
    size = os.fstat(file).st_size
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
    libc.mlock.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    address = libc.mmap(None, size, PROT_READ, MAP_SHARED, file, 0)
    if address == ctypes.c_void_p(-1).value or libc.mlock(address, size) != 0:
        why = os.strerror(ctypes.get_errno())
        limit = resource.getrlimit(resource.RLIMIT_MEMLOCK)[0]
        allowed = "any number of" if limit == resource.RLIM_INFINITY else f"{limit:,}"
        sys.exit(f"{path} cannot be held in memory: {why}; it has {size:,} bytes, and `ulimit -l` allows {allowed}")
    print("held", flush=True)
    sys.stdin.read()


main()
