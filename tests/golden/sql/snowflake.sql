-- visits
SELECT
  "t4"."case",
  "t4"."place",
  "t4"."seconds",
  "t4"."before",
  LEAD("t4"."place") OVER (PARTITION BY "t4"."case" ORDER BY "t4"."at" ASC, "t4"."row" ASC, "t4"."place" ASC) AS "following",
  LEAD("t4"."seconds") OVER (PARTITION BY "t4"."case" ORDER BY "t4"."at" ASC, "t4"."row" ASC, "t4"."place" ASC) AS "left",
  MAX("t4"."place") OVER (
    PARTITION BY "t4"."case"
    ORDER BY "t4"."at" ASC, "t4"."row" ASC, "t4"."place" ASC
    ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
  ) AS "furthest",
  LAST_VALUE("t4"."place") OVER (PARTITION BY "t4"."case" ORDER BY "t4"."at" ASC, "t4"."row" ASC, "t4"."place" ASC) AS "final"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t2"."case",
      "t2"."at",
      "t2"."row",
      "t2"."place",
      LAG("t2"."place") OVER (PARTITION BY "t2"."case" ORDER BY "t2"."at" ASC, "t2"."row" ASC, "t2"."place" ASC) AS "before",
      DATEDIFF(
        SECOND,
        TIMESTAMP_FROM_PARTS(1970, 1, 1, 0, 0, 0, 0),
        DATE_TRUNC('SECOND', "t2"."at")
      ) AS "seconds"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t0"."case",
          "t0"."at",
          "t0"."row",
          CAST(CASE "t0"."stage"
            WHEN '(lost)'
            THEN -1
            WHEN 'aware'
            THEN 0
            WHEN 'engaged'
            THEN 1
            WHEN 'mqa'
            THEN 2
            WHEN 'opp'
            THEN 3
            WHEN 'customer'
            THEN 4
            ELSE NULL
          END AS BIGINT) AS "place"
        FROM "moves" AS "t0"
      ) AS "t1"
      WHERE
        "t1"."place" IS NOT NULL
        AND "t1"."at" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
    ) AS "t2"
  ) AS "t3"
  WHERE
    (
      "t3"."before" IS NULL
    ) OR (
      "t3"."before" <> "t3"."place"
    )
) AS "t4";

-- entries
SELECT
  "t1"."place",
  COUNT(*) AS "entries",
  COUNT_IF(COALESCE("t1"."following" > "t1"."place", FALSE)) AS "forward_entries",
  COUNT_IF("t1"."following" IS NULL) AS "open_entries"
FROM (
  SELECT
    *
  FROM "visits" AS "t0"
  WHERE
    "t0"."place" >= 0 AND "t0"."seconds" >= 1770336000
) AS "t1"
GROUP BY
  1;

-- stays
WITH "t4" AS (
  SELECT
    "t3"."key" AS "by",
    "t3"."days" AS "value",
    CAST(FLOOR("t3"."days") AS BIGINT) AS "whole"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t0"."place" * 2 AS "key",
        "t0"."following" > "t0"."place" AS "forward",
        CAST("t0"."left" - "t0"."seconds" AS DOUBLE) / 86400 AS "days"
      FROM "visits" AS "t0"
      WHERE
        "t0"."place" >= 0 AND "t0"."left" IS NOT NULL AND "t0"."left" >= 1770336000
    ) AS "t1"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        (
          "t0"."place" * 2
        ) + 1 AS "key",
        "t0"."following" > "t0"."place" AS "forward",
        CAST("t0"."left" - "t0"."seconds" AS DOUBLE) / 86400 AS "days"
      FROM "visits" AS "t0"
      WHERE
        "t0"."place" >= 0
        AND "t0"."left" IS NOT NULL
        AND "t0"."left" >= 1770336000
        AND "t0"."following" > "t0"."place"
    ) AS "t2"
  ) AS "t3"
  WHERE
    "t3"."days" IS NOT NULL
)
SELECT
  "t15"."by" AS "key",
  "t15"."quantile" AS "median",
  "t15"."n"
