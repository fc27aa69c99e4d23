#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Are the annotations of the repo's own articles well made?

usage: annotation_test.py

Each names classes and properties of graph/vocab.h, fits their domains and ranges, has no
relation twice, and what it calls somebody's words are words of the text.
"""
import os
import re
import unittest

import gold
import score

PARTS = ("samples", "articles")
STATUSES = {"Asserted", "Planned", "Alleged", "Denied", "Former"}
VALUES = {"DATE": re.compile(r"\d{4}(-\d\d(-\d\d)?)?$"), "MONEY": re.compile(r"[A-Z]{3} \d+$"),
          "TEXT": re.compile(r".*\w")}


def identifier(name):
    """GovernmentBody -> GOVERNMENT_BODY, as graph/vocab.h has it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


class Vocabulary:
    """The tables of graph/vocab.h."""

    def __init__(self):
        with open(os.path.join(gold.ROOT, "graph", "vocab.h"), encoding="utf-8") as f:
            text = re.sub(r"\\\n", " ", f.read())
        self.sets = {"AGENT": {"PERSON", "COUNTRY", "PLACE"}, "ORG": set(), "MATTER": set()}
        for name, members in re.findall(r"#define ENT_SET_(\w+)([^\n]*)", text):
            self.sets[name] = self.read_set(members)
        row = r'X\(\w+, "(\w+)", [01], ([^"]*?), (THING|DATE|MONEY|TEXT), ([^"]*?), "'
        self.properties = {
            name: (self.read_set(domain), kind, self.read_set(range_))
            for name, domain, kind, range_ in re.findall(row, re.sub(r"\s+", " ", text))}

    def read_set(self, text):
        found = set(re.findall(r"ENT_SET\((\w+)\)", text))
        for name in re.findall(r"ENT_SET_(\w+)", text):
            found |= self.sets[name]
        return found


def classes_of(thing):
    return {identifier(name) for name in (thing["type"], *thing.get("also", []))}


def plain(text):
    return " ".join(re.findall(r"\w+", text.casefold()))


class Annotations(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.vocabulary = Vocabulary()

    def documents(self):
        for part in PARTS:
            folder, texts_folder = gold.folders(part, None)
            texts = gold.Texts(texts_folder)
            for name, data in score.read_gold(folder):
                yield name, data, texts

    def test_vocabulary_was_read(self):
        self.assertEqual(len(self.vocabulary.properties), 31)
        self.assertEqual(self.vocabulary.properties["metWith"][0],
                         {identifier(c) for c in score.ORGANIZATIONS}
                         | {"PERSON", "COUNTRY", "PLACE"})

    def test_every_text_is_annotated(self):
        for part in PARTS:
            folder, texts_folder = gold.folders(part, None)
            texts = gold.Texts(texts_folder)
            whole = {name for name, path in texts.files.items()} | set(texts.lines)
            self.assertEqual(whole, {name for name, _ in score.read_gold(folder)})

    def test_things(self):
        for name, data, _ in self.documents():
            for things in (data["entities"], data["optional_entities"]):
                for key, thing in things.items():
                    known = {identifier(c) for c in score.CLASSES}
                    self.assertLessEqual(classes_of(thing), known, f"{name}: {key}")
                    self.assertTrue(thing["names"], f"{name}: {key}")
            self.assertFalse(data["entities"].keys() & data["optional_entities"].keys())

    def test_relations(self):
        for name, data, _ in self.documents():
            things = {**data["optional_entities"], **data["entities"]}
            ends = {end for relation in data["relations"] for end in relation[:3:2]}
            self.assertFalse(ends & data["optional_entities"].keys(), name)
            seen = set()
            for relation in data["relations"] + data["optional_relations"]:
                where = f"{name}: {relation}"
                self.assertNotIn(tuple(relation), seen, where)
                seen.add(tuple(relation))
                with self.subTest(where):
                    self.check_relation(things, relation, where)

    def check_relation(self, things, relation, where):
        subject, prop, value, status = relation
        self.assertIn(status, STATUSES, where)
        domain, kind, range_ = self.vocabulary.properties[prop]
        self.assertTrue(classes_of(things[subject]) & domain, where)
        if kind == "THING":
            self.assertTrue(classes_of(things[value]) & range_, where)
            self.assertNotEqual(subject, value, where)
        else:
            self.assertRegex(value, VALUES[kind], where)

    def test_words_and_names_are_in_the_text(self):
        for name, data, texts in self.documents():
            if name in texts.files:
                with open(texts.files[name], encoding="utf-8") as f:
                    text = re.sub(r"&\w+;|<[^>]+>", "", f.read())
            else:
                text = " ".join(map(str, texts.lines[name].values()))
            text = plain(text)
            for subject, prop, value, _ in data["relations"]:
                if prop == "said":
                    self.assertIn(plain(value), text, f"{name}: {subject}")
            for key, thing in data["entities"].items():
                self.assertTrue(any(plain(form) in text for form in thing["names"]),
                                f"{name}: {key}")


if __name__ == "__main__":
    unittest.main()
