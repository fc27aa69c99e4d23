#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Manual pages and completions: they say what --help says, no more and no less, and do
their work in the shells that are there.

usage: describe_test.py ENTENTE MANUAL [unittest arguments]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY, MANUAL = sys.argv[1:3]
del sys.argv[1:3]
COMPLETION = "/usr/share/bash-completion/bash_completion"


def run(*arguments, **options):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=60, **options)


def describe(*what):
    result = run(BINARY, "describe", *what)
    assert result.returncode == 0, result.stderr
    return result.stdout


def commands():
    told = run(BINARY, "--help").stdout
    listed = told.split("Commands:\n")[1].split("\n\n")[0]
    return [line.split()[0] for line in listed.splitlines()]


def options(command):
    """Those of --help, but --help itself."""
    told = run(BINARY, command, "--help").stdout
    return set(re.findall(r"^  (?:-\w, )?--([\w-]+)", told, re.M)) - {"help"}


class Manual(unittest.TestCase):
    def test_page_of_each_command(self):
        for command in commands():
            with self.subTest(command=command):
                page = describe("man", command).replace("\\-", "-")
                told = re.findall(r"^(?:\\fB-\w\\fR, )?\\fB--([\w-]+)\\fR", page, re.M)
                self.assertEqual(set(told), options(command))
                self.assertEqual(len(told), len(set(told)))

    def test_the_whole_manual_has_all_options_and_commands(self):
        page = pathlib.Path(MANUAL).read_text()
        text = page.split(".Sh EXAMPLES")[0]
        told = set()
        for line in re.findall(r"^\.(?:It|Op|Fl).*", text, re.M):
            told |= set(re.findall(r"-([a-z][\w-]+)", line))
        known = set().union(*(options(command) for command in commands()))
        self.assertEqual(known - told, set())
        self.assertEqual({o for o in told - known if "Fl -" + o in text}, set())
        for command in commands():
            self.assertTrue(re.search(rf"\.It Cm (.*, )?{command}\b", page), command)

    def test_pages_are_well_formed(self):
        if not shutil.which("mandoc"):
            self.skipTest("no mandoc")
        for command in commands():
            result = run("mandoc", "-T", "lint", "-W", "error",
                         input=describe("man", command))
            self.assertEqual(result.stdout, "")
        self.assertEqual(run("mandoc", "-T", "lint", "-W", "error", MANUAL).stdout, "")

    def test_what_is_not_there(self):
        for arguments in ([], ["man"], ["man", "soup"], ["soup"], ["bash", "build"]):
            result = run(BINARY, "describe", *arguments)
            self.assertEqual(result.returncode, 2)
            self.assertEqual(result.stdout, "")


class Bash(unittest.TestCase):
    def setUp(self):
        if not os.path.exists(COMPLETION):
            self.skipTest("no bash-completion")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for name in "alpha.txt", "beta.html":
            pathlib.Path(self.folder, name).touch()
        self.script = describe("bash")

    def complete(self, *words):
        """What a Tab behind these words offers."""
        line = " ".join(words)
        script = f"""
          source {COMPLETION}
          {self.script}
          COMP_WORDS=({' '.join(repr(word) for word in self.cut(words))})
          COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)) COMP_LINE={line!r} COMP_POINT={len(line)}
          COMP_TYPE=9 COMP_KEY=9
          _entente
          printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        result = run("bash", "--norc", "-c", script, cwd=self.folder)
        self.assertEqual(result.stderr, "")
        return set(result.stdout.split())

    @staticmethod
    def cut(words):
        """As readline does: = is a word of its own."""
        for word in words:
            yield from (part for part in re.split("(=)", word) if part or not word)

    def test_words(self):
        self.assertLessEqual(set(commands()) | {"alpha.txt"},
                             self.complete("entente", ""))
        self.assertEqual(self.complete("entente", "stat"), {"statements"})
        for command in commands():
            expected = {"--" + option for option in options(command)} | {"--help"}
            offered = self.complete("entente", command, "--")
            self.assertEqual({word.rstrip("=") for word in offered}, expected)
        self.assertEqual(self.complete("entente", "alpha.txt", "--max-e"),
                         {"--max-errors"})

    def test_values(self):
        self.assertEqual(self.complete("entente", "--progress", "n"), {"never"})
        self.assertEqual(self.complete("entente", "--from=mark"), {"markdown"})
        self.assertEqual(self.complete("entente", "link", "--same", "al"), {"alpha.txt"})
        self.assertEqual(self.complete("entente", "--date", ""), set())
        self.assertEqual(self.complete("entente", "statements", "be"), {"beta.html"})


class OtherShells(unittest.TestCase):
    def file(self, shell):
        if not shutil.which(shell):
            self.skipTest("no " + shell)
        file = tempfile.NamedTemporaryFile("w", suffix="." + shell)
        self.addCleanup(file.close)
        file.write(describe(shell))
        file.flush()
        return file.name

    def test_zsh(self):
        path = self.file("zsh")
        self.assertEqual(run("zsh", "-n", path).stderr, "")
        # each command's own options, as _arguments is given them
        script = f"""
          _arguments() {{ print -rl -- "$@" }}
          words=(entente $1 --) CURRENT=3
          source {path}
        """
        for command in commands():
            told = run("zsh", "-f", "-c", script, "zsh", command)
            self.assertEqual(told.stderr, "")
            found = set(re.findall(r"^(?:\*|\([^)]*\))?--([\w-]+)", told.stdout, re.M))
            self.assertEqual(found - {"help"}, options(command))

    def test_fish(self):
        path = self.file("fish")
        self.assertEqual(run("fish", "-n", path).stderr, "")

        def complete(line):
            told = run("fish", "--no-config", "-c", f"source {path}; complete -C {line!r}")
            return {word.split("\t")[0] for word in told.stdout.splitlines()}

        self.assertLessEqual(set(commands()), complete("entente "))
        for command in commands():
            offered = {word[2:] for word in complete(f"entente {command} --")}
            self.assertEqual(offered - {"help"}, options(command))
        self.assertEqual(complete("entente x --from mark"), {"markdown"})


if __name__ == "__main__":
    unittest.main()
