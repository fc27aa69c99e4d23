#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""The Spark job on local[2] gives the quads of one run on this machine, and an article
that cannot be read costs only itself.

usage: spark_test.py ENTENTE SCRIPT
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, __file__.rsplit("/", 1)[0])
import worlds

SKIPPED = 77


def main():
    program, script = map(os.path.abspath, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        articles = pathlib.Path(folder, "articles.jsonl")
        text = "\n".join([*worlds.articles(2), '{"id": "broken", "text": ']) + "\n"
        articles.write_text(text, encoding="utf-8")
        out = pathlib.Path(folder, "out")
        job = subprocess.run([script, "--master", "local[2]", str(articles), str(out),
                              "--parts", "2", "--entente", program],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        log = job.stdout.decode(errors="replace")
        if job.returncode == SKIPPED:
            print(log)
            sys.exit(SKIPPED)
        if job.returncode:
            sys.exit(log[-4000:])
        if f"in {len(worlds.WORLDS)} parts" not in log:
            sys.exit("not the parts that there are:\n" + log[-1000:])
        spark = "".join(p.read_text(encoding="utf-8") for p in sorted(out.glob("part-*")))
        whole = subprocess.run([program, "-", "--from=jsonl", "-q", "-f", "nq", "-o", "-"],
                               input=text.encode(), stdout=subprocess.PIPE, check=False)
        assert whole.returncode == 1, "the broken article was not reported"
        one = sorted({quad for quad in whole.stdout.decode().splitlines()
                      if not worlds.is_of_run(quad)})
        if spark.splitlines() != one:
            differing = set(spark.splitlines()) ^ set(one)
            sys.exit(f"{len(differing)} quads differ:\n" + "\n".join(sorted(differing)[:10]))
        print(f"{len(one)} quads, the same lines in the same order")


if __name__ == "__main__":
    main()
