# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""libentente by ctypes: the structs and functions of its headers that are used here.

tests/python compares the structs with what a C compiler makes of the headers."""
import ctypes
import os
import pathlib
from ctypes import (POINTER, c_bool, c_char, c_char_p, c_double, c_float, c_int, c_size_t,
                    c_uint32, c_void_p)

HERE = pathlib.Path(__file__).parent
ROOM = 512  # bytes behind a struct, for members of later versions


class Error(ctypes.Structure):
    """graph/error.h"""
    _fields_ = [("code", c_int), ("line", c_uint32), ("column", c_uint32),
                ("file", c_char * 4096), ("message", c_char * 512), ("room", c_char * ROOM)]


class ExtractorOptions(ctypes.Structure):
    """extract/extract.h"""
    _fields_ = [("data_dir", c_char_p), ("model", c_char_p),
                ("rules", POINTER(c_char_p)), ("n_rules", c_uint32),
                ("gazetteers", POINTER(c_char_p)), ("n_gazetteers", c_uint32),
                ("max_tokens", c_uint32), ("max_seconds", c_double),
                ("room", c_char * ROOM)]


class TextInput(ctypes.Structure):
    """extract/extract.h"""
    _fields_ = [(name, c_char_p) for name in
                ("id", "title", "date", "url", "site", "author", "file", "text")] + [
                    ("length", c_size_t), ("form", c_int), ("title_length", c_size_t),
                    ("room", c_char * ROOM)]


class ReadOptions(ctypes.Structure):
    """extract/read/read.h"""
    _fields_ = [("from_", c_int), ("date", c_char_p), ("data_dir", c_char_p),
                ("boilerplate", c_char_p), ("max_bytes", c_size_t), ("fields", c_char_p),
                ("room", c_char * ROOM)]


class ExportOptions(ctypes.Structure):
    """export/options.h"""
    _fields_ = [("base", c_char_p), ("facts_graph", c_char_p), ("statements", c_bool),
                ("room", c_char * ROOM)]


class Filter(ctypes.Structure):
    """graph/graph.h"""
    _fields_ = [("min_confidence", c_float), ("types", c_uint32), ("about", c_char_p),
                ("hops", c_uint32), ("since", c_char_p), ("until", c_char_p),
                ("top", c_uint32), ("room", c_char * ROOM)]


ERROR = POINTER(Error)
# name: (result, arguments)
FUNCTIONS = {
    "ent_version": (c_char_p, []),
    "ent_free": (None, [c_void_p]),
    "ent_extractor_new": (c_void_p, [POINTER(ExtractorOptions), ERROR]),
    "ent_extractor_free": (None, [c_void_p]),
    "ent_extract": (c_void_p, [c_void_p, POINTER(TextInput), ERROR]),
    "ent_document_free": (None, [c_void_p]),
    "ent_lines_text": (c_void_p, [c_void_p, POINTER(c_size_t)]),
    "ent_reader_new": (c_void_p, [POINTER(c_char_p), c_size_t, POINTER(ReadOptions), ERROR]),
    "ent_reader_free": (None, [c_void_p]),
    "ent_reader_next_raw": (c_int, [c_void_p, POINTER(c_void_p), ERROR]),
    "ent_input_free": (None, [c_void_p]),
    "ent_pipeline_extract": (c_void_p, [c_void_p, c_void_p, c_void_p, c_void_p, ERROR]),
    "ent_graph_new": (c_void_p, []),
    "ent_graph_free": (None, [c_void_p]),
    "ent_graph_keep_texts": (None, [c_void_p]),
    "ent_graph_add": (c_bool, [c_void_p, c_void_p, ERROR]),
    "ent_graph_link_with": (c_bool, [c_void_p, c_void_p, ERROR]),
    "ent_graph_filter": (c_bool, [c_void_p, POINTER(Filter), ERROR]),
    "ent_graph_n_nodes": (c_uint32, [c_void_p]),
    "ent_graph_n_claims": (c_uint32, [c_void_p]),
    "ent_graph_n_facts": (c_uint32, [c_void_p]),
    "ent_wishes_new": (c_void_p, []),
    "ent_wishes_free": (None, [c_void_p]),
    "ent_wishes_read": (c_bool, [c_void_p, c_char_p, c_bool, ERROR]),
    "ent_wishes_check": (c_bool, [c_void_p, ERROR]),
    "ent_class_by_name": (c_int, [c_char_p]),
    "ent_class_is": (c_bool, [c_int, c_int]),
    "ent_format_by_name": (c_void_p, [c_char_p]),
    "ent_format_by_path": (c_void_p, [c_char_p]),
    "ent_export": (c_bool, [c_void_p, c_void_p, c_char_p, POINTER(ExportOptions), ERROR]),
    "ent_export_text": (c_void_p, [c_void_p, c_void_p, POINTER(ExportOptions),
                                   POINTER(c_size_t), ERROR]),
}


def load():
    """The library beside this file, as wheels have it; else what $ENTENTE_LIBRARY names
    or the system has installed."""
    bundled = HERE / "libentente.so.0"
    name = os.environ.get("ENTENTE_LIBRARY") or (
        str(bundled) if bundled.exists() else "libentente.so.0")
    library = ctypes.CDLL(name)
    for function, (result, arguments) in FUNCTIONS.items():
        getattr(library, function).restype = result
        getattr(library, function).argtypes = arguments
    return library


def data_dir():
    """The data beside this file; None: where the library was installed with its own."""
    bundled = HERE / "data"
    if os.environ.get("ENTENTE_DATA"):
        return os.environ["ENTENTE_DATA"]
    return str(bundled) if bundled.is_dir() else None