FROM (
  SELECT
    "t14"."by",
    AVG("t14"."value") AS "quantile",
    MAX("t14"."n") AS "n"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t12"."by",
        "t12"."value",
        "t12"."whole",
        "t12"."n",
        "t12"."before",
        (
          ROW_NUMBER() OVER (PARTITION BY "t12"."by" ORDER BY "t12"."value" ASC) - 1
        ) + 1 + "t12"."before" AS "place"
      FROM (
        SELECT
          "t6"."by",
          "t6"."value",
          "t6"."whole",
          "t11"."n",
          "t11"."before"
        FROM "t4" AS "t6"
        INNER JOIN (
          SELECT
            "t9"."by",
            "t9"."whole",
            "t9"."n",
            MIN("t9"."upto" - "t9"."count") OVER (
              PARTITION BY "t9"."by"
              ORDER BY NULL ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "before"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t7"."by",
                "t7"."whole",
                "t7"."count",
                SUM("t7"."count") OVER (
                  PARTITION BY "t7"."by"
                  ORDER BY "t7"."whole" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "upto",
                SUM("t7"."count") OVER (
                  PARTITION BY "t7"."by"
                  ORDER BY NULL ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "n"
              FROM (
                SELECT
                  "t5"."by",
                  "t5"."whole",
                  COUNT(*) AS "count"
                FROM "t4" AS "t5"
                GROUP BY
                  1,
                  2
              ) AS "t7"
            ) AS "t8"
            WHERE
              "t8"."upto" >= CAST(FLOOR((
                (
                  (
                    "t8"."n" * 1
                  ) + 2
                ) - 1
              ) / (
                2
              )) AS BIGINT)
              AND (
                "t8"."upto" - "t8"."count"
              ) < (
                CAST(FLOOR((
                  "t8"."n" * 1
                ) / (
                  2
                )) AS BIGINT) + 1
              )
          ) AS "t9"
        ) AS "t11"
          ON "t6"."by" = "t11"."by" AND "t6"."whole" = "t11"."whole"
      ) AS "t12"
    ) AS "t13"
    WHERE
      (
        "t13"."place" = CAST(FLOOR((
          (
            (
              "t13"."n" * 1
            ) + 2
          ) - 1
        ) / (
          2
        )) AS BIGINT)
      )
      OR (
        "t13"."place" = (
          CAST(FLOOR((
            "t13"."n" * 1
          ) / (
            2
          )) AS BIGINT) + 1
        )
      )
  ) AS "t14"
  GROUP BY
    1
) AS "t15";

-- fates
SELECT
  "t9"."place",
  IFF(
    (
      "t9"."times" > 0
    )
    AND NOT (
      "t9"."on"
    )
    AND (
      "t9"."final" = "t9"."place"
    ),
    CAST(FLOOR((
      CAST(1801871999 AS BIGINT) - "t9"."since"
    ) / 86400) AS BIGINT),
    NULL
  ) AS "age",
  COUNT_IF("t9"."times" > 0) AS "entered",
  COUNT_IF(NOT (
    "t9"."times" > 0
  )) AS "skipped",
  COUNT_IF((
    "t9"."times" > 0
  ) AND "t9"."on") AS "on",
  COUNT_IF((
    "t9"."times" > 0
  ) AND NOT (
    "t9"."on"
  ) AND (
    "t9"."final" = -1
  )) AS "lost",
  COUNT_IF(
    (
      "t9"."times" > 0
    )
    AND NOT (
      "t9"."on"
    )
    AND (
      "t9"."final" >= 0
    )
    AND (
      "t9"."final" < "t9"."place"
    )
  ) AS "back",
  COUNT_IF(
    (
      "t9"."times" > 0
    )
    AND NOT (
      "t9"."on"
    )
    AND (
      "t9"."final" = "t9"."place"
    )
  ) AS "open",
  COUNT_IF("t9"."times" > 1) AS "reentered",
  COUNT_IF(
    COALESCE("t9"."first" >= CASE "t9"."place" WHEN 1 THEN 1796601600 ELSE NULL END, FALSE)
  ) AS "young",
  COUNT_IF(
    COALESCE("t9"."first" >= CASE "t9"."place" WHEN 1 THEN 1796601600 ELSE NULL END, FALSE)
    AND "t9"."on"
  ) AS "young_on"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t7"."case",
      "t7"."place",
      MIN("t7"."seconds") AS "first",
      MAX(IFF("t7"."entry" = 1, "t7"."seconds", NULL)) AS "since",
      SUM("t7"."entry") AS "times",
      MAX("t7"."on") = 1 AS "on",
      MAX("t7"."final") AS "final"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t0"."case",
            "t0"."place",
            "t0"."seconds",
            "t0"."final",
            1 AS "entry",
            IFF("t0"."furthest" > "t0"."place", 1, 0) AS "on"
          FROM "visits" AS "t0"
          WHERE
            "t0"."place" >= 0
        ) AS "t4"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t0"."case",
            CAST(1 AS BIGINT) AS "place",
            "t0"."seconds",
            "t0"."final",
            0 AS "entry",
            1 AS "on"
          FROM "visits" AS "t0"
          WHERE
            "t0"."before" >= 0
            AND "t0"."place" > (
              "t0"."before" + 1
            )
            AND "t0"."before" < 1
            AND "t0"."place" > 1
        ) AS "t1"
      ) AS "t6"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t0"."case",
            CAST(2 AS BIGINT) AS "place",
            "t0"."seconds",
            "t0"."final",
            0 AS "entry",
            1 AS "on"
          FROM "visits" AS "t0"
          WHERE
            "t0"."before" >= 0
            AND "t0"."place" > (
              "t0"."before" + 1
            )
            AND "t0"."before" < 2
            AND "t0"."place" > 2
        ) AS "t2"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t0"."case",
            CAST(3 AS BIGINT) AS "place",
            "t0"."seconds",
            "t0"."final",
            0 AS "entry",
            1 AS "on"
          FROM "visits" AS "t0"
          WHERE
            "t0"."before" >= 0
            AND "t0"."place" > (
              "t0"."before" + 1
            )
            AND "t0"."before" < 3
            AND "t0"."place" > 3
        ) AS "t3"
      ) AS "t5"
    ) AS "t7"
    GROUP BY
      1,
      2
  ) AS "t8"
  WHERE
    TRUE AND "t8"."first" >= 1770336000
) AS "t9"
GROUP BY
  1,
  2;

