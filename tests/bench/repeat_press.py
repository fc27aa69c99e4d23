#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""A larger press out of a small one: statement lines or articles with changed names.

usage: repeat_press.py LINES.jsonl STATEMENTS [SEED] > MORE.jsonl
       repeat_press.py --articles ARTICLES.jsonl LINES.jsonl DOCUMENTS [SEED] > MORE.jsonl

LINES.jsonl are statement lines of the press; with --articles they only say which words
are names, and the texts are repeated.

Copy 0 is the input. In copy k every word of a name that is no word of the language (it
never stands in small letters in a quote) becomes another word of the same length, so
that spans still fit; the same one everywhere in a document. How long a word stays the
same is drawn once for each word: 1, 2, 4, 8 ... copies, half as many words each time,
and longer for words that many documents use. Hence a few things are in very many
documents and most in few, as in a real press. Things with a key from knowledge
(countries) keep their names. Days move with the copy; addresses are of 200 sites; each copy has a sketch of its own,
since it is an article of its own.
"""
import argparse
import datetime
import hashlib
import json
import re
import sys
from collections import Counter

WORD = re.compile(r"[^\W\d_]+")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
TEXTS = ("name", "subjectName", "objectName", "aliases", "qualifier", "key", "traits",
         "quote", "title", "text",
         "date", "validFrom", "validUntil")
OPEN, CLOSE, SITES = "\ue000", "\ue001", 200
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def strings_of(line, fields):
    for field in fields:
        value = line.get(field)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                yield text


def find_changeable(lines):
    """Words of names, small, each with the number of documents that use it."""
    kept, common, documents = set(), set(), {}
    for line in lines:
        if line.get("line") == "thing":
            names = list(strings_of(line, ("name", "aliases")))
            words = {w for name in names for w in WORD.findall(name)}
            if line.get("key", "").startswith("iso:"):
                kept |= {w.lower() for w in words}
            for word in words:
                if word[0].isupper():
                    documents.setdefault(word.lower(), set()).add(line["document"])
        for text in strings_of(line, ("quote",)):
            common |= {w for w in WORD.findall(text) if w.islower()}
    return {w: len(d) for w, d in documents.items()
            if len(w) > 1 and w not in common and w not in kept}


def template_of(line, changeable, texts=TEXTS):
    """The line as JSON, cut so that each second part is a word or day to change."""
    def mark_word(match):
        word = match[0]
        return OPEN + word + CLOSE if word.lower() in changeable else word

    def mark(text):
        text = WORD.sub(mark_word, text)
        return DAY.sub(lambda m: OPEN + m[0] + CLOSE, text)

    line = dict(line)
    for field in texts:
        value = line.get(field)
        if isinstance(value, list):
            line[field] = [mark(text) for text in value]
        elif isinstance(value, str):
            line[field] = mark(value)
    for field in ("id", "document"):
        if isinstance(line.get(field), str):
            line[field] += OPEN + "#" + CLOSE
    if "sketch" in line:
        line["sketch"] = OPEN + "~" + line["sketch"] + CLOSE
    if "url" in line:
        line["url"] = "https://" + OPEN + "@" + line["id"].split(OPEN)[0] + CLOSE
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
    return re.split(f"[{OPEN}{CLOSE}]", text)


class Copy:
    """The words of copy k, made when they are asked for."""

    def __init__(self, number, seed, changeable):
        self.number, self.seed, self.changeable = number, seed, changeable
        self.known = {}

    def digest(self, text):
        return hashlib.blake2b(f"{self.seed} {text}".encode(), digest_size=32).digest()

    def change(self, word):
        small = word.lower()
        draw = int.from_bytes(self.digest(small)[:4], "big") | 1 << 31
        level = (draw & -draw).bit_length() - 1
        level += self.changeable[small].bit_length() - 1
        epoch = self.number >> level
        if not epoch:
            return word
        random = self.digest(f"{small} {epoch}") * (len(small) // 32 + 1)
        new = ""
        for letter, byte in zip(small, random):
            kind = VOWELS if letter in VOWELS else CONSONANTS
            new += kind[byte % len(kind)] if letter in VOWELS + CONSONANTS else letter
        if word.isupper():
            return new.upper()
        return new.capitalize() if word[0].isupper() else new

    def sketch(self, text):
        if not self.number:
            return text
        whole = hashlib.shake_256(f"{self.seed} {text} {self.number}".encode())
        return whole.hexdigest(len(text) // 2)

    def make(self, part):
        if part == "#":
            return f"-{self.number}" if self.number else ""
        if part[0] == "@":
            site = int.from_bytes(self.digest(f"{part} {self.number}")[:4], "big")
            return f"site{site % SITES}.example/{part[1:]}/{self.number}"
        if part[0] == "~":
            return self.sketch(part[1:])
        if part[0].isdigit():
            try:
                day = datetime.date.fromisoformat(part)
            except ValueError:
                return part
            return str(day + datetime.timedelta(self.number % 3650))
        return self.change(part)

    def __call__(self, part):
        made = self.known.get(part)
        if made is None:
            made = self.known[part] = self.make(part)
        return made


def read_json_lines(path):
    with open(path, encoding="utf-8") as source:
        return [json.loads(line) for line in source]


def documents_of_lines(lines, changeable):
    """[statements, parts of all lines of the document], ..."""
    documents = []
    for line in lines:
        if line["line"] == "document":
            documents.append([0, [""]])
        parts = template_of(line, changeable)
        documents[-1][0] += line["line"] == "statement"
        documents[-1][1][-1] += parts[0]
        documents[-1][1] += parts[1:]
    return documents


def documents_of_articles(articles, changeable):
    """[1, parts of the article], ..."""
    return [[1, template_of(article, changeable, ("title", "text", "date"))]
            for article in articles]


def write_copies(documents, wanted, seed, changeable):
    number = 0
    while wanted > 0:
        change = Copy(number, seed, changeable)
        for count, parts in documents:
            if wanted <= 0:
                break
            out = list(parts)
            out[1::2] = map(change, parts[1::2])
            sys.stdout.write("".join(out))
            wanted -= count
        number += 1


def main():
    options = argparse.ArgumentParser(description=__doc__, add_help=False,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles")
    options.add_argument("lines")
    options.add_argument("wanted", type=int)
    options.add_argument("seed", nargs="?", default="1")
    given = options.parse_args()
    lines = read_json_lines(given.lines)
    changeable = find_changeable(lines)
    statements = Counter(line["line"] for line in lines)["statement"]
    print(f"{statements} statements, {len(changeable)} words change", file=sys.stderr)
    if given.articles:
        documents = documents_of_articles(read_json_lines(given.articles), changeable)
    else:
        documents = documents_of_lines(lines, changeable)
    write_copies(documents, given.wanted, given.seed, changeable)


if __name__ == "__main__":
    main()
