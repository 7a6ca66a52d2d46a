"""Every channel has the icon that people expect, and each icon is there, from one set and with its licence."""

import re

import pytest

from journeymap.resources import templates_folder
from journeymap.view.channel_icons import BUILT_IN, TURNED, channel_icon
from journeymap.workspace import Workspace
from tests.support.workspaces import LoadFiles

ICONS = templates_folder() / "html" / "icons"
SYMBOLS = re.findall(r'<symbol class="c" id="([\w-]+)"', (ICONS / "channels.html").read_text(encoding="utf-8"))
OURS = {"i-digital", "i-offline"}

OWN = {
    "messe: {name: Messe}": "c-ticket",
    "hausmesse: {name: Hausmesse}": "c-ticket",
    "support-line: {name: Kundentelefon}": "c-phone",
    "linkedin-posts: {name: Our posts}": "c-briefcase-business",
    "whatsapp: {name: WhatsApp}": "turn-message-circle-more",
    "store: {name: Our store in Ghent}": "c-store",
    "crew: {name: Technician on the way, medium: offline}": "c-wrench",
    "campaign: {name: Cold emails}": "c-mail",
    "tenpo: {name: 自社店舗}": "c-store",
    "delivery: {name: Lieferung}": "turn-truck",
    "gossip: {name: Gossip, medium: offline}": "i-offline",
    "line-a: {name: Product line, medium: digital}": "i-digital",
    "unknown: {name: Unknown}": None,
    "site-visit: ": "c-map-pin",
    "partner_portal: {name: P}": "turn-log-in",
    'symbols: {name: "🙂"}': None,
}


def channels(load_files: LoadFiles, *lines: str) -> Workspace:
    declared = "".join(f"  {line}\n" for line in lines)
    return load_files(f"title: A\nstages: {{awareness: }}\nchannels:\n{declared}")


def test_every_built_in_channel_has_an_icon_of_its_own(load_files: LoadFiles) -> None:
    built_in = [channel for channel in load_files("title: A\n").channels.values() if channel.built_in]
    icons = [channel_icon(channel) for channel in built_in]
    assert {channel.id for channel in built_in} == BUILT_IN.keys()
    assert len(set(icons)) == len(built_in) >= 34
    assert set(icons) <= set(SYMBOLS)


@pytest.mark.parametrize("line", OWN)
def test_a_channel_of_ones_own_has_an_icon_where_its_name_or_its_medium_says_which(
    line: str, load_files: LoadFiles
) -> None:
    (own,) = (channel for channel in channels(load_files, line).channels.values() if not channel.built_in)
    icon = channel_icon(own)
    assert icon == OWN[line]
    assert icon in (None, *OURS, *SYMBOLS)


def test_a_built_in_channel_that_is_declared_again_keeps_its_icon(load_files: LoadFiles) -> None:
    workspace = channels(load_files, "phone: {name: The red one, medium: digital}")
    assert channel_icon(workspace.channels["phone"]) == "c-phone"


def test_icons_are_there_once_each_and_say_whether_they_point() -> None:
    assert len(SYMBOLS) == len(set(SYMBOLS)) >= 40
    assert {id_.removeprefix("turn-") for id_ in SYMBOLS if id_.startswith("turn-")} == TURNED


def test_the_licence_of_the_set_comes_with_it() -> None:
    licence = (ICONS / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "The MIT License" in licence
    assert "Lucide" in (ICONS / "README.md").read_text(encoding="utf-8")
