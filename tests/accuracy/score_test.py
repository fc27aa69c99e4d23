#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Tests of score.py with small graphs.

usage: score_test.py [ENTENTE SHARED]

With both: over the articles of SHARED/gold the figures are those of SHARED/eval/score.py.
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

import gold
import score

KG = "https://example.org/kg/"
GOLD = {
    "doc": "small",
    "entities": {
        "alba": {"type": "Person", "names": ["Alba Rial", "Rial"]},
        "ministry": {"type": "GovernmentBody", "names": ["Ministry of Ports"]},
        "pact": {"type": "Agreement", "names": ["port pact", "2019 pact"]},
        "norway": {"type": "Country", "names": ["Norway", "Oslo"]},
        "chile": {"type": "Country", "names": ["Chile"]},
    },
    "optional_entities": {
        "oslo": {"type": "Place", "names": ["Oslo"]},
    },
    "relations": [
        ["norway", "criticized", "chile"],
        ["norway", "metWith", "chile", "Planned"],
        ["pact", "hasDate", "2019-05", "Asserted"],
        ["pact", "hasAmount", "NOK 40000000", "Asserted"],
        ["alba", "said", "we shall decide on the harbour in June", "Asserted"],
    ],
    "optional_relations": [
        ["alba", "affiliatedWith", "ministry", "Asserted"],
        ["alba", "visited", "oslo", "Asserted"],
    ],
}


class Builder:
    """Writes N-Quads as the program does."""

    def __init__(self):
        self.lines = []
        self.count = 0

    def thing(self, node, cls, *labels):
        self.lines.append(f"<{KG}{node}> <{score.RDF}type> <{score.ENT}{cls}> .")
        for i, label in enumerate(labels):
            name = "http://www.w3.org/2000/01/rdf-schema#label" if i == 0 \
                else score.SKOS + "altLabel"
            self.lines.append(f"<{KG}{node}> <{name}> {json.dumps(label)}@en .")
        return self

    def says(self, subject, prop, value, status="Asserted"):
        self.count += 1
        node = f"<{KG}s{self.count}>"
        value = value if value.startswith('"') else f"<{KG}{value}>"
        for name, term in ((score.RDF + "subject", f"<{KG}{subject}>"),
                           (score.RDF + "predicate", f"<{score.ENT}{prop}>"),
                           (score.RDF + "object", value),
                           (score.ENT + "status", f"<{score.ENT}{status}>")):
            self.lines.append(f"{node} <{name}> {term} <{KG}doc> .")
        return self

    def money(self, node, currency, amount):
        for name, text in (("currency", currency), ("value", amount)):
            self.lines.append(f'<{KG}{node}> <{score.SCHEMA}{name}> "{text}" .')
        return self


def all_things():
    return (Builder().thing("alba", "Person", "Alba Rial", "Rial")
            .thing("ministry", "GovernmentBody", "the Ministry of Ports")
            .thing("pact", "Agreement", "2019 pact")
            .thing("no", "Country", "Norway")
            .thing("cl", "Country", "Chile"))


def scored(builder, annotation=GOLD):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "small.json"), "w", encoding="utf-8") as f:
            json.dump(annotation, f)
        with open(os.path.join(folder, "small.nq"), "w", encoding="utf-8") as f:
            f.write("\n".join(builder.lines) + "\n")
        errors = []
        summary = score.score_folder(folder, folder, lambda _, found: errors.extend(found))
        return summary, errors


def counts(summary, measure):
    """Right, wrong, missed over all parts."""
    rows = summary[measure]["by"].values()
    return tuple(sum(row[part] for row in rows) for part in ("tp", "fp", "fn"))


class Things(unittest.TestCase):
    def test_all_right(self):
        summary, errors = scored(all_things())
        self.assertEqual(counts(summary, "entities"), (5, 0, 0))
        self.assertEqual(summary["names"]["f1"], 1)
        self.assertEqual([e for e in errors if not e.startswith("missed")], [])

    def test_wrong_class(self):
        builder = all_things()
        builder.lines = [line.replace("GovernmentBody", "Company") for line in builder.lines]
        summary, _ = scored(builder)
        self.assertEqual(counts(summary, "names"), (5, 0, 0))
        self.assertEqual(counts(summary, "entities"), (4.5, 0.5, 0.5))
        builder.lines = [line.replace("Company", "Topic") for line in builder.lines]
        summary, errors = scored(builder)
        self.assertEqual(counts(summary, "entities"), (4, 1, 1))
        self.assertIn("class of 'Ministry of Ports': want GovernmentBody, got ['Topic']",
                      errors)

    def test_also_class(self):
        annotation = json.loads(json.dumps(GOLD))
        annotation["entities"]["ministry"]["also"] = ["Company"]
        builder = all_things()
        builder.lines = [line.replace("GovernmentBody", "Company") for line in builder.lines]
        self.assertEqual(counts(scored(builder, annotation)[0], "entities"), (5, 0, 0))

    def test_duplicate_node(self):
        summary, errors = scored(all_things().thing("rial", "Person", "Rial"))
        self.assertEqual(counts(summary, "names"), (5, 1, 0))
        self.assertEqual(counts(summary, "entities"), (5, 1, 0))
        self.assertIn("several nodes for 'Alba Rial': ['alba rial', 'rial']", errors)

    def test_wrong_and_missed(self):
        builder = Builder().thing("x", "Company", "Nobody Knows Ltd")
        summary, errors = scored(builder)
        self.assertEqual(counts(summary, "names"), (0, 1, 5))
        self.assertIn("wrong thing Company 'nobody knows ltd'", errors)

    def test_optional_is_neither_missed_nor_wrong(self):
        with_place = all_things().thing("oslo", "Place", "Oslo")
        self.assertEqual(counts(scored(with_place)[0], "entities"), (5, 0, 0))

    def test_class_decides_between_two_of_one_name(self):
        builder = all_things().thing("oslo", "Place", "Oslo").says("alba", "visited", "oslo")
        summary, _ = scored(builder)
        self.assertEqual(counts(summary, "relations"), (0, 0, 5))

    def test_names_are_compared_loosely(self):
        self.assertEqual(score.normalize("The U.K.\u2019s \u201cWest-Coast\u201d fund"),
                         "u k west coast fund")


