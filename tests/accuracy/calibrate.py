#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Is confidence what it says it is? And the measuring of what it is made of.

usage: calibrate.py ENTENTE [SHARED] [--part PART]... [--ceiling E]
       calibrate.py ENTENTE SHARED --fit extract/data/confidence.tsv

The first prints the reliability of the confidence that the program gives, over the
annotated articles of the parts (gold.py names them): by bin the statements, those that
are right (subject, property, object and status), their share and the mean confidence,
and the expected calibration error; exit 1 where that is above the ceiling.

The second measures the parts on dev and seeds, writes them as the table that the program
reads, and prints the reliability by cross-validation: each article is judged by what was
measured on the others.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass

import gold
import score

PROV = "http://www.w3.org/ns/prov#"
OWN_CASES = 4.0       # as in extract/relate/confidence.c
FACTOR_CASES = 12.0   # a factor begins at 1, as if that many cases had said so
FACTOR_MOST = 2.0
ROUNDS = 3
ALIKE = 3             # statements of one rule in one sentence that are measured
BLOCK = 20            # cases that a step of the curve has at least
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass
class Case:
    """A statement found, and whether the annotation has it."""
    article: str
    right: bool
    given: float  # by the program
    sentence: str = ""
    rule: str = ""
    own: float = 1.0
    sure: float = 1.0
    factors: tuple = ()  # ("kind", "pronoun"), ("status", "Planned"), ("property", "said")


# --- what the program found ----------------------------------------------------------

def span_of(iri):
    begin, _, end = iri.rpartition("=")[2].partition(",")
    return (int(begin), int(end)) if end else None


def key_of(statement):
    """What tells the statement in --dump=confidence; ends in no order."""
    about = statement.about
    spans = [span_of(about[name]) for name in (score.ENT + "subjectPhrase",
                                               score.ENT + "objectPhrase") if name in about]
    return statement.property, about[score.ENT + "rule"], statement.status, \
        tuple(sorted(spans))


def read_parts(text):
    """The lines of --dump=confidence by key_of of their statements; the surest first."""
    parts = {}
    for line in text.splitlines():
        prop, subject, value, rule, own, status, *ends, given = line.split("\t")
        spans = tuple(sorted(span for span in (span_of(subject), span_of(value))
                             if span != (0, 0)))
        kinds = [("kind", kind) for kind in ends[::2] if kind != "-"]
        made = (float(given), rule, float(own), float(ends[1]) * float(ends[3]),
                (*kinds, ("status", status), ("property", prop)))
        key = (prop, rule, status, spans)
        parts[key] = max(parts.get(key, made), made)
    return parts


def cases_of_document(name, comparison, parts):
    for statement in comparison.graph.statements:
        given = float(statement.about[score.ENT + "confidence"])
        case = Case(name, comparison.is_right(statement), given,
                    statement.about[PROV + "wasQuotedFrom"])
        if parts is not None:
            _, case.rule, case.own, case.sure, case.factors = parts[key_of(statement)]
        yield case


def dump(entente, path, date):
    command = [entente, path, "--dump=confidence", *(["--date", date] if date else [])]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def cases_of_part(entente, shared, part, with_parts):
    folder, texts_folder = gold.folders(part, shared)
    texts, cases = gold.Texts(texts_folder), []
    with tempfile.TemporaryDirectory() as out:
        gold.extract(entente, folder, texts_folder, out)
        for name, data in score.read_gold(folder):
            graph = score.read_graph(os.path.join(out, name + ".nq"))
            parts = None
            if with_parts:
                parts = read_parts(dump(entente, texts.path(name, out),
                                        texts.date(name, data)))
            comparison = score.Comparison(score.Gold(data), graph)
            cases += cases_of_document(f"{part}/{name}", comparison, parts)
    return cases


# --- measuring -----------------------------------------------------------------------

class Product:
    """Precision of rules and factors of the other parts, measured on cases."""

    def __init__(self, cases):
        counts = defaultdict(lambda: [0, 0])
        for case in cases:
            counts[case.rule][0] += case.right
            counts[case.rule][1] += 1
        self.rules = {rule: (right / n, n) for rule, (right, n) in counts.items()}
        self.factors, self.cases = defaultdict(lambda: 1.0), defaultdict(int)
        for case in cases:
            for factor in set(case.factors):
                self.cases[factor] += 1
        for _ in range(ROUNDS):
            for part in sorted({part for part, _ in self.cases}):
                self.fit_factors(cases, part)

    def fit_factors(self, cases, part):
        """One part after the other, so that each explains what those before leave."""
        right, expected = defaultdict(float), defaultdict(float)
        for case in cases:
            product = self.of(case)
            for factor in case.factors:
                if factor[0] == part:
                    right[factor] += case.right
                    expected[factor] += product
        for factor, value in expected.items():
            change = (right[factor] + FACTOR_CASES) / (value + FACTOR_CASES)
            both = 0.5 if part == "kind" else 1.0  # subject and object have one each
            self.factors[factor] = min(FACTOR_MOST, self.factors[factor] * change ** both)

    def of(self, case):
        precision, n = self.rules.get(case.rule, (0.0, 0))
        product = (precision * n + OWN_CASES * case.own) / (n + OWN_CASES) * case.sure
        for factor in case.factors:
            product *= self.factors[factor] if factor in self.factors else 1.0
        return product


def by_article(cases):
    articles = defaultdict(list)
    for case in cases:
        articles[case.article].append(case)
    return articles


def without(articles, left_out):
    return [case for name, cases in articles.items() if name != left_out
            for case in cases]


def few_alike(cases):
    """Ten topics of a list stand or fall together: they are no ten cases."""
    seen = defaultdict(int)
    for case in cases:
        kind = (case.sentence, case.rule, case.factors)
        seen[kind] += 1
        if seen[kind] <= ALIKE:
            yield case


