#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Compares extracted graphs with annotated articles.

usage: score.py GOLD OUT [--errors] [--json]

GOLD is a folder of NAME.json (tests/accuracy/README.md has the format), OUT holds the
graph of each document alone as NAME.nq or NAME.nt. What is counted:

  names      a thing is found where one of its labels is a name of the annotated thing;
             a second node for the same thing is wrong
  entities   the class must fit too; some other class of organization counts half
  lenient    subject, property and object of a statement
  relations  the status too
  status     of the statements whose triple is right, those whose status is right
  reversed   statements that are right with subject and object exchanged

What the annotation calls optional is neither missed nor wrong.
"""
import argparse
import json
import os
import re
import sys
import unicodedata
from dataclasses import dataclass, field

ENT = "https://w3id.org/entente/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
NAMING = {"http://www.w3.org/2000/01/rdf-schema#label", SKOS + "altLabel",
          SKOS + "prefLabel"}
ORGANIZATIONS = {"Organization", "GovernmentBody", "University", "ResearchOrganization",
                 "Company", "MediaOutlet", "PoliticalParty",
                 "InternationalOrganization"}
CLASSES = ORGANIZATIONS | {"Person", "Country", "Place", "Agreement", "Event",
                           "Programme", "Legislation", "Topic", "Role"}
SYMMETRIC = {"metWith", "cooperatesWith", "reducedCooperationWith"}
MEASURES = ("names", "entities", "lenient", "relations")


# --- the extracted graph -------------------------------------------------------------

TERM = re.compile(r'<([^>]*)>|(_:\S+)'
                  r'|"((?:[^"\\]|\\.)*)"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?')
ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


@dataclass(frozen=True)
class Term:
    text: str
    literal: bool


@dataclass
class Statement:
    node: str
    subject: str
    property: str
    object: Term
    status: str
    about: dict  # what else the graph says of the statement: IRI of property -> text


@dataclass
class Graph:
    types: dict = field(default_factory=dict)   # node -> classes of the vocabulary
    labels: dict = field(default_factory=dict)  # node -> normalized names
    statements: list = field(default_factory=list)

    def things(self):
        return {node for node, types in self.types.items() if types & CLASSES}

    def name(self, node):
        return min(self.labels.get(node, {node}))


def unescape(text):
    def one(match):
        code = match.group(1)
        if code[0] in "uU" and len(code) > 1:
            return chr(int(code[1:], 16))
        return {"n": "\n", "t": "\t", "r": "\r"}.get(code, code)
    return ESCAPE.sub(one, text) if "\\" in text else text


def read_terms(line):
    """The terms of an N-Quads line, or None where it is none."""
    terms, at = [], 0
    line = line.strip()
    while len(terms) < 4:
        match = TERM.match(line, at)
        if not match:
            break
        iri, blank, literal = match.groups()
        if literal is not None:
            terms.append(Term(unescape(literal), True))
        else:
            terms.append(Term(unescape(iri) if blank is None else blank, False))
        at = match.end()
        while line[at:at + 1].isspace():
            at += 1
    return terms if len(terms) >= 3 and line[at:] == "." else None


def read_triples(path):
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            terms = read_terms(line)
            if not terms:
                raise SystemExit(f"{path}:{number}: not N-Quads: {line[:120].rstrip()}")
            yield terms[:3]


def read_graph(path):
    graph, money, about = Graph(), {}, {}
    for subject, predicate, value in read_triples(path):
        node, name = subject.text, predicate.text
        if name == RDF + "type" and value.text.startswith(ENT):
            graph.types.setdefault(node, set()).add(value.text[len(ENT):])
        elif name in NAMING:
            graph.labels.setdefault(node, set()).add(normalize(value.text))
        elif name.startswith(SCHEMA):
            money.setdefault(node, {})[name[len(SCHEMA):]] = value.text
        else:
            about.setdefault(node, {})[name] = value
    for node, said in about.items():
        statement = make_statement(node, said, money)
        if statement:
            graph.statements.append(statement)
    return graph


def make_statement(node, said, money):
    parts = [said.get(RDF + part) for part in ("subject", "predicate", "object")]
    if not all(parts) or not parts[1].text.startswith(ENT):
        return None
    subject, predicate, value = parts
    if not value.literal and "currency" in money.get(value.text, {}):
        value = Term(money_text(money[value.text]), True)
    status = said.get(ENT + "status", Term(ENT + "Asserted", False)).text
    about = {name: term.text for name, term in said.items()}
    return Statement(node, subject.text, predicate.text[len(ENT):], value,
                     status.split("#")[-1], about)


def money_text(amount):
    value = amount.get("value", amount.get("amount", ""))
    try:
        return f"{amount['currency']} {float(value):.0f}"
    except ValueError:
        return f"{amount['currency']} ?"


# --- the annotation ------------------------------------------------------------------

def normalize(name):
    """A name as it is compared: no case, punctuation, possessive or leading article."""
    name = unicodedata.normalize("NFKC", name).casefold()
    name = re.sub("[\u2018\u2019]", "'", name)
    name = re.sub("[\"\u201c\u201d().,;:!?]", " ", name)
    name = re.sub("[-\u2010-\u2015/]", " ", name)
    name = re.sub(r"'s\b", "", name)
    name = re.sub(r"\s+", " ", name).strip()
    return re.sub("^(the|a|an) ", "", name)


def words(text):
    return set(re.findall(r"\w+", normalize(text)))


class Gold:
    """An annotated document."""

    def __init__(self, data):
        self.main = data["entities"]
        self.things = {**data.get("optional_entities", {}), **self.main}
        self.names = {key: {normalize(name) for name in thing["names"]}
                      for key, thing in self.things.items()}
        self.relations = [self.relation(r) for r in data["relations"]]
        self.optional = [self.relation(r) for r in data.get("optional_relations", [])]

    @staticmethod
    def relation(row):
        return tuple(row) if len(row) > 3 else (*row, "Asserted")

    def name(self, key):
        return self.things[key]["names"][0] if key in self.things else key


def read_gold(folder):
    """(name, data) of each annotated document of a folder."""
    for file in sorted(os.listdir(folder)):
        if not file.endswith(".json") or file == "crossdoc.json":
            continue
        path = os.path.join(folder, file)
        with open(path, encoding="utf-8") as f:
            try:
                yield file[:-len(".json")], json.load(f)
            except ValueError as error:
                raise SystemExit(f"{path}: not JSON: {error}") from error


# --- comparing -----------------------------------------------------------------------

class Tally:
    def __init__(self):
        self.right = self.wrong = self.missed = 0.0

    def add(self, other):
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    def counts(self):
        return self.right or self.wrong or self.missed

    def figures(self):
        """Precision, recall, F1."""
        found, there = self.right + self.wrong, self.right + self.missed
        p = self.right / found if found else 0.0
        r = self.right / there if there else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


class Score:
    """What is counted over documents."""

    def __init__(self):
        self.tallies = {}
        self.documents = 0
        self.missing = []
        self.statements = self.reversed = 0
        self.triples_right = self.status_right = 0

    def tally(self, measure, part):
        return self.tallies.setdefault((measure, part), Tally())

    def summary(self):
        result = {"documents": self.documents, "missing": self.missing}
        for measure in MEASURES:
            rows = sorted((part, tally) for (m, part), tally in self.tallies.items()
                          if m == measure and tally.counts())
            total = Tally()
            for _, tally in rows:
                total.add(tally)
            p, r, f1 = (round(x, 4) for x in total.figures())
            result[measure] = {"p": p, "r": r, "f1": f1, "by": {
                part: {"tp": t.right, "fp": t.wrong, "fn": t.missed,
                       "f1": round(t.figures()[2], 4)} for part, t in rows}}
        result["status"] = share(self.status_right, self.triples_right)
        result["reversed"] = share(self.reversed, self.statements)
        return result


def share(part, whole):
    return {"n": part, "of": whole, "share": round(part / whole, 4) if whole else 0.0}


class Comparison:
    """One document's graph against its annotation."""

    def __init__(self, gold, graph):
        self.gold, self.graph = gold, graph
        self.nodes = {key: [] for key in gold.things}  # annotated thing -> its nodes
        self.keys = {}                                 # node -> annotated thing
        self.errors = []
        self.match_things()

    # -- things

    def match_things(self):
        """Nodes with most names choose first."""
        labels = self.graph.labels
        for node in sorted(self.graph.things(),
                           key=lambda n: (-len(labels.get(n, ())), n)):
            key = self.best_thing(node)
            if key is not None:
                self.nodes[key].append(node)
                self.keys[node] = key

    def best_thing(self, node):
        labels = self.graph.labels.get(node, set())
        best, best_rank = None, None
        for key, names in self.gold.names.items():
            if not labels & names:
                continue
            rank = (self.class_credit(node, key), len(labels & names),
                    key in self.gold.main, not self.nodes[key])
            if best_rank is None or rank > best_rank:
                best, best_rank = key, rank
        return best

    def class_credit(self, node, key):
        types, thing = self.graph.types[node], self.gold.things[key]
        want = {thing["type"], *thing.get("also", [])}
        if types & want:
            return 1.0
        return 0.5 if types & ORGANIZATIONS and want & ORGANIZATIONS else 0.0

    def score_things(self, score):
        for key, thing in self.gold.things.items():
            nodes = self.nodes[key]
            names = score.tally("names", thing["type"])
            entities = score.tally("entities", thing["type"])
            if key in self.gold.main:
                self.score_thing(key, names, entities)
            if len(nodes) > 1:
                names.wrong += len(nodes) - 1
                entities.wrong += len(nodes) - 1
                self.errors.append(f"several nodes for {self.gold.name(key)!r}: "
                                   f"{[self.graph.name(n) for n in nodes]}")
        for node in sorted(self.graph.things() - self.keys.keys()):
            cls = min(self.graph.types[node] & CLASSES)
            for measure in ("names", "entities"):
                score.tally(measure, cls).wrong += 1
            self.errors.append(f"wrong thing {cls} {self.graph.name(node)!r}")

    def score_thing(self, key, names, entities):
        nodes, want = self.nodes[key], self.gold.things[key]["type"]
        credit = max((self.class_credit(n, key) for n in nodes), default=0.0)
        names.right += bool(nodes)
        names.missed += not nodes
        entities.right += credit
        entities.missed += 1 - credit
        entities.wrong += 1 - credit if nodes else 0
        if not nodes:
            self.errors.append(f"missed {want} {self.gold.name(key)!r}")
        elif credit < 1:
            self.errors.append(f"class of {self.gold.name(key)!r}: want {want}, "
                               f"got {sorted(self.graph.types[nodes[0]])}")

    # -- statements

    def value_fits(self, prop, value, want):
        """Is the object what the annotation has?"""
        if want in self.nodes:
            return not value.literal and value.text in self.nodes[want]
        if not value.literal:
            return False
        if prop == "said":
            found, wanted = words(value.text), words(want)
            shorter = min(len(found), len(wanted))
            return shorter >= 4 and len(found & wanted) / shorter >= 0.6
        if prop == "hasDate":
            return len(want) >= 4 and value.text[:10].startswith(want[:10])
        return normalize(value.text) == normalize(want)

    def fits(self, statement, relation, strict):
        subject, prop, value, status = relation
        if prop != statement.property or (strict and status != statement.status):
            return False
        if self.keys.get(statement.subject) == subject and \
                self.value_fits(prop, statement.object, value):
            return True
        return prop in SYMMETRIC and self.exchanged_fits(statement, relation)

    def exchanged_fits(self, statement, relation):
        """With subject and object exchanged, whatever the status."""
        subject, prop, value, _ = relation
        return prop == statement.property and not statement.object.literal and \
            self.keys.get(statement.object.text) == subject and \
            self.keys.get(statement.subject) == value

    def is_right(self, statement, strict=True):
        return any(self.fits(statement, relation, strict)
                   for relation in self.gold.relations + self.gold.optional)

    def is_reversed(self, statement):
        return not self.is_right(statement, strict=False) and any(
            self.exchanged_fits(statement, relation)
            for relation in self.gold.relations + self.gold.optional)

    def distinct_statements(self):
        """Each meaning once: nodes of one annotated thing are the same."""
        seen = set()
        for s in self.graph.statements:
            value = normalize(s.object.text) if s.object.literal \
                else self.keys.get(s.object.text, s.object.text)
            meaning = (self.keys.get(s.subject, s.subject), s.property, value, s.status)
            if meaning not in seen:
                seen.add(meaning)
                yield s

    def score_relations(self, score, measure):
        strict = measure == "relations"
        used = [False] * len(self.gold.relations)
        for statement in self.distinct_statements():
            tally = score.tally(measure, statement.property)
            hit = next((i for i, relation in enumerate(self.gold.relations)
                        if not used[i] and self.fits(statement, relation, strict)), None)
            if hit is not None:
                used[hit] = True
                tally.right += 1
            elif not self.is_right(statement, strict):
                tally.wrong += 1
                if strict:
                    self.errors.append(self.describe_wrong(statement))
        for relation, found in zip(self.gold.relations, used):
            if found:
                continue
            score.tally(measure, relation[1]).missed += 1
            if strict:
                subject, prop, value, status = relation
                self.errors.append(f"missed {self.gold.name(subject)!r} {prop} "
                                   f"{self.gold.name(value)!r} {status}")

    def score_kinds(self, score):
        """Wrong status and wrong direction, over statements of distinct meaning."""
        for statement in self.distinct_statements():
            score.statements += 1
            score.reversed += self.is_reversed(statement)
            if self.is_right(statement, strict=False):
                score.triples_right += 1
                score.status_right += self.is_right(statement)

    def describe_wrong(self, statement):
        def show(node):
            return self.gold.name(self.keys[node]) if node in self.keys \
                else self.graph.name(node)
        why = "wrong"
        if self.is_right(statement, strict=False):
            why = "wrong status"
        elif self.is_reversed(statement):
            why = "reversed"
        value = statement.object.text if statement.object.literal \
            else show(statement.object.text)
        return f"{why} {show(statement.subject)!r} {statement.property} {value!r} " \
               f"{statement.status}"

    def score(self, score):
        self.score_things(score)
        for measure in ("relations", "lenient"):
            self.score_relations(score, measure)
        self.score_kinds(score)


