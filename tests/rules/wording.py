"""What the texts of every finding have in common."""

import re
from collections.abc import Iterator

from journeymap.findings import Finding


def faults_of(finding: Finding) -> Iterator[str]:
    """What is wrong with the wording of a finding."""
    message, fix = finding.message, finding.fix
    if message.endswith((".", "!", "?")):
        yield f"the message ends like a sentence: {message}"
    if "'" not in message:
        yield f"the message names no thing: {message}"
    if not fix.endswith("."):
        yield f"the fix is no sentence: {fix}"
    if not (fix.startswith("'") or fix[:1].isupper()):
        yield f"the fix begins with a small letter: {fix}"
    if re.search(r"\bNone\b|\(\)|[{}<>]|  ", message + fix):
        yield f"the text shows what stands behind it: {message} {fix}"
