"""Everybody and everything that has a name: places, organisations and people of one article, settled together.

Which kind a name is cannot be decided kind by kind ("Jordan Smith", "Boston Police", "Paris Hilton"), so the candidates
are cut once (``names``), and each kind takes and joins its own (``places``, ``organisations``, ``people``).
What comes in: tokens and the lexicon. What goes out: an annotation for every mention, but those of a person or
organisation that say nothing new in their region of the page: they only tell the extractors that follow who is meant
(``mentions``).
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from newslint.annotate import became, biographies, gazetteer, names, organisations, people, places, unheralded
from newslint.annotate.capitals import Name
from newslint.annotate.gazetteer import Known
from newslint.annotate.mentions import Mention, Mentions
from newslint.annotate.prose import Prose, new
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.span import Span
from newslint.core.spelling import styled
from newslint.core.values import Entity, Value
from newslint.core.vocabulary import Kind, Word

KINDS: tuple[Kind, ...] = (places.KIND, organisations.KIND, people.KIND, people.EXCHANGE, biographies.KIND)
WORDS: tuple[Word, ...] = (*places.WORDS, *organisations.WORDS, *people.WORDS)


KNOWN_KINDS = frozenset({"person", "organisation", "place"})
FIRST = attrgetter("first")
NONE: frozenset[str] = frozenset()
FORMER = frozenset({"former"})
SHORT = frozenset({"surname only"})
APART = frozenset({"apart"})
LATE = frozenset({"late"})
SHORTENED = frozenset({"short", "slip"})
INITIALS = frozenset({"initials"})
DESCRIBED = frozenset({"description"})
JOINT = frozenset({"joint"})
JOINED = frozenset({"and", "&"})
FULL = 3
"""Words of a name with one between given name and surname."""
DOUBLE = 2
"""Surnames that a hyphen joins."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The mentions of places, organisations and people that say something, in order of position."""
    known = gazetteer.known(lexicon)
    candidates = _credible(names.scan(prose, known))
    places.settle(prose, known, candidates, lexicon)
    people.settle(prose, known, candidates)
    organisations.settle(prose, known, candidates, lexicon)
    if [name for name in candidates if name.entity is None and name.kind == "person"]:
        people.settle(prose, known, [name for name in candidates if name.entity is None or name.kind == "person"])
    described = list(organisations.descriptions(prose, known, candidates, lexicon))
    if described:
        candidates = sorted(candidates + described, key=FIRST)
    if lexicon.table("house", "aliases"):
        _house(known, candidates)
    return _annotations(prose, known, candidates, lexicon)


def _house(known: Known, candidates: list[Name]) -> None:
    """Give names that only a house alias explains the kind that the name they stand for has here, or looks like."""
    aliases = [name for name in candidates if not name.kind and name.entity is not None]
    if not aliases:
        return
    kinds = {name.entity.id: name.kind for name in candidates if name.entity is not None and name.kind}
    for name in aliases:
        assert name.entity is not None
        words = name.entity.id.split()
        human = len(words) > 1 and (words[0] in known.given or words[-1] in known.family_first)
        name.kind = kinds.get(name.entity.id, "person" if human else "organisation")


def _credible(candidates: list[Name]) -> list[Name]:
    """The candidates, less those that only a line of capitals makes: "Beijing Office Opens"."""
    doubtful = [
        name
        for name in candidates
        if not name.plain and name.entity is None and name.kind in {"", "organisation", "place"}
    ]
    if not doubtful:
        return candidates
    keys = {name.key for name in candidates if name.plain}
    keys |= {key.rpartition(" ")[2] for key in keys}
    dropped = {name.first for name in doubtful if name.key not in keys}
    return [name for name in candidates if name.first not in dropped]


