"""What stands for a persona: letters that tell them apart, in any script."""

import pytest

from journeymap.view.faces import initials

NAMES = {
    "Finance director": "FD",
    "Chief of Staff": "CS",
    "Head of Procurement": "HP",
    "chief of x": "CX",
    "Executive who reads the map": "ER",
    "Celui qui décide": "CD",
    "Buyer": "B",
    "CFO": "CFO",
    "CISO": "C",
    "IT security lead": "IS",
    "Plant manager (North)": "PM",
    "Persona 1": "P1",
    "2nd line support": "2L",
    "Plant A": "PA",
    "the": "T",
    "Leiterin der Instandhaltung": "LI",
    "L'acheteur": "A",
    "Responsable d’atelier": "RA",
    "Étude e\u0301tude": "ÉÉ",
    "ßeta": "S",
    "Директор по закупкам": "ДЗ",
    "Διευθυντής αγορών": "ΔΑ",
    "مدير المشتريات": "م",
    "المشتري": "م",
    "מנהל רכש": "מ",
    "購買部長": "購",
    "購買 部長": "購",
    "구매 담당": "구",
    "श्रीमती विक्रेता": "श्री",
    "เจ้าของ ร้าน": "เจ้",
    "🙂 Buyer": "B",
    "🙂": "",
    "—": "",
    "": "",
    "\u0301": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_initials(name: str) -> None:
    assert initials(name) == NAMES[name]
