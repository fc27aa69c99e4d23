#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Prints all figures of the language core: accuracy on the development parts of public
corpora, speed, start-up, memory.

usage: language.py ENTENTE FIGURES MODEL SHARED [--floor FILE]

ENTENTE and FIGURES are programs of one build. What is compared how is said by
SHARED/eval/conll.py, whose functions are used. With --floor no figure of accuracy may
be below that in FILE ("figure value" a line): exit 1. Speed, start-up and memory depend
on the machine and its load; they are printed with what they should be. Exit 77 where
the corpora are not.
"""
import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
import time

# figure: at least, aim
WANTED = {
    "UPOS EWT": (95.5, 96.5), "lemma EWT": (96.5, 97.5),
    "UAS EWT": (86, 89), "LAS EWT": (82.5, 86),
    "UAS GUM news+interview": (86, 89), "LAS GUM news+interview": (82.5, 86),
    "names UNER EWT": (75, 82), "names CrossNER politics": (81, 87),
    "tokens EWT raw": (98.5, 99.3), "sentences EWT raw": (80, 88),
    "tags+names tokens/s": (300000, 600000), "with trees tokens/s": (100000, 200000),
    "start-up ms": (20, 5), "peak memory MB": (100, 50),
}
LESS_IS_BETTER = ("start-up ms", "peak memory MB")
# labels of the corpora that count, as the program calls them
NAMES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC",
         "person": "PER", "politician": "PER", "scientist": "PER",
         "organisation": "ORG", "politicalparty": "ORG", "university": "ORG",
         "location": "LOC", "country": "LOC"}
ROW = re.compile(r"(\S+) +tokens .* UPOS (\S+) .* lemma (\S+) UAS (\S+) LAS (\S+) .*"
                 r"tags\+names (\S+)/s, with trees (\S+)/s")


class Figures:
    """Prints each figure when it is known, and keeps it for the floors."""

    def __init__(self):
        self.values = {}

    def put(self, name, value):
        least, aim = WANTED[name]
        sign = -1 if name in LESS_IS_BETTER else 1
        word = ("below" if sign * value < sign * least else
                "enough" if sign * value < sign * aim else "aim")
        print(f"{name:<26} {value:>10.2f}   at least {least:>8}  aim {aim:>8}   {word}",
              flush=True)
        self.values[name] = value


def run(*command, text=None):
    return subprocess.run(command, input=text, check=True, capture_output=True,
                          encoding="utf-8").stdout


# ---- gold tokens ----

def trees(args, figures):
    """UPOS, lemma, UAS, LAS and speed, by the program that reads the gold tokens."""
    ud = os.path.join(args.shared, "data", "ud")
    out = run(args.figures, args.model, os.path.join(ud, "ewt-dev.conllu"),
              os.path.join(ud, "gum-dev.conllu") + "=GUM_news,GUM_interview")
    (_, upos, lemma, uas, las, names, with_trees), gum = ROW.findall(out)
    for name, value in (("UPOS EWT", upos), ("lemma EWT", lemma), ("UAS EWT", uas),
                        ("LAS EWT", las), ("UAS GUM news+interview", gum[3]),
                        ("LAS GUM news+interview", gum[4]),
                        ("tags+names tokens/s", names),
                        ("with trees tokens/s", with_trees)):
        figures.put(name, float(value))


def documents_of(path, each_sentence):
    """Lists of sentences of (form, label): a document each, or a sentence each where the
    corpus does not say which belong together."""
    documents, sentence = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc") or not documents:
                documents.append([])
            if not line.strip():
                if sentence:
                    documents[-1].append(sentence)
                sentence = []
                if each_sentence and documents[-1]:
                    documents.append([])
            elif not line.startswith("#"):
                label = fields[1] if len(fields) == 2 else fields[2]
                sentence.append((fields[-2] if len(fields) == 2 else fields[1], label))
    if sentence:
        documents[-1].append(sentence)
    return [d for d in documents if d]


def names(args, conll, path, each_sentence):
    """F1 of exact spans through the whole program."""
    documents = documents_of(path, each_sentence)
    with tempfile.TemporaryDirectory() as folder:
        inputs = []
        for i, document in enumerate(documents):
            inputs.append(os.path.join(folder, f"{i:05}.tokens"))
            with open(inputs[-1], "w", encoding="utf-8") as out:
                out.write("\n\n".join("\n".join(form for form, _ in sentence)
                                      for sentence in document) + "\n")
        gold, said = (os.path.join(folder, name) for name in ("gold", "said"))
        with open(gold, "w", encoding="utf-8") as out:
            out.write("\n\n".join("\n".join(f"{form}\t{label}" for form, label in s)
                                  for document in documents for s in document) + "\n")
        with open(said, "w", encoding="utf-8") as out:
            out.write(run(args.entente, *inputs, "--dump=names", "--from=tokens"))
        (g, n), (s, m) = conll.chunks(gold), conll.chunks(said)
    if n != m:
        sys.exit(f"{path}: {n} gold tokens, the program printed {m}")
    g, s = ({(first, end, NAMES[label]) for first, end, label in spans
             if label in NAMES} for spans in (g, s))
    return conll.f1(len(g & s), len(g), len(s))


# ---- raw text ----

def raw_texts(path):
    """The texts of a treebank's documents: sentences as they are printed, a line break
    between paragraphs."""
    texts = []
    with open(path, encoding="utf-8") as lines:
        between = ""
        for line in lines:
            if line.startswith("# newdoc"):
                texts.append("")
                between = ""
            elif line.startswith("# newpar") and texts[-1]:
                between = "\n\n"
            elif line.startswith("# text = "):
                texts[-1] += between + line[len("# text = "):].rstrip("\n")
                between = " "
    return texts


def by_document(sentences, starts):
    """Cuts a list of sentences at those whose numbers are in starts."""
    at = [*starts, len(sentences)]
    return [sentences[i:j] for i, j in zip(at, at[1:])]


def starts_of(path, mark):
    """The numbers of the sentences before which there is a line that begins so."""
    starts, n, open_sentence = [], 0, False
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(mark):
                starts.append(n)
            if line[:1].isdigit():
                open_sentence = True
            elif not line.strip():
                n += open_sentence
                open_sentence = False
    return starts


def characters(sentences):
    return re.sub(r"\s", "", "".join(t[1] for s in sentences for t in s))


def places(conll, sentences, gold_text):
    """Spans of words and sentences as places in the gold text: reading may have left
    lines out as no text of the article."""
    words, ends, length = conll.spans(sentences)
    text = characters(sentences)
    if text == gold_text:
        return set(words), ends
    to_gold = [None] * (length + 1)
    blocks = difflib.SequenceMatcher(None, gold_text, text, autojunk=False)
    for at, mine, n in blocks.get_matching_blocks():
        for i in range(n):
            to_gold[mine + i] = at + i

    def moved(spans):
        pairs = ((to_gold[b], to_gold[e - 1]) for b, e in spans)
        return {(b, e + 1) for b, e in pairs if b is not None and e is not None}
    return moved(words), moved(ends)


def raw(args, conll, figures):
    """Tokens and sentences of the whole program, from the text alone."""
    path = os.path.join(args.shared, "data", "ud", "ewt-dev.conllu")
    with tempfile.TemporaryDirectory() as folder:
        inputs = []
        for i, text in enumerate(raw_texts(path)):
            inputs.append(os.path.join(folder, f"{i:05}.txt"))
            with open(inputs[-1], "w", encoding="utf-8") as out:
                out.write(text + "\n")
        said = os.path.join(folder, "said")
        with open(said, "w", encoding="utf-8") as out:
            out.write(run(args.entente, *inputs, "--dump=tree"))
        gold = by_document(conll.sentences(path), starts_of(path, "# newdoc"))
        mine = by_document(conll.sentences(said), starts_of(said, "# sent_id = 1\n"))
    if len(gold) != len(mine):
        sys.exit(f"{len(gold)} documents, the program printed {len(mine)}")
    counts = {"tokens": [0, 0, 0], "sentences": [0, 0, 0]}
    for g, m in zip(gold, mine):
        text = characters(g)
        for count, a, b in zip(counts.values(), places(conll, g, text),
                               places(conll, m, text)):
            for i, n in enumerate((len(a & b), len(a), len(b))):
                count[i] += n
    for name, count in counts.items():
        figures.put(f"{name} EWT raw", conll.f1(*count))


# ---- the program as a whole ----

def measure(*command):
    """Seconds on the clock and of the processor, and peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}")
    return (time.perf_counter() - start, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024)


