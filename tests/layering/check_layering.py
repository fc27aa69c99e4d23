#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Checks the law of docs/architecture.md: who may include whom.

usage: check_layering.py SOURCE_DIR [SHARED_LIBRARY]
"""
import os
import re
import subprocess
import sys

SIDES = ("graph", "extract", "export")
FOLDERS = (*SIDES, "tests", "scripts")
EXTRACT_MAY = {f"graph/{name}.h"
               for name in ("statement", "vocab", "arena", "error", "api", "lines")}
STANDARD = {"stdbool.h", "stddef.h", "stdint.h", "stdio.h"}
THIRD_PARTY = re.compile(r"\b(G[A-Z][a-z]\w*|g(boolean|u?int\d*|u?char|size|ssize|pointer|"
                         r"double|unichar)|xml[A-Z]\w*|json_t|raptor_\w+|Agraph_t|"
                         r"sqlite3\w*|Serd[A-Z]\w*)\b")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
COPYRIGHT = re.compile(r"^(//|#|/\*) Copyright \d{4} The Entente authors")
LICENCE = re.compile(r"^(//|#| \*) SPDX-License-Identifier: MIT")


def files(source, folders, endings):
    """Paths below source, sorted; hidden ones and builds left out."""
    for folder in folders:
        for where, below, names in os.walk(os.path.join(source, folder)):
            below[:] = sorted(d for d in below if not d.startswith((".", "build"))
                              and d not in ("node_modules", "vendor"))
            for name in sorted(names):
                if name.endswith(endings):
                    yield os.path.relpath(os.path.join(where, name), source)


def ours(source):
    """The three sides' C files, and the program's own in the root."""
    yield from files(source, SIDES, (".c", ".h"))
    yield from sorted(name for name in os.listdir(source) if name.endswith((".c", ".h")))


def read(source, path):
    with open(os.path.join(source, path), encoding="utf-8") as f:
        return f.read()


def includes(text):
    return [(text.count("\n", 0, m.start()) + 1, m[1], m[2])
            for m in INCLUDE.finditer(text)]


def may_include(path, header):
    """Does the law allow that path includes header, both ours?"""
    side, other = path.split("/")[0], header.split("/")[0]
    if side == "graph":
        return other == "graph"
    if side == "extract":
        return other == "extract" or header in EXTRACT_MAY
    if side == "export":
        return other in ("export", "graph")
    return True


def check_layers(source):
    for path in ours(source):
        for line, mark, header in includes(read(source, path)):
            if mark != '"':
                continue
            if not os.path.exists(os.path.join(source, header)):
                yield f"{path}:{line}: \"{header}\" is no path from the root"
            elif not may_include(path, header):
                yield f"{path}:{line}: {path.split('/')[0]}/ may not include {header}"


def check_cycles(source):
    """A module is a .h with its .c; no module may include itself through others. A .c
    whose private header includes its public one should have the private one's name."""
    graph = {}  # module -> {module it includes: the file that does}
    for path in ours(source):
        targets = graph.setdefault(path[:-2], {})
        for _, mark, header in includes(read(source, path)):
            if mark == '"' and header[:-2] != path[:-2]:
                targets.setdefault(header[:-2], path)
    done, trail = set(), []

    def visit(module):
        if module in trail:
            ring = trail[trail.index(module):] + [module]
            steps = (f"{graph[a][b]} includes {b}.h" for a, b in zip(ring, ring[1:]))
            yield "include cycle: " + ", ".join(steps)
        elif module not in done:
            trail.append(module)
            for target in sorted(graph.get(module, ())):
                yield from visit(target)
            trail.pop()
            done.add(module)

    for module in sorted(graph):
        yield from visit(module)


def public_headers(source):
    """Those that CMakeLists.txt installs."""
    listed = re.search(r"set\(ENTENTE_HEADERS([^)]*)\)", read(source, "CMakeLists.txt"))
    return listed[1].split() if listed else []


def check_public_headers(source):
    headers = public_headers(source)
    if not headers:
        yield "CMakeLists.txt: installs no header (ENTENTE_HEADERS)"
    for path in headers:
        text = read(source, path)
        for line, mark, header in includes(text):
            if mark == '"' and header not in headers:
                yield f"{path}:{line}: a public header includes {header}, which is not"
            if mark == "<" and header not in STANDARD:
                yield f"{path}:{line}: a public header includes <{header}>"
        code = COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)
        for m in THIRD_PARTY.finditer(code):
            line = code.count("\n", 0, m.start()) + 1
            yield f"{path}:{line}: a public header names {m[0]}"


def check_licences(source):
    sources = [*files(source, FOLDERS, (".c", ".h", ".py", ".sh", ".mjs", ".js")),
               *(name for name in os.listdir(source) if name.endswith((".c", ".h")))]
    for path in sources:
        lines = read(source, path).splitlines()
        if lines and lines[0].startswith("#!"):
            lines = lines[1:]
        if len(lines) < 2 or not COPYRIGHT.match(lines[0]) or not LICENCE.match(lines[1]):
            yield f"{path}:1: the two SPDX lines should be here (see graph/error.h)"


def check_readmes(source):
    """Each folder with files of ours, two levels deep, says what it is."""
    for top in (*FOLDERS, "samples"):
        if not os.path.isdir(os.path.join(source, top)):
            continue
        below = sorted(e.name for e in os.scandir(os.path.join(source, top))
                       if e.is_dir() and not e.name.startswith((".", "__")))
        for folder in [top] + [f"{top}/{name}" for name in below]:
            if top == "samples" and folder != top:
                continue
            if not os.path.exists(os.path.join(source, folder, "README.md")):
                yield f"{folder}: a README.md of a few lines is missing"


def check_exports(library):
    names = subprocess.run(["nm", "-D", "--defined-only", library], check=True,
                           capture_output=True, text=True).stdout.split("\n")
    shown = [line.split()[-1] for line in names if line]
    if not any(name.startswith("ent_") for name in shown):
        yield f"{library}: shows no ent_ symbol at all"
    for name in shown:
        if not name.startswith("ent_") and not name.startswith(("__asan", "__odr", "___asan")):
            yield f"{library}: shows {name}; only ent_ symbols may be seen"


def main(source, library=None):
    problems = [*check_layers(source), *check_cycles(source),
                *check_public_headers(source), *check_licences(source),
                *check_readmes(source), *(check_exports(library) if library else ())]
    print("\n".join(problems) or "the layers hold")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
