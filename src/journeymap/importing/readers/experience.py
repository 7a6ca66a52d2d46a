"""Tell a map of what people go through from a plan, a specification or a test, whose steps look the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeymap.importing.draft import DraftMap
from journeymap.importing.meaning.labels import Home, home_of_field, home_on_stage
from journeymap.importing.readers.headings import is_counted_stage, label_weight, stage_weight

WHAT_IS_MISSING = (
    "it has steps, but tells nothing of what people go through at them: it needs lanes such as 'Touchpoints', "
    "'Emotions' or 'Pain points' at its stages"
)
"""Follows the name of a file and a colon."""
_EXPERIENCE = {
    *(("Stage", key) for key in ("touchpoints", "emotion", "thoughts", "questions", "expectations", "moments")),
    *(("Touchpoint", "channel"), ("Pain", "quote"), ("Emotion", "score")),
}
_AMENDED = {("Stage", "pains"), ("Stage", "opportunities")}
"""What lists of faults and their repairs tell as well."""
_OF_SOFTWARE = re.compile(
    r"(?i)\b(?:routes?|urls?|uri|endpoints?|api|https?|methods?|status codes?|system responses?|backend|frontend|ui|"
    r"components?|files?|code|modules?|databases?|queries|sql|selectors?|test(?:s| ?cases?| data| steps?)?|"
    r"(?:expected|actual) (?:results?|outcomes?|behaviou?rs?)|expected|assertions?|(?:acceptance|success) criteria|"
    r"(?:pre|post)[- ]?conditions?|given|when|then|deliverables?|dependencies|story points|sprints?|tickets?|epics?|"
    r"requirements?|features?|inputs?|outputs?|transformations?|implementation|commits?|branch|coverage|testf[aä]lle?|"
    r"erwartetes ergebnis|schnittstellen?|komponenten?|anforderung(?:en)?|résultats? attendus?|cas de test|"
    r"resultados? esperados?|casos? de prueba)\b|期待結果|テスト|画面ID|預期結果|预期结果|测试用例|接口"
)
_SURELY = re.compile(
    r"(?i)\b(?:expected (?:results?|outcomes?)|(?:acceptance|success) criteria|test cases?|system responses?|"
    r"erwartetes ergebnis|résultats? attendus?|resultados? esperados?)\b|期待結果|预期结果"
)
_CODE = re.compile(
    r"(?i)(?:^|[\s(])/[\w:{}*-]+(?:/[\w:{}*.-]+)*(?=$|[\s,;.)])|\b(?:GET|POST|PUT|PATCH|DELETE) /|"
    r"\.(?:tsx?|jsx?|py|sql|go|java|rb|rs|ya?ml|json|php|cs|spec)\b|\b(?:webhooks?|endpoints?|repositor(?:y|ies)|"
    r"deploy\w*|npm|git|docker|kubernetes|schema|middleware|backend|frontend|json|sql|cli|sdk|commits?)\b"
)


def tells_an_experience(draft: DraftMap) -> bool:
    """Whether a map says what people go through, rather than what is built, tested or planned."""
    if draft.scale is not None:  # a diagram that only journeys have
        return True
    labels = {statement.label.text for statement in draft.statements if statement.label}
    homes = set(_homes(draft))
    of_software = sum(_is_of_software(label) for label in labels)
    if of_software > 1 and len(homes & (_EXPERIENCE | _AMENDED)) < 2:
        return False
    if homes & _EXPERIENCE:
        return True
    named = [stage for stage in draft.stages if stage_weight(stage.text) >= 1 and not is_counted_stage(stage.text)]
    known = len(named) * 2 >= len(draft.stages)
    return not _is_technical(draft) and (known or not of_software)


def _homes(draft: DraftMap) -> Iterable[Home]:
    """Yield the fields that the texts at stages are surely for."""
    for statement in draft.statements:
        if statement.field:
            yield home_of_field(statement.field)
        elif statement.label and label_weight(statement.label.text) > 0 and not _is_of_software(statement.label.text):
            home = home_on_stage(statement.label.text)
            if home:
                yield home


def _is_of_software(label: str) -> bool:
    return bool(_SURELY.search(label) or (_OF_SOFTWARE.search(label) and label_weight(label) < 1))


def _is_technical(draft: DraftMap) -> bool:
    """Whether many texts name parts of a program."""
    texts = [statement.cell.text for statement in draft.statements]
    return sum(bool(_CODE.search(text)) for text in texts) * 4 > len(texts)
