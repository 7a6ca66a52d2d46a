"""Write the data of this example: what a CRM, a survey and the books would have exported on a day.

Everything is made up. The same day gives the same bytes: python data/generate.py --day 2026-11-20 --out data
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

Thing = TypeVar("Thing")
Row = dict[str, object]

FIRST, LAST = date(2025, 11, 24), date(2026, 11, 20)
"""The day on which the list was made, and the day of the newest export."""
WON, LOST, MORE_WARDS = "Closed Won", "Closed Lost", "More wards"
STAGES = ("Chosen", "Aware", "Talking", "Evaluating", "Proof on two wards", "Contract", WON, LOST)
STAGE_OF = {"A": "Aware", "T": "Talking", "E": "Evaluating", "P": "Proof on two wards", "C": "Contract"} | {
    "W": WON,
    "L": LOST,
    "M": MORE_WARDS,
}
ROLES = {"c": "champion", "e": "economic_buyer", "t": "technical_evaluator", "p": "procurement", "u": "user"}


@dataclass(frozen=True)
class Hospital:
    """A hospital on the list, and how it went there."""

    name: str
    amount: int
    way: str
    """The first letters of stages, each with the day on which it came into it."""
    people: str = ""
    """Who of its people takes part, by the first letters of their roles; finance and purchasing from the proof on."""
    mood: str = "steady"
    """Whether it has given more time of late (warm), less (cold), or none for three months (silent)."""


HOSPITALS = (
    # Those that the proof convinced. Somebody from finance was there each time.
    Hospital("Aldersea Hospitals", 420_000, "A251208 T260119 E260223 P260406 C260622 W260720 M261026", "cetpuu"),
    Hospital("Brunmark Clinics", 260_000, "A251201 T251215 E260202 P260309 C260427 W260601 M261012", "cetuu"),
    Hospital("Kestrel Vale Hospitals", 310_000, "A251215 T260302 P260420 C260713 W260831", "cetpuu"),
    Hospital("Saxmoor Hospitals", 240_000, "A251201 T260105 E260209 P260323 C260511 L260706", "cetu", "silent"),
    Hospital("Tolvik Regional", 290_000, "A260216 T260330 E260504 P260615 C261102", "cetpu", "warm"),
    # Those that are in it.
    Hospital("Dunholm University Hospital", 390_000, "A251208 T260202 E260413 P260608", "ctu", "cold"),
    Hospital("Elvanger Hospitals", 350_000, "A260112 T260316 E260518 P260713", "ctpu"),
    Hospital("Fennick Care", 180_000, "A260126 T260413 E260615 P260803", "ct", "silent"),
    Hospital("Garrow Infirmary", 210_000, "A260209 T260511 E260629 P260824", "ctu"),
    Hospital("Hestmark Hospital Trust", 370_000, "A251215 T260216 E260330 P260518 E260810 P260907", "ctu"),
    Hospital("Inverbeg Children's Hospital", 230_000, "A260309 T260608 E260831 P261019", "cetu", "warm"),
    # Those that left it in another way than ahead.
    Hospital("Corrie General", 200_000, "A251210 T260112 E260316 P260504 L260914", "ct", "silent"),
    Hospital("Jorvall Clinics", 220_000, "A260119 T260309 E260511 P260629 E261012", "ctu", "silent"),
    # Those that have not come to it.
    Hospital("Lomsdal Heart Center", 170_000, "A260420 T260706 E260921", "ctu", "warm"),
    Hospital("Marnock General", 160_000, "A260413 T260622 E261005", "ct", "warm"),
    Hospital("Norrby Hospitals", 150_000, "A260504 T260720", "c", "silent"),
    Hospital("Ostrand Clinic Group", 280_000, "A260615 T261012", "cu", "warm"),
    Hospital("Quenby Care", 140_000, "A260126 T260323 L260615", "c", "silent"),
    Hospital("Pelling Hospital", 130_000, "A260202"),
    Hospital("Rothmere Infirmary", 190_000, "A261005", "", "untouched"),
)


class Chance:
    """Chance that comes out the same on every computer."""

    def __init__(self, seed: str) -> None:
        self._source = random.Random(seed)

    def whole(self, least: int, most: int) -> int:
        return least + int(self._source.random() * (most - least + 1))

    def happens(self, share: float) -> bool:
        return self._source.random() < share

    def one_of(self, things: Sequence[Thing]) -> Thing:
        return things[self.whole(0, len(things) - 1)]

    def moment(self, day: date) -> datetime:
        return datetime.combine(day, time(self.whole(8, 16), self.whole(0, 59)))


def moves_of(hospital: Hospital) -> list[tuple[str, date]]:
    """Return the stages that a hospital came into, and when."""
    steps = [(STAGE_OF[step[0]], date.fromisoformat(f"20{step[1:]}")) for step in hospital.way.split()]
    return [("Chosen", FIRST), *steps]


# --- deals, as HubSpot exports them ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Deal:
    company: str
    amount: int
    kind: str
    moves: list[tuple[str, date]]
    expected: date
    reason: str = ""


def deals() -> Iterator[Deal]:
    """Yield the deals with hospitals on the list, then those with others."""
    for hospital in HOSPITALS:
        moves = [move for move in moves_of(hospital) if move[0] != MORE_WARDS]
        reason = {"Corrie General": "No budget", "Saxmoor Hospitals": "Competitor"}.get(hospital.name, "No decision")
        yield Deal(hospital.name, hospital.amount, "newbusiness", moves, date(2027, 1, 29), reason)
    chance = Chance("deals outside of the list")
    for number in range(96):
        yield _deal_outside(number, chance)


def _deal_outside(number: int, chance: Chance) -> Deal:
    """A deal with a hospital that is not on the list: it asked for an offer by itself, and seldom has a proof."""
    began = date(2025, 7, 7) + timedelta(days=5 * number)
    moves, day = [("Talking", began)], began
    for stage, share, least, most in (
        ("Evaluating", 0.75, 14, 60),
        ("Proof on two wards", 0.3, 14, 50),
        ("Contract", 0.5, 20, 70),
    ):
        if chance.happens(share):
            day += timedelta(days=chance.whole(least, most))
            moves.append((stage, day))
    day += timedelta(days=chance.whole(14, 60))
    won = moves[-1][0] == "Contract" and chance.happens(0.45)
    if not chance.happens(0.12):  # the others are never decided
        moves.append((WON if won else LOST, day))
    company = f"{chance.one_of(_PLACES)}{chance.one_of(_ENDINGS)} {chance.one_of(_KINDS)} {number + 1}"
    if number == 61:
        moves.insert(1, ("On hold", began + timedelta(days=9)))  # a stage of somebody's own
    reason = chance.one_of(("Competitor", "No budget", "No decision", "Too early"))
    return Deal(company, 1000 * chance.whole(35, 190), "newbusiness", moves, day + timedelta(days=60), reason)


_PLACES = ("Ash", "Birk", "Col", "Dal", "Eske", "Fal", "Grim", "Hol", "Is", "Kirk", "Lang", "Mol")
_ENDINGS = ("by", "fell", "ford", "gate", "holm", "mere", "moor", "ness", "vik", "wick")
_KINDS = ("Hospital", "Clinic", "Infirmary")


def hubspot(day: date) -> Iterator[Row]:
    """Yield what the export of deals shows on a day."""
    chance = Chance("hubspot")
    for number, deal in enumerate(deals()):
        entered = [(stage, chance.moment(when)) for stage, when in deal.moves]
        so_far = [(stage, when) for stage, when in entered if when.date() <= day]
        if so_far:
            stage, last = so_far[-1]
            closes = last if stage in (WON, LOST) else datetime.combine(deal.expected, time(17))
            yield {
                "Record ID": 9_040_100 + 7 * number,
                "Deal Name": f"{deal.company}: medicines on the wards",
                "Deal Stage": stage,
                "Pipeline": "Hospitals",
                "Deal Type": deal.kind,
                "Amount": deal.amount,
                "Currency": "EUR",
                "Create Date": f"{so_far[0][1]:%Y-%m-%d %H:%M}",
                "Close Date": f"{closes:%Y-%m-%d %H:%M}",
                "Deal owner": ("Sales north", "Sales south", "Sales west")[number % 3],
                "Associated Company": deal.company,
                "Associated Company IDs": 31_420 + number,
                "Closed Lost Reason": deal.reason if stage == LOST else "",
                **{f'Date entered "{stage}"': _last(so_far, stage) for stage in (*STAGES, "On hold")},
            }


def _last(entered: Iterable[tuple[str, datetime]], stage: str) -> str:
    """HubSpot keeps only the last time that a deal came into a stage."""
    return next((f"{when:%Y-%m-%d %H:%M}" for name, when in reversed([*entered]) if name == stage), "")


# --- moves of hospitals -----------------------------------------------------------------------------------------------


def moves(day: date) -> Iterator[Row]:
    """Yield when which hospital came into which stage. A CRM keeps only the last time, and nothing after the sale."""
    way = sorted((when, hospital.name, stage) for hospital in HOSPITALS for stage, when in moves_of(hospital))
    yield from ({"account": name, "stage": stage, "date": when} for when, name, stage in way if when <= day)


# --- what people did, and what was done for them ----------------------------------------------------------------------


def activities(day: date) -> Iterator[Row]:
    rows = [row for number, hospital in enumerate(HOSPITALS) for row in _activities(number, hospital)]
    rows.sort(key=lambda row: (str(row["date"]), str(row["account"])))
    yield from (row for row in rows if str(row["date"]) < f"{day + timedelta(days=1)}")
    if day >= LAST:
        yield dict(rows[40])  # synchronized twice
        yield {**rows[41], "date": "2062-11-03 10:15"}  # a slip of the hand


_THEIRS = {
    "Talking": (("web", "website"), ("download", "website"), ("webinar", "webinar"), ("reply", "email")),
    "Evaluating": (("web", "website"), ("download", "website"), ("meeting", "in-person-meeting"), ("reply", "email")),
    "Proof on two wards": (("call", "phone"), ("meeting", "in-person-meeting"), ("reply", "email"), ("web", "website")),
    "Contract": (("meeting", "video-call"), ("reply", "email"), ("call", "phone")),
    WON: (("meeting", "in-person-meeting"), ("call", "phone"), ("reply", "email")),
    MORE_WARDS: (("meeting", "in-person-meeting"), ("webinar", "webinar"), ("reply", "email")),
}
_LATER = ("e", "p")
"""Finance and purchasing come in with the proof."""


def _activities(number: int, hospital: Hospital) -> Iterator[Row]:
    chance, post = Chance(f"activities {hospital.name}"), Chance(f"mails {hospital.name}")
    for stage, day in _working_days(hospital):
        if stage in ("Chosen", "Aware"):
            if hospital.people and chance.happens(0.02):
                yield _row(hospital, "", "", ("web", "website"), "in", chance.moment(day))
        else:
            for person, letter in enumerate(hospital.people):
                too_early = letter in _LATER and stage in ("Talking", "Evaluating")
                if chance.happens(0 if too_early else _often(letter) * _pace(hospital, day)):
                    kind = chance.one_of(_THEIRS[stage])
                    direction = "both" if kind[0] in ("meeting", "call") else "in"
                    yield _row(hospital, _contact(number, person), ROLES[letter], kind, direction, chance.moment(day))
        first_tuesday = day.day <= 7 and day.weekday() == 1
        if first_tuesday and stage != "Chosen" and hospital.mood != "untouched":
            for letter in "cep":  # nobody writes to technicians and nurses
                place = hospital.people.find(letter)
                contact = _contact(number, place if place >= 0 else 6 + "cep".index(letter))
                yield _row(hospital, contact, ROLES[letter], ("mail_sent", "email"), "out", post.moment(day))


def _contact(number: int, person: int) -> str:
    """Name one of the people of a hospital by a number."""
    return f"H{number + 1:02}-{person + 1}"


def _working_days(hospital: Hospital) -> Iterator[tuple[str, date]]:
    """Yield each working day until it is lost, with the stage that the hospital is in."""
    way = moves_of(hospital)
    for (stage, start), end in zip(way, [*(when for _, when in way[1:]), LAST + timedelta(days=1)], strict=True):
        days = (start + timedelta(days=number) for number in range((end - start).days))
        if stage != LOST:
            yield from ((stage, day) for day in days if day.weekday() < 5)


def _often(letter: str) -> float:
    """On which share of working days somebody does something."""
    return {"c": 0.07, "t": 0.04, "u": 0.05, "e": 0.03, "p": 0.025}[letter]


def _pace(hospital: Hospital, day: date) -> float:
    age = (LAST - day).days
    if hospital.mood == "warm":
        return 2.4 if age < 30 else 0.8
    if hospital.mood == "cold":
        return 0.15 if age < 45 else 1.0
    return 0.0 if hospital.mood == "silent" and age < 92 else 1.0


def _row(hospital: Hospital, contact: str, role: str, kind: tuple[str, str], direction: str, moment: datetime) -> Row:
    return {
        "account": hospital.name,
        "contact": contact,
        "role": role,
        "type": kind[0],
        "channel": kind[1],
        "direction": direction,
        "date": f"{moment:%Y-%m-%d %H:%M}",
    }


# --- surveys ---------------------------------------------------------------------------------------------------------


def nps(day: date) -> Iterator[Row]:
    """Yield whether customers would recommend it: those who work with it would, those who pay are not so sure."""
    chance = Chance("nps")
    customers = [(name, start) for name, start, *_ in _customers()]
    for asked in (date(2025, 12, 9), date(2026, 3, 10), date(2026, 6, 9), date(2026, 9, 8), date(2026, 11, 10)):
        for number, (name, start) in enumerate(customers):
            for person, role in enumerate(_LISTED if number < 3 else _OTHERS):
                answers = chance.happens(0.6 if number < 3 else 0.3)
                score = chance.one_of(_SCORES[role])
                when = asked + timedelta(days=chance.whole(0, 6))
                if answers and start <= asked and when <= day:
                    yield {
                        "date": when,
                        "account": name,
                        "contact": f"K{number + 1:02}-{person + 1}",
                        "role": role,
                        "score": score,
                    }
    if day >= LAST:
        yield {
            "date": date(2026, 11, 12),
            "account": "Brunmark Clinics",
            "contact": "K02-9",
            "role": "user",
            "score": 11,
        }


_OTHERS = ("user", "user", "champion", "economic_buyer")
_LISTED = ("champion", "champion", *("user",) * 9, *("economic_buyer",) * 3)
"""Who is asked at customers from the list, where the survey is new; and at others."""
_SCORES = {
    "user": (10, 10, 9, 9, 9, 9, 8, 8, 7, 6),
    "champion": (10, 9, 9, 9, 8, 8, 7),
    "economic_buyer": (9, 8, 8, 7, 7, 6, 6, 5, 4),
}


def csat(day: date) -> Iterator[Row]:
    """Yield how satisfied people are at the end of each month in a stage, from 1 to 5."""
    chance = Chance("csat")
    for hospital in HOSPITALS:
        way = moves_of(hospital)
        for (stage, start), (_, end) in zip(way, [*way[1:], ("", LAST)], strict=True):
            if stage not in _FEELINGS:
                continue
            for role, scores in _FEELINGS[stage].items():
                for weeks in range(3, 13, 4):
                    when, score = start + timedelta(weeks=weeks), chance.one_of(scores)
                    asked = role[0] in hospital.people or role == "economic_buyer"
                    if chance.happens(0.6) and asked and when <= min(end, day):
                        yield {"date": when, "account": hospital.name, "role": role, "stage": stage, "score": score}


_FEELINGS: dict[str, dict[str, tuple[int, ...]]] = {
    "Evaluating": {"champion": (4, 4, 3, 5), "technical_evaluator": (3, 3, 4, 2)},
    "Proof on two wards": {
        "champion": (5, 4, 5, 4, 4),
        "economic_buyer": (2, 2, 1, 3),
        "technical_evaluator": (4, 3, 4),
    },
    "Contract": {"champion": (3, 4, 3), "economic_buyer": (3, 2, 3)},
    WON: {"champion": (4, 5, 5), "user": (5, 4, 5, 5), "economic_buyer": (4, 3, 4)},
}


# --- money -----------------------------------------------------------------------------------------------------------


def linkedin(day: date) -> Iterator[Row]:
    """Yield what campaigns cost in each month."""
    chance = Chance("linkedin")
    for month in _months():
        for campaign, goal in (
            ("An empty shelf at night", "Brand awareness"),
            ("How Brunmark stopped counting", "Website visits"),
        ):
            spent, reach = 400 + chance.whole(0, 30_000) / 100, chance.whole(900, 2_400)
            seen = reach * chance.whole(3, 6)
            clicks = chance.whole(6, 30)
            if month <= day:
                yield {
                    "Start Date (in UTC)": f"{month.month}/{month.day}/{month.year}",
                    "Account Name": "Tarnwick",
                    "Campaign Name": campaign,
                    "Campaign Type": "Sponsored Update",
                    "Campaign Objective": goal,
                    "Creative Name": campaign,
                    "Total Spent": f"{spent:.2f}",
                    "Reach": reach,
                    "Impressions": seen,
                    "Clicks": clicks,
                    "Clicks to Landing Page": clicks - chance.whole(0, 5),
                }


def customers(day: date) -> Iterator[Row]:
    """Yield what each customer pays in each month, as the books of a company in Germany export it."""
    for month in _months():
        for name, start, end, monthly in _customers():
            if start <= month <= day and (end is None or month < end):
                more = 1.25 if "Brunmark" in name and month >= date(2026, 10, 1) else 1.0
                more = 0.8 if name.startswith("Dal") and month >= date(2026, 5, 1) else more
                yield {
                    "customer": name,
                    "month": f"{month:%d.%m.%Y}",
                    "revenue": f"{monthly * more:.2f}".replace(".", ","),
                }


def _customers() -> list[tuple[str, date, date | None, float]]:
    """Who pays from when until when, and how much a month."""
    chance = Chance("customers")
    old = [
        (f"{chance.one_of(_PLACES)}{chance.one_of(_ENDINGS)} {chance.one_of(_KINDS)} {number}", chance.whole(30, 160))
        for number in range(201, 229)
    ]
    left = {4: date(2026, 3, 1), 17: date(2026, 8, 1)}
    return [
        *((h.name, when, None, h.amount / 36) for h in HOSPITALS for stage, when in moves_of(h) if stage == WON),
        *((name, date(2024, 1, 1), left.get(number), amount * 1000 / 36) for number, (name, amount) in enumerate(old)),
    ]


def _months() -> Iterator[date]:
    """Yield the first day of each month of the program."""
    for number in range(12):
        yield date(2025 + (11 + number) // 12, (11 + number) % 12 + 1, 1)


# --- files -----------------------------------------------------------------------------------------------------------

FILES: dict[str, tuple[Callable[[date], Iterator[Row]], str]] = {
    "deals.csv": (hubspot, ","),
    "moves.csv": (moves, ","),
    "activities.csv": (activities, ","),
    "nps.csv": (nps, ","),
    "csat.csv": (csat, ","),
    "linkedin.csv": (linkedin, ","),
    "customers.csv": (customers, ";"),
}


def write(folder: Path, day: date) -> None:
    """Write the exports of a day into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (rows, separator) in FILES.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*next(rows(LAST))], delimiter=separator, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows(day))


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the made-up exports of a day.")
    parser.add_argument("--day", type=date.fromisoformat, default=LAST)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    chosen = parser.parse_args()
    write(chosen.out, chosen.day)


if __name__ == "__main__":
    main()
