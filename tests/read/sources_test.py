# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT

"""Every kind of input through the command: good files, damaged ones, bombs.
usage: sources_test.py ENTENTE"""

import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import sources as s  # noqa: E402

ENTENTE = sys.argv.pop(1)
GOOD = ("good.txt", s.ARTICLE.encode())


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="entente-sources-")
        self.addCleanup(shutil.rmtree, self.folder)

    def put(self, name, data):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(data)
        return path

    def run_it(self, *args, stdin=None):
        started = time.monotonic()
        done = subprocess.run([ENTENTE, *args], capture_output=True, cwd=self.folder,
                              input=stdin, timeout=120)
        self.seconds = time.monotonic() - started
        self.assertGreaterEqual(done.returncode, 0, done.stderr)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def texts(self, *args, status=0, stdin=None):
        """--dump=text of all, and the messages."""
        code, out, err = self.run_it(*args, "--dump=text", stdin=stdin)
        self.assertEqual(code, status, err)
        return out, err

    def read(self, name, data, *args, status=0):
        self.put(name, data)
        return self.texts(name, *args, status=status)

    def documents(self, *args):
        """The "document" lines of the statements."""
        import json
        code, out, err = self.run_it("statements", *args)
        return [d for d in map(json.loads, out.splitlines()) if d["line"] == "document"], err