def graph_file(folder, name):
    paths = (os.path.join(folder, name + suffix) for suffix in (".nq", ".nt"))
    return next((path for path in paths if os.path.exists(path)), None)


def score_folder(gold_folder, out_folder, show=None):
    """The score over a folder; show(name, errors) is called for each document."""
    score = Score()
    for name, data in read_gold(gold_folder):
        path = graph_file(out_folder, name)
        if path is None:
            score.missing.append(name)
        comparison = Comparison(Gold(data), read_graph(path) if path else Graph())
        comparison.score(score)
        score.documents += 1
        if show:
            show(name, comparison.errors)
    return score.summary()


# --- output --------------------------------------------------------------------------

def print_errors(name, errors):
    print(f"== {name}")
    for error in errors:
        print("  ", error)


def print_summary(summary, brief=False):
    for measure in MEASURES:
        row = summary[measure]
        print(f"{measure:10} P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}")
        for part, t in () if brief else row["by"].items():
            print(f"    {part:26} F1 {t['f1']:.3f}   right {t['tp']:g}  "
                  f"wrong {t['fp']:g}  missed {t['fn']:g}")
    for measure, what in (("status", "of the statements with the right triple"),
                          ("reversed", "of all statements")):
        row = summary[measure]
        print(f"{measure:10} {row['share']:.3f}  {row['n']} of {row['of']} {what}")
    if summary["missing"]:
        print("no graph for:", ", ".join(summary["missing"]))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("gold")
    parser.add_argument("out")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    for folder in (args.gold, args.out):
        if not os.path.isdir(folder):
            parser.error(f"no folder {folder}")
    summary = score_folder(args.gold, args.out, print_errors if args.errors else None)
    if args.json:
        print(json.dumps(summary, indent=1))
    else:
        print_summary(summary)


if __name__ == "__main__":
    sys.exit(main())