-- presence
SELECT
  "t1"."place",
  CAST(FLOOR((
    CAST(1801871999 AS BIGINT) - "t1"."seconds"
  ) / 86400) AS BIGINT) AS "age",
  COUNT(*) AS "here"
FROM (
  SELECT
    *
  FROM "visits" AS "t0"
  WHERE
    "t0"."following" IS NULL AND "t0"."place" >= 0
) AS "t1"
GROUP BY
  1,
  2;

-- turned
SELECT
  COUNT(*) AS "moved",
  COUNT_IF("t2"."back" = 1) AS "moved_back"
FROM (
  SELECT
    "t1"."case",
    SUM("t1"."place" - "t1"."before") AS "net",
    SUM(ABS("t1"."place" - "t1"."before")) AS "total",
    MAX(IFF((
      "t1"."place" - "t1"."before"
    ) < 0, 1, 0)) AS "back"
  FROM (
    SELECT
      *
    FROM "visits" AS "t0"
    WHERE
      "t0"."before" >= 0 AND "t0"."place" >= 0 AND "t0"."seconds" >= 1770336000
  ) AS "t1"
  GROUP BY
    1
) AS "t2";

-- directedness
WITH "t3" AS (
  SELECT
    0 AS "by",
    CAST("t2"."net" AS DOUBLE) / "t2"."total" AS "value",
    CAST(FLOOR(CAST("t2"."net" AS DOUBLE) / "t2"."total") AS BIGINT) AS "whole"
  FROM (
    SELECT
      "t1"."case",
      SUM("t1"."place" - "t1"."before") AS "net",
      SUM(ABS("t1"."place" - "t1"."before")) AS "total",
      MAX(IFF((
        "t1"."place" - "t1"."before"
      ) < 0, 1, 0)) AS "back"
    FROM (
      SELECT
        *
      FROM "visits" AS "t0"
      WHERE
        "t0"."before" >= 0 AND "t0"."place" >= 0 AND "t0"."seconds" >= 1770336000
    ) AS "t1"
    GROUP BY
      1
  ) AS "t2"
  WHERE
    (
      CAST("t2"."net" AS DOUBLE) / "t2"."total"
    ) IS NOT NULL
)
SELECT
  "t14"."quantile" AS "median",
  "t14"."n"