class Good(Case):
    def one(self, name, data, **expected):
        self.put(name, data)
        documents, err = self.documents(name)
        self.assertTrue(documents, err)
        for key, value in expected.items():
            self.assertEqual(documents[0].get(key), value, (name, key))
        return documents

    def test_rss(self):
        documents = self.one("a.rss", s.rss(), id="polar-17", title=s.TITLE, date="2025-05-06",
                             author="Ana Lund", url="https://polar.example.org/accord?utm_source=rss")
        self.assertEqual([d["id"] for d in documents], ["polar-17", "a-2"])
        self.assertEqual(documents[1]["title"], "Second & last")
        out, _ = self.texts("a.rss")
        self.assertEqual(out.count(s.FIRST), 2)
        self.assertEqual(out.count(s.SECOND), 1)
        self.assertIn("\n\nZ\u00fcrich was first.", out)
        self.assertNotIn("<", out)

    def test_feed_known_by_content(self):
        for name, data in (("x", s.rss()), ("y.txt", s.rdf()), ("z.xml", s.atom())):
            with self.subTest(name):
                self.assertIn(s.FIRST, self.read(name, data)[0])

    def test_rdf_in_latin1(self):
        self.one("b.rdf", s.rdf(), id="b-1", date="2025-05-06", url="https://a.example/x")
        self.assertIn("Z\u00fcrich follows.", self.texts("b.rdf")[0])

    def test_atom(self):
        self.one("c.atom", s.atom(), id="tag:a.example,2025:7", title="Norway & Chile",
                 date="2025-05-06", author="Ana Lund", url="https://a.example/7")
        self.assertIn(f"{s.FIRST}\n\n{s.SECOND}", self.texts("c.atom")[0])

    def test_csv(self):
        self.put("d.csv", s.csv())
        fields = "--fields=text=body,title=headline,date=published"
        documents, err = self.documents("d.csv", fields)
        self.assertEqual([d["id"] for d in documents], ["a1", "a2", "a4"])
        self.assertEqual([d["date"] for d in documents], ["2025-05-06", "2025-05-07", "2025-05-09"])
        self.assertIn("d.csv:7: this record has no body", err)
        out, _ = self.texts("d.csv", fields, status=1)
        self.assertIn('The text "polar" stands, in it.', out)

    def test_csv_with_tabs_and_semicolons(self):
        for mark in "\t;|":
            table = f"id{mark}text\nx{mark}{s.FIRST}\n"
            with self.subTest(mark):
                self.assertIn(s.FIRST, self.read("t.tsv", table.encode())[0])

    def test_utf16(self):
        """What is cut into documents, with a line end in the bytes of another character, and
        a pair of surrogates over the end of each piece that is read."""
        line = '{"text": "%s \u0a0d\u0d0a %s %s"}\n' % (s.FIRST, "\U0001f600" * 40000, s.SECOND)
        table = f"id,text\n1,{s.FIRST}\n2,{s.FIRST}\n"
        for name, text in (("a.jsonl", line * 3), ("a.csv", table), ("a.rss", s.rss().decode())):
            for order, mark in ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"):
                with self.subTest(name, order=order):
                    out, _ = self.read(name, text.encode())
                    self.assertEqual(self.read(name, mark + text.encode(order))[0], out)
                    self.assertGreater(out.count(s.FIRST), 1)
        out, err = self.read("b.csv", b"\xff\xfe" + table.encode("utf-16-le") + b"3\0,\0\0\xd8x")
        self.assertTrue(out.endswith("\ufffd\ufffd\n"), out)

    def test_csv_without_text(self):
        _, err = self.read("d.csv", s.csv(), status=1)
        self.assertIn("no column is called \"text\"; there are: id, headline, published, body", err)

    def test_json_fields(self):
        line = ('{"body": "%s", "headline": "Polar", "when": "2025-05-06", "link": "https://a.example/1",'
                ' "guid": "g1"}\n' % s.FIRST)
        self.put("j.jsonl", line.encode())
        documents, _ = self.documents("j.jsonl", "--fields=text=body,title=headline,date=when,url=link,id=guid")
        self.assertEqual({k: documents[0][k] for k in ("id", "title", "date", "url")},
                         {"id": "g1", "title": "Polar", "date": "2025-05-06", "url": "https://a.example/1"})
        self.assertIn('there is no "text"', self.texts("j.jsonl", status=1)[1])

    def test_wrong_fields(self):
        self.put(*GOOD)
        for value, message in (("body=text", "no field \"body\""), ("text", "is not like"),
                               ("text=a,text=b", "named twice"), ("text=", "is not like")):
            with self.subTest(value):
                code, _, err = self.run_it("good.txt", f"--fields={value}")
                self.assertEqual(code, 2)
                self.assertIn(message, err)

    def test_warc(self):
        for name, data in (("e.warc", s.warc()), ("f.warc.gz", s.warc_gz()), ("g.gz", s.warc_gz())):
            with self.subTest(name):
                documents = self.one(name, data, url="https://polar.example.org/1", date="2025-06-01")
                self.assertEqual([d["url"][-1] for d in documents], list("1234589"))
                out, err = self.texts(name)
                self.assertEqual(out.count(s.SECOND), 7)
                self.assertIn("Troms\u00f8", out)
                self.assertNotIn("Home", out)
                self.assertEqual(err, "")

    def test_fetch_date_is_the_last_resort(self):
        page = s.PAGE.replace("<nav>", "<meta property='article:published_time' content='2025-05-06'><nav>")
        self.put("e.warc", s.record(s.http(page.encode()), "https://a.example/"))
        self.assertEqual(self.documents("e.warc")[0][0]["date"], "2025-05-06")
        self.put("f.warc", s.record(s.http(s.PAGE.encode()), "https://a.example/"))
        self.assertEqual(self.documents("f.warc")[0][0]["date"], "2025-06-01")
        self.assertIn("the date is that of the crawl", self.documents("f.warc", "-v")[1])
        self.assertEqual(self.documents("f.warc", "--date=2025-05-30")[0][0]["date"], "2025-05-30")

    def test_mail(self):
        self.one("g.eml", s.mail(), id="17@press.example.org", title="Norway and Chile: Z\u00fcrich accord",
                 date="2025-05-06", site="press.example.org", author="Ana L\u00fcnd")
        out, err = self.texts("g.eml", "-v")
        self.assertIn("It was signed in Z\u00fcrich, not in Bergen.", out)
        self.assertIn(s.SECOND, out)
        self.assertNotIn("quoted words", out)
        self.assertNotIn("Press Office", out)
        self.assertIn("1 attachment not read", err)

    def test_mbox(self):
        self.put("h.mbox", s.mbox())
        documents, err = self.documents("h.mbox")
        self.assertEqual([d["id"] for d in documents], ["1@x.example", "2@x.example", "4@x.example"])
        self.assertIn("h.mbox:19: there is no text in this message", err)
        self.assertIn("\nFrom here on both", self.texts("h.mbox", status=1)[0])

    def test_office(self):
        for name, data in (("i.docx", s.docx()), ("j.odt", s.odt())):
            with self.subTest(name):
                self.one(name, data, title=s.TITLE, date="2025-05-06", author="Ana Lund")
                out, _ = self.texts(name)
                self.assertTrue(out.startswith(f"{s.TITLE}\n\n{s.FIRST}\n\n{s.SECOND}"), out)
                self.assertIn("\nNorway | half of the cost", out)
                self.assertNotIn("never said", out)
                self.assertNotIn("PAGE", out)

    def test_own_date_before_that_of_the_file(self):
        body = s.paragraph(s.TITLE) + s.paragraph("Published 3 May 2025") + s.paragraph(s.FIRST)
        self.one("i.docx", s.docx(body), date="2025-05-03")

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_pdf(self):
        self.put("p.zip", s.zipped({"in/k.pdf": s.pdf()}))
        self.put("k.pdf", s.pdf())
        for name in ("k.pdf", "p.zip"):
            out, _ = self.texts(name)
            self.assertIn(s.TITLE, out)
            self.assertIn(s.SECOND, out.replace("\n", " "))

    def test_pdf_without_the_program(self):
        self.put("k.pdf", s.pdf())
        self.put(*GOOD)
        done = subprocess.run([os.path.abspath(ENTENTE), "k.pdf", "good.txt", "--dump=text"], cwd=self.folder,
                              capture_output=True, env={"PATH": self.folder})
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"k.pdf: this is a PDF file, and the program pdftotext", done.stderr)
        self.assertIn(s.FIRST.encode(), done.stdout)

    def test_archives(self):
        files = s.archive_files()
        packed = {"l.zip": s.zipped(files), "m.tar": s.tar(files), "n.tgz": s.tar(files, "w:gz"),
                  "o.tar.xz": s.tar(files, "w:xz"), "o.tar.bz2": s.tar(files, "w:bz2")}
        if shutil.which("zstd"):
            packed["o.tar.zst"] = subprocess.run(["zstd", "-c"], input=packed["m.tar"], capture_output=True).stdout
        for name, data in packed.items():
            with self.subTest(name):
                documents = self.one(name, data)
                stem = name.split(".")[0]
                self.assertEqual([d["id"] for d in documents],
                                 [f"{stem}/{i}" for i in ("news/a", "news/b", "etc/evil", "abs", "news/c")])
                self.assertEqual([d["file"] for d in documents][::2],
                                 [f"{name}!{i}" for i in ("news/a.txt", "../../etc/evil.txt", "news/c.txt.gz")])
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(packed))

    def test_archive_in_archive(self):
        inner = s.zipped(s.archive_files())
        self.put("p.zip", s.zipped({"in/x.zip": inner, "y.docx": s.docx(), "z.rss": s.rss(), "w.warc.gz": s.warc_gz()}))
        documents, err = self.documents("p.zip")
        self.assertEqual(len(documents), 5 + 1 + 2 + 7)
        self.assertEqual(documents[0]["file"], "p.zip!in/x.zip!news/a.txt")
        self.assertEqual(documents[0]["id"], "p/in/x/news/a")
        out, err = self.read("q.zip", s.zipped({"a/p.zip": s.zipped({"x.zip": inner}), "z.txt": s.ARTICLE}), status=1)
        self.assertIn("q.zip!a/p.zip!x.zip: archives more than 2 deep", err)
        self.assertIn(s.FIRST, out)

    def test_stdin(self):
        for data in (s.zipped(s.archive_files()), s.rss(), s.warc_gz(), s.docx(), s.mbox(), s.tar(s.archive_files(), "w:gz")):
            self.assertIn(s.FIRST, self.run_it("-", "--dump=text", stdin=data)[1])

    def test_patterns(self):
        for name in ("a1.txt", "a2.txt", "b.txt", "[x].txt"):
            self.put(name, s.ARTICLE.encode())
        self.assertEqual(len(self.documents("a*.txt")[0]), 2)
        self.assertEqual([d["id"] for d in self.documents("?[12].txt")[0]], ["a1", "a2"])
        self.assertEqual([d["id"] for d in self.documents("[x].txt")[0]], ["[x]"])
        self.assertIn("c*.txt: no file has such a name", self.texts("c*.txt", "b.txt", status=1)[1])

    def test_compressed_in_folder(self):
        for end, pack in s.PACKERS.items():
            self.put(f"in/{end[1:]}.txt{end}", pack(s.ARTICLE.encode()))
        self.put("in/z.zip", s.zipped({"a.txt": s.ARTICLE}))
        self.assertEqual([d["id"] for d in self.documents("in")[0]], ["bz2", "gz", "xz", "z/a"])

    def test_mojibake(self):
        text = f"{s.FIRST} The minister\u2019s \u201cvisit\u201d to Z\u00fcrich cost \u20ac5 \u2013 caf\u00e9."
        broken = text.encode().decode("cp1252", "surrogateescape")
        broken = "".join(chr(ord(c) - 0xdc00) if ord(c) >= 0xdc80 else c for c in broken)
        out, err = self.read("a.txt", broken.encode(), "-v")
        self.assertIn(text, out)
        self.assertIn("a.txt: 7 characters of a wrong character set mended", err)
        out, _ = self.read("b.jsonl", ('{"text": "%s"}' % text.encode().decode("latin-1")).encode())
        self.assertIn(text, out)

    def test_what_only_looks_like_mojibake(self):
        for words in ("AMANH\u00c3\u201d he said", "S\u00c3O PAULO", "\u00c2ngela and \u00c3", "na\u00efve \u00e2ge",
                      "5 \u00d7 3", "\u00c5\u00b0"[:1] + "land"):
            text = f"{s.FIRST} {words} in Lima."
            with self.subTest(words):
                out, err = self.read("a.txt", text.encode(), "-v")
                self.assertIn(text, out)
                self.assertNotIn("mended", err)