class Relations(unittest.TestCase):
    def test_all_right(self):
        builder = (all_things().says("no", "criticized", "cl")
                   .says("cl", "metWith", "no", "Planned")
                   .says("pact", "hasDate", '"2019-05-03"')
                   .says("pact", "hasAmount", "sum").money("sum", "NOK", "40000000.0")
                   .says("alba", "said", '"shall decide on the harbour"@en'))
        summary, errors = scored(builder)
        self.assertEqual(counts(summary, "relations"), (5, 0, 0))
        self.assertEqual(summary["status"], {"n": 5, "of": 5, "share": 1})
        self.assertEqual(errors, [])

    def test_reversed(self):
        summary, errors = scored(all_things().says("cl", "criticized", "no"))
        self.assertEqual(counts(summary, "lenient"), (0, 1, 5))
        self.assertEqual(summary["reversed"], {"n": 1, "of": 1, "share": 1})
        self.assertIn("reversed 'Chile' criticized 'Norway' Asserted", errors)

    def test_wrong_status(self):
        summary, errors = scored(all_things().says("no", "criticized", "cl", "Planned"))
        self.assertEqual(counts(summary, "lenient"), (1, 0, 4))
        self.assertEqual(counts(summary, "relations"), (0, 1, 5))
        self.assertEqual(summary["status"], {"n": 0, "of": 1, "share": 0})
        self.assertIn("wrong status 'Norway' criticized 'Chile' Planned", errors)

    def test_twice_counts_once(self):
        builder = all_things().says("no", "criticized", "cl").says("no", "criticized", "cl")
        self.assertEqual(counts(scored(builder)[0], "relations"), (1, 0, 4))

    def test_optional_is_neither_right_nor_wrong(self):
        summary, _ = scored(all_things().says("alba", "affiliatedWith", "ministry"))
        self.assertEqual(counts(summary, "relations"), (0, 0, 5))
        self.assertEqual(summary["status"]["of"], 1)
        summary, _ = scored(all_things().says("alba", "affiliatedWith", "ministry", "Former"))
        self.assertEqual(counts(summary, "relations"), (0, 1, 5))

    def test_coarser_date_is_wrong(self):
        summary, _ = scored(all_things().says("pact", "hasDate", '"2019"'))
        self.assertEqual(counts(summary, "relations"), (0, 1, 5))

    def test_wrong_amount_and_words(self):
        builder = (all_things().says("pact", "hasAmount", "sum").money("sum", "NOK", "4")
                   .says("alba", "said", '"they decided on something else yesterday"'))
        self.assertEqual(counts(scored(builder)[0], "relations"), (0, 2, 5))


class Reading(unittest.TestCase):
    def test_escapes(self):
        terms = score.read_terms(r'<a\u0062> <p> "x \"y\"\n\U0001F600"@en .')
        self.assertEqual([t.text for t in terms], ["ab", "p", 'x "y"\n\U0001F600'])
        self.assertTrue(terms[2].literal)

    def test_not_quads(self):
        for line in ("<a> <b> <c>", "<a> <b> .", "<a> <b> <c> <d> <e> .", "words"):
            self.assertIsNone(score.read_terms(line), line)

    def test_no_graph_misses_all(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "small.json"), "w", encoding="utf-8") as f:
                json.dump(GOLD, f)
            summary = score.score_folder(folder, folder)
        self.assertEqual(summary["missing"], ["small"])
        self.assertEqual(counts(summary, "relations"), (0, 0, 5))


class SameFigures(unittest.TestCase):
    """Against the other scorer, where there is one."""
    entente = shared = None

    def setUp(self):
        self.other = os.path.join(self.shared or "", "eval", "score.py")
        if not os.path.exists(self.other):
            self.skipTest("no other scorer")

    def check_part(self, part):
        folder, _ = gold.folders(part, self.shared)
        with tempfile.TemporaryDirectory() as out:
            gold.extract(self.entente, folder, folder, out)
            run = subprocess.run([sys.executable, self.other, folder, out, "--json"],
                                 check=True, capture_output=True, text=True)
            ours = score.score_folder(folder, out)
        for measure, figures in json.loads(run.stdout).items():
            self.assertEqual(figures, ours[measure], measure)

    def test_dev(self):
        self.check_part("dev")

    def test_seeds(self):
        self.check_part("seeds")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        SameFigures.entente, SameFigures.shared = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
