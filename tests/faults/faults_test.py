#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Lets calls of a small run fail one by one (shim.c): for every k the output is the
whole new file or the old one, failures have a message, and nothing crashes but where
GLib ends the process because memory has run out.

usage: faults_test.py PROGRAM SHIM [EVERY]     EVERY = 1: all k (default: some of each)
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

SOME = 8  # of each call, spread over the run
OLD = "an older file\n"
TEXT = "Norway met Peru in Lima. Anna Lind, the minister, signed the Lima Treaty on 3 March 2025.\n"
CALLS = {"open": (2, 5, 24), "fopen": (2, 24), "read": (5, 4), "write": (28, 5, 4),
         "fsync": (5, 28), "rename": (13, 28), "close": (5, 4), "malloc": (12,)}
# About how many calls the run makes; beyond that nothing fails, which is well too.
MOST = {"open": 60, "fopen": 40, "read": 120, "write": 4, "fsync": 2, "rename": 2, "close": 60,
        "malloc": 20000}
ENDED = {-signal.SIGTRAP, -signal.SIGABRT}  # of GLib, out of memory


def run(program, shim, folder, call, at, reason):
    out = folder / "out.nq"
    out.write_text(OLD)
    environment = {**os.environ, "LD_PRELOAD": shim, "FAULT_CALL": call, "FAULT_AT": str(at),
                   "FAULT_ERRNO": str(reason), "G_SLICE": "always-malloc"}
    return subprocess.run([program, "-q", "-j", "1", "in.txt", "-o", "out.nq"], cwd=folder,
                          env=environment, capture_output=True, timeout=120, check=False)


def problem_of(result, content, whole, call):
    """What is wrong with how a run ended, or None."""
    if content not in (OLD, whole):
        return f"a partial output of {len(content)} bytes"
    if result.returncode in ENDED and call == "malloc":
        return None if re.search(rb"failed to allocate|emory", result.stderr) else "died without a word"
    if result.returncode not in (0, 1, 2, 3):
        return f"status {result.returncode}: {result.stderr[-300:]!r}"
    if result.returncode == 0 and content != whole:
        return "status 0 without the output"
    if result.returncode and not result.stderr:
        return f"status {result.returncode} without a message"
    return None


def places(every, most):
    """Which calls fail: all, or some of the first, of the middle, of the last."""
    if every:
        return range(1, most + 1)
    return sorted({max(1, round(most * i / SOME)) for i in range(SOME + 1)} | {1, 2, most})


def main(program, shim, every):
    problems, runs = [], 0
    with tempfile.TemporaryDirectory(prefix="entente-faults-") as name:
        folder = pathlib.Path(name)
        (folder / "in.txt").write_text(TEXT)
        run(program, shim, folder, "none", 1, 5)
        whole = (folder / "out.nq").read_text()
        assert whole != OLD and len(whole) > 1000, whole
        for call, reasons in CALLS.items():
            most = MOST[call] if not every else MOST[call] * 4
            for at in places(every, most):
                for reason in reasons:
                    result = run(program, shim, folder, call, at, reason)
                    runs += 1
                    problem = problem_of(result, (folder / "out.nq").read_text(), whole, call)
                    if problem:
                        problems.append(f"{call} {at} errno {reason}: {problem}")
                    for left in folder.glob(".out*"):
                        if result.returncode >= 0:
                            problems.append(f"{call} {at} errno {reason}: left {left.name}")
                        left.unlink()
    print("\n".join(problems) or f"{runs} runs with a failing call: all whole or as before, and told")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], len(sys.argv) == 4))
