#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Long runs: progress for people and programs, stopping by a signal, inputs that fail,
lists of inputs.

usage: runs_test.py ENTENTE [unittest arguments]
"""
import fcntl
import json
import os
import pathlib
import pty
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest
import zipfile

BINARY = sys.argv.pop(1)
ARTICLE = ("Talks in Quito\n\nMinister Jonas Vik met Astrid Lunde in Quito on Monday. "
           "Norway and Peru signed the Quito Accord, Vik said.\n")
MANY = 20000  # documents: seconds of work, none of which is waited for
FIELDS = {"stage": str, "documents": int, "failed": int, "tokens": int, "bytes": int,
          "of": int, "seconds": (int, float), "documents_per_second": (int, float),
          "tokens_per_second": (int, float), "done": bool}


def run(*arguments, **options):
    options.setdefault("capture_output", True)
    options.setdefault("timeout", 120)
    return subprocess.run([BINARY, *map(str, arguments)], **options)


class Runs(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-runs-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def article(self, name, text=ARTICLE):
        path = self.folder / name
        path.write_text(text)
        return path

    def feed(self, lines):
        path = self.folder / "feed.jsonl"
        line = json.dumps({"text": ARTICLE, "unused": "x" * 500}) + "\n"
        path.write_text(line * lines)
        return path


class Progress(Runs):
    def lines(self, *arguments):
        result = run(*arguments, "--progress=json")
        return result.returncode, [json.loads(line) for line in
                                   result.stderr.decode().splitlines()
                                   if line.startswith("{")]

    def test_lines_for_programs(self):
        self.article("bad.txt", "")
        self.article("good.txt")
        status, lines = self.lines("statements", self.folder, "-o", self.folder / "o.jsonl")
        self.assertEqual(status, 1)
        for line in lines:
            for field, kind in FIELDS.items():
                self.assertIsInstance(line[field], kind, field)
        last = lines.pop()
        self.assertTrue(last["done"])
        self.assertFalse(any(line["done"] for line in lines))
        self.assertEqual((last["documents"], last["failed"], last["stopped"]),
                         (1, 1, False))
        self.assertEqual(last["bytes"], last["of"])
        self.assertGreater(last["entities"], 3)
        self.assertGreater(last["statements"], 0)
        self.assertGreater(last["tokens"], 20)

    def test_stages_come_in_order(self):
        article = self.article("good.txt")
        _, lines = self.lines("build", article, "-o", self.folder / "o.nq")
        stages = [line["stage"] for line in lines]
        self.assertEqual(sorted(set(stages), key=stages.index)[-2:], ["link", "write"])

    def terminal(self, columns, **environment):
        """What a terminal of that width is sent, without the last line."""
        feed = self.feed(2000)
        outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen(
            [BINARY, "statements", feed, self.article("bad.txt", ""), "-j", "1", "-o",
             self.folder / "o.jsonl"], stderr=inner, env={**os.environ, **environment})
        os.close(inner)
        sent = b""
        try:
            while chunk := os.read(outer, 4096):
                sent += chunk
        except OSError:
            pass
        os.close(outer)
        self.assertEqual(process.wait(), 1)
        return sent.decode()

    def test_bar(self):
        for columns in 30, 200:
            sent = self.terminal(columns, TERM="xterm")
            bars = sent.split("\r\033[K")[1:-1]
            self.assertTrue(bars)
            self.assertIn(" documents, ", bars[0])
            self.assertTrue(all(len(bar.split("\r\n")[0]) < columns for bar in bars[:-1]))
            self.assertNotIn("\033[3", sent)  # no colour
            self.assertNotIn("\033[1", sent)
            if columns == 200:
                self.assertIn(" left", sent)
                self.assertRegex(bars[0], r"^\[[# ]{30}\] \d+ documents, \d+/s, "
                                          r"\d+ k tokens/s(, \d+ s left)?")

    def test_no_bar_on_a_dumb_terminal_or_none(self):
        self.assertNotIn("\033", self.terminal(80, TERM="dumb"))
        result = run("statements", self.article("good.txt"))
        self.assertNotIn(b"\033", result.stderr)


class Stopping(Runs):
    def start(self, *arguments):
        """A run that has read something, and has much before it."""
        process = subprocess.Popen(
            [BINARY, *map(str, arguments), "--progress=json"], stderr=subprocess.PIPE,
            stdout=subprocess.PIPE)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        line = process.stderr.readline()
        while json.loads(line)["documents"] == 0:
            line = process.stderr.readline()
        return process

    def check_stopped(self, number, *arguments):
        process = self.start(*arguments)
        sent = time.monotonic()
        process.send_signal(number)
        out, messages = process.communicate(timeout=60)
        self.assertLess(time.monotonic() - sent, 5)
        self.assertEqual(process.returncode, -number)
        return out, messages.decode()

    def test_signal_leaves_no_output(self):
        feed, output = self.feed(MANY), self.folder / "out.nq"
        lines = self.folder / "out.jsonl"
        output.write_text("from before")
        before = set(self.folder.iterdir())
        for number, name in (signal.SIGINT, "SIGINT"), (signal.SIGTERM, "SIGTERM"):
            for arguments in (feed, "-o", output), ("statements", feed, "-o", lines):
                with self.subTest(name=name, arguments=arguments):
                    _, messages = self.check_stopped(number, *arguments)
                    self.assertIn(f"stopped by {name} after ", messages)
                    self.assertIn("no output was written", messages)
                    last = json.loads(messages.splitlines()[-1])
                    self.assertTrue(last["done"] and last["stopped"])
                    self.assertEqual(set(self.folder.iterdir()), before)
        self.assertEqual(output.read_text(), "from before")

    def test_lines_on_standard_output_are_whole(self):
        feed, taken = self.feed(MANY), self.folder / "taken"
        with open(taken, "wb") as file:
            process = subprocess.Popen([BINARY, "statements", feed], stdout=file,
                                       stderr=subprocess.DEVNULL)
            while not taken.stat().st_size:
                time.sleep(0.01)
            process.terminate()
            self.assertEqual(process.wait(timeout=60), -signal.SIGTERM)
        lines = taken.read_text().splitlines(keepends=True)
        self.assertTrue(all(line.endswith("\n") and json.loads(line) for line in lines))

    def test_blocks_of_a_part_are_not_printed(self):
        lines = run("statements", self.feed(3)).stdout
        self.assertTrue(run("link", "-", "--blocks", input=lines).stdout)
        process = subprocess.Popen([BINARY, "link", "-", "--blocks"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process.stdin.write(lines)
        process.stdin.flush()
        time.sleep(0.2)  # it has read them
        process.terminate()
        self.assertEqual(process.communicate(timeout=60)[0], b"")
        self.assertEqual(process.returncode, -signal.SIGTERM)

    def test_waiting_for_input_ends_within_a_second_or_so(self):
        """A signal while reading does not wake the reader; then the clock does."""
        for second in 0, 1:
            process = subprocess.Popen([BINARY, "statements", "-"], stdin=subprocess.PIPE,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            with process:
                time.sleep(0.5)  # it has loaded what it knows
                sent = time.monotonic()
                process.terminate()
                if second:
                    time.sleep(0.05)
                    process.terminate()
                self.assertEqual(process.wait(timeout=30), -signal.SIGTERM)
                self.assertLess(time.monotonic() - sent, 0.9 if second else 3)

    def test_first_process_of_a_container(self):
        """The kernel spares it from signals that it raises against itself."""
        space = ["unshare", "-Urpf", "--kill-child"]
        if not shutil.which("unshare") or subprocess.run(
                [*space, "true"], capture_output=True).returncode:
            self.skipTest("no name spaces here")
        process = subprocess.Popen(
            [*space, BINARY, "statements", self.feed(MANY), "-o", self.folder / "o",
             "--progress=json"], stderr=subprocess.PIPE)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        process.stderr.readline()
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children")
        os.kill(int(children.read_text()), signal.SIGTERM)
        self.assertIn(b"stopped by SIGTERM", process.communicate(timeout=60)[1])
        self.assertEqual(process.returncode, 128 + signal.SIGTERM)

    def test_ignored_signals_stay_ignored(self):
        """As nohup and background jobs of scripts have it."""
        feed = self.feed(300)
        process = subprocess.Popen(
            ["sh", "-c", 'trap "" INT HUP; exec "$@"', "sh", BINARY, "statements", feed,
             "-o", self.folder / "o.jsonl", "--progress=json"], stderr=subprocess.PIPE)
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGHUP)
        process.stderr.read()
        process.stderr.close()
        self.assertEqual(process.wait(timeout=60), 0)
        self.assertTrue((self.folder / "o.jsonl").exists())


class Failures(Runs):
    ODD = (b"plain.txt", b"with space.txt", "Ünïcode.txt".encode(), b"quote\".txt",
           b"percent%41.txt", b"new\nline.txt", b"back\\slash.txt", b"latin-\xe9.txt",
           b"end-\xc3", b"{brace.txt", b"l" * 250 + b".txt")

    def failing(self):
        """Files that cannot be used, below a folder so deep that no short buffer holds
        its name."""
        top = os.path.join(bytes(self.folder), b"d" * 200, b"e" * 200, b"f" * 200)
        os.makedirs(top)
        paths = [os.path.join(top, name) for name in self.ODD]
        for path in paths:
            open(path, "wb").close()
        return paths

    def test_report_can_be_fed_back(self):
        paths, report = self.failing(), self.folder / "failed.jsonl"
        result = subprocess.run([BINARY, "statements", *paths, self.article("good.txt"),
                                 "--failed", report], capture_output=True)
        self.assertEqual(result.returncode, 1)
        entries = [json.loads(line) for line in report.read_text().splitlines()]
        self.assertEqual(len(entries), len(paths))
        self.assertTrue(all("empty" in entry["reason"] for entry in entries))
        for path in paths:  # mended now
            with open(path, "w") as file:
                file.write(ARTICLE)
        again = self.folder / "again.jsonl"
        result = run("statements", "--inputs-from", report, "-o", self.folder / "o.jsonl",
                     "--failed", again)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(f"{len(paths)} documents, 0 failed", result.stderr.decode())
        self.assertEqual(again.read_text(), "")
        result = run("--inputs-from", again, "-o", self.folder / "o.nq")
        self.assertEqual(result.returncode, 0, result.stderr)  # nothing left to do

    def test_lines_of_a_feed(self):
        feed, report = self.folder / "feed.jsonl", self.folder / "failed.jsonl"
        feed.write_text(json.dumps({"text": ARTICLE}) + "\n{broken\n{}\n")
        self.assertEqual(run("statements", feed, "--failed", report).returncode, 1)
        entries = [json.loads(line) for line in report.read_text().splitlines()]
        self.assertEqual([(e["file"], e["line"]) for e in entries],
                         [(str(feed), 2), (str(feed), 3)])
        feed.write_text(feed.read_text().replace("{broken", json.dumps({"text": "Ohio."})))
        result = run("statements", "--inputs-from", report)  # of the feed what failed
        self.assertIn(b"1 document, 1 failed", result.stderr)
        again = run("--dump=text", "--inputs-from", report)
        self.assertEqual(again.stdout, b"Ohio.\n")
        result = run("statements", "--inputs-from", report, feed)  # which is named, too
        self.assertIn(b"2 documents, 1 failed", result.stderr)

    def test_members_of_an_archive(self):
        """Only those that failed are read again, not the archive's others."""
        archive, report = self.folder / "a.zip", self.folder / "failed.jsonl"
        members = {"good.txt": ARTICLE, "in/empty.txt": "", "bad.jsonl": "{broken\n"}
        with zipfile.ZipFile(archive, "w") as file:
            for name, text in members.items():
                file.writestr(name, text)
        self.assertEqual(run("statements", archive, "--failed", report).returncode, 1)
        entries = [json.loads(line) for line in report.read_text().splitlines()]
        self.assertEqual([entry["file"] for entry in entries],
                         [f"{archive}!in/empty.txt", f"{archive}!bad.jsonl"])
        with zipfile.ZipFile(archive, "w") as file:
            for name in members:
                text = json.dumps({"text": "Ohio."}) if name == "bad.jsonl" else "Utah."
                file.writestr(name, text)
        again = run("statements", "--inputs-from", report)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn(b"2 documents, 0 failed", again.stderr)
        again = run("statements", "--inputs-from", report, archive)
        self.assertIn(b"3 documents, 0 failed", again.stderr)

    def test_lists(self):
        """A list of lines, one with CR LF, one of find -print0, one on standard input."""
        one, two = self.article("one.txt"), self.article("two.txt")
        names = self.folder / "list"
        for text in f"{one}\n\n{two}", f"{one}\r\n{two}\r\n", f"{one}\0{two}\0":
            for given in names, "-":
                names.write_bytes(text.encode())
                result = run("statements", "--inputs-from", given, input=text.encode())
                self.assertIn(b"2 documents, 0 failed", result.stderr)
        names.write_text("")
        self.assertIn(b"1 document,",
                      run("statements", one, "--inputs-from", names).stderr)
        for text, says in (f"{one}\n{{\n", b"list:2: "), ('{"line":1}\n', b"list:1: "):
            names.write_text(text)
            result = run("statements", "--inputs-from", names)
            self.assertEqual(result.returncode, 2)
            self.assertIn(says, result.stderr)
        result = run("statements", "--inputs-from", self.folder / "none")
        self.assertEqual(result.returncode, 2)

    def test_report_that_cannot_be_written(self):
        article, output = self.article("one.txt"), self.folder / "o.nq"
        result = run(article, "-o", output, "--failed", self.folder / "none" / "f")
        self.assertEqual(result.returncode, 3)
        self.assertFalse(output.exists())
        bad = self.article("bad.txt", "")
        result = run(article, bad, "-o", output, "--failed", "/dev/full")
        self.assertEqual(result.returncode, 3)
        self.assertIn(b"/dev/full: ", result.stderr)

    def test_too_many_errors(self):
        """The outputs are whole or not there; how many threads there are is no matter."""
        good = self.article("0.txt")
        bad = [self.article(f"{i}.txt", "") for i in range(1, 6)]
        for output in self.folder / "o.nq", self.folder / "o.jsonl":
            for jobs in 1, 2, 5:
                command = ["statements"] if output.suffix == ".jsonl" else ["build"]
                arguments = [*command, good, *bad, "-o", output, "-j", jobs]
                result = run(*arguments, "--max-errors", 3)
                self.assertEqual(result.returncode, 1)
                self.assertIn(b"stopped: 3 inputs failed (--max-errors)", result.stderr)
                self.assertIn(b"1 document, 3 failed", result.stderr)
                self.assertFalse(output.exists())
            self.assertEqual(run(*arguments, "--max-errors", 6).returncode, 1)
            self.assertTrue(output.exists())
        lines = self.article("lines.jsonl", "no line\nnor this\n")
        result = run("link", lines, lines, "--max-errors", 2, "-o", self.folder / "l.nq")
        self.assertIn(b"stopped: 2 inputs failed", result.stderr)
        self.assertFalse((self.folder / "l.nq").exists())


if __name__ == "__main__":
    unittest.main()