FROM (
  SELECT
    "t13"."by",
    AVG("t13"."value") AS "quantile",
    MAX("t13"."n") AS "n"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t11"."by",
        "t11"."value",
        "t11"."whole",
        "t11"."n",
        "t11"."before",
        (
          ROW_NUMBER() OVER (PARTITION BY "t11"."by" ORDER BY "t11"."value" ASC) - 1
        ) + 1 + "t11"."before" AS "place"
      FROM (
        SELECT
          "t5"."by",
          "t5"."value",
          "t5"."whole",
          "t10"."n",
          "t10"."before"
        FROM "t3" AS "t5"
        INNER JOIN (
          SELECT
            "t8"."by",
            "t8"."whole",
            "t8"."n",
            MIN("t8"."upto" - "t8"."count") OVER (
              PARTITION BY "t8"."by"
              ORDER BY NULL ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "before"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t6"."by",
                "t6"."whole",
                "t6"."count",
                SUM("t6"."count") OVER (
                  PARTITION BY "t6"."by"
                  ORDER BY "t6"."whole" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "upto",
                SUM("t6"."count") OVER (
                  PARTITION BY "t6"."by"
                  ORDER BY NULL ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "n"
              FROM (
                SELECT
                  "t4"."by",
                  "t4"."whole",
                  COUNT(*) AS "count"
                FROM "t3" AS "t4"
                GROUP BY
                  1,
                  2
              ) AS "t6"
            ) AS "t7"
            WHERE
              "t7"."upto" >= CAST(FLOOR((
                (
                  (
                    "t7"."n" * 1
                  ) + 2
                ) - 1
              ) / (
                2
              )) AS BIGINT)
              AND (
                "t7"."upto" - "t7"."count"
              ) < (
                CAST(FLOOR((
                  "t7"."n" * 1
                ) / (
                  2
                )) AS BIGINT) + 1
              )
          ) AS "t8"
        ) AS "t10"
          ON "t5"."by" = "t10"."by" AND "t5"."whole" = "t10"."whole"
      ) AS "t11"
    ) AS "t12"
    WHERE
      (
        "t12"."place" = CAST(FLOOR((
          (
            (
              "t12"."n" * 1
            ) + 2
          ) - 1
        ) / (
          2
        )) AS BIGINT)
      )
      OR (
        "t12"."place" = (
          CAST(FLOOR((
            "t12"."n" * 1
          ) / (
            2
          )) AS BIGINT) + 1
        )
      )
  ) AS "t13"
  GROUP BY
    1
) AS "t14";

-- evaluations
SELECT
  CAST(COALESCE("t2"."won", "t2"."lost") - "t2"."began" AS DOUBLE) / 86400 AS "days"
