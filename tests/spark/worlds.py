# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Invented articles in groups that share no name: what may be linked apart."""
import json

WORLDS = [
    ("Norway", "Chile", "Ingrid Dahl", "Rodrigo Paz Vera", "polar research", "Oslo"),
    ("Kenya", "Peru", "Wanjiru Otieno", "Luis Quispe Ramos", "crop science", "Nairobi"),
    ("Japan", "Ghana", "Haruka Morita", "Kwame Asante", "battery recycling", "Tokyo"),
    ("Estonia", "Fiji", "Tiina Kask", "Josefa Naivalu", "digital identity", "Tallinn"),
    ("Malta", "Nepal", "Marija Vella", "Sunita Gurung", "water quality", "Valletta"),
]
TEXTS = [
    ("{a} and {b} sign accord on {field}",
     "{city}, 3 March 2025 -- {a} and {b} signed an agreement on {field} on Monday.\n\n"
     "{p}, the research minister of {a}, met {q}, the foreign minister of {b}, in {city}. "
     "\"We waited years for this,\" {ps} said. {qs} denied that {a} had left the talks.\n"),
    ("{a} plans fund with {b}",
     "{city}, 9 April 2025 -- {p} said that {a} will launch a fund for {field} with {b}.\n\n"
     "{q} is expected to visit {city} in May. {ps} criticized the delay.\n"),
    ("{q} leaves",
     "5 June 2025 -- {q}, the former foreign minister of {b}, supported the agreement on "
     "{field}. {ps} met {qs} in {city} on Tuesday. {a} cooperates with {b}.\n"),
]


# Nobody is named here: only as copies, by words or by address, do these go together.
NAMELESS = [
    ("", "It rained all night on the hills, and by the morning the paths along the river were "
         "under water; nobody could cross, and the ferry stayed on the other side.\n"),
    ("https://news.example/rain/", "The sun came out again in the afternoon, and most of the "
                                   "water ran off before the evening.\n"),
]


def nameless():
    """JSON lines: each told twice, by words alone and by address alone."""
    (_, words), (address, sun) = NAMELESS
    for number, (url, text) in enumerate([("", words), ("", words), (address, sun),
                                          (address + "#top", "What was told before.\n")]):
        yield json.dumps({"id": f"n{number}", "date": f"2025-07-0{number + 1}", "text": text,
                          **({"url": url} if url else {})})


def articles(copies=1):
    """JSON lines. Copies of a world are the same story told again, under other ids."""
    for number, (a, b, p, q, field, city) in enumerate(WORLDS * copies):
        words = dict(a=a, b=b, p=p, q=q, field=field, city=city,
                     ps=p.split()[-1], qs=q.split()[1 if q.count(" ") > 1 else -1])
        for i, (title, text) in enumerate(TEXTS):
            yield json.dumps({"id": f"w{number}-{i}", "title": title.format(**words),
                              "date": f"2025-0{3 + i}-03",
                              "text": title.format(**words) + "\n\n" + text.format(**words)})


def is_of_run(quad):
    """What is true of the run as a whole, and parts of it cannot know."""
    return "/dataset/" in quad.rsplit(" <", 1)[-1] or "/entente/ns#line> " in quad
