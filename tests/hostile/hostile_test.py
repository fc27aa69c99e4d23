#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Gives invented bad inputs to `entente statements`.

usage: hostile_test.py PROGRAM DATA_DIR [--keep FOLDER]
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

INPUTS = 300        # invented at random; the fixed ones come on top
AT_ONCE = 25        # inputs of one run; one is run alone if a run fails
SECONDS_LONGEST = 20  # for 100,000 words; 1 on an idle machine
SECONDS_RUN = 60      # for one run on a busy machine or in a sanitized build
STATUSES = {0, 1}   # all was read, or some was not and is named
SANITIZED = 99      # what a sanitizer makes of its findings

WORDS = ("the of and minister agreement signed said Oslo Kenya Norway Anna Lund on Monday "
         "president talks will not trade European Council in 2025 $3.5 million who that "
         "which met , ; : - ( ) \" ' % Dr. U.S. no. e.g. http://a.example/b?c=d x@y.example").split()
QUOTES = "\"'“”‘’«»„`"
PAGE = ("<!DOCTYPE html><html><head><title>Talks in Oslo</title><meta name=author "
        "content='A. Lund'><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
        "\"headline\":\"Talks\",\"datePublished\":\"2025-03-05\"}</script></head><body>"
        "<article><h1>Talks in Oslo</h1><p>The minister of Kenya met Anna Lund &amp; "
        "signed an agreement &#x2014; on <b>trade</b>.</p><table><tr><td>1</table>"
        "<!-- a comment --></article></body></html>")


def words(r, n, end=""):
    return " ".join(r.choice(WORDS) for _ in range(n)) + end


def random_bytes(r):
    return r.randbytes(r.randint(1, 20000))


def cut_page(r):
    return PAGE[:r.randint(0, len(PAGE))].encode() + r.randbytes(r.choice((0, 0, 3)))


def shuffled_page(r):
    parts = PAGE.replace("<", "\0<").split("\0")
    r.shuffle(parts)
    return "".join(parts * r.randint(1, 5)).encode()


def deep_page(r):
    tag = r.choice(("div", "p", "blockquote", "b", "table", "li", "script"))
    return (f"<html><body>{f'<{tag}>' * r.randint(100, 20000)}"
            f"{words(r, 20)}").encode()


def entities(r):
    return ("<html><body><p>" + "".join(
        r.choice(("&#0;", "&#xD800;", "&#x110000;", "&amp", "&;", "&bogus;", "&#99999999999;",
                  " Anna Lund ", "&lt;p&gt;")) for _ in range(500))).encode()


def long_line(r):
    return words(r, r.randint(2000, 8000)).encode()


def long_sentence(r):
    return words(r, 500, ". ").encode() * r.randint(1, 3)


def one_word(r):
    return r.choice(("a", "A", "é", "-", ".", "1", "a.", "A-", "'s")).encode() * r.randint(
        1000, 100000)


def quotes(r):
    depth = r.randint(10, 2000)
    return "".join(r.choice(QUOTES) + words(r, 1) + r.choice(("", " ", "\n\n"))
                   for _ in range(depth)).encode() + b'" said Anna Lund.'


def bad_utf8(r):
    text = bytearray(words(r, 200, ".").encode())
    for _ in range(50):
        text[r.randrange(len(text))] = r.choice((0x00, 0x80, 0xC0, 0xE2, 0xED, 0xF5, 0xFF))
    return bytes(text)


def empty(r):
    return r.choice((b"", b" ", b"\n", b"\r\n" * 50, b"\t", b"\x00", b"\xEF\xBB\xBF",
                     b"\xFF\xFE", b"\xFE\xFF", "\u200b\u00a0\u2028".encode()))


def punctuation(r):
    return "".join(r.choice("!?.,;:-—–…()[]{}<>&%$#@*/\\|~^+=_" + QUOTES + " \n")
                   for _ in range(r.randint(1, 5000))).encode()


def right_to_left(r):
    letters = [chr(c) for c in (*range(0x5D0, 0x5EB), *range(0x627, 0x64B), 0x202E, 0x200F,
                                0x2066, 0x2069, 0x301)]
    return " ".join(r.choice((words(r, 1), "".join(r.choices(letters, k=5))))
                    for _ in range(500)).encode()


def unicode_soup(r):
    points = (0x1F600, 0x1F1F3, 0x200D, 0xFE0F, 0x300, 0xFFFD, 0xFFFE, 0x10FFFF, 0x4E2D,
              0x130, 0x131, 0x1E9E, 0xFB01, 0xE000, 0xAD, 0x85, 0x41, 0x20, 0x2E)
    return "".join(chr(r.choice(points)) for _ in range(2000)).encode()


def wide(r):
    return words(r, 100, ".").encode(r.choice(("utf-16", "utf-16-be", "utf-32", "cp500")))


def capitals(r):
    return (" ".join(r.choice(WORDS).capitalize() for _ in range(800))).encode()


def lists(r):
    return ("Anna Lund, " * r.randint(100, 1000) + "and Kenya met " + "Norway, Oslo and " *
            r.randint(100, 300) + "Chile.").encode()


def json_lines(r):
    good = json.dumps({"id": "a", "text": words(r, 30, "."), "date": "2025-13-45"})
    bad = ("{", "[]", "null", "{}", '{"text":5}', '{"text":"\\ud800"}', '{"text":""}', "",
           '{"text":"a","date":{}}', "[" * 5000, good[:r.randint(1, len(good))], good, "\0")
    return "\n".join(r.choice(bad) for _ in range(20)).encode()


