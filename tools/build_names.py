"""Write rules/lexicon/names.yaml: common given names of many languages, by the sex that bears them.

In: the packages ``names`` (frequencies of the United States Census, public domain) and ``faker`` (MIT; see NOTICE).
Out: YAML on standard output. Run at development time only:

    python tools/build_names.py > rules/lexicon/names.yaml
"""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import names

MUCH = 12
"""A name that one sex bears so many times more often is a name of that sex: James is no woman's name."""

CENSUS = {"male": 750, "female": 1150}
"""How many of the most frequent names are taken."""

LOCALES = (
    "ar_AA az_AZ cs_CZ da_DK de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH es_ES es_MX et_EE fi_FI fr_FR "
    "ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT lt_LT lv_LV nl_NL no_NO pl_PL pt_BR ro_RO sk_SK sl_SI sv_SE sw tr_TR "
    "vi_VN yo_NG zu_ZA"
)
MOST = 260
"""Names taken from one locale and sex."""

WORDS = """
a ad al an ana any apple art asia august autumn avril basil bay bell best berry bill brook cash cat chance chase
christian cliff clay crystal dale dawn day dee dell destiny do drew ebony ever faith fawn fern fe flor flora
forest gay gene gil gold golden grant guy ha harmony hazel heath heaven hope hunter in ivory ivy ja jade jean
jewel joy june king lake lane lee long mark major man mark may melody mercy merry mi min miss misty my nell nick
no noble of on or ora page pat patience pearl penny prince princess queen rain raven ray reed rich river rob
robin rock rose royal ruby rusty sandy see season shad shade sharp sky so son star starr sterling stone storm
sue summer sun sunny sunshine temple the thank tiny to true tu tuan van violet virtue wan ward wave wells west
will willow win winter woods you yo young israel chad georgia jordan china india america paris london brooklyn
dallas austin houston carolina virginia madison jackson lincoln washington florence charlotte savannah sydney
victoria kent chelsea lourdes santiago trinidad tyler troy
"""
"""Given names that are words or places too: a person only inside a sentence, before a surname."""

FAMILY = """
Bai Cai Cao Chang Chen Cheng Choi Cui Deng Ding Dong Du Duan Fan Fang Feng Fu Gao Gong Gu Guo Han Hao He Hong
Hou Hu Hua Huang Hui Jang Jia Jiang Jin Jung Kang Kim Kong Kwon Lai Lei Li Liang Liao Lim Lin Liu Long Lu Luo
Lyu Ma Mao Meng Moon Mo Mu Nguyen Ni Pan Park Peng Pham Qi Qian Qiao Qin Qiu Qu Ren Rhee Shao Shen Shi Song Su
Sun Tan Tang Tao Tian Tran Tsai Wan Wang Wei Wen Wu Xi Xia Xiang Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yi Yin
Yoon Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou
"""
"""Chinese, Korean and Vietnamese family names, which stand first in their own order."""

MORE = {
    "male": """
        Abdul Abdullah Abu Ahmad Ahmed Ali Alexei Alexey Anatoly Andrei Andrey Anwar Arkady Ashraf Bashar Benjamin
        Boris Dmitri Dmitry Evgeny Faisal Farid Hamid Hassan Hideki Hiroshi Hussein Ibrahim Igor Ilya Imran Jinping
        Karim Kazuo Kenji Khalid Khaled Kiril Konstantin Leonid Mahmoud Maksim Manmohan Mehdi Mikhail Mohamed
        Mohammad Mohammed Muhammad Mustafa Narendra Nasser Nikita Nikolai Oleg Omar Osama Pavel Pranab Rafik Rajiv
        Rashid Recep Rodrigo Saad Saeed Salman Sanjay Satoshi Sergei Sergey Shinzo Syed Takashi Tariq Tayyip Vitaly
        Vladimir Volodymyr Xavier Yasser Yevgeny Yoshihide Yuri Yusuf Zaid Emmanuel Giuseppe Jean-Claude Jean-Luc
        Jean-Marie Jean-Pierre Jan Piotr Thabo Sipho Pieter Johannes Hendrik Willem Kwame Kofi Joao Thiago Boyko
        Goran Zoran Slobodan Nemanja Dusan Milos Arben Ilir Barack Donald Sione Tane Wiremu Lachlan Callum Angus
        Hamish Rhys Gareth Niall Eoin
    """,
    "female": """
        Aisha Amina Anastasia Angela Asma Ayesha Ekaterina Elena Fatima Galina Hanna Hillary Irina Khadija Larisa
        Layla Ludmila Lyudmila Mariam Maryam Michelle Nadia Natalia Natalya Noor Oksana Olena Olga Park Priyanka
        Sakura Sonia Svetlana Tatiana Theresa Yekaterina Yelena Yoko Yulia Zainab Zoya Chiara Giulia Francesca
        Valentina Ursula Christine Marine Ingrid Astrid Solveig Aroha Ngaire Mere Siobhan Aoife Niamh Roisin Saoirse
        Thandi Nomsa Lerato Naledi Annelise Marlize
    """,
}


