#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""entente load against a store on its bad days: what is said, what is there afterwards,
and that nothing is ever there twice.

usage: load_test.py ENTENTE [unittest arguments]
"""
import concurrent.futures
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from fake_store import LOGIN, PASSWORD, FakeStore

BINARY = sys.argv.pop(1)
KG = "https://example.org/kg/"
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}


def line(s, o, graph=None):
    return f'<{KG}{s}> <{KG}p> {o}' + (f" <{KG}{graph}> ." if graph else " .")


FACTS = [line("a", f"<{KG}b>"), line("b", '"B \\"quoted\\"\\n"@en')]
DOCUMENTS = {f"doc/{i}": [line(f"s{i}-{j}", f'"{j}"', f"doc/{i}") for j in range(3)]
             for i in range(3)}
LINES = FACTS + [l for lines in DOCUMENTS.values() for l in lines]


def expected(lines):
    """The graphs that a store should hold, as FakeStore keeps them."""
    graphs = {}
    for text in lines:
        parts = text[:-2].rsplit(" <", 1) if f" <{KG}doc/" in text else [text[:-2]]
        graph = parts[1][:-1] if len(parts) == 2 else ""
        graphs.setdefault(graph, set()).add(parts[0] + " .")
    return graphs


def load(*arguments, **options):
    options.setdefault("timeout", 60)
    environment = ENVIRONMENT | options.pop("extra", {})
    done = subprocess.run([BINARY, "load", *map(str, arguments)], capture_output=True,
                          env=environment, **options)
    return done.returncode, done.stderr.decode(), done.stdout.decode()


class Load(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-load-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.file = self.put("graph.nq", LINES)

    def put(self, name, lines):
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n")
        return path

    def store(self, *trouble, **options):
        store = FakeStore(trouble, **options)
        self.addCleanup(store.close)
        return store

    def expect(self, status, *arguments, says="", **options):
        code, messages, output = load(*arguments, **options)
        self.assertEqual(code, status, messages)
        self.assertIn(says, messages)
        self.assertEqual(output, "")
        return messages


class GoodDays(Load):
    def test_twice_is_once(self):
        store = self.store()
        for _ in range(2):
            self.expect(0, self.file, store.url, "--query", store.query,
                        says="4 graphs loaded · 11 triples · gsp · counted there")
            self.assertEqual(store.graphs, expected(LINES))
        self.assertEqual(store.count("POST"), 0)

    def test_facts_come_last(self):
        store = self.store()
        self.expect(0, self.file, store.url)
        self.assertIn("?default", [p for m, p in store.requests if m == "PUT"][-1])

    def test_facts_graph(self):
        store = self.store()
        self.expect(0, self.file, store.url, "--facts-graph", KG + "facts")
        self.assertNotIn("", store.graphs)
        self.assertEqual(len(store.graphs[KG + "facts"]), 2)

    def test_graphs_in_any_order_with_doubles_comments_and_carriage_returns(self):
        store = self.store()
        mixed = LINES[::2] + ["", "# a comment", "  "] + LINES[1::2] + LINES[:4]
        file = self.folder / "mixed.nq"
        file.write_text("\r\n".join(mixed))  # and no end of the last line
        self.expect(0, file, store.url, "--query", store.query, says="counted there")
        self.assertEqual(store.graphs, expected(LINES))

    def test_gzip_and_standard_input(self):
        packed = self.folder / "graph.nq.gz"
        packed.write_bytes(gzip.compress(self.file.read_bytes()))
        store = self.store()
        self.expect(0, packed, store.url)
        self.assertEqual(store.graphs, expected(LINES))
        store.graphs.clear()
        self.expect(0, "-", store.url, input=packed.read_bytes())
        self.assertEqual(store.graphs, expected(LINES))

    def test_a_large_graph_goes_in_pieces(self):
        large = [line(f"s{i}", '"' + "x" * 1000 + '"', "doc/0") for i in range(3000)]
        file = self.put("large.nq", large)
        store = self.store("", "500_after", "cut_after")  # at pieces that add
        self.expect(0, file, store.url, "--query", store.query, "--piece", 1)
        self.assertEqual((store.count("PUT"), store.count("POST")), (1, 5))
        self.assertEqual(store.graphs, expected(large))

    def test_small_graphs_go_together_up_to_a_piece(self):
        store = self.store()
        small = [line("s", '"' + "x" * 300000 + '"', f"doc/{i}") for i in range(8)]
        update = store.url.replace("graphs", "update")
        for mib, requests in (1, 3), (64, 1):
            del store.updates[:]
            self.expect(0, self.put("small.nq", small), update, "--kind", "update",
                        "--piece", mib, says="8 graphs loaded")
            bodies = [body.decode() for _, body in store.updates]
            self.assertEqual(len(bodies), requests)
            self.assertEqual(sum(b.count("DROP SILENT GRAPH") for b in bodies), 8)
            self.assertEqual(sum(b.count("x" * 300000) for b in bodies), 8)

    def test_only_graphs_that_are_there_are_dropped(self):
        small = [line("s", f'"{i}"', f"doc/{i}") for i in range(8)]
        for query, drops in ("query", 4), ("nothing", 8):  # that tells nothing
            store = self.store()
            store.graphs = expected(small[::2])
            self.expect(3, self.put("small.nq", small), store.url.replace("graphs", "update"),
                        "--kind", "update", "--query", store.url.replace("graphs", query))
            self.assertEqual(store.updates[0][1].count(b"DROP SILENT GRAPH"), drops)

    def test_one_article_is_replaced(self):
        store = self.store()
        self.expect(0, self.file, store.url)
        new = [l for l in LINES if "doc/0>" not in l] + [line("s0-9", '"9"', "doc/0")]
        del store.requests[:]
        self.expect(0, "--previous", self.file, self.put("new.nq", new), store.url,
                    "--query", store.query, says="1 graph loaded, 3 as before")
        self.assertEqual(store.graphs, expected(new))
        self.assertEqual(store.count("PUT"), 1)

    def test_of_a_large_graph_what_has_changed_is_sent(self):
        store = self.store()
        large = [line(f"f{i}", '"' + "x" * 400 + '"') for i in range(12000)]
        old = self.put("old.nq", large + [line("a", '"1"', "doc/0")])
        new = self.put("new.nq", large[1:] + [line("new", '"n"'), line("a", '"2"', "doc/0")])
        update = store.url.replace("graphs", "update")
        self.expect(0, "--previous", old, new, update, "--kind", "update",
                    says="2 graphs loaded")
        self.assertEqual(len(store.updates), 2)  # the document, then the facts
        text = store.updates[1][1].decode()
        self.assertEqual(text.count("x" * 400), 1)
        self.assertIn("DELETE DATA {\n" + large[0], text)
        self.assertIn("INSERT DATA {\n" + line("new", '"n"'), text)
        turned = self.put("turned.nq", [line("a", '"1"', "doc/0")] + large[::-1])
        self.expect(0, "--previous", old, turned, update, "--kind", "update")
        self.assertEqual(len(store.updates), 2)  # the same in another order
        other = self.put("other.nq", [l.replace("xx", "yy") for l in large])
        self.expect(0, "--previous", old, other, update, "--kind", "update")
        self.assertTrue(store.updates[2][1].startswith(b"DROP SILENT DEFAULT"))

    def test_progress_is_of_what_is_sent(self):
        store, new = self.store(), DOCUMENTS["doc/0"] + [line("s", '"1"', "doc/1")]
        said = self.expect(0, "--previous", self.file, self.put("new.nq", new), store.url,
                           "--progress=json")
        last = json.loads([l for l in said.splitlines() if l.startswith("{")][-1])
        self.assertEqual(last["bytes"], last["of"])

    def test_articles_that_are_gone_are_removed(self):
        store = self.store()
        self.expect(0, self.file, store.url)
        new = FACTS[:1] + DOCUMENTS["doc/1"]
        self.expect(0, "--previous", self.file, self.put("new.nq", new), store.url,
                    "--query", store.query,
                    says="1 graph loaded, 2 removed, 1 as before")
        self.assertEqual(store.graphs, expected(new))

    def test_facts_that_are_gone_are_removed(self):
        store = self.store()
        self.expect(0, self.file, store.url)
        new = DOCUMENTS["doc/1"]
        self.expect(0, "--previous", self.file, self.put("new.nq", new), store.url)
        self.assertEqual(store.graphs, expected(new))

    def test_remove(self):
        store = self.store()
        self.expect(0, self.file, store.url)
        for _ in range(2):  # the second time it is gone already
            self.expect(0, "--remove", KG + "doc/0", store.url, "--query", store.query,
                        says="1 removed")
        self.assertEqual(set(store.graphs), {"", KG + "doc/1", KG + "doc/2"})
        self.expect(2, "--remove", KG + "doc/1", self.file, store.url, says="has it still")

    def test_remove_by_the_id_of_a_document(self):
        store = self.store()
        self.expect(0, "--remove", "1-news-report", store.url)
        self.assertIn("kg%2Fdoc%2Fd-1-news-report-579363006db0", store.requests[-1][1])

    def test_small_graphs_go_together_by_update(self):
        store = self.store()
        words = line("s", '"Zoë"', "doc/0")
        self.expect(0, self.put("words.nq", LINES + [words]), "--kind", "update",
                    store.url.replace("graphs", "update"))
        (kind, documents), (_, facts) = store.updates
        self.assertEqual(kind, "application/sparql-update; charset=utf-8")
        self.assertEqual(documents.decode().count("DROP SILENT GRAPH <"), 3)
        self.assertEqual(documents.decode().count("GRAPH <"), 6)
        self.assertIn("Zoë", documents.decode())
        self.assertTrue(facts.decode().startswith("DROP SILENT DEFAULT ;\nINSERT DATA {\n<"))

    def test_an_empty_graph(self):
        store = self.store()
        self.expect(0, self.put("empty.nq", []), store.url, says="0 graphs loaded")
        self.assertEqual(store.graphs, {})


class BadDays(Load):
    def test_trouble_that_passes_leaves_the_right_graphs(self):
        """Each kind of trouble at each request, all side by side."""
        kinds = ("500_before", "500_after", "503", "429", "cut_before", "cut_after",
                 "cut_in_answer")
        cases = [[""] * at + [kind] for kind in kinds for at in (0, 2, 3)]

        def run(trouble):
            store = FakeStore(trouble)
            try:
                code, messages, _ = load(self.file, store.url, "--query", store.query)
                return trouble, code, messages, store.graphs, store.trouble
            finally:
                store.close()
        with concurrent.futures.ThreadPoolExecutor(24) as pool:
            for trouble, code, messages, graphs, left in pool.map(run, cases):
                with self.subTest(trouble=trouble):
                    self.assertEqual(code, 0, messages)
                    self.assertEqual(graphs, expected(LINES))
                    self.assertEqual(left, [])
                    self.assertEqual(messages.count("try 2 of 6 in"), 1, messages)

    def test_it_gives_up_and_says_how_to_go_on(self):
        store = self.store("", "", "500_after", "500_before")
        says = self.expect(3, self.file, store.url, "--retries", 1,
                           says="answers 500: it failed; it says: out of luck")
        self.assertIn("2 of 4 graphs are done", says)
        self.assertIn("--skip 2", says)
        before = store.count("PUT")
        self.expect(0, self.file, store.url, "--skip", 2, "--query", store.query)
        self.assertEqual(store.count("PUT") - before, 2)
        self.assertEqual(store.graphs, expected(LINES))
        self.expect(2, self.file, store.url, "--skip", 5, says="only 4")

    def test_trouble_that_does_not_pass_is_told_at_once(self):
        for trouble, says in (("full", "answers 507: it is full; it says: disk [31mfull"),
                              ("too_large", "--piece"),
                              ("bad_request", "line 3: no such thing"),
                              ("503_tomorrow", "answers 503"),
                              ("503_never", "answers 503")):
            with self.subTest(trouble):
                store = self.store(trouble)
                messages = self.expect(3, self.file, store.url, says=says)
                self.assertEqual(store.count("PUT"), 1)
                self.assertNotIn("\x1b", messages)

    def test_retry_after_is_waited_for(self):
        start = time.monotonic()
        self.expect(0, self.file, self.store("503").url, says="in 1.0 s")
        self.assertGreater(time.monotonic() - start, 1)

    def test_a_store_that_is_down(self):
        store = FakeStore()
        store.close()
        self.expect(3, self.file, store.url, "--retries", 1, says=store.url)
        self.expect(3, self.file, store.url, "--retries", 0, says="connect")

    def test_a_store_that_is_silent_or_never_ends(self):
        for trouble in "silent", "drip":
            with self.subTest(trouble):
                start = time.monotonic()
                self.expect(3, self.file, self.store(trouble).url, "--retries", 0,
                            "--timeout", 1, says="nothing has moved for 1 s")
                self.assertLess(time.monotonic() - start, 5)

    def test_something_that_is_no_store(self):
        self.expect(3, self.file, self.store("garbage").url, "--retries", 0)

    def test_a_wrong_count_is_told(self):
        store = self.store()
        store.lie = 1
        self.expect(3, self.file, store.url, "--query", store.query,
                    says="the store has 4 triples of it, not 3")

    def test_a_query_address_that_is_none(self):
        store = self.store()
        nothing = store.query.replace("query", "nothing")
        self.expect(3, self.file, store.url, "--retries", 0, "--query", nothing,
                    says="is it the address of queries?")


class Passwords(Load):
    def credentials(self, host="127.0.0.1", password=PASSWORD, mode=0o600):
        path = self.folder / "credentials"
        path.write_text(f"machine {host} login {LOGIN} password {password}\n")
        path.chmod(mode)
        return path

    def test_a_password_is_asked_for(self):
        for auth in "basic", "digest":
            with self.subTest(auth):
                store = self.store(auth=auth)
                self.expect(3, self.file, store.url, says="--credentials FILE")
                self.assertEqual(store.secrets, [])
                messages = self.expect(0, "-v", self.file, store.url, "--query", store.query,
                                       "--credentials", self.credentials())
                self.assertEqual(store.graphs, expected(LINES))
                self.assertNotIn(PASSWORD, messages)

    def test_a_wrong_password_is_tried_once(self):
        store = self.store(auth="basic")
        wrong = self.credentials(password="guess-work")
        messages = self.expect(3, self.file, store.url, "--credentials", wrong,
                               says="takes no login of")
        self.assertNotIn("guess-work", messages)
        self.assertEqual(store.count("PUT"), 1)
        self.expect(3, self.file, store.url, "--credentials",
                    self.credentials(host="store.example"), says="takes no login of")

    def test_a_password_is_for_nobody_else(self):
        store, other = self.store("elsewhere"), self.store()
        store.elsewhere = other.url + "?graph=x"
        messages = self.expect(3, self.file, store.url, "--credentials",
                               self.credentials(), says="answers 307")
        self.assertIn(other.url, messages)
        self.assertEqual(other.requests, [])

    def test_a_password_that_others_may_read(self):
        store = self.store(auth="basic")
        self.expect(2, self.file, store.url, "--credentials",
                    self.credentials(mode=0o640), says="chmod 600")
        self.expect(1, self.file, store.url, "--credentials", self.folder / "none")
        self.assertEqual(store.requests, [])


class BadInput(Load):
    def test_a_bad_line_is_told_and_nothing_is_sent(self):
        store = self.store()
        graph = f"<{KG}doc/0>"
        for bad, says in [
                (f"<{KG}a> <{KG}p>", "missing"),
                (f"<{KG}a> <{KG}p> <{KG}b> {graph}", "the point"),
                (f"<{KG}a> <{KG}p> <{KG}b> {graph} . <{KG}c> <{KG}p> <{KG}d> .", "behind"),
                (f"<{KG}a> <{KG}p> \"open {graph} .", "no end"),
                (f'<{KG}a> <{KG}p> "\\x" {graph} .', "escape"),
                (f'<{KG}a> <{KG}p> "\\uD800" {graph} .', "escape"),
                (f'<{KG}a> <{KG}p> "x"^^xsd:date {graph} .', "type"),
                (f'<{KG}a> <{KG}p> "x"@ {graph} .', "language"),
                (f'<{KG}a> "p" <{KG}b> {graph} .', "IRI"),
                (f"<a> <{KG}p> <{KG}b> {graph} .", "IRI"),
                (f"<{KG}a b> <{KG}p> <{KG}b> {graph} .", "IRI"),
                (f"_:a <{KG}p> <{KG}b> {graph} .", "blank node"),
                (f"<{KG}a> <{KG}p> <{KG}b> <x\\u003E}};DROP\\u0020ALL> .", "IRI"),
                (f"<{KG}a> <{KG}p> <{KG}b> <{KG}x{{}}> .", "IRI"),
                ("{}", "missing")]:
            with self.subTest(bad):
                file = self.put("bad.nq", LINES[:3] + [bad] + LINES[3:])
                messages = self.expect(1, file, store.url, says=says)
                self.assertIn(f"{file}:4:", messages)
        self.assertEqual(store.requests, [])

    def test_bytes_that_are_no_text(self):
        store = self.store()
        for bad in b"\xff\xfe", b"\x00":
            file = self.folder / "bad.nq"
            file.write_bytes(self.file.read_bytes() + bad + b"\n")
            self.expect(1, file, store.url, says="no UTF-8")
        self.assertEqual(store.requests, [])

    def test_a_broken_file(self):
        store = self.store()
        packed = gzip.compress(self.file.read_bytes() * 100)
        file = self.folder / "graph.nq.gz"
        file.write_bytes(packed[:-20])
        self.expect(1, file, store.url, says="cannot be unpacked")
        self.expect(1, self.folder / "none.nq", store.url, says="cannot be read")
        self.expect(1, self.folder, store.url, says="cannot be read")
        self.assertEqual(store.requests, [])

    def test_no_room_to_take_it_apart(self):
        self.expect(3, self.file, "http://127.0.0.1:9/x",
                    extra={"TMPDIR": "/none"}, says="taken apart")

    def test_wrong_usage(self):
        for arguments, says in [
                ((), "usage"),
                ((self.file,), "usage"),
                ((self.file, "ftp://127.0.0.1/x"), "http://"),
                ((self.file, "127.0.0.1:80"), "http://"),
                ((self.file, "http://"), "host"),
                ((self.file, "http://127.0.0.1/x?graph=y"), "neither"),
                ((self.file, "http://127.0.0.1/x", "--kind", "mysql"), "must be one of"),
                ((self.file, "http://127.0.0.1/x", "--timeout", "0"), "positive"),
                ((self.file, "http://127.0.0.1/x", "--whole", "--kind", "gsp"), "--whole"),
                ((self.file, "http://127.0.0.1/x", "--kind", "virtuoso"), "--facts-graph"),
                ((self.file, "http://127.0.0.1/x", "--facts-graph", "a b"), "")]:
            with self.subTest(arguments):
                self.expect(2, *arguments, says=says)

    def test_a_login_in_the_address_is_not_shown(self):
        for rest, says in ("127.0.0.1/x", "--credentials"), ("127.0.0.1:99999/x", ""):
            messages = self.expect(2, self.file, f"http://{LOGIN}:{PASSWORD}@{rest}",
                                   says=says)
            self.assertNotIn(PASSWORD, messages)


if __name__ == "__main__":
    unittest.main()
