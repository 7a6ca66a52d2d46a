"""Write a file of made-up moves: so many, six a case, the same ones each time."""

from __future__ import annotations

import sys

import duckdb

MOVES_OF_A_CASE = 6


def write(count: int, file: str) -> None:
    """Write moves in no order. Most cases go on, some skip a stage, come back, stay where they are, or are lost."""
    steps = f"""
        SELECT c, k, hash(c, k, 'step') AS h
        FROM (
            SELECT c, unnest(range(1 + (hash(c, 'length') % {2 * MOVES_OF_A_CASE - 1})::INT)) AS k
            FROM (SELECT range AS c FROM range({count // MOVES_OF_A_CASE}))
        )
    """
    duckdb.connect().execute(f"""
        COPY (
            SELECT
                printf('deal-%08d', c) AS "case",
                printf('account-%07d', c // 4) AS account,
                CASE WHEN h % 23 = 0 THEN '(lost)'
                    ELSE ['aware', 'engaged', 'mqa', 'opp', 'proposal', 'decision', 'customer'][
                        1 + least(6, greatest(0, k + (h % 3)::INT - 1))::INT
                    ]
                END AS stage,
                TIMESTAMP '2025-01-01'
                    + to_seconds((hash(c) % 20_000_000)::BIGINT + k * 950_400 + (h % 864_000)::BIGINT) AS "at",
                row_number() OVER () AS row
            FROM ({steps})
            ORDER BY hash(c, k, 'order')
        ) TO '{file}' (FORMAT parquet)
    """)


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