# What a name ends in decides how a file is read.
KINDS = ((random_bytes, "txt"), (random_bytes, "html"), (random_bytes, "jsonl"),
         (random_bytes, "gz"), (cut_page, "html"), (shuffled_page, "html"),
         (deep_page, "html"), (entities, "html"), (long_line, "txt"), (long_sentence, "txt"),
         (one_word, "txt"), (one_word, "md"), (quotes, "txt"), (quotes, "md"),
         (bad_utf8, "txt"), (bad_utf8, "html"), (empty, "txt"), (empty, "jsonl"),
         (punctuation, "txt"), (punctuation, "md"), (right_to_left, "txt"),
         (unicode_soup, "txt"), (wide, "txt"), (capitals, "txt"), (lists, "txt"),
         (json_lines, "jsonl"), (json_lines, "json"))


def name(r):
    return "".join(r.choice("bdfgklmnprstvz") + r.choice("aeiou")
                   for _ in range(r.randint(2, 3))).capitalize()


def names_in(sentence, n):
    """n sentences, each # a name of its own."""
    r = random.Random(1)
    parts = (sentence + "\n").split("#")
    return "".join(part + name(r) for _ in range(n) for part in parts)


# Fixed ones: things without number, which must not be compared each with each; no
# sentence ends, one word of a megabyte, no words at all, broken trees.
FIXED = {
    "persons.txt": names_in("# # met # # in Oslo.", 16000),
    "councils.txt": names_in("The # Council signed a pact with the # Council.", 13000),
    "roles.txt": names_in("The minister of # met the chairman of the # Bank.", 13000),
    "acronyms.txt": names_in("The # Trade Union ( UTU ) met # # of # University.", 8000),
    "no_full_stop.txt": words(random.Random(0), 100000),
    "no_full_stop.tokens": words(random.Random(0), 100000).replace(" ", "\n") + "\n",
    "one_role.tokens": "the\nminister\nof\nKenya\nmet\n" * 20000,
    "no_full_stop.conllu": "".join(f"{i}\tKenya\t_\tPROPN\t_\t_\t{i - 1}\tdep\t_\t_\n"
                                   for i in range(1, 100001)),
    "megabyte.txt": "a" * 1000000,
    "megabyte_met.txt": "Ab" * 500000 + " met Kenya.",
    "megabyte_accents.txt": "é" * 500000,
    "megabyte_hyphens.txt": "A-" * 100000,
    "megabyte.tokens": "a" * 1000000 + "\n",
    "megabyte_name.tokens": "A1." * 333333 + "\nmet\nKenya\n",
    "empty_sentences.tokens": "\n\n\n\nKenya\n\n\n",
    "empty.tokens": "\n",
    "empty_sentences.conllu": "# sent_id = 1\n\n# sent_id = 2\n\n",
    "cycle.conllu": "1\ta\ta\tNOUN\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tNOUN\t_\t_\t1\tdep\t_\t_\n",
    "columns.conllu": "1\ta\n2\n\n",
    "no_number.conllu": "x\ta\ta\tNOUN\t_\t_\t-1\troot\t_\t_\n\n",
}


def make(folder):
    paths = []
    for i in range(INPUTS):
        r = random.Random(i)
        kind, ending = KINDS[i % len(KINDS)]
        paths.append(os.path.join(folder, f"{i:03}-{kind.__name__}.{ending}"))
        with open(paths[-1], "wb") as f:
            f.write(kind(r))
    for name, text in FIXED.items():
        paths.append(os.path.join(folder, name))
        with open(paths[-1], "w", encoding="utf-8") as f:
            f.write(text)
    return paths


def trouble(command, paths, seconds):
    """What is wrong with a run over these inputs, or None."""
    try:
        run = subprocess.run([*command, *paths], capture_output=True, timeout=seconds,
                             check=False)
    except subprocess.TimeoutExpired:
        return f"not done after {seconds} s"
    if run.returncode not in STATUSES:
        return f"status {run.returncode}: {run.stderr[-2000:].decode(errors='replace')}"
    if run.returncode and not run.stderr:
        return "no message says what could not be read"
    for line in run.stdout.splitlines():
        try:
            json.loads(line)
        except ValueError as error:
            return f"a line that is no JSON ({error}): {line[:200]!r}"
    return None


def main(program, data, folder):
    os.environ["ENTENTE_DATA"] = data
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"):
        os.environ[name] = f"exitcode={SANITIZED}"
    command = [program, "statements", "-q", "-o", "-"]
    paths, failed, start = make(folder), 0, time.monotonic()
    for at in range(0, len(paths), AT_ONCE):
        some = paths[at:at + AT_ONCE]
        together = trouble(command, some, SECONDS_RUN)
        if not together:
            continue
        print(f"inputs {at} to {at + len(some) - 1} in one run: {together}")
        failed += 1
        for path in some:
            wrong = trouble(command, [path], SECONDS_RUN)
            if wrong:
                print(f"{os.path.basename(path)}: {wrong}")
    for path in paths[INPUTS:]:
        longest = trouble(command, [path], SECONDS_LONGEST)
        if longest:
            failed += 1
            print(f"{os.path.basename(path)}: {longest}")
    print(f"{len(paths)} inputs, {failed} runs with trouble, {time.monotonic() - start:.1f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) == 5 and sys.argv[3] == "--keep":
        os.makedirs(sys.argv[4], exist_ok=True)
        sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[4]))
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as place:
        sys.exit(main(sys.argv[1], sys.argv[2], place))