class Damaged(Case):
    """The place is named, and all else is read."""

    def bad(self, name, data, message, *args, left=0):
        self.put(name, data)
        self.put(*GOOD)
        out, err = self.texts(name, "good.txt", *args, status=1)
        self.assertRegex(err, message)
        self.assertEqual(out.count(s.FIRST), left + 1, err)
        self.assertLess(self.seconds, 20)

    def test_cut_off_archives(self):
        files = {f"{i}.txt": s.ARTICLE.encode() for i in range(4)}
        whole = s.tar(files)
        self.bad("a.tar", whole[:3 * 1024 + 600], r"a.tar!?.*: cannot be read", left=3)
        zipped = s.zipped(files)
        cut = zipped.index(b"3.txt") + 60
        self.bad("a.zip", zipped[:cut], r"a.zip!3.txt: cannot be read", left=3)
        self.bad("a.tgz", s.tar({"a.txt": os.urandom(9000).hex().encode()}, "w:gz")[:3000], r"a.tgz!a.txt: cannot be read")

    def test_broken_member(self):
        data = bytearray(s.zipped({"a.txt": s.ARTICLE, "b.txt": s.ARTICLE}, stored=("a.txt",)))
        data[60] ^= 0x55
        self.bad("a.zip", bytes(data), r"a.zip!a.txt: cannot be read: .*CRC", left=1)

    def test_locked_member(self):
        data = bytearray(s.zipped({"a.txt": s.ARTICLE, "b.txt": s.ARTICLE}))
        data[6] |= 1
        self.bad("a.zip", bytes(data), r"a.zip!a.txt: cannot be read: Passphrase", left=1)

    def test_damaged_member_of_gzip_in_crawl(self):
        packed = [gzip.compress(r, mtime=0) for r in s.warc_records()]
        packed[3] = packed[3][:40] + bytes(20) + packed[3][60:]
        at = sum(map(len, packed[:3]))
        self.put("e.warc.gz", b"".join(packed))
        documents, err = self.documents("e.warc.gz")
        self.assertEqual([d["url"][-1] for d in documents], list("134589"[:1] + "34589"))
        self.assertRegex(err, r"e.warc.gz: cannot be read: gzip data damaged at byte \d+")
        byte = int(err.split("at byte ")[1].split()[0])
        self.assertTrue(at <= byte <= at + len(packed[3]), (at, byte))

    def test_damaged_records(self):
        records = s.warc_records()
        broken = records[:3] + [b"GARBAGE " * 50 + b"\r\n"] + records[4:5] + \
            [records[5].replace(b"Content-Length", b"Content-Lenght", 1)] + records[6:]
        at = sum(map(len, records[:3]))
        self.put("e.warc", b"".join(broken))
        documents, err = self.documents("e.warc")
        self.assertEqual([d["url"][-1] for d in documents], list("13589"))
        self.assertIn(f"e.warc: the record at byte {at} does not begin as WARC records do", err)
        self.assertIn("has no Content-Length", err)

    def test_cut_off_crawl(self):
        whole = s.warc()
        cut = whole.index(b"/9\r\n") + 300
        self.bad("e.warc", whole[:cut], r"e.warc: the record at byte \d+ is cut off by the end", left=6 - 1)
        packed = s.warc_gz()
        self.bad("e.warc.gz", packed[:-30], r"e.warc.gz: cannot be read: gzip data ends too soon at byte \d+", left=6 - 1)

    def test_bad_bodies(self):
        page = s.PAGE.encode()
        half = s.chunked(page)[:900]
        records = [s.record(s.http(half, extra="Transfer-Encoding: chunked\r\n"), "https://a.example/1"),
                   s.record(s.http(gzip.compress(page)[:200], extra="Content-Encoding: gzip\r\n"), "https://a.example/2"),
                   s.record(s.http(page, extra="Content-Encoding: gzip\r\n"), "https://a.example/3"),
                   s.record(s.http(page, extra="Transfer-Encoding: chunked\r\n"), "https://a.example/4"),
                   s.record(s.http(gzip.compress(b"")[:10] + b"\xff" * 50, extra="Content-Encoding: gzip\r\n"), "https://a.example/5")]
        self.put("b.warc", b"".join(records))
        documents, err = self.documents("b.warc", "-v")
        self.assertEqual([d["url"][-1] for d in documents][-2:], ["3", "4"])
        self.assertIn("b.warc: the body is not encoded as its header says", err)
        self.assertIn("the body is", err)

    def test_broken_items(self):
        feed = s.rss().replace(b"</item>\n<item>", b"\n<item>", 1)
        out, err = self.read("a.rss", feed)
        self.assertEqual(out.count(s.FIRST), 2)
        feed = s.rss().replace(b"<item><title>Second", b"<item><title></title></item>\n<item><title>Second")
        self.bad("b.rss", feed, r"b.rss:14: there is no text in this item", left=2)
        self.bad("c.rss", s.rss()[:-60], r"c.rss:14: the item is not closed", left=1)
        self.bad("d.rss", b"<rss><channel></channel></rss>", r"d.rss:1: there is no item in this feed")
        self.bad("e.rss", s.rss().replace(b"]]>", b"", 1), r"e.rss:6: the item is not closed", left=1)

    def test_tables(self):
        rows = f'id,text\n1,{s.TITLE}\n2,"open {s.TITLE}\n3,{s.FIRST}\n'
        self.bad("a.csv", rows.encode(), r"a.csv:3: a quotation mark opens a field and is never closed", left=1)
        self.bad("b.csv", b"id,text\n", r"b.csv.*no record", left=0)
        self.bad("c.csv", f'"id,text\n1,{s.FIRST}\n'.encode(), r"c.csv:1: a quotation mark", left=0)

    def test_mails(self):
        self.bad("a.eml", b"From: a\nSubject: b\n", r"a.eml: this message has no header")
        attached = s.mail().replace(b"text/html", b"image/gif").replace(b"text/plain", b"image/png")
        self.bad("b.eml", attached, r"b.eml: there is no text in this message; attachments \(3\)")

    def test_office(self):
        whole = s.docx()
        self.bad("a.docx", whole[:200], r"a.docx: ")
        self.bad("b.docx", s.zipped({"[Content_Types].xml": "<T/>"}), r"b.docx: there is no word/document.xml in it")
        broken = s.zipped({"word/document.xml": "<w:document><w:body>\n<w:p></w:body>"})
        self.bad("c.docx", broken, r"c.docx:2: no XML: ")
        self.bad("d.odt", b"PK\x03\x04" + bytes(200), r"d.odt: ")

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_pdf(self):
        self.bad("a.pdf", b"%PDF-1.4\n" + os.urandom(2000), r"a.pdf: this PDF file cannot be read")
        self.bad("b.pdf", s.pdf(["", ""]), r"b.pdf: there is no text in it")


