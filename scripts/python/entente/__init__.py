# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Who did what, with status and source, from English news text.

    import entente
    for s in entente.extract("Norway and Peru signed the Quito Accord, a minister said."):
        print(s["subject"], s["property"], s["object"], s["status"], s["quote"])
    entente.build(["articles/"]).write("graph.trig")

All of it may be used from several threads at once, and runs without the interpreter's
lock. A program that reads much keeps an Extractor instead of calling the functions of
the module with other options each time: to load what it knows takes a moment.
"""
import collections
import concurrent.futures
import ctypes
import functools
import json
import os
import threading
import weakref

from . import _library

__all__ = ["Document", "Error", "Extractor", "Graph", "InputError", "OutputError",
           "UsageError", "build", "documents", "extract", "version"]

_lib = _library.load()
KINDS = ("auto", "text", "html", "jsonl", "markdown", "conllu", "tokens", "csv", "feed", "warc",
         "mail", "mbox", "pdf", "docx", "odt")
FORMS = ("text", "conllu", "tokens")
_READ_DOCUMENT, _READ_FAILED = 0, 1


class Error(Exception):
    """What the library says: file, line and column (0 = not known) and reason."""

    def __init__(self, error):
        self.file = os.fsdecode(error.file)
        self.line, self.column = error.line, error.column
        self.reason = error.message.decode(errors="replace")
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        super().__init__(f"{place}: {self.reason}" if place else self.reason)


class InputError(Error):
    """An input cannot be read or used."""


class OutputError(Error):
    """An output cannot be written; no part of it is left."""


class UsageError(Error, ValueError):
    """An argument, or a file of knowledge, has no meaning."""


def _raise(error):
    kinds = {3: OutputError, 4: UsageError}
    raise kinds.get(error.code, InputError)(error)


def _call(function, *arguments):
    """Calls a function whose last argument is the error and that gives 0 on failure."""
    error = _library.Error()
    result = function(*arguments, ctypes.byref(error))
    if not result:
        _raise(error)
    return result


def _text(value):
    return None if value is None else str(value).encode()


def _limit(value, none):
    """As the library wants it: None is its default, 0 is no limit."""
    if value is not None and not 0 <= value < 2**31:
        raise ValueError(f"{value}: a limit must be from 0 to 2**31 - 1")
    return 0 if value is None else value or none


def _paths(paths):
    """A NULL-terminated char *[] and its length."""
    if isinstance(paths, (str, bytes, os.PathLike)):
        paths = [paths]
    names = [os.fsencode(path) for path in paths]
    return (ctypes.c_char_p * (len(names) + 1))(*names), len(names)


def _taken(pointer, length):
    """The bytes of a buffer that the library gave away."""
    try:
        return ctypes.string_at(pointer, length.value)
    finally:
        _lib.ent_free(pointer)


def version():
    """Of the library."""
    return _lib.ent_version().decode()


class Document:
    """What one text says. Iteration gives its statements as dicts: subject and object are
    names (or a date, an amount, words), subject_thing and object_thing the things
    they are of; the rest is described in docs/statement-lines.md. Not made by hand."""

    def __init__(self, pointer, extractor):
        self._pointer = pointer
        self._extractor = extractor  # its rules have the names that statements tell
        self._free = weakref.finalize(self, _lib.ent_document_free, pointer)

    def lines(self):
        """Statement lines (docs/statement-lines.md): what `entente link` reads."""
        length = ctypes.c_size_t()
        return _taken(_lib.ent_lines_text(self._pointer, ctypes.byref(length)), length).decode()

    @functools.cached_property
    def _parsed(self):
        head, things, statements = {}, [], []
        for line in self.lines().rstrip("\n").split("\n"):  # not at U+2028
            entry = json.loads(line)
            kind = entry.pop("line")
            entry.pop("document", None)
            if kind == "document":
                head = entry
            elif kind == "thing":
                things.append(entry)
            else:
                statements.append(_statement(entry, things))
        return head, things, statements

    @property
    def id(self):
        return self._parsed[0]["id"]

    @property
    def metadata(self):
        """id, title, date, url, site, author, file, as far as known, and tokens."""
        return self._parsed[0]

    @property
    def things(self):
        """A list of dicts: type, name, aliases, mentions ..."""
        return self._parsed[1]

    @property
    def statements(self):
        return self._parsed[2]

    def __iter__(self):
        return iter(self.statements)

    def __len__(self):
        return len(self.statements)

    def __repr__(self):
        return f"<entente.Document {self.id!r}: {len(self)} statements>"


def _statement(entry, things):
    """A statement line with names in place of numbers. Things come before statements, in
    the order of their numbers."""
    result = {"subject": entry.pop("subjectName", None), "property": entry.pop("property")}
    subject, thing = entry.pop("subject"), entry.pop("object", None)
    result["object"] = entry.pop("objectName", None)
    if thing is None:
        result["object"] = entry.get("date") or entry.get("amount") or entry.get("text")
    result["subject"] = result["subject"] or things[subject]["name"]
    if thing is not None:
        result["object"] = result["object"] or things[thing]["name"]
    result["subject_thing"] = things[subject]
    result["object_thing"] = None if thing is None else things[thing]
    source = entry.pop("attributedTo", None)
    if source is not None:
        result["attributed_to"] = things[source]["name"]
    return result | entry


class Graph:
    """Documents linked. Made by build; not changed after that but by filter."""

    def __init__(self, pointer):
        self._pointer = pointer
        self._lock = threading.Lock()
        self._free = weakref.finalize(self, _lib.ent_graph_free, pointer)

    @property
    def entities(self):
        return _lib.ent_graph_n_nodes(self._pointer)

    @property
    def statements(self):
        return _lib.ent_graph_n_claims(self._pointer)

    @property
    def facts(self):
        return _lib.ent_graph_n_facts(self._pointer)

    def filter(self, *, min_confidence=0, types=(), about=None, hops=1, since=None,
               until=None, top=0):
        """Drops what is not asked for; the options of the command of the same names."""
        wanted = 0
        for name in [types] if isinstance(types, str) else types:
            wanted |= _classes_below(name)
        options = _library.Filter(min_confidence, wanted, _text(about), hops,
                                  _text(since), _text(until), top)
        with self._lock:
            _call(_lib.ent_graph_filter, self._pointer, ctypes.byref(options))
        return self

    def write(self, path, format=None, **options):
        """Writes a file, whole or not at all. The extension gives the format (".gz" after
        it compresses), or format does. Options: base, facts_graph, statements."""
        path = os.fsencode(path)
        row = _format(_lib.ent_format_by_name(_text(format)) if format else
                      _lib.ent_format_by_path(path), format or os.fsdecode(path))
        with self._lock:
            _call(_lib.ent_export, self._pointer, row, path, _export_options(**options))

    def to_bytes(self, format, **options):
        """The graph in a format: "trig", "nq", "jsonld", "ttl", "svg" ..."""
        row = _format(_lib.ent_format_by_name(_text(format)), format)
        length = ctypes.c_size_t()
        with self._lock:
            return _taken(_call(_lib.ent_export_text, self._pointer, row,
                                _export_options(**options), ctypes.byref(length)), length)

    def to_string(self, format, **options):
        return self.to_bytes(format, **options).decode()

    def __repr__(self):
        return f"<entente.Graph: {self.entities} entities, {self.statements} statements>"


def _format(row, name):
    if not row:
        raise ValueError(f"{name}: there is no such format")
    return row


def _classes_below(name):
    """The set of a class and those below it."""
    none = _lib.ent_class_by_name(b"")
    kind = _lib.ent_class_by_name(_text(name))
    if kind == none:
        raise ValueError(f"{name}: there is no such class")
    return sum(1 << c for c in range(none) if _lib.ent_class_is(c, kind))


def _export_options(base=None, facts_graph=None, statements=False):
    return ctypes.byref(_library.ExportOptions(_text(base), _text(facts_graph), statements))


class Extractor:
    """Knowledge, rules and model, loaded once. data: a folder instead of what came with
    the library; model, rules, gazetteers, max_tokens, max_seconds: as the command's
    options of these names; a text over a limit raises an InputError."""

    def __init__(self, data=None, model=None, rules=(), gazetteers=(),
                 max_tokens=None, max_seconds=None):
        self._data = os.fsencode(data or _library.data_dir() or b"") or None
        rules, n_rules = _paths(rules)
        gazetteers, n_gazetteers = _paths(gazetteers)
        options = _library.ExtractorOptions(
            self._data, os.fsencode(model) if model else None, rules, n_rules, gazetteers,
            n_gazetteers, _limit(max_tokens, 0xFFFFFFFF), _limit(max_seconds, -1))
        self._pointer = _call(_lib.ent_extractor_new, ctypes.byref(options))
        self._free = weakref.finalize(self, _lib.ent_extractor_free, self._pointer)

    def extract(self, text, *, id="text", date=None, title=None, url=None, site=None,
                author=None, file=None, form="text"):
        """The Document of a text. form: "text", or given tokens as "conllu" or "tokens"."""
        data = text.encode()
        if form not in FORMS:
            raise ValueError(f"form {form!r}: must be one of {', '.join(FORMS)}")
        source = _library.TextInput(_text(id), _text(title), _text(date), _text(url),
                                    _text(site), _text(author),
                                    os.fsencode(file) if file else None, data, len(data),
                                    FORMS.index(form))
        return Document(_call(_lib.ent_extract, self._pointer, ctypes.byref(source)), self)

    def documents(self, paths, *, kind="auto", date=None, fields=None,
                  jobs=None, on_error=None):
        """The Documents of files and folders, in order, as they are read, by jobs threads
        (one a core). kind, date and fields are the command's --from, --date and --fields.
        An input that fails raises an InputError, or is given as one to
        on_error, and the rest goes on."""
        if kind not in KINDS:
            raise ValueError(f"kind {kind!r}: must be one of {', '.join(KINDS)}")
        return self._documents(_paths(paths), _library.ReadOptions(
            KINDS.index(kind), _text(date), self._data, None, 0, _text(fields)), jobs, on_error)

    def _documents(self, paths, options, jobs, on_error):
        reader = _call(_lib.ent_reader_new, *paths, ctypes.byref(options))
        jobs = jobs or len(os.sched_getaffinity(0))
        window = collections.deque()  # (future, its input), and errors
        try:
            with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
                try:
                    yield from self._in_order(reader, pool, window, 4 * jobs, on_error)
                finally:
                    for future, source in window:
                        if future.cancel():
                            _lib.ent_input_free(source)
        finally:
            _lib.ent_reader_free(reader)

    def _in_order(self, reader, pool, window, size, on_error):
        more = True
        while more or window:
            while more and len(window) < size:
                more = self._read_into(reader, pool, window)
            if not window:
                return
            try:
                yield window.popleft()[0].result()
            except InputError as error:
                if not on_error:
                    raise
                on_error(error)

    def _read_into(self, reader, pool, window):
        """False at the end."""
        source, error = ctypes.c_void_p(), _library.Error()
        result = _lib.ent_reader_next_raw(reader, ctypes.byref(source), ctypes.byref(error))
        if result == _READ_DOCUMENT:
            window.append((pool.submit(self._finish, reader, source), source))
        elif result == _READ_FAILED:
            window.append((pool.submit(_raise, error), None))
        return result in (_READ_DOCUMENT, _READ_FAILED)

    def _finish(self, reader, source):
        return Document(_call(_lib.ent_pipeline_extract, self._pointer, reader, source,
                              None), self)

    def build(self, sources, *, same=(), different=(), texts=False, on_error=None,
              **options):
        """The Graph of documents and paths, which may be mixed. same, different: files of
        docs/same-different.md. texts: keep them, for "html". Other options: of documents."""
        graph = _lib.ent_graph_new()
        result = Graph(graph)
        if texts:
            _lib.ent_graph_keep_texts(graph)
        for document in self._all(sources, on_error, options):
            try:
                _call(_lib.ent_graph_add, graph, document._pointer)
            except InputError as error:
                if not on_error:
                    raise
                on_error(error)
        wishes = _lib.ent_wishes_new()
        try:
            for files, is_same in (same, True), (different, False):
                names, n = _paths(files)
                for name in names[:n]:
                    _call(_lib.ent_wishes_read, wishes, name, is_same)
            _call(_lib.ent_wishes_check, wishes)
            _call(_lib.ent_graph_link_with, graph, wishes)
        finally:
            _lib.ent_wishes_free(wishes)
        return result

    def _all(self, sources, on_error, options):
        if isinstance(sources, (str, bytes, os.PathLike, Document)):
            sources = [sources]
        for source in sources:
            if isinstance(source, Document):
                yield source
            else:
                yield from self.documents(source, on_error=on_error, **options)


_lock = threading.Lock()
_default = None


def _extractor():
    global _default
    with _lock:
        if _default is None:
            _default = Extractor()
        return _default


def extract(text, **options):
    """The Document of a text; see Extractor.extract."""
    return _extractor().extract(text, **options)


def documents(paths, **options):
    """The Documents of files and folders; see Extractor.documents."""
    return _extractor().documents(paths, **options)


def build(sources, **options):
    """The Graph of files, folders and Documents; see Extractor.build."""
    return _extractor().build(sources, **options)
