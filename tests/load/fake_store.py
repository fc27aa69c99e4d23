# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""A store that speaks the Graph Store Protocol, counts, and has bad days.

Its graphs are sets of lines of N-Triples. Trouble is a list: what goes wrong at the next
request that writes, one name a request; "" = nothing does.
"""
import base64
import hashlib
import http.server
import re
import socket
import struct
import threading
import time
import urllib.parse

REALM, NONCE = "store", "abc123"
LOGIN, PASSWORD = "loader", "open-sesame"


class FakeStore:
    """Listens on a port of 127.0.0.1 until close()."""

    def __init__(self, trouble=(), auth=None, server=None):
        self.graphs, self.requests, self.secrets = {}, [], []
        self.trouble, self.auth, self.server = list(trouble), auth, server
        self.updates = []  # content type and body
        self.lie = 0  # added to each count
        self.lock = threading.Lock()
        store = self

        class Handler(_Handler):
            pass
        Handler.store = store
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}/graphs"
        self.query = f"http://127.0.0.1:{self.http.server_port}/query"
        threading.Thread(target=self.http.serve_forever, args=(0.02,),
                         daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def next_trouble(self):
        with self.lock:
            return self.trouble.pop(0) if self.trouble else ""

    def count(self, method):
        """Requests on graphs."""
        return sum(1 for m, path in self.requests if m == method and "graphs" in path)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store = None

    def log_message(self, *_):
        pass

    def version_string(self):
        return self.store.server or "FakeStore/1"

    def answer(self, status, text="", headers=()):
        data = text.encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def cut(self):
        """Closes without an answer, as a store that dies does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                   struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
        raise ConnectionAbortedError

    # ---- passwords ----

    def digest_is_right(self, given):
        fields = dict(re.findall(r'(\w+)="?([^",]+)"?', given))

        def md5(text):
            return hashlib.md5(text.encode()).hexdigest()
        first = md5(f"{LOGIN}:{REALM}:{PASSWORD}")
        second = md5(f"{self.command}:{fields.get('uri')}")
        middle = ":".join([NONCE, fields.get("nc", ""), fields.get("cnonce", ""),
                           fields.get("qop", "")])
        return fields.get("response") == md5(f"{first}:{middle}:{second}")

    def is_allowed(self):
        given = self.headers.get("Authorization", "")
        if given:
            self.store.secrets.append(given)
        if self.store.auth == "basic":
            right = "Basic " + base64.b64encode(f"{LOGIN}:{PASSWORD}".encode()).decode()
            return given == right
        return given.startswith("Digest") and self.digest_is_right(given)

    def refuse(self):
        kind = {"basic": f'Basic realm="{REALM}"',
                "digest": f'Digest realm="{REALM}", nonce="{NONCE}", qop="auth"'}
        self.read_body()
        self.answer(401, "who are you?", [("WWW-Authenticate", kind[self.store.auth])])

    # ---- requests ----

    def read_body(self, part=1.0):
        length = int(self.headers.get("Content-Length") or 0)
        return self.rfile.read(int(length * part))

    def graph(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query,
                                      keep_blank_values=True)
        return "" if "default" in query else query["graph"][0]

    def handle_one(self):
        self.store.requests.append((self.command, self.path))
        if self.path == "/query":  # for everybody, as in Virtuoso
            return self.do_count()
        if self.store.auth and not self.is_allowed():
            return self.refuse()
        if self.path == "/update":
            self.store.updates.append((self.headers["Content-Type"], self.read_body()))
            return self.answer(204)
        if self.path == "/nothing":
            self.read_body()
            return self.answer(200, "no numbers here")
        if self.command == "HEAD":
            return self.answer(404)
        trouble = self.store.next_trouble()
        if trouble:
            return getattr(self, "trouble_" + trouble)()
        self.write(self.read_body())
        return self.answer(204)

    def write(self, body):
        graph, graphs = self.graph(), self.store.graphs
        if self.command == "DELETE":
            graphs.pop(graph, None)
        elif self.command == "PUT":
            graphs[graph] = set(body.decode().splitlines())
        else:
            graphs.setdefault(graph, set()).update(body.decode().splitlines())

    def do_count(self):
        form = urllib.parse.parse_qs(self.read_body().decode())
        if "query" not in form:
            return self.answer(406)
        query = form["query"][0]
        rows = []
        for i, pattern in re.findall(r"SELECT \((\d+) AS \?i\).*WHERE { (.*) } }\n", query):
            named = re.match(r"GRAPH <([^>]*)>", pattern)
            n = len(self.store.graphs.get(named[1] if named else "", ()))
            rows.append(f"{i},{n + self.store.lie}\r\n")
        return self.answer(200, "i,n\r\n" + "".join(reversed(rows)), [("Content-Type", "text/csv")])

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = lambda self: self.handle_one()

    def handle(self):
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def finish(self):
        try:
            super().finish()
        except (OSError, ValueError):
            pass

    # ---- bad days ----

    def trouble_500_before(self):
        self.read_body()
        self.answer(500, "out of luck")

    def trouble_500_after(self):
        self.write(self.read_body())
        self.answer(500, "done, but not well")

    def trouble_503(self):
        self.read_body()
        self.answer(503, "", [("Retry-After", "1")])

    def trouble_503_tomorrow(self):
        self.read_body()
        self.answer(503, "", [("Retry-After", "86400")])

    def trouble_503_never(self):
        """In so many seconds that a thousand times as many fit into no number."""
        self.read_body()
        self.answer(503, "", [("Retry-After", str(2**63 // 1000 + 1))])

    def trouble_429(self):
        self.read_body()
        self.answer(429, "", [("Retry-After", "1")])

    def trouble_cut_before(self):
        self.read_body(0.5)
        self.cut()

    def trouble_cut_after(self):
        self.write(self.read_body())
        self.cut()

    def trouble_cut_in_answer(self):
        self.write(self.read_body())
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it")
        self.wfile.flush()
        self.cut()

    def trouble_silent(self):
        self.read_body()
        time.sleep(3)
        self.cut()

    def trouble_drip(self):
        """An answer that never ends, a byte at a time."""
        self.write(self.read_body())
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)
        self.cut()

    def trouble_garbage(self):
        self.read_body()
        self.wfile.write(b"220 mail.example ESMTP\r\n")
        self.wfile.flush()
        self.cut()

    def trouble_full(self):
        self.read_body()
        self.answer(507, "<html><head><title>disk \x1b[31mfull\x07</title></head></html>")

    def trouble_too_large(self):
        self.read_body()
        self.answer(413)

    def trouble_bad_request(self):
        self.read_body()
        self.answer(400, "line 3: no such thing")

    def trouble_elsewhere(self):
        self.read_body()
        self.answer(307, "", [("Location", self.store.elsewhere)])
