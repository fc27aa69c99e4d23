#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Makes given-names.tsv or surnames.tsv of our own rows (*.own.tsv here) and of the lists of
the United States Census of 1990 (public domain) that the package names (MIT) brings.

usage: names.py given|sur NAMES-FOLDER WORDS > TABLE.tsv

WORDS: plain English text. Names that are lower-case words there too have weight 0; rare
ones of them are left out."""
import collections, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
# places in the Census lists up to which a name is taken
LAST, LAST_WORD, FIRST_WORD = 9000, 900, 400
O_NAMES = """BRIEN CONNOR NEILL NEAL CONNELL DONNELL HARA KEEFE LEARY REILLY ROURKE MALLEY SULLIVAN TOOLE SHEA GRADY
HARE LAUGHLIN LOUGHLIN MEARA NEIL BRYAN FLAHERTY DONOGHUE CALLAGHAN BRIAN DWYER HALLORAN GORMAN KANE""".split()


def own(name):
    path = os.path.join(HERE, name + ".own.tsv")
    lines = [l.rstrip("\n") for l in open(path, encoding="utf-8") if l.strip() and l[0] != "#"]
    return [l.split("\t") for l in lines]


def lower_words(path):
    """Words that stand in lower case once in twenty times at least, and how often."""
    lower, upper = collections.Counter(), collections.Counter()
    for word in re.findall(r"[^\W\d_]+", open(path, encoding="utf-8").read()):
        (lower if word.islower() else upper)[word.lower()] += 1
    return collections.Counter({w: n for w, n in lower.items() if n * 20 > upper[w]})


def census(folder, name):
    for line in open(os.path.join(folder, "dist." + name)):
        word, share, _, rank = line.split()
        yield word, round(float(share) * 1000), int(rank)


def cased(word):
    if word[0] == "O" and word[1:] in O_NAMES:
        return "O'" + word[1:].capitalize()
    if re.match("MC[^AEIOU]..|MCA[DFNRUVL]|MC[EIO]..", word) and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return word.capitalize()


def given(folder, words):
    share = collections.defaultdict(lambda: [0, 0, 9999])
    for i, sex in enumerate(("male", "female")):
        for word, weight, rank in census(folder, sex + ".first"):
            s = share[cased(word)]
            s[i] += max(weight, 1)
            s[2] = min(s[2], rank)
    table = {}
    for name, (m, f, rank) in share.items():
        common = words[name.lower()] > 0
        if len(name) < 2 or common and rank > FIRST_WORD:
            continue
        gender = "m" if m >= 9 * f else "f" if f >= 9 * m else ""
        table[name] = [gender, 0 if common else m + f]
    for name, gender in own("given-names"):
        if name in table:
            continue
        if not (words[name.lower()] > 1 and name.isascii()):
            table[name] = [gender, 1]
    return [[n, g, str(w)] for n, (g, w) in table.items()]


def surnames(folder, words):
    table = {}
    for word, weight, rank in census(folder, "all.last"):
        name, common = cased(word), words[word.lower()] > 0
        if rank > LAST or len(name) < 2 or common and rank > LAST_WORD:
            continue
        table[name] = 0 if common else max(weight, 1)
    for name, in own("surnames"):
        if name not in table and not (words[name.lower()] > 1 and name.isascii()):
            table[name] = 1
    return [[n, str(w)] for n, w in table.items()]


HEADS = {
    "given": ("given-names", "name\tgender\tweight", "Given names"),
    "sur": ("surnames", "name\tweight", "Family names"),
}


def main():
    kind, folder, words = sys.argv[1:]
    table, columns, title = HEADS[kind]
    rows = (given if kind == "given" else surnames)(folder, lower_words(words))
    print(f"# {title}: those of the United States Census of 1990 (public domain; by the package names, MIT)")
    print("# and of the world by common knowledge (MIT). weight: bearers per 100,000 in that census, 1 at least;")
    print("# 0 = also an English word. Made by scripts/knowledge/names.py.")
    print(f"table {table}\n{columns}")
    for row in sorted(rows):
        print("\t".join(row))


main()