CLOSED = """
# Small words inside names ("Ursula von der Leyen"), and what may follow one ("Martin King Jr.").
particles: >-
  de da di del della dos du van von der den ten ter bin ibn al el la le af av zu ben y
suffixes: jr jr. sr sr. ii iii iv junior senior
# Family names that are English words or too short to tell anything alone.
common_family: park long song moon sun he su tan ni mo an min do mu wan hang so lu ma

# What begins like a given name and is nobody.
no_people: [
  democrat, republican, democrats, republicans, roman catholic, rose garden, mickey mouse, santa claus, virgin
  mary, jesus christ, rose bowl, grand jury, dow jones, johns hopkins, john deere, jim crow, uncle sam, tommy
  hilfiger, mary jane, louis vuitton, wells fargo, morgan stanley, charles schwab, may day, april fools, ash
  wednesday, maundy thursday, boxing day, new year, stanley cup, ryder cup, davis cup, victoria cross, jack
  daniel, aston martin, harley davidson, red sea, golden gate, blue ridge
]

# Capitalised words that are never part of a name here.
times: >-
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec. feb mar apr jun jul aug
  sept sep oct nov dec christmas easter thanksgiving ramadan gmt bst utc est edt cet et pt pst pdt cst cdt mst"""


def folded(name: str) -> str:
    """Lower case without diacritics, as look-ups are made."""
    letters = unicodedata.normalize(
        "NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ı", "i")
    )
    return "".join(c for c in letters if not unicodedata.combining(c)).lower()


def shares() -> dict[str, dict[str, float]]:
    """How many of a thousand men, and of a thousand women, bear a name of the census."""
    found: dict[str, dict[str, float]] = {}
    for sex in CENSUS:
        for line in (Path(names.__file__).parent / f"dist.{sex}.first").read_text().splitlines():
            name, share = line.split()[:2]
            found.setdefault(name.lower(), {})[sex] = float(share)
    return found


def census(sex: str) -> list[str]:
    """The most frequent names of the census that are not far more frequent for the other sex."""
    other = "female" if sex == "male" else "male"
    ranked = sorted(shares().items(), key=lambda entry: -entry[1].get(sex, 0.0))[: CENSUS[sex]]
    return [name for name, by in ranked if by.get(sex, 0.0) * MUCH > by.get(other, 0.0)]


def common(locale: str, sex: str) -> Iterable[str]:
    """Names of a locale of faker, in its order."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    found = getattr(provider, f"first_names_{sex}", None) or ()
    return list(found)[:MOST]


def main() -> int:
    """Print the lexicon."""
    bears: dict[str, set[str]] = {}
    known = shares()
    for sex, other in (("male", "female"), ("female", "male")):
        listed = [*census(sex), *MORE[sex].split()]
        for locale in LOCALES.split():
            listed += [
                name
                for name in common(locale, sex)
                if known.get(name.lower(), {}).get(other, 0.0) <= MUCH * known.get(name.lower(), {}).get(sex, 0.0)
                or other not in known.get(name.lower(), {})
            ]
        for name in listed:
            for part in (name, name.replace("’", "'")):
                key = folded(part)
                if re.fullmatch(r"[a-z]{2,}([-'][a-z]{2,})?", key):
                    bears.setdefault(key, set()).add(sex)
    shy = frozenset(WORDS.split())
    print("# Given names by the sex that bears them; made by tools/build_names.py from the United States Census")
    print("# (public domain) and from Faker (MIT, see NOTICE). Folded: lower case, no diacritics.")
    for title, sexes in (("male", {"male"}), ("female", {"female"}), ("either", {"male", "female"})):
        listed = sorted(name for name, by in bears.items() if by == sexes and name not in shy)
        print(f"{title}: >-\n" + textwrap.indent("\n".join(textwrap.wrap(" ".join(listed), 116)), "  "))
    for title, words in (("shy", WORDS), ("family_first", folded(FAMILY))):
        listed = sorted(set(words.split()))
        print(f"{title}: >-\n" + textwrap.indent("\n".join(textwrap.wrap(" ".join(listed), 116)), "  "))
    print(CLOSED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
