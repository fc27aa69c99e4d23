# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT

"""Makes inputs of every kind, good, damaged and hostile, for the tests. The articles are
invented. Each function returns bytes."""

import base64
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib

TITLE = "Norway and Chile sign polar accord"
FIRST = ("The science ministers of Norway and Chile signed an agreement on polar research "
         "in Bergen on Tuesday after two years of talks.")
SECOND = ("Under the accord, both countries will share the station on the ice shelf, and a "
          "joint committee will meet every spring.")
ARTICLE = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"
PAGE = (f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><nav><a href='/'>"
        f"Home</a></nav><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
        "</body></html>")


# ---- feeds ----

def rss():
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Polar Desk</title><link>https://polar.example.org/</link>
<item><title>{TITLE}</title>
  <link>https://polar.example.org/accord?utm_source=rss</link>
  <guid isPermaLink="false">polar-17</guid>
  <pubDate>Tue, 06 May 2025 09:30:00 GMT</pubDate>
  <dc:creator>Ana Lund</dc:creator>
  <description>The science ministers of Norway and Chile signed.</description>
  <content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p><!-- <item> -->]]></content:encoded>
</item>
<item><title>Second &amp; last</title><link>https://polar.example.org/2</link>
  <pubDate>2025-05-07</pubDate>
  <description>&lt;p&gt;{FIRST}&lt;/p&gt;&#160;&nbsp;&lt;p&gt;Z&amp;uuml;rich was first.&lt;/p&gt;</description>
</item>
</channel></rss>
""".encode()


def rdf():
    return f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://a.example/"><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
<item rdf:about="x"><title>{TITLE}</title><link>https://a.example/x</link>
<dc:date>2025-05-06T10:00:00+02:00</dc:date>
<description>{FIRST} Z\u00fcrich follows.</description></item>
</rdf:RDF>
""".encode("latin-1")


def atom():
    return f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Polar Desk</title>
