#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""What the process may still do at its end: write where its outputs go, nothing else.

usage: sandbox_test.py ENTENTE PROBE    (77: this kernel has no Landlock)
"""
import ctypes
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import unittest

ENTENTE, PROBE = map(os.path.abspath, sys.argv[1:3])
TEXT = "OSLO, 3 March 2025 -- Norway and Chile signed a polar research agreement.\n"
VERSION = ctypes.CDLL(None).syscall(444, None, 0, 1)  # of Landlock's interface
NO = "probe: {}: Permission denied"


class Sandbox(unittest.TestCase):
    def setUp(self):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="entente-sandbox-",
                                                  dir=os.environ.get("PROBE_BASE")))
        for name in ("in", "out", "tmp"):
            (self.base / name).mkdir()
        self.text = self.base / "in" / "a.txt"
        self.text.write_text(TEXT)
        self.server = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(self.server.close)

    def run_probe(self, *arguments, **more):
        env = {**os.environ, "LD_PRELOAD": PROBE, "TMPDIR": str(self.base / "tmp"),
               "PROBE_CREATE": str(self.base / "in" / "new"),
               "PROBE_CHANGE": str(self.text),
               "PROBE_OUTPUT": str(self.base / "out" / "new"),
               "PROBE_PORT": str(self.server.getsockname()[1]), **more}
        done = subprocess.run([ENTENTE, *map(str, arguments)], env=env, check=False,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return done.returncode, done.stderr.decode()

    def test_outputs_only(self):
        out = self.base / "out"
        status, told = self.run_probe(self.text, "-q", "-o", out / "g.nq", "-o",
                                      f"trig:{out / 'x'}", "--failed", out / "f")
        self.assertEqual(status, 0, told)
        self.assertTrue((out / "g.nq").stat().st_size and (out / "x").stat().st_size)
        self.assertIn(NO.format("create"), told)
        self.assertIn(NO.format("change"), told)
        self.assertIn("probe: output: done", told)
        self.assertIn("probe: read: done", told)
        if VERSION >= 4:
            self.assertIn(NO.format("connect"), told)
        self.assertFalse((self.base / "in" / "new").exists())

    def test_no_output(self):
        for arguments in ([self.text], ["statements", self.text]):
            status, told = self.run_probe(*arguments, "-q")
            self.assertEqual(status, 0, told)
            for what in ("create", "change", "output"):
                self.assertIn(NO.format(what), told)

    def test_off(self):
        status, told = self.run_probe(self.text, "-q", ENTENTE_SANDBOX="off")
        self.assertEqual(status, 0)
        for what in ("create", "change", "output", "connect"):
            self.assertIn(f"probe: {what}: done", told)

    def test_link_is_followed(self):
        real = self.base / "elsewhere"
        real.mkdir()
        (real / "g.nq").write_text("old")
        (self.base / "out" / "g.nq").symlink_to(real / "g.nq")
        status, told = self.run_probe(self.text, "-q", "-o", self.base / "out" / "g.nq")
        self.assertEqual(status, 0, told)
        self.assertIn("hasParty", (real / "g.nq").read_text())

    def test_store_is_read(self):
        store = self.base / "out" / "s.db"
        self.assertEqual(self.run_probe(self.text, "-q", "--store", store)[0], 0)
        for command in (["explain", "Norway", "--in", store], ["diff", store, store],
                        ["store", store], ["verify", store, "--against", self.text]):
            status, told = self.run_probe(*command)
            self.assertEqual(status, 0, (command, told))

    def test_picture(self):
        if subprocess.call(["which", "dot"], stdout=subprocess.DEVNULL):
            self.skipTest("no dot")
        picture = self.base / "out" / "g.svg"
        status, told = self.run_probe(self.text, "-q", "-o", picture)
        self.assertEqual(status, 0, told)
        self.assertIn("</svg>", picture.read_text())


if __name__ == "__main__":
    if VERSION < 1:
        print("this kernel has no Landlock")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