def _annotations(prose: Prose, known: Known, candidates: list[Name], lexicon: Lexicon) -> Iterable[Annotation]:
    at: dict[int, Name] = {}
    for name in candidates:
        if name.entity is not None:
            first, stop = name.first, name.stop
            at[first] = name
            if stop > first + 1:
                at.update(dict.fromkeys(range(first, stop), name))
    modifiers = biographies.modifiers(lexicon)
    biographer = biographies.Biographer(prose, known, modifiers, at)
    sites = places.Sites(prose, lexicon)
    words, regions = prose.words, prose.regions
    said: set[tuple[str, ...]] = set()
    slips = {name.entity.id for name in candidates if name.reading == "slip" and name.entity is not None}
    titled: dict[str, dict[str, tuple[Entity, int]]] = {}
    named: list[Mention] = []
    found: list[Annotation] = []
    fates: dict[str, str] = {}
    joint: set[str] = set()
    late = unheralded.of(prose, candidates, known.given, modifiers.kin)
    for name in candidates:
        entity, kind = name.entity, name.kind
        if entity is None or kind not in KNOWN_KINDS:
            continue
        first, stop = name.first, name.stop
        written = words[first] if stop == first + 1 else " ".join(prose.cut(first, stop).split())
        if not written.isascii():
            written = written.replace("’", "'")
        fields: dict[str, Value] = {"name": entity, "written": written}
        mention = (regions[name.sentence], entity.id, written)
        again = mention in said
        if not again:
            said.add(mention)
        flags = DESCRIBED if name.reading == "description" else NONE
        sort = ""
        if kind == "person":
            offices = biographer.read(name, fields)
            fate = became.of(prose, name, at, modifiers.fates)
            if fate:  # where two things became of one name, a surname alone may have been another's
                fates[entity.id] = fate if fates.get(entity.id, fate) == fate else ""
            if first and words[first - 1] in JOINED and _paired(prose, known, name, at):
                joint.add(entity.id)
            # Whoever is spelled in two ways is to be found at every mention, to be mended there.
            again = again and len(fields) == 2 and entity.id not in slips
            flags = SHORT if name.reading in SHORTENED else INITIALS if "." in name.given else NONE
            if people.is_apart(prose, stop):
                flags = flags | APART
            if entity.id in late and flags is NONE:
                flags = LATE
            if offices or not again:
                _identify(name, fields, known)
                if name.surname[-1:] == "s" and first and prose.lower[first - 1] == "the":
                    fields.pop("spelling", None)  # "the Barry Halls of this world"
            if offices:
                for office in offices:
                    named.append(new(Mention, (first, stop, kind, entity, "")))
                    if office.title in modifiers.offices and not office.former:
                        titled.setdefault(office.title, {}).setdefault(entity.id, (entity, name.first))
                span = prose.span(first, stop)
                found += [_holder(name, span, fields, flags, office) for office in offices]
                found += [_office(prose, known, name, entity, office) for office in offices]
                continue
        elif name.sort:
            fields["class"] = sort = name.sort
            if sort in organisations.HOUSES and (called := organisations.called(entity)):
                fields["called"] = called
        named.append(new(Mention, (first, stop, kind, entity, sort)))
        if kind == "place":
            # Each mention counts: what a retelling puts in the place of another stands beside any of them.
            again = False
            relation, head, thing = sites.of(name)
            if relation and sort != "country":
                fields["relation"] = relation
                if entity.id not in known.containers and sites.is_there(name, relation):
                    kind_of = sites.sort(name, head)
                    scene = sites.scene(name) if kind_of != "area" else None
                    if kind_of:
                        fields["sort"] = kind_of
                    if scene:
                        fields["scene"] = scene
            elif sort != "country" and entity.id not in known.containers and (fitting := sites.fitting(name)):
                fields["sort"] = fitting
            if head:
                fields["relation"], fields["head"] = relation, head
                if thing:
                    fields["thing"] = thing
        if not again:
            span = prose.span(first, stop)
            found.append(new(Annotation, (kind, span, name.sentence, fields, flags, "narrator", name.confidence)))
    if fates or joint:
        found = [_throughout(one, fates, joint) if one.kind == "person" else one for one in found]
    for first, stop, entity in people.descriptions(prose, known, titled):
        if first not in at and stop - 1 not in at:
            span = prose.span(first, stop)
            written = " ".join(span.cut(prose.text).split())
            fields = {"name": entity, "written": written}
            named.append(Mention(first, stop, "person", entity))
            found.append(Annotation("person", span, prose.sentence_at[first], fields, DESCRIBED, confidence=0.7))
    prose.index = Mentions(named)
    return found


def _paired(prose: Prose, known: Known, name: Name, at: dict[int, Name]) -> bool:
    """Whether two people have the surname: "John and Jane Roe", but not "Ada Quirke and Jane Roe"."""
    before = name.first - 2
    if name.stop == name.first + 1 or before < prose.sentences[name.sentence][0]:
        return False
    other = at.get(before)
    return prose.lower[before] in known.given and (other is None or other.stop == other.first + 1)


