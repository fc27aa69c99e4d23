#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""entente verify: what was not tampered with passes, whatever the format; everything
else is told, with document, line and place.

usage: verify_test.py ENTENTE SOURCE_DIR [unittest arguments]
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = sys.argv.pop(1)
SOURCE = pathlib.Path(sys.argv.pop(1))
GOLD = SOURCE.parent / "shared" / "gold"
ARTICLE = """Norway and Peru sign fisheries pact

LIMA, 4 March 2025 -- Norway and Peru signed the Lima Treaty on 3 March 2025. Fisheries minister
Astrid Lunde signed the treaty in Lima. Lunde met Jonas Vik, and she met Ada Holm in Bergen.

"We are glad to work with Peru," Lunde said. Norway launched a fund of NOK 1.5 million.
"""
FLAW = re.compile(r"^.+:\d+: (quote|line|subject|object|date|amount|words) at "
                  r"\[\d+,\d+\) is \".*\", expected \".*\" \(.+\)$")


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True,
                          timeout=300, check=False)


class Verify(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-verify-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.inputs = self.folder / "inputs"
        self.inputs.mkdir()
        self.text = self.inputs / "lima.txt"
        self.text.write_text(ARTICLE)
        self.lines = self.folder / "graph.jsonl"
        self.quads = self.folder / "graph.nq"
        result = run("-q", self.text, "-o", self.quads, "-o", self.lines,
                     "-o", self.folder / "graph.trig")
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_a_document_that_is_also_a_thing(self):
        """What one subject is as a source and as a node is not mixed up."""
        text = self.quads.read_text()
        document = re.search(r"(<\S+/doc/\S+?>) <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ",
                             text).group(1)
        evil = self.folder / "evil.nq"
        evil.write_text(text + f"{document} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                        "<https://w3id.org/entente/ns#Person> .\n")
        for command in (["verify", evil, "--against", self.text],
                        ["explain", "--conflicts", "--in", evil], ["diff", evil, self.quads]):
            self.assertIn(run(*command).returncode, (0, 1), command)

    def test_a_claim_does_not_lose_who_makes_it(self):
        """A statement attributed to nothing that is described is refused, not adopted."""
        text = self.quads.read_text()
        statement, graph = re.search(r"(<\S+/statement/\S+>) \S+ \S+ (<\S+>) \.", text).groups()
        evil = self.folder / "nobody.nq"
        evil.write_text(text + f"{statement} <https://w3id.org/entente/ns#attributedTo> "
                        f"<https://example.org/kg/person/nobody> {graph} .\n")
        result = run("verify", evil, "--against", self.text)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"not described", result.stderr)

    def test_nothing_acts_on_the_terminal(self):
        text = self.quads.read_text()
        evil = self.folder / "escape.nq"
        evil.write_text(text.replace("Astrid Lunde", "Astrid \\u001B[31mLunde"))
        out = run("verify", evil, "--against", self.text).stdout
        self.assertIn(b"[31mLunde", out)
        self.assertNotIn(b"\x1b", out)

    def verify(self, graph, status, *says):
        """Checks exit status, that each flaw is a line, and that they say so."""
        result = run("verify", graph, "--against", self.text)
        out = result.stdout.decode()
        self.assertEqual(result.returncode, status, out + result.stderr.decode())
        for what in says:
            self.assertIn(what, out)
        flaws = [line for line in out.splitlines() if line.startswith(str(self.text))]
        for line in flaws:
            self.assertRegex(line, FLAW)
        return flaws

    def tamper_lines(self, change, only=lambda line: True):
        """The statement lines with one statement changed: the first that only allows."""
        lines = [json.loads(line) for line in self.lines.read_text().splitlines()]
        chosen = next(x for x in lines if x["line"] == "statement" and only(x))
        change(chosen, lines)
        out = self.folder / "tampered.jsonl"
        out.write_text("".join(json.dumps(line) + "\n" for line in lines))
        return out

    def tamper_quads(self, name, pattern, change):
        text = (self.folder / name).read_text()
        changed = re.sub(pattern, change, text, count=1)
        self.assertNotEqual(text, changed)
        out = self.folder / ("tampered-" + name)
        out.write_text(changed)
        return out

    def test_what_was_written_passes(self):
        for name in ("graph.nq", "graph.trig", "graph.jsonl"):
            with self.subTest(name=name):
                self.assertEqual(self.verify(self.folder / name, 0, "0 wrong"), [])

    def test_all_kinds_are_there(self):
        """What the other tests change is in the graph."""
        text = self.lines.read_text()
        for what in ('"hasDate"', '"hasAmount"', '"said"', '"metWith"', '"signedBy"'):
            self.assertIn(what, text)
        out = run("verify", self.quads, "--against", self.text).stdout.decode()
        self.assertRegex(out, r"mentions: [1-9]\d* by name, [1-9]\d* by reference")

    def test_quote_changed(self):
        def change(statement, _):
            statement["quote"] = statement["quote"].replace("Norway", "Norwey", 1)

        graph = self.tamper_lines(change, lambda x: "Norway" in x["quote"])
        flaws = self.verify(graph, 1, "Norwey")
        self.assertEqual(len(flaws), 1)
        self.assertIn(": quote at ", flaws[0])
        for name in ("graph.nq", "graph.trig"):
            graph = self.tamper_quads(name, r'(anchorOf>? ".*?)Norway', r"\1Norwey")
            self.verify(graph, 1, ": quote at ", "Norwey")

    def test_quote_left_out(self):
        graph = self.tamper_lines(lambda x, _: x.pop("quote"))
        self.verify(graph, 1, ": quote at ")

    def test_offset_off_by_one(self):
        def change(statement, _):
            statement["span"] = [n + 1 for n in statement["span"]]

        self.verify(self.tamper_lines(change), 1, ": quote at ")
        for span in ("subjectSpan", "objectSpan"):
            for step in ([1, 0], [0, 1], [1, 1], [-1, 0], [0, -1]):
                def shift(statement, _, span=span, step=step):
                    statement[span] = [a + b for a, b in zip(statement[span], step)]

                what = ": subject at " if span == "subjectSpan" else ": object at "
                graph = self.tamper_lines(shift, lambda x: x["property"] == "metWith")
                with self.subTest(span=span, step=step):
                    self.verify(graph, 1, what)

    def test_offset_beyond_the_text(self):
        graph = self.tamper_lines(lambda x, _: x.update(span=[10, 100000]))
        self.verify(graph, 1, "no place in the text")

    def test_offset_in_quads(self):
        begin, end = re.search(r"#char=(\d+),(\d+)>\S* \S*beginIndex",
                               self.quads.read_text()).groups()
        text = self.quads.read_text()
        moved = text.replace(f"#char={begin},{end}>", f"#char={int(begin) + 1},{end}>")
        graph = self.folder / "moved.nq"
        graph.write_text(moved)
        result = run("verify", graph, "--against", self.text)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"indices disagree", result.stderr)
        graph.write_text(re.sub(rf'(char={int(begin) + 1},{end}> \S*beginIndex> ")\d+',
                                rf"\g<1>{int(begin) + 1}", moved))
        self.verify(graph, 1, ": quote at ")

    def test_line_changed(self):
        graph = self.tamper_lines(lambda x, _: x.update(lineNumber=x["lineNumber"] + 1))
        self.verify(graph, 1, ": line at ", '"line 1"', '"line 2"')

    def test_another_subject(self):
        """The words at the mention are the name of somebody else."""
        def change(statement, lines):
            other = next(x for x in lines if x["line"] == "thing" and
                         x["type"] == "Person" and x["name"] == "Ada Holm")
            statement["subject"] = other["number"]

        graph = self.tamper_lines(change, lambda x: x["property"] == "metWith" and
                                  x["subjectName"] == "Astrid Lunde" and
                                  x["objectName"] == "Jonas Vik")
        flaws = self.verify(graph, 1, ": subject at ", 'expected "Ada Holm"')
        self.assertEqual(len(flaws), 1)

    def test_values_changed(self):
        for member, old, new, what in [
                ("date", "2025-03-03", "2025-03-05", "date"),
                ("date", "2025-03-03", "2024-03-03", "date"),
                ("date", "2025-03-03", "2025-04-03", "date"),
                ("amount", "1500000", "1600000", "amount"),
                ("text", "We are glad to work with Peru", "We are sad to work with Peru",
                 "words")]:
            graph = self.tamper_lines(lambda x, _, m=member, n=new: x.update({m: n}),
                                      lambda x, m=member, o=old: x.get(m) == o)
            with self.subTest(value=new):
                self.verify(graph, 1, f": {what} at ", f'expected "{new}"')

    def test_document_changed(self):
        self.text.write_text(ARTICLE.replace("Norway and Peru signed", "Norway and Chile signed"))
        for name in ("graph.nq", "graph.trig", "graph.jsonl"):
            self.assertTrue(self.verify(self.folder / name, 1, ": quote at "))

    def test_document_missing(self):
        other = self.folder / "other.txt"
        other.write_text(ARTICLE)
        result = run("verify", self.quads, "--against", other)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stdout.decode(),
                         r"lima: no input is this document; \d+ statements cannot be proved\n"
                         r"0 statements in 1 documents: 0 wrong, 1 documents missing")
        result = run("verify", self.quads, "--against", self.folder / "none.txt")
        self.assertEqual(result.returncode, 1)

    def test_fact_without_statement(self):
        countries = re.findall(r"^(\S+country/\S+) \S+type> \S+Country> ",
                               self.quads.read_text(), re.M)
        extra = f"{countries[0]} <https://w3id.org/entente/ns#accused> {countries[-1]} .\n"
        graph = self.folder / "more.nq"
        graph.write_text(self.quads.read_text() + extra)
        result = run("verify", graph, "--against", self.text)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"no statement asserts", result.stderr)

    def test_several_inputs(self):
        other = self.inputs / "other.txt"
        other.write_text("Chile looks on\n\nChile was not invited.\n")
        result = run("verify", self.quads, "--against", other, self.text)
        self.assertEqual(result.returncode, 0, result.stdout)
        result = run("verify", "-q", self.quads, "--against", self.inputs)
        self.assertEqual((result.returncode, result.stdout), (0, b""))

    def corpus(self, inputs):
        graph = [self.folder / f"all.{kind}" for kind in ("nq", "trig", "jsonl")]
        outputs = [x for path in graph for x in ("-o", path)]
        self.assertEqual(run("-q", *inputs, *outputs).returncode, 0)
        for path in graph:
            result = run("verify", path, "--against", *inputs)
            self.assertEqual(result.returncode, 0, result.stdout.decode()[-4000:])
            self.assertRegex(result.stdout.decode(), r"^[1-9]\d+ statements in ")

    def test_samples(self):
        self.corpus([SOURCE / "samples" / "articles"])

    def test_gold(self):
        files = sorted(GOLD.glob("dev/*.txt")) + sorted(GOLD.glob("seeds/*.txt"))
        if not files:
            self.skipTest("no ../shared/gold here")
        self.corpus(files)


if __name__ == "__main__":
    unittest.main()