def pool(blocks):
    """Joins the last two blocks [sum of products, right, cases]."""
    last = blocks.pop()
    blocks[-1] = [a + b for a, b in zip(blocks[-1], last)]


def curve_of(points):
    """Isotonic regression by pooling of neighbours: (product, share right, cases),
    ascending."""
    ties = defaultdict(lambda: [0.0, 0, 0])
    for product, right in points:
        ties[product] = [a + b for a, b in zip(ties[product], (product, right, 1))]
    blocks = []
    for product in sorted(ties):
        blocks.append(ties[product])
        while len(blocks) > 1 and (blocks[-2][2] < BLOCK or blocks[-2][1] * blocks[-1][2]
                                   >= blocks[-1][1] * blocks[-2][2]):
            pool(blocks)
    if len(blocks) > 1 and blocks[-1][2] < BLOCK:
        pool(blocks)
    curve, least = [], 0.0
    for total, right, n in blocks:
        least = max(least, (right + 1) / (n + 2))
        curve.append((total / n, least, n))
    return curve


def read_curve(curve, product):
    """As confidence_at in extract/relate/confidence.c."""
    if product <= curve[0][0]:
        return curve[0][1]
    for (low, share, _), (high, above, _) in zip(curve, curve[1:]):
        if product <= high:
            return share + (product - low) / (high - low) * (above - share)
    return curve[-1][1]


def fit(articles):
    """Parts measured on all articles; the curve on products by the others' parts, as
    new articles will have them."""
    points = []
    articles = {name: list(few_alike(cases)) for name, cases in articles.items()}
    for name, cases in articles.items():
        others = Product(without(articles, name))
        points += [(others.of(case), case.right) for case in cases]
    return Product(without(articles, None)), curve_of(points)


def cross_validated(articles):
    pairs = []
    for name, cases in articles.items():
        others = {other: their for other, their in articles.items() if other != name}
        product, curve = fit(others)
        pairs += [(read_curve(curve, product.of(case)), case.right) for case in cases]
    return pairs


# --- output --------------------------------------------------------------------------

def reliability(pairs):
    """(from, to, statements, right, mean confidence) by bin, and the expected
    calibration error: the mean distance of share and confidence, by statements."""
    rows, error = [], 0.0
    for low, high in zip(BINS, BINS[1:]):
        inside = [(given, right) for given, right in pairs
                  if low <= given < high or given == high == 1]
        if not inside:
            continue
        mean = sum(given for given, _ in inside) / len(inside)
        right = sum(right for _, right in inside)
        rows.append((low, high, len(inside), right, mean))
        error += abs(right - mean * len(inside))
    return rows, error / len(pairs) if pairs else 0.0


def print_table(title, pairs):
    rows, error = reliability(pairs)
    print(f"== {title}")
    print("confidence   statements  right  share  mean confidence")
    for low, high, n, right, mean in rows:
        print(f"{low:.1f} to {high:.1f}   {n:10}  {right:5}  {right / n:5.2f}  {mean:.2f}")
    right = sum(right for _, right in pairs)
    print(f"all          {len(pairs):10}  {right:5}  {right / len(pairs):5.2f}")
    print(f"expected calibration error {error:.3f}")
    return error


HEAD = """\
# How often statements proved right: what confidence is made of. Made by
# tests/accuracy/calibrate.py --fit from {articles} annotated news articles, {cases} statements.
# No text is in it. Written for this project; MIT.
#
# part      name              value
# rule      name of the rule  share of its statements that were right
# property  property          factor
# kind      kind of mention   factor, for a subject or object named by such a mention
# status    status            factor
# curve     product of parts  share of right statements among those with this product
# cases: on how many statements that rests
table confidence
part\tname\tvalue\tcases
"""


def write_table(path, articles, product, curve):
    cases = sum(len(cases) for cases in articles.values())
    rows = [("rule", rule, value, n) for rule, (value, n) in sorted(product.rules.items())]
    rows += [(*factor, product.factors[factor], product.cases[factor])
             for factor in sorted(product.factors)]
    rows += [("curve", f"{at:.4f}", share, n) for at, share, n in curve]
    with open(path, "w", encoding="utf-8") as f:
        f.write(HEAD.format(articles=len(articles), cases=cases))
        for part, name, value, n in rows:
            f.write(f"{part}\t{name}\t{value:.4f}\t{n}\n")


def parts_of(args):
    for part in args.part or ("samples", "articles", "dev", "seeds"):
        if os.path.isdir(gold.folders(part, args.shared)[0]):
            yield part


def measure(args):
    cases = []
    for part in ("dev", "seeds"):
        cases += cases_of_part(args.entente, args.shared, part, True)
    articles = by_article(cases)
    write_table(args.fit, articles, *fit(articles))
    print_table(f"cross-validated over {len(articles)} articles",
                cross_validated(articles))


def check(args):
    pairs = []
    for part in parts_of(args):
        cases = cases_of_part(args.entente, args.shared, part, False)
        pairs.append((part, [(case.given, case.right) for case in cases]))
    if not pairs:
        print("skipped: no annotated articles")
        return 77
    for part, found in pairs:
        print_table(part, found)
    error = print_table("all of these", [pair for _, found in pairs for pair in found])
    if args.ceiling is not None and error > args.ceiling:
        print(f"ROSE: above the ceiling of {args.ceiling}")
        return 1
    return 0


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("entente")
    parser.add_argument("shared", nargs="?")
    parser.add_argument("--part", action="append")
    parser.add_argument("--fit")
    parser.add_argument("--ceiling", type=float)
    args = parser.parse_args()
    return measure(args) if args.fit else check(args)


if __name__ == "__main__":
    sys.exit(main())