def _throughout(person: Annotation, fates: dict[str, str], joint: set[str]) -> Annotation:
    """A mention with what the article tells of its bearer anywhere: what became of somebody, who shares a surname."""
    entity = person.fields["name"]
    assert isinstance(entity, Entity)
    if fates.get(entity.id):
        person = person._replace(fields={**person.fields, "fate": fates[entity.id]})
    return person._replace(flags=person.flags | JOINT) if entity.id in joint else person


def _identify(name: Name, fields: dict[str, Value], known: Known) -> None:
    """Add given name and surname, and the two as no house style changes them."""
    given, surname = name.given, name.surname
    if given:
        fields["given"] = given
        if given in known.familiar:
            fields["forms"] = known.familiar[given]
        if name.nickname:
            fields["forms"] = known.familiar.get(given, frozenset()) | {name.nickname}
        words = name.key.split()
        if len(words) > 2 and len(words[1]) > 2 and words[1] not in known.particles and surname == words[2]:
            fields["middle"] = words[1]
        if (
            len(words) == FULL
            and surname == words[2]
            and words[1].strip(".").isalpha()
            and words[1] not in known.particles
        ):
            fields["initial"] = words[1][0]
    if surname:
        fields["surname"] = surname
        if "-" in surname and name.entity is not None and (halves := _halves(name.entity.label, surname)):
            fields["halves"] = halves
        several = name.reading == "short" and surname[-1] == "s"  # "the Poores": one who is called so, or a family
        if given and surname != given and not several:
            noun = surname[-1] == "s" and surname[:-1] in known.vocabulary and surname not in known.surnames
            fields["spelling"] = f"{styled(given)} {styled(surname[:-1] if noun else surname)}"


def _halves(label: str, surname: str) -> frozenset[str]:
    """The two surnames of a double one: of Jones-Drew, but not of "Drew-who", where a dash has lost its blanks."""
    for word in label.split():
        parts = word.split("-")
        if (
            word.lower() == surname
            and len(parts) == DOUBLE
            and all(len(part) > 2 and part[0].isupper() for part in parts)
        ):
            return frozenset(surname.split("-"))
    return frozenset()


def _holder(
    name: Name, span: Span, fields: dict[str, Value], flags: frozenset[str], office: biographies.Office
) -> Annotation:
    """A mention of a person as the holder of an office."""
    held = _held(fields, office)
    return new(
        Annotation, ("person", span, name.sentence, held, flags | _standing(office), "narrator", name.confidence)
    )


def _office(prose: Prose, known: Known, name: Name, entity: Entity, office: biographies.Office) -> Annotation:
    """Who holds what, from the name to the title beside it."""
    fields = _held({"name": entity}, office)
    if office.field:
        fields["field"] = office.field
    sentence, told = name.sentence, office.told
    if told is not None:
        sentence = prose.sentence_at[told[0]]
    else:
        told = _with_title(prose, known, name.first, name.stop, office.title)
    return new(
        Annotation,
        ("office", prose.span(*told), sentence, fields, _standing(office), "narrator", name.confidence),
    )


def _held(fields: dict[str, Value], office: biographies.Office) -> dict[str, Value]:
    """Fields with the title of an office, and where it is held if that is known."""
    held = fields | {"title": new(Entity, (office.title, office.title, ()))}
    if office.where is not None:
        held["organisation"] = office.where
    return held


def _standing(office: biographies.Office) -> frozenset[str]:
    return FORMER if office.former else NONE


def _with_title(prose: Prose, known: Known, first: int, stop: int, title: str) -> tuple[int, int]:
    """The tokens of a name and of the title that stands beside it: "chief of staff Jane Doe", "Jane Doe, the mayor"."""
    lower = prose.lower
    low, high = prose.sentences[prose.sentence_at[first]]
    last = title.rpartition(" ")[2]
    for words, name in known.title_ends.get(lower[first - 1], ()) if first > low else ():
        start = first - len(words)
        if name.endswith(last) and start >= low and tuple(lower[start:first]) == words:
            return start, stop
    if lower[stop : stop + 1] == [","]:
        for at in range(stop + 1, min(high, stop + biographies.WINDOW)):
            office = known.titles.at(lower, at, high)
            if office is not None and office[1].endswith(last):
                return first, office[0]
    return first, stop
