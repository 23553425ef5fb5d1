"""What a helper process may take: a ceiling for its memory, and no longer a life than its parent's."""

import sys
from subprocess import Popen

CEILING = 440 * 2**20  # bytes; with the program itself below half a gigabyte

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _KILL_WITH_PARENT, _PROCESS_MEMORY, _EXTENDED_LIMITS = 0x2000, 0x100, 9  # winnt.h

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("smallest_set", ctypes.c_size_t),
            ("largest_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    class Leash:
        """A job object around a process: it ends with the parent, which alone holds the job, and with `close`.

        Where the system refuses one, the sizes that are checked before reading are the only guard.
        """

        def __init__(self, process: Popen[bytes]) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._job = wintypes.HANDLE(self._kernel.CreateJobObjectW(None, None))
            limits = _ExtendedLimits()
            limits.basic.flags = _KILL_WITH_PARENT | _PROCESS_MEMORY
            limits.process_memory = CEILING
            size = ctypes.sizeof(limits)
            self._kernel.SetInformationJobObject(self._job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
            self._kernel.AssignProcessToJobObject(self._job, wintypes.HANDLE(int(process._handle)))  # type: ignore[attr-defined]  # the one way to the handle that Popen holds

        def close(self) -> None:
            """Let the job go, and with it whatever still runs in it."""
            self._kernel.CloseHandle(self._job)

    def confine() -> None:
        """Called by the helper itself; on Windows its parent does all."""

else:

    class Leash:
        """On Linux the helper confines itself; see `confine`."""

        def __init__(self, process: Popen[bytes]) -> None:
            """Nothing is needed for the `process`."""

        def close(self) -> None:
            """Nothing to let go."""

    def confine() -> None:
        """Called by the helper itself: take no more than the ceiling, and end when the parent's thread does."""
        import ctypes
        import resource
        import signal
        from contextlib import suppress

        with suppress(OSError, ValueError):  # a lower ceiling that was set from outside stays
            resource.setrlimit(resource.RLIMIT_AS, (CEILING, CEILING))
        with suppress(OSError, AttributeError):  # a system without prctl
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