<entry><title type="html">Norway &amp;amp; Chile</title><id>tag:a.example,2025:7</id>
<link rel="self" href="https://a.example/api/7"/><link rel="alternate" href="https://a.example/7"/>
<updated>2025-05-09T00:00:00Z</updated><published>2025-05-06T08:00:00Z</published>
<author><name>Ana Lund</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content>
</entry>
<entry><title>Brief</title><id>tag:a.example,2025:8</id><link href="https://a.example/8"/>
<updated>2025-05-10T00:00:00Z</updated><summary>{FIRST}</summary></entry>
</feed>
""".encode()


# ---- tables ----

def csv():
    return (f'id,headline,published,body\r\n'
            f'a1,"{TITLE}",2025-05-06,"{FIRST}\n\nThe text ""polar"" stands, in it.\n{SECOND}"\r\n'
            f'a2,Second,7 May 2025,{FIRST.replace(",", "")}\r\n'
            f'a3,Empty,2025-05-08,\r\n'
            f'a4,Last,2025-05-09,"{SECOND}"\r\n').encode()


# ---- crawls ----

def http(body, type="text/html; charset=utf-8", extra="", status="200 OK"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{extra}\r\n".encode() + body


def chunked(body):
    parts = [body[i:i + 700] for i in range(0, len(body), 700)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


def record(block, uri, kind="response", type="application/http; msgtype=response",
           date="2025-06-01T10:00:00Z"):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {date}\r\n"
            f"WARC-Record-ID: <urn:uuid:{abs(hash(uri))}>\r\nContent-Type: {type}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def raw_deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def warc_records():
    page = PAGE.encode()
    site = "https://polar.example.org"
    latin = PAGE.replace("Bergen", "Troms\u00f8").encode("latin-1")
    return [
        record(b"software: test\r\n", "warcinfo", "warcinfo", "application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", f"{site}/1", "request", "application/http; msgtype=request"),
        record(http(page), f"{site}/1"),
        record(http(chunked(gzip.compress(page)),
                    extra="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"), f"{site}/2"),
        record(http(zlib.compress(page), extra="Content-Encoding: deflate\r\n"), f"{site}/3"),
        record(http(raw_deflate(page), extra="Content-Encoding: deflate\r\n"), f"{site}/4"),
        record(http(latin, "text/html; charset=iso-8859-1"), f"{site}/5"),
        record(http(b"\x89PNG" + bytes(40000), "image/png"), f"{site}/6"),
        record(http(b"gone", status="404 Not Found"), f"{site}/7"),
        record(ARTICLE.encode(), f"{site}/8", "resource", "text/plain"),
        record(ARTICLE.encode(), f"{site}/9", "conversion", "text/plain"),
    ]


def warc():
    return b"".join(warc_records())


def warc_gz(records=None):
    return b"".join(gzip.compress(r, mtime=0) for r in records or warc_records())


# ---- mail ----

def mail():
    html = f"<html><body><p>{FIRST}</p></body></html>"
    return (f"Return-Path: <ana@press.example.org>\r\nFrom: =?utf-8?Q?Ana_L=C3=BCnd?= <ana@press.example.org>\r\n"
            f"To: desk@example.com\r\nSubject: =?utf-8?B?{base64.b64encode('Norway and Chile: Zürich'.encode()).decode()}?=\r\n"
            f" =?utf-8?Q?_accord?=\r\nDate: Tue, 6 May 2025 09:30:00 +0200\r\nMessage-ID: <17@press.example.org>\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_out\"\r\n\r\n"
            "preamble\r\n--=_out\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n"
            "--in\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html + "\r\n"
            "--in\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            f"{FIRST} It was signed in Z=FCrich, not=\r\n in Bergen.\r\n\r\n> quoted words of somebody else\r\n"
            f"{SECOND}\r\n-- \r\nAna Lund, Press Office\r\n--in--\r\n"
            "--=_out\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--=_out--\r\n").encode()


def simple_mail(number, text):
    return (f"From: Desk <desk@press.example.org>\nSubject: Message {number}\nDate: {number} May 2025 10:00:00 GMT\n"
            f"Message-ID: <{number}@x.example>\n\n{text}\n").encode()


def mbox():
    first = simple_mail(1, FIRST + "\n\n>From here on both share the station on the ice shelf.")
    return (b"From desk@press.example.org Tue May  6 09:30:00 2025\n" + first +
            b"\nFrom desk@press.example.org Wed May  7 09:30:00 2025\n" + simple_mail(2, SECOND) +
            b"\nFrom - Thu May  8 09:30:00 2025\nFrom: a@b.example\nSubject: nothing\nMessage-ID: <3@x>\n\n\n" +
            b"\nFrom x Thu May  8 09:30:00 2025\n" + simple_mail(4, FIRST))


# ---- office ----

def zipped(files, stored=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            z.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def paragraph(text, style=""):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    half = len(text) // 2
    return (f'<w:p>{style}<w:r><w:t xml:space="preserve">{text[:half]}</w:t></w:r>'
            f'<w:r><w:t xml:space="preserve">{text[half:]}</w:t></w:r></w:p>')


def docx(body=None):
    row = "".join(f"<w:tc>{paragraph(t)}</w:tc>" for t in ("Country", "Share"))
    row2 = "".join(f"<w:tc>{paragraph(t)}</w:tc>" for t in ("Norway", "half of the cost"))
    body = body or (paragraph(TITLE, "Heading1") + paragraph(FIRST) +
                    '<w:p><w:del><w:r><w:delText>never said</w:delText></w:r></w:del><w:ins><w:r><w:t>'
                    + SECOND + '</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>'
                    f"<w:tbl><w:tr>{row}</w:tr><w:tr>{row2}</w:tr></w:tbl>")
    document = ('<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
                f'wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')
    core = ('<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{TITLE}</dc:title>'
            '<dc:creator>Ana Lund</dc:creator><dcterms:created>2025-05-06T08:00:00Z</dcterms:created>'
            '</cp:coreProperties>')
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document,
                   "docProps/core.xml": core})


def odt():
    content = ('<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>'
               '<text:tracked-changes><text:p>never said</text:p></text:tracked-changes>'
               f'<text:h>{TITLE}</text:h><text:p>{FIRST[:30]}<text:span>{FIRST[30:]}</text:span></text:p>'
               f'<text:list><text:list-item><text:p>{SECOND}</text:p></text:list-item></text:list>'
               '<table:table><table:table-row><table:table-cell><text:p>Norway</text:p></table:table-cell>'
               '<table:table-cell><text:p>half<text:s/>of the cost</text:p></table:table-cell></table:table-row></table:table>'
               '</office:text></office:body></office:document-content>')
    meta = ('<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta>'
            '<meta:initial-creator>Ana Lund</meta:initial-creator><meta:creation-date>2025-05-06T08:00:00'
            f'</meta:creation-date><dc:title>{TITLE}</dc:title></office:meta></office:document-meta>')
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content,
                   "meta.xml": meta}, stored=("mimetype",))


def pdf(lines=None):
    """A page of text, by hand."""
    lines = lines or [TITLE, "", *wrap(FIRST), "", *wrap(SECOND)]
    shown = "".join(f"({l}) Tj T*\n" for l in lines)
    stream = f"BT /F1 11 Tf 14 TL 60 760 Td\n{shown}ET".encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
               b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def wrap(text, width=70):
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return lines + [line]


# ---- archives ----

def tar(files, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as t:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    return out.getvalue()


def archive_files():
    return {"news/a.txt": ARTICLE.encode(), "news/b.html": PAGE.encode(), "news/readme.bin": b"\0\1",
            "../../etc/evil.txt": ARTICLE.encode(), "/abs.txt": ARTICLE.encode(),
            "news/.hidden.txt": b"x", "news/c.txt.gz": gzip.compress(ARTICLE.encode(), mtime=0)}


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