class Bombs(Case):
    """Nothing small may cost much memory or time, and nothing is read from elsewhere."""

    def survive(self, name, data, message, left=0, most_mb=400, most_seconds=20):
        self.put(name, data)
        self.put(*GOOD)
        started = time.monotonic()
        done = subprocess.run(["/bin/sh", "-c", 'ulimit -v 6000000; exec "$@"', "sh", os.path.abspath(ENTENTE), name, "good.txt",
                               "--dump=text"], cwd=self.folder, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr.decode(), message)
        self.assertEqual(done.stdout.decode().count(s.FIRST), left + 1)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        self.assertLess(peak, most_mb)
        self.assertLess(time.monotonic() - started, most_seconds)

    def test_zeros(self):
        zeros = bytes(100 << 20)
        for name, pack in s.PACKERS.items():
            with self.subTest(name):
                self.survive("zeros.txt" + name, pack(zeros), r"unpack to more than|longer than")
                self.survive("zeros.jsonl" + name, pack(zeros), r"unpack to more than")
        packed = s.zipped({"a.txt": s.ARTICLE, "zeros.txt": zeros, "b.txt": s.ARTICLE})
        self.survive("a.zip", packed, r"a.zip!zeros.txt: .*unpack to more than", left=2)

    def test_nested(self):
        data = s.ARTICLE.encode()
        for _ in range(5):
            data = gzip.compress(data)
        self.survive("a.txt.gz", data, r"a.txt.gz: compressed more than 2 times over")
        for _ in range(30):
            data = s.zipped({"x.zip": data})
        self.survive("b.zip", data, r"archives more than 2 deep")

    def test_members_without_end(self):
        path = os.path.join(self.folder, "many.zip")
        with zipfile.ZipFile(path, "w") as z:
            z.writestr("0.txt", s.ARTICLE)
            for i in range(120000):
                z.writestr(zipfile.ZipInfo(f"{i}.dat"), b"")
        with open(path, "rb") as made:
            data = made.read()
        self.survive("many.zip", data, r"many.zip: 100000 members in a row without a document", left=1)

    def test_deep_xml(self):
        deep = "<w:tbl>" * 100000
        document = f"<w:document xmlns:w='w'><w:body>{deep}</w:body></w:document>"
        self.survive("deep.docx", s.zipped({"word/document.xml": document}), r"deep.docx: ?.*no XML|deep.docx:1: no XML")
        item = "<item><description>" + "<b>" * 100000 + "x</description></item>"
        self.survive("deep.rss", f"<rss>{item}</rss>".encode(), r"deep.rss:1: ")

    def test_zeros_in_office(self):
        self.survive("a.docx", s.zipped({"word/document.xml": bytes(200 << 20)}), r"a.docx: .*unpack to more than|a.docx: .*longer")

    def test_laughs_and_files(self):
        secret = self.put("secret.txt", b"the password is swordfish")
        laugh = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
            f"<!ENTITY {chr(98 + i)} '&{chr(97 + i)};&{chr(97 + i)};&{chr(97 + i)};&{chr(97 + i)};'>" for i in range(20)) + "]>"
        steal = f"<!DOCTYPE w [<!ENTITY u SYSTEM 'file://{secret}'>]>"
        for name, dtd in (("a.docx", laugh), ("b.docx", steal)):
            entity = "u" if dtd is steal else "u"
            document = f"{dtd}<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&{entity};</w:t></w:r></w:p></w:body></w:document>"
            self.put(name, s.zipped({"word/document.xml": document}))
            _, out, err = self.run_it(name, "--dump=text")
            self.assertNotIn("swordfish", out)
            self.assertNotIn("haha", out)
            self.assertIn(name, err)
        feed = steal.encode() + b"<rss><item><description>&u; stays out.</description></item></rss>"
        self.put("c.rss", feed)
        self.assertNotIn("swordfish", self.run_it("c.rss", "--dump=text")[1])

    def test_unclosed_quotes(self):
        rows = "id,text\n" + "".join(f'{i},"open\n' for i in range(20001))
        self.survive("a.csv", rows.encode(), r"a.csv:\d+: a quotation mark opens a field")

    def test_endless_header(self):
        rows = "id,text," + "x" * (1 << 20) + "\n" + "1,2\n" * 100000
        self.survive("a.csv", rows.encode(), r"a.csv:1: the header of this table is longer")

    def test_unclosed_words(self):
        mail = s.mail().replace(b"Subject:", b"Subject: " + b"=?a?b? " * 300000 + b"\r\nX-Subject:", 1)
        self.put("a.eml", mail)
        self.assertIn(s.SECOND, self.texts("a.eml")[0])
        self.assertLess(self.seconds, 20)

    def test_unclosed_items(self):
        feed = "<rss>" + "<item>" * 50000
        self.put("a.rss", feed.encode())
        self.run_it("a.rss", "--dump=text")
        self.assertLess(self.seconds, 20)
        self.put("b.rss", ("<rss>" + "<item><![CDATA[" * 50000).encode())
        self.run_it("b.rss", "--dump=text")
        self.assertLess(self.seconds, 20)


if __name__ == "__main__":
    unittest.main()
