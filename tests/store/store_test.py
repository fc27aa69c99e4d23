#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""--store FILE as users meet it on good days and bad: whatever the order of additions,
whatever was killed or refused in between, the result is that of one full run.

usage: store_test.py ENTENTE [unittest arguments]
"""
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

BINARY = sys.argv.pop(1)
ROUNDS = int(os.environ.get("ENT_ROUNDS", "1"))
LANDS = ("Norway", "Chile", "Peru", "Ghana", "Latvia", "Fiji", "Oman", "Malta")
PEOPLE = ("Astrid Lunde", "Jonas Vik", "Helena Carvalhal", "Tomas Brede", "Ines Quiroga")
BODIES = ("Bergen Ocean Centre", "Institute of Marine Studies", "Quito Port Authority")


def article(rng):
    """A short article of our own; names return from one to the other."""
    land, other = rng.sample(LANDS, 2)
    who, friend = rng.sample(PEOPLE, 2)
    return (f"{land} and {other} meet\n\n"
            f"{land} and {other} signed an agreement on fisheries on {rng.randint(1, 28)} May "
            f"{rng.randint(2015, 2025)}. Foreign minister {who} met {friend}, the director of "
            f"the {rng.choice(BODIES)}, in {rng.choice(LANDS)}. {friend} criticized {other}. "
            f"{who.split()[-1]} said that the {rng.choice(BODIES)} would take part.\n")


def run(*arguments, **options):
    options.setdefault("capture_output", True)
    options.setdefault("timeout", 120)
    return subprocess.run([BINARY, *map(str, arguments)], **options)


class StoreCase(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-store-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.folder.chmod(0o755)
        self.store = self.folder / "s.db"
        self.texts = self.folder / "texts"
        self.texts.mkdir()
        self.rng = random.Random(self.id())

    def write(self, n, first=0):
        paths = [self.texts / f"a{i}.txt" for i in range(first, first + n)]
        for path in paths:
            path.write_text(article(self.rng))
        return paths

    def expect(self, status, *arguments, says="", **options):
        result = run(*arguments, **options)
        message = result.stderr.decode(errors="replace")
        self.assertEqual(result.returncode, status, f"{arguments}: {message}")
        self.assertIn(says, message)
        return result

    def full(self, *inputs, name="full.nq"):
        out = self.folder / name
        self.expect(0, *inputs, "-q", "-o", out)
        return out.read_bytes()

    def held(self, store=None, name="held.nq"):
        """What the store says, without any input."""
        out = self.folder / name
        self.expect(0, "--store", store or self.store, "-q", "-o", out)
        return out.read_bytes()

    def count(self):
        with sqlite3.connect(self.store) as db:
            return db.execute("SELECT count(*) FROM document").fetchone()[0]


class Equality(StoreCase):
    def test_any_order_of_additions_is_a_full_run(self):
        for round_ in range(3 * ROUNDS):
            self.store = self.folder / f"s{round_}.db"
            shutil.rmtree(self.texts)
            self.texts.mkdir()
            for _ in range(6):
                self.one_change()
            for name in ("full.nq", "full.html", "full.trig"):
                self.assertEqual(self.full(self.texts, name=name),
                                 self.held(name="held" + name[4:]), f"round {round_}")

    def one_change(self):
        """Adds, replaces or takes out some articles; the folder and the store alike."""
        here = sorted(self.texts.iterdir())
        jobs = ("-j", self.rng.choice((1, 2)))
        if here and self.rng.random() < 0.3:
            gone = self.rng.sample(here, min(2, len(here) - 1)) if len(here) > 1 else []
            for path in gone:
                path.unlink()
                what = self.rng.choice((path.stem, str(path)))
                self.expect(0, "--store", self.store, "--remove", what)
            return
        changed = [self.texts / f"a{self.rng.randint(0, 12)}.txt"
                   for _ in range(self.rng.randint(1, 5))]
        for path in set(changed):
            path.write_text(article(self.rng))
        also = self.rng.sample(here, min(2, len(here)))
        given = list(dict.fromkeys(changed + [path for path in also if path.exists()]))
        self.rng.shuffle(given)
        self.expect(0, *given, "--store", self.store, *jobs)

    def test_only_what_changed_is_read(self):
        paths = self.write(5)
        self.expect(0, self.texts, "--store", self.store, says="5 put in, 0 unchanged")
        self.expect(0, self.texts, "--store", self.store, says="0 put in, 5 unchanged")
        paths[2].write_text(article(self.rng))
        self.write(1, first=9)
        self.expect(0, self.texts, "--store", self.store, "-j", "2",
                    says="2 put in, 4 unchanged, 0 taken out; documents now: 6")
        self.assertEqual(self.full(self.texts), self.held())

    def test_documents_that_are_no_inputs_stay(self):
        self.write(2)
        self.expect(0, self.texts, "--store", self.store)
        expected = self.full(self.texts)
        (self.texts / "a0.txt").unlink()
        self.expect(0, self.texts, "--store", self.store, says="documents now: 2")
        self.assertEqual(expected, self.held())

    def test_feeds(self):
        """Lines move, and change; those with an id of their own are known again."""
        feed = self.folder / "f.jsonl"
        lines = [f'{{"id":"n{i}","date":"2024-01-0{i + 1}","text":"Norway and Chile met '
                 f'{person} in Oslo."}}\n' for i, person in enumerate(PEOPLE)]
        feed.write_text("".join(lines))
        self.expect(0, feed, "--store", self.store, says="5 put in")
        feed.write_text("".join(reversed(lines)))
        self.expect(0, feed, "--store", self.store, says="0 put in, 5 unchanged")
        feed.write_text("".join(lines[:2]) + lines[2].replace("Oslo", "Bergen"))
        self.expect(0, feed, "--store", self.store, says="1 put in, 2 unchanged")
        feed.write_text("".join(lines[:2] + [lines[2].replace("Oslo", "Bergen")] + lines[3:]))
        self.assertEqual(self.full(feed), self.held())
        nameless = [line.replace(f'"id":"n{i}",', "") for i, line in enumerate(lines)]
        feed.write_text("".join(nameless))
        self.expect(0, feed, "--store", self.store, says="5 put in, 0 unchanged")
        self.expect(0, "--store", self.store, "--remove", feed, says="10 taken out")

    def test_two_of_one_id(self):
        """The first counts, in a store as in a full run, whatever is known already."""
        one, two = self.folder / "1" / "x.txt", self.folder / "2" / "x.txt"
        for path in (one, two):
            path.parent.mkdir()
            path.write_text(article(self.rng))
        says = 'a second document with the id "x"'
        for order in ((one, two), (two, one), (one, two)):
            out = self.folder / "full.nq"
            self.expect(1, *order, "-o", out, says=says)
            self.expect(1, *order, "--store", self.store, "-j", "2", says=says)
            self.expect(1, *order, "--store", self.store, "-j", "2", says=says)
            self.assertEqual(out.read_bytes(), self.held())

    def test_date_counts_where_a_text_has_none(self):
        feed = self.folder / "f.jsonl"
        feed.write_text('{"id":"with","date":"2020-02-02","text":"Norway met Chile."}\n'
                        '{"id":"without","text":"Peru met Ghana yesterday in Oslo."}\n')
        store = ("--store", self.store)
        self.expect(0, feed, *store, says="2 put in")
        self.expect(0, feed, *store, "--date", "2024-05-05", says="1 put in, 1 unchanged")
        self.expect(0, feed, *store, "--date", "2024-05-05", says="0 put in, 2 unchanged")
        self.assertEqual(self.full(feed, "--date", "2024-05-05"), self.held())
        self.expect(0, feed, *store, "--date", "2024-06-06", says="1 put in, 1 unchanged")
        self.expect(0, feed, *store, says="1 put in, 1 unchanged")
        self.assertEqual(self.full(feed), self.held())

    def test_other_knowledge_reads_again(self):
        self.write(3)
        names = self.folder / "own.csv"
        names.write_text("name,type,aliases,iri\n"
                         "Bergen Ocean Centre,Organization,BOC,\n")
        self.expect(0, self.texts, "--store", self.store)
        self.expect(0, self.texts / "a0.txt", "--gazetteer", names, "--store", self.store,
                    says="2 of its documents were read by another version")
        self.expect(0, self.texts, "--gazetteer", names, "--store", self.store,
                    says="2 put in, 1 unchanged")
        self.assertEqual(self.full(self.texts, "--gazetteer", names), self.held())

    def test_failed_inputs_take_nothing_away(self):
        paths = self.write(2)
        self.expect(0, self.texts, "--store", self.store)
        expected = self.held()
        paths[0].write_bytes(b"\0\0\0")
        self.expect(1, self.texts, "--store", self.store, says="a0.txt")
        self.assertEqual(expected, self.held())

    def test_file_names_that_are_no_utf8(self):
        odd = os.fsencode(self.texts) + b"/a\xff\xfe.txt"
        with open(odd, "w") as f:
            f.write(article(self.rng))
        self.expect(0, self.texts, "--store", self.store, says="1 put in")
        self.expect(0, self.texts, "--store", self.store, says="1 unchanged")
        self.assertEqual(self.full(self.texts), self.held())

    def test_statement_lines(self):
        self.write(4)
        lines = self.folder / "a.jsonl"
        self.expect(0, "statements", self.texts, "-o", lines)
        self.expect(0, "statements", self.texts, "--store", self.store)
        again = self.folder / "b.jsonl"
        self.expect(0, "statements", "--store", self.store, "-o", again)
        self.assertEqual(lines.read_bytes(), again.read_bytes())
        printed = self.expect(0, "statements", "--store", self.store).stdout
        self.assertEqual(lines.read_bytes(), printed)
        self.expect(0, "statements", "--store", self.store, "--min-confidence", "0.9", "-o",
                    again)
        self.expect(0, "statements", self.texts, "--min-confidence", "0.9", "-o", lines)
        self.assertEqual(lines.read_bytes(), again.read_bytes())


class Asking(StoreCase):
    def setUp(self):
        super().setUp()
        self.paths = self.write(4)
        self.expect(0, self.texts, "--store", self.store)
        self.graph = self.folder / "g.nq"
        self.expect(0, self.texts, "-q", "-o", self.graph)

    def test_a_store_is_a_graph(self):
        for question in (("explain", "Astrid Lunde", "--in"), ("explain", "--conflicts", "--in")):
            self.assertEqual(self.expect(0, *question, self.store).stdout,
                             self.expect(0, *question, self.graph).stdout)
        self.assertEqual(self.expect(0, "diff", self.store, self.graph).stdout,
                         self.expect(0, "diff", self.graph, self.graph).stdout)
        other = self.folder / "other.db"
        self.expect(0, *self.paths[1:], "--store", other)
        self.assertNotEqual(self.expect(0, "diff", self.store, other).stdout, b"")
        self.expect(0, "verify", self.store, "--against", self.texts)
        linked = self.folder / "linked.nq"
        self.expect(0, "link", self.store, "-q", "-o", linked)
        self.assertEqual(linked.read_bytes(), self.graph.read_bytes())

    def test_a_pipe_is_no_store(self):
        """To look whether it is one would take from it."""
        lines = self.expect(0, "statements", self.texts).stdout
        out = self.folder / "piped.nq"
        read, write = os.pipe()
        os.write(write, lines)
        os.close(write)
        self.expect(0, "link", f"/dev/fd/{read}", "-q", "-o", out, pass_fds=(read,))
        os.close(read)
        self.assertEqual(out.read_bytes(), self.graph.read_bytes())

    def test_asking_leaves_no_files(self):
        before = sorted(self.folder.iterdir())
        self.expect(0, "explain", "Jonas Vik", "--in", self.store)
        self.expect(0, "store", self.store)
        self.assertEqual(before, sorted(self.folder.iterdir()))

    def test_taking_out_by_every_name(self):
        iri = self.graph.read_text().split("/kg/doc/a2-")[1].split("#")[0].split(">")[0]
        for what in ("a0", self.paths[1], f"https://example.org/kg/doc/a2-{iri}"):
            self.expect(0, "--store", self.store, "--remove", what, says="1 taken out")
        self.assertEqual(self.count(), 1)
        self.expect(1, "--store", self.store, "--remove", "a0", says='holds no document "a0"')
        self.expect(1, "store", self.store, "--remove", "a0", says='holds no document "a0"')
        self.expect(0, "store", self.store, "--remove", "a3")
        self.assertEqual(self.count(), 0)

    def test_compacting(self):
        more = self.write(20, first=4)
        self.expect(0, self.texts, "--store", self.store)
        for path in self.paths[1:] + more:
            path.unlink()
            self.expect(0, "store", self.store, "--remove", path.stem)
        before = self.store.stat().st_size
        self.expect(0, "store", self.store, "--compact")
        self.assertLess(self.store.stat().st_size, before)
        self.assertEqual(self.expect(0, "store", self.store, "--check").stdout, b"whole\n")
        self.assertEqual(self.full(self.texts), self.held())
        self.expect(0, self.texts, "--store", self.store, says="0 put in, 1 unchanged")

    def test_the_store_command(self):
        self.assertIn(b": 4 documents, ", self.expect(0, "store", self.store).stdout)
        listed = self.expect(0, "store", self.store, "--list").stdout.decode().splitlines()
        self.assertEqual([line.split("\t")[0] for line in listed], ["a0", "a1", "a2", "a3"])
        self.assertEqual(self.expect(0, "store", self.store, "--check").stdout, b"whole\n")
        self.expect(1, "store", self.folder / "none.db", says="there is no such store")
        self.assertFalse((self.folder / "none.db").exists())
        self.expect(2, "store", says="usage")

    def test_wrong_usage(self):
        self.expect(2, self.paths[0], "--remove", "x", says="--remove goes with --store")
        self.expect(2, self.paths[0], "--store", self.store, "--dump=tokens", says="--store")


class BadDays(StoreCase):
    def test_kill_at_any_moment(self):
        """Whatever a killed run left, the next one goes on from it to the same end."""
        self.write(520)  # 256 make a group, which is committed at once
        expected = self.full(self.texts)
        start = time.monotonic()
        self.expect(0, self.texts, "--store", self.folder / "timed.db", "-j", "1")
        whole = time.monotonic() - start
        seen = set()
        for round_ in range(8 * ROUNDS):
            if round_ % 4 == 0:
                for path in self.folder.glob("s.db*"):
                    path.unlink()
            with subprocess.Popen([BINARY, str(self.texts), "--store", str(self.store), "-j", "1"],
                                  stderr=subprocess.DEVNULL) as process:
                time.sleep(whole * self.rng.random())
                process.send_signal(signal.SIGKILL)
            if self.store.exists() and self.store.stat().st_size:
                self.assertEqual(self.expect(0, "store", self.store, "--check").stdout,
                                 b"whole\n")
                seen.add(self.count())
        self.assertGreater(len(seen), 1, "no kill came between two commits")
        self.expect(0, self.texts, "--store", self.store, "-q")
        self.assertEqual(expected, self.held())

    def test_no_space(self):
        self.write(60)
        expected = self.full(self.texts)

        def limit(bytes_):
            resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))

        for kilobytes in (0, 4, 20, 40, 60):
            result = run(self.texts, "--store", self.store,
                         preexec_fn=lambda k=kilobytes: limit(k * 1024))
            self.assertEqual(result.returncode, 3, result.stderr)
            self.assertIn(str(self.store), result.stderr.decode())
        self.expect(0, self.texts, "--store", self.store, "-q")
        self.assertEqual(expected, self.held())
        self.assertEqual(self.expect(0, "store", self.store, "--check").stdout, b"whole\n")

    def test_two_at_once(self):
        self.write(40)
        expected = self.full(self.texts)
        halves = [sorted(self.texts.iterdir())[i::2] for i in (0, 1)]
        started = [subprocess.Popen([BINARY, *map(str, half), "--store", str(self.store)],
                                    stderr=subprocess.PIPE) for half in halves * 2]
        for process in started:
            message = process.communicate()[1]
            self.assertEqual(process.returncode, 0, message)
        self.assertEqual(expected, self.held())

    def test_a_lock_that_is_never_given_back(self):
        self.write(1)
        self.expect(0, self.texts, "--store", self.store)
        self.write(1, first=1)
        with sqlite3.connect(self.store, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            self.held()  # to read needs no lock
            self.expect(3, self.texts, "--store", self.store, says="another process")
            other.execute("ROLLBACK")
        other.close()
        self.expect(0, self.texts, "--store", self.store, says="1 put in")

    def test_files_that_are_no_store(self):
        text = self.write(1)[0]
        kinds = {"text": text.read_bytes(), "zeros": bytes(5000),
                 "torn": b"SQLite format 3\0" + bytes(10)}
        for name, content in kinds.items():
            path = self.folder / name
            path.write_bytes(content)
            self.expect(1, text, "--store", path, says=f"{path}: ")
            self.assertEqual(path.read_bytes(), content)
        self.expect(3, text, "--store", self.folder / "no" / "s.db", says="cannot be opened")
        self.expect(3, text, "--store", self.folder, says=str(self.folder))

    def test_databases_that_are_no_store(self):
        text = self.write(1)[0]
        self.expect(0, text, "--store", self.store)
        changes = {"a database of another program": "PRAGMA application_id = 7",
                   "a later version": "PRAGMA user_version = 2",
                   "its tables": "CREATE VIEW v AS SELECT 1",
                   "is damaged": "DROP INDEX document_made"}
        for says, sql in changes.items():
            path = self.folder / "changed.db"
            shutil.copy(self.store, path)
            db = sqlite3.connect(path)
            db.execute(sql)
            db.commit()
            db.close()
            before = path.read_bytes()
            for command in ((text, "--store", path), ("explain", "x", "--in", path)):
                self.expect(1, *command, says=says)
            self.assertEqual(before, path.read_bytes())
        other = self.folder / "other.db"
        with sqlite3.connect(other) as db:
            db.execute("CREATE TABLE bookmark(url TEXT)")
        db.close()
        before = other.read_bytes()
        self.expect(1, text, "--store", other, says="a database of another program")
        self.assertEqual(before, other.read_bytes())

    def test_an_empty_file_becomes_a_store(self):
        self.store.touch()
        self.write(1)
        self.expect(0, self.texts, "--store", self.store, says="1 put in")

    def check_damaged(self, path, expected):
        """Right, or a message; never another graph without a word."""
        out = self.folder / "damaged.nq"
        out.unlink(missing_ok=True)
        result = run("--store", path, "-q", "-o", out)
        if result.returncode == 0:
            self.assertEqual(out.read_bytes(), expected)
        else:
            self.assertEqual(result.returncode, 1, result.stderr)
            self.assertIn(str(path), result.stderr.decode(errors="replace"))
        return result.returncode

    def test_flipped_bytes(self):
        self.write(12)
        self.expect(0, self.texts, "--store", self.store)
        expected, whole = self.held(), self.store.read_bytes()
        path, found, healed = self.folder / "flipped.db", 0, 0
        for _ in range(25 * ROUNDS):
            bytes_ = bytearray(whole)
            at = self.rng.randrange(len(bytes_))
            bytes_[at] ^= 1 << self.rng.randrange(8)
            path.write_bytes(bytes_)
            found += self.check_damaged(path, expected)
            again = run(self.texts, "--store", path, "-o", self.folder / "again.nq")
            self.assertIn(again.returncode, (0, 1, 3), again.stderr)
            if again.returncode == 0:
                healed += 1
                self.assertEqual((self.folder / "again.nq").read_bytes(), expected, at)
        self.assertGreater(found, 0)
        self.assertGreater(healed, 0)

    def test_a_damaged_document_is_told_and_read_again(self):
        self.write(6)
        self.expect(0, self.texts, "--store", self.store)
        expected = self.held()
        db = sqlite3.connect(self.store)
        db.execute("UPDATE document SET things = things + 1 WHERE id = 'a3'")
        db.commit()
        db.close()
        out = self.folder / "rest.nq"
        self.expect(1, "--store", self.store, "-o", out, says='("a3") is damaged')
        (self.texts / "a3.txt").rename(self.folder / "a3.txt")
        self.assertEqual(out.read_bytes(), self.full(self.texts))
        (self.folder / "a3.txt").rename(self.texts / "a3.txt")
        told = self.expect(1, "store", self.store, "--check").stdout
        self.assertIn(b"a3", told)
        repaired = self.folder / "repaired.db"
        shutil.copy(self.store, repaired)
        self.expect(0, "store", repaired, "--repair")
        self.expect(0, self.texts, "--store", repaired, says="1 put in, 5 unchanged")
        self.assertEqual(expected, self.held(repaired))
        self.expect(0, self.texts, "--store", self.store, says="1 put in, 5 unchanged")
        self.assertEqual(expected, self.held())

    def test_a_lost_document_is_missed(self):
        self.write(3)
        self.expect(0, self.texts, "--store", self.store)
        db = sqlite3.connect(self.store)
        db.execute("UPDATE total SET documents = 4")
        db.commit()
        db.close()
        self.expect(1, "--store", self.store, "-o", self.folder / "x.nq",
                    says="4 documents were put into it, 3 are found")
        self.assertFalse((self.folder / "x.nq").exists())
        self.expect(0, "store", self.store, "--repair")
        self.held()

    def test_cut_short(self):
        self.write(12)
        self.expect(0, self.texts, "--store", self.store)
        expected, whole = self.held(), self.store.read_bytes()
        path = self.folder / "cut.db"
        pages = range(0, len(whole), 8192)
        for size in sorted({1, 50, 99, 100, 5000,
                            *self.rng.sample(pages[1:], min(len(pages) - 1, 6 * ROUNDS))}):
            path.write_bytes(whole[:size])
            self.assertEqual(self.check_damaged(path, expected), 1, size)
        path.write_bytes(whole[:-1])  # the last byte may be one of no meaning
        self.check_damaged(path, expected)


class Rights(StoreCase):
    """Files and folders that may not be written, as somebody who is not root."""

    def setUp(self):
        super().setUp()
        self.options = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
        self.out = self.folder / "out"
        self.out.mkdir()
        self.out.chmod(0o777)
        self.write(2)
        self.place = self.folder / "place"
        self.place.mkdir()
        self.store = self.place / "s.db"
        self.expect(0, self.texts, "--store", self.store)
        self.addCleanup(self.place.chmod, 0o755)
        try:
            reason = run("--version", **self.options).returncode
        except PermissionError as denied:
            reason = denied
        if reason:
            self.skipTest(f"the binary cannot be run by others: {reason}")

    def test_read_only(self):
        expected = self.held(name="out/a.nq")
        self.write(1, first=5)
        self.store.chmod(0o444)
        for mode in (0o777, 0o555):
            self.place.chmod(mode)
            self.expect(3, self.texts, "--store", self.store, says="may not be written",
                        **self.options)
            told = self.expect(0, "store", self.store, "--check", **self.options).stdout
            self.assertEqual(told, b"whole\n")
            self.expect(0, "link", self.store, "-o", self.out / "b.nq", **self.options)
            self.assertEqual((self.out / "b.nq").read_bytes(), expected)
            (self.out / "b.nq").unlink()
        self.store.chmod(0o000)
        self.expect(3, self.texts, "--store", self.store, says=str(self.store),
                    **self.options)


if __name__ == "__main__":
    unittest.main()
