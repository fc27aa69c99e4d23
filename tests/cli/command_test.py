#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""The command as users and scripts meet it: exit status, messages, standard streams,
files on bad days, and the same bytes whatever the order and the number of threads.

usage: command_test.py ENTENTE [unittest arguments]
"""
import datetime
import gzip
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
BINARY = sys.argv.pop(1)
SUMMARY = re.compile(
    r"^\d+ documents?, \d+ failed · \d+ entit(y|ies) · \d+ statements?"
    r"(: \d+ \w+(, \d+ \w+)*)? · \d+\.\d\d s$")

# Articles of our own; names return from one to the other.
ARTICLES = {
    "lima": (HERE / "oslo.txt").read_text(),
    "bergen": "Marine centre opens\n\nBERGEN -- The Bergen Ocean Centre opened on Monday. "
              "Jonas Vik thanked Norway. Fisheries minister Astrid Lunde visited Bergen.\n",
    "quito": "Ecuador joins talks\n\nEcuador and Peru met Norway in Quito. Lunde said "
             "that the Institute of Marine Studies would take part.\n",
    "dublin": "Ireland looks on\n\nIreland was not invited, the Irish government said. "
              "Jonas Vik criticized Ireland.\n",
}


def run(*arguments, **options):
    options.setdefault("capture_output", True)
    options.setdefault("timeout", 120)
    return subprocess.run([BINARY, *map(str, arguments)], **options)


def known_formats():
    """Extensions that the command names itself, without those that need dot."""
    known = run("x", "-o", "x.nonsense").stderr.decode()
    known = re.search("known are (.*), or -o", known).group(1).split()
    return [name.lstrip(".") for name in known if name not in ("svg", "png", "pdf")]


class Command(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.text = self.folder / "lima.txt"
        self.text.write_text(ARTICLES["lima"])

    def expect(self, status, *arguments, says="", **options):
        """Runs; checks the exit status and that the messages say so."""
        result = run(*arguments, **options)
        messages = (result.stderr or b"").decode()
        self.assertEqual(result.returncode, status, messages)
        self.assertIn(says, messages)
        return result

    def articles(self, order=None):
        """The articles as files, each in a folder of its own order."""
        folder = self.folder / "articles"
        folder.mkdir(exist_ok=True)
        names = order or sorted(ARTICLES)
        for name in names:
            (folder / (name + ".txt")).write_text(ARTICLES[name])
        return [folder / (name + ".txt") for name in names]

    def left_over(self):
        """Files that a failed run left behind."""
        return [p.name for p in self.folder.iterdir() if p != self.text]


class Usage(Command):
    def test_help_and_version(self):
        for command in [], ["build"], ["statements"], ["link"], ["explain"], ["diff"]:
            result = self.expect(0, *command, "--help")
            self.assertIn(b"--version", result.stdout)
        self.assertRegex(self.expect(0, "--version").stdout.decode(),
                         r"^entente \d+\.\d+\.\d+\n$")

    def test_wrong_usage_is_told_before_anything_is_read(self):
        missing = self.folder / "missing.txt"
        output = self.folder / "out.ttl"
        for arguments, says in [
            ((), "no input"),
            (("link",), "no input"),
            (("statements",), "no input"),
            (("--nonsense", missing), "nonsense"),
            ((missing, "-o", self.folder / "out.foo"), "unknown extension"),
            ((missing, "-o", self.folder / "out"), "unknown extension"),
            ((missing, "-o", "-"), "-f"),
            ((missing, "-f", "foo", "-o", "-"), "no such format"),
            ((missing, "-o", "nq:"), "no file"),
            ((missing, "-o", output, "--base", "not an iri"), ""),
            ((missing, "-o", output, "--base", "relative/"), ""),
            ((missing, "-o", output, "--type", "Planet"), "Planet"),
            ((missing, "-o", output, "--min-confidence", "1.5"), "from 0 to 1"),
            ((missing, "-o", output, "--min-confidence", "nan"), "from 0 to 1"),
            ((missing, "-o", output, "--date", "2025-02-30"), "2025-02-30"),
            ((missing, "-o", output, "--date", "2025"), "YYYY-MM-DD"),
            ((missing, "-o", output, "--since", "May"), "--since"),
            ((missing, "-o", output, "-j", "-1"), "-j"),
            ((missing, "-o", output, "-j", "many"), "many"),
            ((missing, "-o", output, "--hops", "2"), "--about"),
            ((missing, "--dump", "soup"), "soup"),
            ((missing, "--from", "soup"), "soup"),
            ((missing, "--progress", "soup"), "soup"),
            (("load", "a"), "usage: entente load"),
            (("store",), "usage: entente store"),
            (("explain", "Norway"), "usage"),
            (("verify", "graph.nq"), "usage"),
            (("diff", "graph.nq"), "usage"),
            (("train", missing), "usage"),
            (("statements", missing, "-o", "a.jsonl", "-o", "b.jsonl"), "one output"),
            (("statements", missing, "--missed", "-o", "a.jsonl"), "without -o"),
            (("explain", "--in", "graph.nq"), "usage"),
            (("explain", "a", "b", "--conflicts", "--in", "graph.nq"), "usage"),
        ]:
            with self.subTest(arguments=arguments):
                result = self.expect(2, *arguments, says=says)
                self.assertEqual(result.stdout, b"")
                self.assertEqual(self.left_over(), [])

    def test_what_was_missed(self):
        """A line each with place, trigger, frame, reason and sentence, and no sentence
        that gave a statement."""
        self.text.write_text("Norway visited officials.\n\nNorway met Peru in Lima.\n")
        out = self.expect(0, "statements", "--missed", self.text).stdout.decode()
        rows = [line.split("\t") for line in out.splitlines()]
        self.assertEqual([len(row) for row in rows], [5])
        place, trigger, frame, reason, sentence = rows[0]
        self.assertEqual((place, trigger, frame), (f"{self.text}:1", "visited", "visit"))
        self.assertIn("b is empty", reason)
        self.assertEqual(sentence, "Norway visited officials.")

    def test_frames(self):
        """Both ends of a match, and why the near miss beside it is one."""
        self.text.write_text("Norway met Peru in Lima.\n\nNorway visited officials.\n")
        out = self.expect(0, "--dump=frames", self.text).stdout.decode()
        self.assertIn(f"{self.text}:1: Norway met Peru in Lima.\n", out)
        self.assertRegex(out, r'  \+ frame meeting \(30-meetings\.rules:\d+\), verb "met"\n'
                              r'      a = "Norway"\n      b = "Peru"\n')
        self.assertIn("gives Norway metWith Peru\n", out)
        self.assertRegex(out, r'  - frame visit \S+, verb "visited": b is empty: "officials"')

    def test_bad_knowledge(self):
        names = self.folder / "names.csv"
        names.write_text("name,aliases,type,iri,sameAs\nNorway Fund,,Planet,,\n")
        result = self.expect(2, self.text, "--gazetteer", names, says="names.csv:2")
        self.assertEqual(result.stdout, b"")
        self.expect(2, self.text, "--gazetteer", self.folder / "none.csv",
                    says="none.csv")
        rules = self.folder / "bad.rules"
        rules.write_text("frame x\n  verb\n  gives a b\n")
        self.expect(2, self.text, "--rules", rules, says="bad.rules:")

    def test_links_elsewhere(self):
        """Names of one IRI are one node with all its links; countries are told by code."""
        names = self.folder / "own.csv"
        names.write_text("name,aliases,type,iri,sameAs\n"
                         "Bergen Ocean Centre,,ResearchOrganization,https://example.org/boc,"
                         "https://example.net/1|https://example.com/2\n"
                         "Institute of Marine Studies,,ResearchOrganization,https://example.org/boc,\n")
        for name in ("bergen", "quito"):
            (self.folder / f"{name}.txt").write_text(ARTICLES[name])
        graph = self.folder / "links.nt"
        self.expect(0, self.folder / "bergen.txt", self.folder / "quito.txt", "--gazetteer",
                    names, "-o", graph)
        text = graph.read_text()
        nodes = set(re.findall(r"(<\S+>) <https://schema.org/sameAs> <(?:https://example.net/1|"
                               r"https://example.com/2|https://example.org/boc)>", text))
        self.assertEqual(len(nodes), 1, text)
        self.assertIn("<https://schema.org/sameAs> <https://example.com/2>", text)
        self.assertRegex(text, r"<\S+country/norway\S+> <http://www.w3.org/2004/02/skos/core#exactMatch> "
                         r"<http://publications.europa.eu/resource/authority/country/NOR>")
        self.assertRegex(text, r'country/norway\S+> <https://schema.org/identifier> "NO"')

    def test_name_that_is_not_there(self):
        self.expect(2, self.text, "--about", "Atlantis", says="Atlantis")


class Streams(Command):
    def test_readable_list_without_output(self):
        result = self.expect(0, self.text)
        self.assertIn("Norway", result.stdout.decode())
        self.assertRegex(result.stderr.decode().strip(), SUMMARY)

    def test_standard_input_and_output(self):
        result = self.expect(0, "-q", "-f", "nt", "-o", "-", "-",
                             input=ARTICLES["lima"].encode())
        self.assertEqual(result.stderr, b"")
        lines = result.stdout.decode().splitlines()
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, r"^<[^>]+> <[^>]+> .+ \.$")

    def test_format_before_file(self):
        self.expect(0, "-q", self.text, "-o", f"nq:{self.folder}/graph.data")
        self.assertIn(b"<https://w3id.org/entente/ns#",
                      (self.folder / "graph.data").read_bytes())

    def test_quiet_and_verbose(self):
        self.assertEqual(self.expect(0, "-q", self.text).stderr, b"")
        self.expect(0, "-v", self.text, says="lima: ")
        self.assertRegex(self.expect(0, "-v", self.text).stderr.decode().splitlines()[-1],
                         r"peak memory \d+ MB, \d+ bytes a statement$")

    def test_progress_is_json(self):
        result = self.expect(0, "--progress=json", *self.articles())
        lines = [json.loads(line) for line in result.stderr.decode().splitlines()]
        self.assertEqual(lines[-1]["documents"], len(ARTICLES))

    def test_dump(self):
        result = self.expect(0, self.text, "--dump=text")
        self.assertIn("Norway and Peru sign fisheries pact", result.stdout.decode())
        self.assertEqual(result.stderr, b"")
        for stage in ("sentences", "tokens", "tags", "tree", "names", "mentions", "frames",
                      "confidence", "statements"):
            self.assertTrue(self.expect(0, self.text, f"--dump={stage}").stdout, stage)


class Inputs(Command):
    def graph(self, *arguments, status=0, says=""):
        out = self.folder / "graph.nq"
        self.expect(status, *arguments, "-o", out, says=says)
        return out.read_text() if out.exists() else None

    def test_no_such_file_does_not_stop_the_others(self):
        good = self.graph(self.text)
        both = self.graph(self.folder / "none.txt", self.text, status=1, says="none.txt")
        self.assertEqual(good, both)

    def test_nothing_could_be_read(self):
        out = self.folder / "graph.nq"
        out.write_text("from an earlier run\n")
        self.expect(1, self.folder / "none.txt", "-o", out, says="none.txt")
        self.assertEqual(out.read_text(), "from an earlier run\n")

    def test_empty_file(self):
        empty = self.folder / "empty.txt"
        empty.write_bytes(b"")
        good = self.graph(self.text)
        result = run(empty, self.text, "-o", self.folder / "graph.nq")
        self.assertIn(result.returncode, (0, 1))
        if result.returncode:
            self.assertIn("empty.txt", result.stderr.decode())
            self.assertEqual((self.folder / "graph.nq").read_text(), good)

    def test_binary_is_refused(self):
        binary = self.folder / "binary.txt"
        binary.write_bytes(bytes(range(256)) * 20)
        self.graph(binary, self.text, status=1, says="binary.txt")

    def test_wrong_line_of_a_feed(self):
        feed = self.folder / "feed.jsonl"
        feed.write_text("\n".join([
            json.dumps({"id": "one", "date": "2025-03-04", "text": ARTICLES["bergen"]}),
            '{"id": "two", "text": ',
            json.dumps({"id": "three", "text": ARTICLES["dublin"]})]) + "\n")
        graph = self.graph(feed, status=1, says="feed.jsonl:2")
        self.assertIn("Ireland", graph)
        self.assertIn("Bergen", graph)

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_folder_without_permission(self):
        closed = self.folder / "closed"
        closed.mkdir(mode=0)
        self.graph(closed, self.text, status=1, says="closed")

    def test_long_line(self):
        long = self.folder / "long.txt"
        long.write_text("Norway met Peru " * 3000)
        self.assertIn(run(long, "-q").returncode, (0, 1))

    def test_training_data_that_is_not_there(self):
        model = self.folder / "model.bin"
        self.expect(1, "train", self.folder / "none", "-o", model, says="none")
        self.assertFalse(model.exists())

    def test_second_document_of_one_id(self):
        feed = self.folder / "feed.jsonl"
        line = json.dumps({"id": "one", "text": ARTICLES["bergen"]})
        other = json.dumps({"id": "one", "text": ARTICLES["bergen"] + " It rained."})
        feed.write_text(line + "\n" + other + "\n")
        self.graph(feed, status=1, says="one")
        feed.write_text(line + "\n" + line + "\n")  # the same words are one document
        self.graph(feed, status=0, says="one")


class Outputs(Command):
    def test_full_disk(self):
        for arguments in [(self.text,), (self.text, "-f", "nq", "-o", "-"),
                          (self.text, "-f", "ttl", "-o", "-"),
                          (self.text, "--dump=tokens"), ("statements", self.text)]:
            with self.subTest(arguments=arguments), open("/dev/full", "wb") as full:
                self.expect(3, *arguments, stdout=full, stderr=subprocess.PIPE,
                            capture_output=False, says="entente: ")

    def test_folder_that_is_none(self):
        for path in "none/graph.ttl", "lima.txt/graph.nq", "none/graph.jsonl":
            with self.subTest(path=path):
                self.expect(3, self.text, "-o", self.folder / path, says="graph.")
                self.assertEqual(self.left_over(), [])
        self.expect(3, "statements", self.text, "-o", self.folder / "none/x.jsonl",
                    says="x.jsonl")

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_folder_without_permission(self):
        closed = self.folder / "closed"
        closed.mkdir(mode=0o500)
        self.expect(3, self.text, "-o", closed / "graph.ttl", says="graph.ttl")
        self.assertEqual(list(closed.iterdir()), [])

    def test_other_outputs_are_written_and_old_ones_stay(self):
        taken = self.folder / "taken.nq"
        taken.mkdir()  # a folder is where the file should be
        good = self.folder / "good.nq"
        self.expect(3, self.text, "-o", taken, "-o", good, says="taken.nq")
        self.assertTrue(good.stat().st_size)
        self.assertEqual(sorted(self.left_over()), ["good.nq", "taken.nq"])

    def test_broken_pipe(self):
        for arguments in [(self.text, "-f", "nq", "-o", "-"), ("statements", self.text),
                          (self.text, "--dump=tags")]:
            read_end, write_end = os.pipe()
            os.close(read_end)
            with self.subTest(arguments=arguments):
                self.expect(3, *arguments, stdout=write_end, stderr=subprocess.PIPE,
                            capture_output=False)
            os.close(write_end)

    def test_several_at_once(self):
        self.assertLessEqual({"nq", "trig", "ttl", "nt", "rdf", "jsonl"},
                             set(known_formats()))
        names = ["g." + name for name in known_formats()] + ["g.nq.gz", "g.jsonl.gz"]
        outputs = [x for name in names for x in ("-o", self.folder / name)]
        self.expect(0, self.text, *outputs)
        for name in names:
            self.assertTrue((self.folder / name).stat().st_size, name)


class Sameness(Command):
    def bytes_of(self, *arguments, **options):
        outputs = [self.folder / ("same." + name) for name in known_formats()]
        self.expect(0, *arguments, "-q", *[x for o in outputs for x in ("-o", o)],
                    **options)
        return [o.read_bytes() for o in outputs]

    def test_any_order_any_threads_twice(self):
        expected = self.bytes_of(*self.articles(), "-j", "1")
        orders = random.Random(5)
        for threads in 1, 2, 4, 4, 13:
            files = self.articles()
            orders.shuffle(files)
            self.assertEqual(expected, self.bytes_of(*files, "-j", threads))

    def test_any_locale(self):
        files = self.articles()
        expected = self.bytes_of(*files)
        for locale in "C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8":
            environment = dict(os.environ, LC_ALL=locale, LANG=locale, TZ="Asia/Tokyo")
            self.assertEqual(expected, self.bytes_of(*files, env=environment))

    def test_statements_and_link_are_build(self):
        files = self.articles()
        parts = []
        for i, file in enumerate(files):
            parts.append(self.folder / f"part{i}.jsonl")
            self.expect(0, "statements", file, "-o", parts[-1])
        linked = self.bytes_of("link", *reversed(parts))
        for name, built, other in zip(known_formats(), self.bytes_of(*files), linked):
            if name == "html":  # shows the texts, which statement lines do not carry
                self.assertIn(b'"text":"Marine centre opens', built)
                self.assertNotIn(b'"text":', other)
            else:
                self.assertEqual(built, other, name)
        together = b"".join(p.read_bytes() for p in parts)
        self.assertEqual(linked, self.bytes_of("link", "-", input=together))

    def packed_parts(self):
        """Statement lines of each article, packed by the command, with the plain ones."""
        plain, packed = [], []
        for i, file in enumerate(self.articles()):
            for name, parts in (f"p{i}.jsonl", plain), (f"p{i}.jsonl.gz", packed):
                parts.append(self.folder / name)
                self.expect(0, "statements", file, "-o", parts[-1])
            self.assertEqual(gzip.decompress(packed[-1].read_bytes()), plain[-1].read_bytes())
        return plain, packed

    def test_link_reads_gzip(self):
        plain, packed = self.packed_parts()
        expected = self.bytes_of("link", *plain)
        self.assertEqual(expected, self.bytes_of("link", *packed))
        together = b"".join(p.read_bytes() for p in packed)
        self.assertEqual(expected, self.bytes_of("link", "-", input=together))
        other = self.folder / "lines"  # the content tells, not the name
        other.write_bytes(together)
        self.assertEqual(expected, self.bytes_of("link", other))
        for ending in ".jsonl", ".jsonl.gz":
            whole = self.folder / ("whole" + ending)
            whole.write_bytes(b"".join(p.read_bytes() for p in
                                       (packed if ending.endswith("gz") else plain)))
            told = self.expect(0, "explain", "Jonas Vik", "--in", whole).stdout
            self.assertIn(b"Jonas Vik", told)
            self.assertEqual(told, self.expect(0, "explain", "Jonas Vik", "--in",
                                               self.folder / "whole.jsonl").stdout)

    def test_damaged_gzip_of_statements(self):
        plain, packed = self.packed_parts()
        before = self.expect(0, "link", "-q", *plain[:-1], "-f", "nq", "-o", "-").stdout
        whole = b"".join(p.read_bytes() for p in packed)
        cut, bad = self.folder / "cut.jsonl.gz", self.folder / "bad.jsonl.gz"
        cut.write_bytes(whole[:-8])  # all of the last document, but not its end
        bad.write_bytes(b"\x1f\x8b\x08" + b"\xff" * 40)
        for arguments, options in ((cut,), {}), (("-",), {"input": whole[:-8]}):
            result = self.expect(1, "link", *arguments, "-f", "nq", "-o", "-",
                                 says="cannot be unpacked: unexpected end of file", **options)
            self.assertEqual(result.stdout, before)
            self.assertNotIn(b"no JSON", result.stderr)
        result = self.expect(1, "link", packed[0], bad, "-f", "nq", "-o", "-",
                             says="bad.jsonl.gz: cannot be unpacked")
        self.assertEqual(result.stdout, self.expect(
            0, "link", "-q", packed[0], "-f", "nq", "-o", "-").stdout)
        self.expect(1, "explain", "Jonas Vik", "--in", cut, says="cut.jsonl.gz: cannot be unpacked")
        self.expect(1, "link", self.folder, says=f"{self.folder}: cannot be read")

    def test_bad_line_of_statements(self):
        part = self.folder / "part.jsonl"
        self.expect(0, "statements", self.text, "-o", part)
        good = self.expect(0, "link", "-q", part, "-f", "nq", "-o", "-").stdout
        lines = part.read_text().splitlines()
        part.write_text("\n".join(lines + ['{"line":"thing"', ""]))
        result = self.expect(1, "link", part, "-f", "nq", "-o", "-",
                             says=f"part.jsonl:{len(lines) + 1}")
        self.assertEqual(result.stdout, good)
        self.expect(1, "link", self.folder / "none.jsonl", says="none.jsonl")


class Description(Command):
    """What the graph says of itself: who made it with what, and when, if asked."""

    def described(self, *arguments, **options):
        quads = self.expect(0, *arguments, "-q", "-f", "nq", "-o", "-", **options).stdout.decode()
        return [q for q in quads.splitlines() if "/kg/dataset/" in q.rsplit("<", 1)[1]]

    def test_time_only_when_asked(self):
        without = self.described(self.text)
        self.assertFalse([q for q in without if "endedAtTime" in q or "created" in q])
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")
        self.assertEqual(without, self.described(self.text, env=environment))
        stamped = self.described(self.text, "--stamp", env=environment)
        times = [q for q in stamped if '"2023-11-14T22:13:20Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>' in q]
        self.assertEqual(len(times), 2, stamped)
        environment.pop("SOURCE_DATE_EPOCH")
        now = self.described(self.text, "--stamp", env=environment)
        year = re.search(r'endedAtTime> "(\d{4})-', "\n".join(now))[1]
        self.assertIn(abs(int(year) - datetime.date.today().year), (0, 1))
        for wrong in "", "yesterday", "-1", "1e9":
            self.expect(2, self.text, "--stamp", says="SOURCE_DATE_EPOCH",
                        env=dict(os.environ, SOURCE_DATE_EPOCH=wrong))

    def hashes(self, kind, quads):
        mark = f"/maker/{kind}-"
        return {q.split('"')[1] for q in quads if mark in q.split(">")[0] and "#sha256>" in q}

    def test_files_by_hash(self):
        rules = self.folder / "own.rules"
        rules.write_text("# no rule\n")
        same = self.folder / "same.tsv"
        same.write_text("# nothing\n")
        plain, more = (self.described(self.text, *options)
                       for options in ([], ["--rules", rules, "--same", same]))
        for kind in "model", "tables", "confidence":
            self.assertEqual(len(self.hashes(kind, plain)), 1, kind)
            self.assertEqual(self.hashes(kind, plain), self.hashes(kind, more))
        digest = hashlib.sha256(rules.read_bytes()).hexdigest()
        self.assertEqual(self.hashes("rules", more) - self.hashes("rules", plain), {digest})
        self.assertEqual(self.hashes("same", more), {hashlib.sha256(same.read_bytes()).hexdigest()})
        self.assertFalse(self.hashes("same", plain))

    def test_model_by_hash(self):
        """The hash that the build knows is that of the file; another file has another."""
        data = pathlib.Path(os.environ.get("ENTENTE_DATA", HERE / "../../extract/data"))
        model = (data / "model.bin").read_bytes()
        digest = hashlib.sha256(model).hexdigest()
        environment = dict(os.environ, ENTENTE_DATA=str(data.resolve()))
        quads = self.described(self.text, env=environment)
        self.assertEqual(self.hashes("model", quads), {digest})
        folder = hashlib.sha256("".join(
            f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n"
            for p in sorted((data / "rules").glob("*.rules"))).encode()).hexdigest()
        self.assertEqual(self.hashes("rules", quads), {folder})


class Wishes(Command):
    """--same, --different and --ledger."""

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def ledger(self, *arguments):
        path = self.folder / "out.ledger"
        self.expect(0, *self.articles(), "-q", "-f", "nq", "-o", "-", "--ledger", path, *arguments)
        return [json.loads(line) for line in path.read_text().splitlines()]

    def documents_of(self, lines, label):
        return {line[key] for line in lines if line.get("label") == label and line["decision"] == "joined"
                for key in ("document", "otherDocument")}

    def test_ledger(self):
        lines = self.ledger()
        self.assertEqual(lines[0]["decision"], "summary")
        self.assertEqual(lines[0]["joined"], sum(line["decision"] == "joined" for line in lines))
        self.assertEqual(self.documents_of(lines, "Jonas Vik"), {"bergen", "dublin", "lima"})

    def test_different_splits_and_same_joins(self):
        apart = self.write("apart.tsv", "Jonas Vik\tJonas Vik\tPerson\tbergen\tdublin\n")
        lines = self.ledger("--different", apart)
        self.assertEqual(self.documents_of(lines, "Jonas Vik"), {"bergen", "lima"})
        self.assertIn("apart.tsv:1", [line for line in lines if line["decision"] == "apart"][0]["conflict"])
        one = self.write("one.tsv", "Jonas Vik\tAstrid Lunde\n")
        evidence = [line.get("evidence", "") for line in self.ledger("--same", one)]
        self.assertTrue(any(e.endswith("one.tsv:1") for e in evidence))

    def test_wrong_files(self):
        text, good = self.text, self.write("good.tsv", "# nothing\n\nA\tB\n")
        self.expect(0, text, "--same", good, says="nothing is called \"A\"")
        self.expect(2, text, "--same", self.write("one.tsv", "A\n"), says="one.tsv:1: two names")
        self.expect(2, text, "--different", self.write("type.tsv", "A\tB\tHero\n"), says="type.tsv:1:5:")
        self.expect(2, text, "--same", self.folder / "none.tsv", says="none.tsv")
        result = self.expect(2, text, "--same", good, "--different",
                             self.write("bad.tsv", "B\tA\n"), says="bad.tsv:1")
        self.assertIn("good.tsv:3", result.stderr.decode())


class Questions(Command):
    def setUp(self):
        super().setUp()
        self.graph = self.folder / "graph.nq"
        self.files = self.articles()
        self.expect(0, "-q", *self.files, "-o", self.graph)

    def test_explain(self):
        result = self.expect(0, "explain", "norway", "--in", self.graph)
        self.assertRegex(result.stdout.decode(), r"^Norway · Country")
        self.assertIn("[Norway]", result.stdout.decode())
        self.expect(2, "explain", "Atlantis", "--in", self.graph, says="Atlantis")
        self.expect(1, "explain", "x", "--in", self.folder / "none.nq", says="none.nq")

    def test_verify(self):
        self.expect(0, "verify", self.graph, "--against", self.folder / "articles")
        text = self.files[0]
        text.write_text("X" + text.read_text())
        result = self.expect(1, "verify", self.graph, "--against",
                             self.folder / "articles")
        self.assertIn(text.name, result.stdout.decode())

    def test_diff(self):
        self.assertEqual(self.expect(0, "diff", self.graph, self.graph).stdout, b"")
        fewer = self.folder / "fewer.nq"
        self.expect(0, "-q", *self.files[1:], "-o", fewer)
        lines = self.expect(0, "diff", self.graph, fewer).stdout.decode().splitlines()
        gone = [line for line in lines if f" {self.files[0].stem} [" in line]
        self.assertTrue(gone)
        self.assertTrue(all(line.startswith("- ") for line in gone), gone)
        back = self.expect(0, "diff", fewer, self.graph).stdout.decode().splitlines()
        turned = [{"+": "-", "-": "+"}[line[0]] + line[1:] for line in back
                  if line[0] != "~"]
        self.assertEqual(sorted(turned), sorted(x for x in lines if x[0] != "~"))

    def test_min_confidence(self):
        """No output has a statement that is less sure, and some keep the others."""
        found = self.expect(0, "statements", "-q", *self.files).stdout.decode()
        every = [json.loads(line) for line in found.splitlines()]
        every = [line["confidence"] for line in every if line["line"] == "statement"]
        least = sorted(every)[len(every) // 2]
        self.assertLess(min(every), least)
        for command in (["statements"], ["-f", "jsonl", "-o", "-"]):
            found = self.expect(0, *command, "-q", *self.files, "--min-confidence",
                                str(least)).stdout.decode()
            lines = [json.loads(line) for line in found.splitlines()]
            kept = [line["confidence"] for line in lines if line["line"] == "statement"]
            self.assertEqual(sorted(kept), sorted(x for x in every if x >= least))
        for form in "nt nq ttl trig rdf jsonld dot svg".split():
            with self.subTest(form=form):
                command = ["-q", *self.files, "-f", form, "-o", "-"]
                whole = self.expect(0, *command).stdout
                part = self.expect(0, *command, "--min-confidence", str(least)).stdout
                self.assertLess(len(part), len(whole))
        whole = self.expect(0, "explain", "Norway", "--in", self.graph).stdout
        part = self.expect(0, "explain", "Norway", "--in", self.graph,
                           "--min-confidence", str(least)).stdout
        self.assertLess(len(part), len(whole))

    def test_filters(self):
        size = len(self.graph.read_text())
        for filters in (["--type", "Country"], ["--about", "Ireland"], ["--top", "3"],
                        ["--min-confidence", "1"], ["--since", "2030"]):
            with self.subTest(filters=filters):
                out = self.folder / "less.nq"
                self.expect(0, "-q", *self.files, *filters, "-o", out)
                self.assertLess(len(out.read_text()), size)


if __name__ == "__main__":
    unittest.main(verbosity=1)
