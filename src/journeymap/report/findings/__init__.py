"""The formats of findings. A new one is a file in this folder and a line in this table."""

from journeymap.report.formats import Formats
from journeymap.report.run import Run

FORMATS: Formats[Run] = Formats(
    __name__,
    {
        "text": "people: the line, a caret below the place, and what to write",
        "json": "your own scripts",
        "github": "annotations on a pull request",
        "gitlab": "GitLab's code quality report",
        "sarif": "code scanning, and editors that read SARIF",
        "junit": "anything that shows test results",
        "markdown": "a comment on a pull request, or a step summary",
    },
)