FROM (
  SELECT
    "t1"."case",
    "t1"."began",
    MIN(
      IFF(
        (
          "t1"."seconds" >= "t1"."began"
        ) AND (
          "t1"."place" >= 4
        ),
        "t1"."seconds",
        NULL
      )
    ) AS "won",
    MAX(
      IFF(
        (
          "t1"."seconds" >= "t1"."began"
        )
        AND (
          "t1"."final" = -1
        )
        AND (
          "t1"."place" = -1
        ),
        "t1"."seconds",
        NULL
      )
    ) AS "lost"
  FROM (
    SELECT
      "t0"."case",
      "t0"."place",
      "t0"."seconds",
      "t0"."before",
      "t0"."following",
      "t0"."left",
      "t0"."furthest",
      "t0"."final",
      MIN(IFF("t0"."place" IN (2, 3), "t0"."seconds", NULL)) OVER (
        PARTITION BY "t0"."case"
        ORDER BY NULL ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "began"
    FROM "visits" AS "t0"
  ) AS "t1"
  GROUP BY
    1,
    2
) AS "t2"
WHERE
  "t2"."began" IS NOT NULL
  AND COALESCE("t2"."won", "t2"."lost") IS NOT NULL
  AND COALESCE("t2"."won", "t2"."lost") >= 1770336000;

-- open evaluations
SELECT
  CAST(FLOOR((
    CAST(1801871999 AS BIGINT) - "t3"."began"
  ) / 86400) AS BIGINT) AS "age",
  COUNT(*) AS "open"
FROM (
  SELECT
    "t2"."case",
    "t2"."began",
    COALESCE("t2"."won", "t2"."lost") AS "closed"
  FROM (
    SELECT
      "t1"."case",
      "t1"."began",
      MIN(
        IFF(
          (
            "t1"."seconds" >= "t1"."began"
          ) AND (
            "t1"."place" >= 4
          ),
          "t1"."seconds",
          NULL
        )
      ) AS "won",
      MAX(
        IFF(
          (
            "t1"."seconds" >= "t1"."began"
          )
          AND (
            "t1"."final" = -1
          )
          AND (
            "t1"."place" = -1
          ),
          "t1"."seconds",
          NULL
        )
      ) AS "lost"
    FROM (
      SELECT
        "t0"."case",
        "t0"."place",
        "t0"."seconds",
        "t0"."before",
        "t0"."following",
        "t0"."left",
        "t0"."furthest",
        "t0"."final",
        MIN(IFF("t0"."place" IN (2, 3), "t0"."seconds", NULL)) OVER (
          PARTITION BY "t0"."case"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "began"
      FROM "visits" AS "t0"
    ) AS "t1"
    GROUP BY
      1,
      2
  ) AS "t2"
  WHERE
    "t2"."began" IS NOT NULL AND COALESCE("t2"."won", "t2"."lost") IS NULL
) AS "t3"
GROUP BY
  1;

-- closed deals
SELECT
  COUNT_IF(
    COALESCE(
      (
        "t5"."closed" >= TIMESTAMP_FROM_PARTS(2026, 2, 6, 0, 0, 0, 0)
      )
      AND (
        "t5"."closed" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
      ),
      FALSE
    )
    AND (
      "t5"."outcome" = 'won'
    )
  ) AS "won",
  COUNT_IF(
    COALESCE(
      (
        "t5"."closed" >= TIMESTAMP_FROM_PARTS(2026, 2, 6, 0, 0, 0, 0)
      )
      AND (
        "t5"."closed" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
      ),
      FALSE
    )
    AND (
      "t5"."outcome" = 'lost'
    )
  ) AS "lost",
  COUNT_IF(
    COALESCE(
      (
        "t5"."closed" >= TIMESTAMP_FROM_PARTS(2026, 2, 6, 0, 0, 0, 0)
      )
      AND (
        "t5"."closed" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
      ),
      FALSE
    )
    AND (
      "t5"."outcome" = 'no_decision'
    )
  ) AS "no_decision",
  COUNT_IF("t5"."is_open") AS "open",
  COUNT_IF((
    "t5"."closed" IS NULL
  ) AND NOT (
    "t5"."is_open"
  )) AS "undated"
FROM (
  SELECT
    "t4"."deal",
    "t4"."account",
    "t4"."listed",
    "t4"."stage",
    "t4"."outcome",
    "t4"."created",
    "t4"."closed",
    "t4"."amount",
    "t4"."currency",
    "t4"."kind",
    "t4"."row",
    "t4"."reopened",
    (
      "t4"."outcome" = 'open'
    )
    OR COALESCE("t4"."closed" >= TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0), FALSE) AS "is_open"
  FROM (
    SELECT
      "t3".*
      EXCLUDE ("newest")
    FROM (
      SELECT
        "t2"."deal",
        "t2"."account",
        "t2"."listed",
        "t2"."stage",
        "t2"."outcome",
        "t2"."created",
        "t2"."closed",
        "t2"."amount",
        "t2"."currency",
        "t2"."kind",
        "t2"."row",
        "t2"."newest",
        COALESCE("t2"."reopened", FALSE) AS "reopened"
      FROM (
        SELECT
          "t1"."deal",
          "t1"."account",
          "t1"."listed",
          "t1"."stage",
          "t1"."outcome",
          MIN("t1"."created") OVER (
            PARTITION BY "t1"."deal"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "created",
          MAX("t1"."closed") OVER (
            PARTITION BY "t1"."deal"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "closed",
          "t1"."amount",
          "t1"."currency",
          "t1"."kind",
          "t1"."row",
          ROW_NUMBER() OVER (PARTITION BY "t1"."deal" ORDER BY "t1"."row" DESC NULLS LAST, "t1"."outcome" ASC) - 1 AS "newest",
          MIN(IFF("t1"."outcome" = 'open', NULL, "t1"."closed")) OVER (
            PARTITION BY "t1"."deal"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) < MAX("t1"."closed") OVER (
            PARTITION BY "t1"."deal"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "reopened"
        FROM (
          SELECT
            *
          FROM "deals" AS "t0"
          WHERE
            "t0"."listed" = TRUE
        ) AS "t1"
      ) AS "t2"
      WHERE
        "t2"."newest" = 0
    ) AS "t3"
  ) AS "t4"
  WHERE
    (
      "t4"."created" IS NULL
    )
    OR (
      "t4"."created" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
    )
) AS "t5";

-- created deals
SELECT
  COUNT_IF(
    COALESCE(
      (
        "t5"."created" >= TIMESTAMP_FROM_PARTS(2026, 2, 6, 0, 0, 0, 0)
      )
      AND (
        "t5"."created" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
      ),
      FALSE
    )
  ) AS "created",
  COUNT_IF(
    COALESCE(
      (
        "t5"."created" >= TIMESTAMP_FROM_PARTS(2026, 2, 6, 0, 0, 0, 0)
      )
      AND (
        "t5"."created" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
      ),
      FALSE
    )
    AND NOT (
      "t5"."is_open"
    )
    AND (
      "t5"."outcome" = 'won'
    )
  ) AS "won",
  COUNT_IF(
    COALESCE(
      (
        "t5"."created" >= TIMESTAMP_FROM_PARTS(2026, 2, 6, 0, 0, 0, 0)
      )
      AND (
        "t5"."created" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
      ),
      FALSE
    )
    AND NOT (
      "t5"."is_open"
    )
    AND (
      "t5"."outcome" = 'no_decision'
    )
  ) AS "no_decision",
  COUNT_IF(
    COALESCE(
      (
        "t5"."created" >= TIMESTAMP_FROM_PARTS(2026, 2, 6, 0, 0, 0, 0)
      )
      AND (
        "t5"."created" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
      ),
      FALSE
    )
    AND "t5"."is_open"
  ) AS "open",
  COUNT_IF("t5"."created" IS NULL) AS "undated"
FROM (
  SELECT
    "t4"."deal",
    "t4"."account",
    "t4"."listed",
    "t4"."stage",
    "t4"."outcome",
    "t4"."created",
    "t4"."closed",
    "t4"."amount",
    "t4"."currency",
    "t4"."kind",
    "t4"."row",
    "t4"."reopened",
    (
      "t4"."outcome" = 'open'
    )
    OR COALESCE("t4"."closed" >= TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0), FALSE) AS "is_open"
  FROM (
    SELECT
      "t3".*
      EXCLUDE ("newest")
    FROM (
      SELECT
        "t2"."deal",
        "t2"."account",
        "t2"."listed",
        "t2"."stage",
        "t2"."outcome",
        "t2"."created",
        "t2"."closed",
        "t2"."amount",
        "t2"."currency",
        "t2"."kind",
        "t2"."row",
        "t2"."newest",
        COALESCE("t2"."reopened", FALSE) AS "reopened"
      FROM (
        SELECT
          "t1"."deal",
          "t1"."account",
          "t1"."listed",
          "t1"."stage",
          "t1"."outcome",
          MIN("t1"."created") OVER (
            PARTITION BY "t1"."deal"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "created",
          MAX("t1"."closed") OVER (
            PARTITION BY "t1"."deal"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "closed",
          "t1"."amount",
          "t1"."currency",
          "t1"."kind",
          "t1"."row",
          ROW_NUMBER() OVER (PARTITION BY "t1"."deal" ORDER BY "t1"."row" DESC NULLS LAST, "t1"."outcome" ASC) - 1 AS "newest",
          MIN(IFF("t1"."outcome" = 'open', NULL, "t1"."closed")) OVER (
            PARTITION BY "t1"."deal"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) < MAX("t1"."closed") OVER (
            PARTITION BY "t1"."deal"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "reopened"
        FROM (
          SELECT
            *
          FROM "deals" AS "t0"
          WHERE
            "t0"."listed" = TRUE
        ) AS "t1"
      ) AS "t2"
      WHERE
        "t2"."newest" = 0
    ) AS "t3"
  ) AS "t4"
  WHERE
    (
      "t4"."created" IS NULL
    )
    OR (
      "t4"."created" < TIMESTAMP_FROM_PARTS(2027, 2, 6, 0, 0, 0, 0)
    )
) AS "t5";