def whole(args, figures):
    articles = os.path.join(args.shared, "data", "wikinews", "articles.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        one, out = os.path.join(folder, "one.txt"), os.path.join(folder, "out.nq")
        with open(one, "w", encoding="utf-8") as f:
            f.write("Helena Carvalhal met Ingrid Dahl in Oslo on Monday.\n")
        runs = [measure(args.entente, one, "-q", "-o", out) for _ in range(30)]
        clock, processor = (sorted(r[i] * 1000 for r in runs) for i in (0, 1))
        figures.put("start-up ms", clock[0])
        print(f"{'':<26} start to end, least of 30; half below {clock[15]:.1f}; "
              f"processor time of both threads {processor[0]:.1f}, half below "
              f"{processor[15]:.1f}")
        figures.put("peak memory MB",
                    measure(args.entente, articles, "-q", "-j", "1", "-o", out)[2])


def check_floors(path, values):
    fell = False
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            name, floor = line.strip().rsplit(None, 1)
            if values[name] < float(floor):
                print(f"FELL: {name} {values[name]:.2f}, floor {floor}")
                fell = True
    return fell


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ("entente", "figures", "model", "shared"):
        parser.add_argument(name)
    parser.add_argument("--floor")
    args = parser.parse_args()
    evaluation = os.path.join(args.shared, "eval")
    ner = os.path.join(args.shared, "data", "ner")
    if not os.path.exists(os.path.join(evaluation, "conll.py")) or \
            not os.path.isdir(ner):
        print(f"skipped: no corpora in {args.shared}/data")
        return 77
    sys.path.insert(0, evaluation)
    sys.dont_write_bytecode = True
    import conll  # pylint: disable=import-error,import-outside-toplevel
    figures = Figures()
    trees(args, figures)
    figures.put("names UNER EWT",
                names(args, conll, os.path.join(ner, "uner-ewt-dev.iob2"), False))
    figures.put("names CrossNER politics",
                names(args, conll, os.path.join(ner, "crossner-politics-dev.txt"), True))
    raw(args, conll, figures)
    whole(args, figures)
    return 1 if args.floor and check_floors(args.floor, figures.values) else 0


if __name__ == "__main__":
    sys.exit(main())
