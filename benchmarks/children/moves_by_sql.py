"""Ask the questions about moves in SQL of DuckDB's own, written by hand, and print the answers."""

from __future__ import annotations

import json
import sys

import duckdb

VISITS = """
    CREATE TEMP TABLE visits AS
    WITH known AS (
        SELECT
            "case", "at", row,
            CASE stage
                WHEN 'aware' THEN 0 WHEN 'engaged' THEN 1 WHEN 'mqa' THEN 2 WHEN 'opp' THEN 3
                WHEN 'proposal' THEN 4 WHEN 'decision' THEN 5 WHEN 'customer' THEN 6 WHEN '(lost)' THEN -1
            END AS place
        FROM moves
        WHERE "at" < TIMESTAMP '2026-01-01'
    ), changes AS (
        SELECT *, lag(place) OVER following_row AS before
        FROM known
        WHERE place IS NOT NULL
        WINDOW following_row AS (PARTITION BY "case" ORDER BY "at", row)
        QUALIFY before IS DISTINCT FROM place
    )
    SELECT
        "case", place, "at", before,
        lead(place) OVER own AS following,
        lead("at") OVER own AS left_at,
        max(place) OVER (
            PARTITION BY "case" ORDER BY "at", row ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS furthest,
        last_value(place) OVER (
            PARTITION BY "case" ORDER BY "at", row ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS final
    FROM changes
    WINDOW own AS (PARTITION BY "case" ORDER BY "at", row)
"""
STAYS = """
    SELECT
        place, count(*), count(*) FILTER (following > place),
        median((epoch(left_at) - epoch("at")) / 86400),
        median((epoch(left_at) - epoch("at")) / 86400) FILTER (following > place)
    FROM visits WHERE place >= 0 GROUP BY place ORDER BY place
"""
FATES = """
    WITH touched AS (
        SELECT "case", place, "at", final, TRUE AS entry, furthest > place AS went FROM visits WHERE place >= 0
        UNION ALL
        SELECT "case", passed, "at", final, FALSE, TRUE
        FROM visits JOIN range(7) AS stages(passed) ON passed > before AND passed < place
        WHERE before >= 0
    ), each AS (
        SELECT
            "case", place, count(*) FILTER (entry) AS times, coalesce(bool_or(went), FALSE) AS went,
            any_value(final) AS final, max("at") FILTER (entry) AS since
        FROM touched GROUP BY "case", place
    ), told AS (
        SELECT *, times > 0 AND NOT went AND final = place AS is_open FROM each
    )
    SELECT
        place, count(*) FILTER (times > 0), count(*) FILTER (times = 0), count(*) FILTER (times > 0 AND went),
        count(*) FILTER (times > 0 AND NOT went AND final = -1),
        count(*) FILTER (times > 0 AND NOT went AND final BETWEEN 0 AND place - 1),
        count(*) FILTER (is_open), count(*) FILTER (times > 1),
        max(DATE '2025-12-31' - since::DATE) FILTER (is_open)
    FROM told GROUP BY place ORDER BY place
"""
HERE = """
    SELECT place, count(*), max(DATE '2025-12-31' - "at"::DATE), median(DATE '2025-12-31' - "at"::DATE)
    FROM visits WHERE following IS NULL AND place >= 0 GROUP BY place ORDER BY place
"""
TURNED = """
    SELECT count(DISTINCT "case"), count(DISTINCT "case") FILTER (place < before)
    FROM visits WHERE before >= 0 AND place >= 0
"""


def answers(file: str, memory: str) -> object:
    """Return the counts of each stage, with the medians of the stays."""
    connection = duckdb.connect(config={"memory_limit": memory, "threads": "2"})
    connection.execute(f"CREATE VIEW moves AS FROM '{file}'")
    connection.execute(VISITS)
    told = [connection.execute(question).fetchall() for question in (STAYS, FATES, HERE)]
    stages = [[value for row in rows for value in row[1:]] for rows in zip(*told, strict=True)]
    return [stages, *connection.execute(TURNED).fetchall()]


if __name__ == "__main__":
    print(json.dumps(answers(*sys.argv[1:3])))
