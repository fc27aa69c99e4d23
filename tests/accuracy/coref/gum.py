# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""GUM's chains out of CoNLL-U: the column MISC, Entity=(1-person-...)."""
import re

BRACKET = re.compile(r"\((\d+)-[^()]*\)?|(\d+)\)")


class Mention:
    """Tokens [first, last] of a document, and the number of the chain they are in."""

    def __init__(self, chain, first):
        self.chain, self.first, self.last, self.head = chain, first, first, first

    def is_name(self, tokens):
        return tokens[self.head]["upos"] == "PROPN"

    def is_pronoun(self, tokens):
        return self.first == self.last and tokens[self.first]["upos"] in ("PRON", "DET")


class Document:
    def __init__(self, name):
        self.name, self.tokens, self.mentions, self.text = name, [], [], ""


def entity_of(misc):
    for part in misc.split("|"):
        if part.startswith("Entity="):
            return part[len("Entity="):]
    return ""


def read_brackets(document, text, token, open_mentions):
    """Opens and closes the mentions of one token."""
    for opened, closed in BRACKET.findall(text):
        if opened:
            mention = Mention(opened, token)
            document.mentions.append(mention)
            open_mentions.append(mention)
        else:
            close(open_mentions, closed, token)
    # what opens and closes at one token has its bracket behind it
    for match in re.finditer(r"\((\d+)-[^()]*\)", text):
        close(open_mentions, match[1], token)


def close(open_mentions, chain, token):
    for mention in reversed(open_mentions):
        if mention.chain == chain:
            mention.last = token
            open_mentions.remove(mention)
            return


def find_heads(document):
    """The head of a mention: its token that hangs on one outside."""
    for m in document.mentions:
        for i in range(m.first, m.last + 1):
            head = document.tokens[i]["head"]
            if head is None or not m.first <= head <= m.last:
                m.head = i
                break


def finish(document):
    """Heads, and mentions without the possessive at their end."""
    for m in document.mentions:
        if m.last > m.first and document.tokens[m.last]["form"] in ("'s", "\u2019s", "'"):
            m.last -= 1
    find_heads(document)


def add_sentence(document, rows, open_mentions):
    base = len(document.tokens)
    glued = {}  # the last word of a multi-word token: its surface form
    for columns in rows:
        if "-" in columns[0]:
            glued[int(columns[0].split("-")[0])] = columns
    skip_until = 0
    for columns in rows:
        if not columns[0].isdigit():
            continue
        number, form, misc = int(columns[0]), columns[1], columns[9]
        surface = form
        if number in glued:
            surface, misc_space = glued[number][1], glued[number][9]
            skip_until = int(glued[number][0].split("-")[1])
        elif number <= skip_until:
            surface, misc_space = "", glued_space
        else:
            misc_space = misc
        glued_space = misc_space
        begin = len(document.text)
        document.text += surface
        if number >= skip_until and "SpaceAfter=No" not in misc_space:
            document.text += " "
        head = int(columns[6])
        document.tokens.append({
            "upos": columns[3], "form": form, "begin": begin,
            "end": begin + len(surface), "head": base + head - 1 if head else None})
        read_brackets(document, entity_of(misc), base + number - 1, open_mentions)


def read(path):
    """The documents of a file."""
    documents, rows, open_mentions = [], [], []

    def end_sentence():
        if rows:
            add_sentence(documents[-1], rows, open_mentions)
            documents[-1].text = documents[-1].text.rstrip() + "\n"
            rows.clear()

    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                open_mentions.clear()
                documents.append(Document(line.split("=", 1)[1].strip()))
            elif line.startswith("# newpar") and documents and not rows:
                documents[-1].text += "\n"
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line:
                end_sentence()
    end_sentence()
    for document in documents:
        finish(document)
    return documents
