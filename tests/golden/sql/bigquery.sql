-- visits
SELECT
  `t4`.`case`,
  `t4`.`place`,
  `t4`.`seconds`,
  `t4`.`before`,
  LEAD(`t4`.`place`) OVER (PARTITION BY `t4`.`case` ORDER BY `t4`.`at` ASC, `t4`.`row` ASC, `t4`.`place` ASC) AS `following`,
  LEAD(`t4`.`seconds`) OVER (PARTITION BY `t4`.`case` ORDER BY `t4`.`at` ASC, `t4`.`row` ASC, `t4`.`place` ASC) AS `left`,
  MAX(`t4`.`place`) OVER (
    PARTITION BY `t4`.`case`
    ORDER BY `t4`.`at` ASC, `t4`.`row` ASC, `t4`.`place` ASC
    ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
  ) AS `furthest`,
  LAST_VALUE(`t4`.`place`) OVER (
    PARTITION BY `t4`.`case`
    ORDER BY `t4`.`at` ASC, `t4`.`row` ASC, `t4`.`place` ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS `final`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t2`.`case`,
      `t2`.`at`,
      `t2`.`row`,
      `t2`.`place`,
      LAG(`t2`.`place`) OVER (PARTITION BY `t2`.`case` ORDER BY `t2`.`at` ASC, `t2`.`row` ASC, `t2`.`place` ASC) AS `before`,
      DATETIME_DIFF(TIMESTAMP_TRUNC(`t2`.`at`, SECOND), DATETIME('1970-01-01T00:00:00'), SECOND) AS `seconds`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t0`.`case`,
          `t0`.`at`,
          `t0`.`row`,
          CAST(CASE `t0`.`stage`
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
          END AS INT64) AS `place`
        FROM `moves` AS `t0`
      ) AS `t1`
      WHERE
        `t1`.`place` IS NOT NULL AND `t1`.`at` < DATETIME('2027-02-06T00:00:00')
    ) AS `t2`
  ) AS `t3`
  WHERE
    (
      `t3`.`before` IS NULL
    ) OR (
      `t3`.`before` <> `t3`.`place`
    )
) AS `t4`;

-- entries
SELECT
  `t1`.`place`,
  COUNT(*) AS `entries`,
  COUNTIF(COALESCE(`t1`.`following` > `t1`.`place`, FALSE)) AS `forward_entries`,
  COUNTIF(`t1`.`following` IS NULL) AS `open_entries`
FROM (
  SELECT
    *
  FROM `visits` AS `t0`
  WHERE
    `t0`.`place` >= 0 AND `t0`.`seconds` >= 1770336000
) AS `t1`
GROUP BY
  1;

-- stays
WITH `t2` AS (
  SELECT
    `t1`.`place` * 2 AS `key`,
    `t1`.`following` > `t1`.`place` AS `forward`,
    ieee_divide(CAST(`t1`.`left` - `t1`.`seconds` AS FLOAT64), 86400) AS `days`
  FROM (
    SELECT
      *
    FROM `visits` AS `t0`
    WHERE
      `t0`.`place` >= 0 AND `t0`.`left` IS NOT NULL AND `t0`.`left` >= 1770336000
  ) AS `t1`
), `t9` AS (
  SELECT
    `t8`.`by`,
    `t8`.`value`,
    CAST(FLOOR(`t8`.`value`) AS INT64) AS `whole`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`key` AS `by`,
        `t6`.`days` AS `value`
      FROM (
        SELECT
          *
        FROM `t2` AS `t3`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t4`.`key` + 1 AS `key`,
            `t4`.`forward`,
            `t4`.`days`
          FROM (
            SELECT
              *
            FROM `t2` AS `t3`
            WHERE
              `t3`.`forward`
          ) AS `t4`
        ) AS `t5`
      ) AS `t6`
    ) AS `t7`
    WHERE
      `t7`.`value` IS NOT NULL
  ) AS `t8`
)
SELECT
  `t21`.`key`,
  `t21`.`quantile` AS `median`,
  `t21`.`n`
FROM (
  SELECT
    `t20`.`by` AS `key`,
    `t20`.`quantile`,
    `t20`.`n`
  FROM (
    SELECT
      `t19`.`by`,
      AVG(`t19`.`value`) AS `quantile`,
      MAX(`t19`.`n`) AS `n`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t17`.`by`,
          `t17`.`value`,
          `t17`.`whole`,
          `t17`.`n`,
          `t17`.`before`,
          (
            ROW_NUMBER() OVER (PARTITION BY `t17`.`by` ORDER BY `t17`.`value` ASC) - 1
          ) + 1 + `t17`.`before` AS `place`
        FROM (
          SELECT
            `t11`.`by`,
            `t11`.`value`,
            `t11`.`whole`,
            `t16`.`n`,
            `t16`.`before`
          FROM `t9` AS `t11`
          INNER JOIN (
            SELECT
              `t14`.`by`,
              `t14`.`whole`,
              `t14`.`n`,
              MIN(`t14`.`upto` - `t14`.`count`) OVER (PARTITION BY `t14`.`by` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `before`
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t12`.`by`,
                  `t12`.`whole`,
                  `t12`.`count`,
                  SUM(`t12`.`count`) OVER (
                    PARTITION BY `t12`.`by`
                    ORDER BY `t12`.`whole` ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                  ) AS `upto`,
                  SUM(`t12`.`count`) OVER (PARTITION BY `t12`.`by` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `n`
                FROM (
                  SELECT
                    `t10`.`by`,
                    `t10`.`whole`,
                    COUNT(*) AS `count`
                  FROM `t9` AS `t10`
                  GROUP BY
                    1,
                    2
                ) AS `t12`
              ) AS `t13`
              WHERE
                `t13`.`upto` >= CAST(FLOOR(ieee_divide((
                  (
                    `t13`.`n` * 1
                  ) + 2
                ) - 1, 2)) AS INT64)
                AND (
                  `t13`.`upto` - `t13`.`count`
                ) < (
                  CAST(FLOOR(ieee_divide(`t13`.`n` * 1, 2)) AS INT64) + 1
                )
            ) AS `t14`
          ) AS `t16`
            ON `t11`.`by` = `t16`.`by` AND `t11`.`whole` = `t16`.`whole`
        ) AS `t17`
      ) AS `t18`
      WHERE
        (
          `t18`.`place` = CAST(FLOOR(ieee_divide((
            (
              `t18`.`n` * 1
            ) + 2
          ) - 1, 2)) AS INT64)
        )
        OR (
          `t18`.`place` = (
            CAST(FLOOR(ieee_divide(`t18`.`n` * 1, 2)) AS INT64) + 1
          )
        )
    ) AS `t19`
    GROUP BY
      1
  ) AS `t20`
) AS `t21`;

-- fates
WITH `t2` AS (
  SELECT
    *
  FROM `visits` AS `t0`
  WHERE
    `t0`.`before` >= 0 AND `t0`.`place` > (
      `t0`.`before` + 1
    )
)
SELECT
  `t18`.`place`,
  IF(
    (
      `t18`.`times` > 0
    )
    AND NOT (
      `t18`.`on`
    )
    AND (
      `t18`.`final` = `t18`.`place`
    ),
    CAST(FLOOR(ieee_divide(CAST(1801871999 AS INT64) - `t18`.`since`, 86400)) AS INT64),
    NULL
  ) AS `age`,
  COUNTIF(`t18`.`times` > 0) AS `entered`,
  COUNTIF(NOT (
    `t18`.`times` > 0
  )) AS `skipped`,
  COUNTIF((
    `t18`.`times` > 0
  ) AND `t18`.`on`) AS `on`,
  COUNTIF((
    `t18`.`times` > 0
  ) AND NOT (
    `t18`.`on`
  ) AND (
    `t18`.`final` = -1
  )) AS `lost`,
  COUNTIF(
    (
      `t18`.`times` > 0
    )
    AND NOT (
      `t18`.`on`
    )
    AND (
      `t18`.`final` >= 0
    )
    AND (
      `t18`.`final` < `t18`.`place`
    )
  ) AS `back`,
  COUNTIF(
    (
      `t18`.`times` > 0
    )
    AND NOT (
      `t18`.`on`
    )
    AND (
      `t18`.`final` = `t18`.`place`
    )
  ) AS `open`,
  COUNTIF(`t18`.`times` > 1) AS `reentered`,
  COUNTIF(
    COALESCE(`t18`.`first` >= CASE `t18`.`place` WHEN 1 THEN 1796601600 ELSE NULL END, FALSE)
  ) AS `young`,
  COUNTIF(
    COALESCE(`t18`.`first` >= CASE `t18`.`place` WHEN 1 THEN 1796601600 ELSE NULL END, FALSE)
    AND `t18`.`on`
  ) AS `young_on`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t16`.`case`,
      `t16`.`place`,
      MIN(`t16`.`seconds`) AS `first`,
      MAX(IF(`t16`.`entry` = 1, `t16`.`seconds`, NULL)) AS `since`,
      SUM(`t16`.`entry`) AS `times`,
      MAX(`t16`.`on`) = 1 AS `on`,
      MAX(`t16`.`final`) AS `final`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t1`.`case`,
            `t1`.`place`,
            `t1`.`seconds`,
            `t1`.`final`,
            1 AS `entry`,
            IF(`t1`.`furthest` > `t1`.`place`, 1, 0) AS `on`
          FROM (
            SELECT
              *
            FROM `visits` AS `t0`
            WHERE
              `t0`.`place` >= 0
          ) AS `t1`
        ) AS `t4`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t8`.`case`,
            `t8`.`place`,
            `t8`.`seconds`,
            `t8`.`final`,
            `t8`.`entry`,
            `t8`.`on`
          FROM (
            SELECT
              `t5`.`case`,
              `t5`.`seconds`,
              `t5`.`final`,
              CAST(1 AS INT64) AS `place`,
              0 AS `entry`,
              1 AS `on`
            FROM (
              SELECT
                *
              FROM `t2` AS `t3`
              WHERE
                `t3`.`before` < 1 AND `t3`.`place` > 1
            ) AS `t5`
          ) AS `t8`
        ) AS `t11`
      ) AS `t14`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t9`.`case`,
            `t9`.`place`,
            `t9`.`seconds`,
            `t9`.`final`,
            `t9`.`entry`,
            `t9`.`on`
          FROM (
            SELECT
              `t6`.`case`,
              `t6`.`seconds`,
              `t6`.`final`,
              CAST(2 AS INT64) AS `place`,
              0 AS `entry`,
              1 AS `on`
            FROM (
              SELECT
                *
              FROM `t2` AS `t3`
              WHERE
                `t3`.`before` < 2 AND `t3`.`place` > 2
            ) AS `t6`
          ) AS `t9`
        ) AS `t12`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t10`.`case`,
            `t10`.`place`,
            `t10`.`seconds`,
            `t10`.`final`,
            `t10`.`entry`,
            `t10`.`on`
          FROM (
            SELECT
              `t7`.`case`,
              `t7`.`seconds`,
              `t7`.`final`,
              CAST(3 AS INT64) AS `place`,
              0 AS `entry`,
              1 AS `on`
            FROM (
              SELECT
                *
              FROM `t2` AS `t3`
              WHERE
                `t3`.`before` < 3 AND `t3`.`place` > 3
            ) AS `t7`
          ) AS `t10`
        ) AS `t13`
      ) AS `t15`
    ) AS `t16`
    GROUP BY
      1,
      2
  ) AS `t17`
  WHERE
    TRUE AND `t17`.`first` >= 1770336000
) AS `t18`
GROUP BY
  1,
  2;

-- presence
SELECT
  `t1`.`place`,
  CAST(FLOOR(ieee_divide(CAST(1801871999 AS INT64) - `t1`.`seconds`, 86400)) AS INT64) AS `age`,
  COUNT(*) AS `here`
FROM (
  SELECT
    *
  FROM `visits` AS `t0`
  WHERE
    `t0`.`following` IS NULL AND `t0`.`place` >= 0
) AS `t1`
GROUP BY
  1,
  2;

-- turned
SELECT
  COUNT(*) AS `moved`,
  COUNTIF(`t2`.`back` = 1) AS `moved_back`
FROM (
  SELECT
    `t1`.`case`,
    SUM(`t1`.`place` - `t1`.`before`) AS `net`,
    SUM(ABS(`t1`.`place` - `t1`.`before`)) AS `total`,
    MAX(IF((
      `t1`.`place` - `t1`.`before`
    ) < 0, 1, 0)) AS `back`
  FROM (
    SELECT
      *
    FROM `visits` AS `t0`
    WHERE
      `t0`.`before` >= 0 AND `t0`.`place` >= 0 AND `t0`.`seconds` >= 1770336000
  ) AS `t1`
  GROUP BY
    1
) AS `t2`;

-- directedness
WITH `t6` AS (
  SELECT
    `t5`.`by`,
    `t5`.`value`,
    CAST(FLOOR(`t5`.`value`) AS INT64) AS `whole`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        0 AS `by`,
        `t3`.`share` AS `value`
      FROM (
        SELECT
          `t2`.`case`,
          `t2`.`net`,
          `t2`.`total`,
          `t2`.`back`,
          ieee_divide(CAST(`t2`.`net` AS FLOAT64), `t2`.`total`) AS `share`
        FROM (
          SELECT
            `t1`.`case`,
            SUM(`t1`.`place` - `t1`.`before`) AS `net`,
            SUM(ABS(`t1`.`place` - `t1`.`before`)) AS `total`,
            MAX(IF((
              `t1`.`place` - `t1`.`before`
            ) < 0, 1, 0)) AS `back`
          FROM (
            SELECT
              *
            FROM `visits` AS `t0`
            WHERE
              `t0`.`before` >= 0 AND `t0`.`place` >= 0 AND `t0`.`seconds` >= 1770336000
          ) AS `t1`
          GROUP BY
            1
        ) AS `t2`
      ) AS `t3`
    ) AS `t4`
    WHERE
      `t4`.`value` IS NOT NULL
  ) AS `t5`
)
SELECT
  `t18`.`quantile` AS `median`,
  `t18`.`n`
FROM (
  SELECT
    `t17`.`quantile`,
    `t17`.`n`
  FROM (
    SELECT
      `t16`.`by`,
      AVG(`t16`.`value`) AS `quantile`,
      MAX(`t16`.`n`) AS `n`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t14`.`by`,
          `t14`.`value`,
          `t14`.`whole`,
          `t14`.`n`,
          `t14`.`before`,
          (
            ROW_NUMBER() OVER (PARTITION BY `t14`.`by` ORDER BY `t14`.`value` ASC) - 1
          ) + 1 + `t14`.`before` AS `place`
        FROM (
          SELECT
            `t8`.`by`,
            `t8`.`value`,
            `t8`.`whole`,
            `t13`.`n`,
            `t13`.`before`
          FROM `t6` AS `t8`
          INNER JOIN (
            SELECT
              `t11`.`by`,
              `t11`.`whole`,
              `t11`.`n`,
              MIN(`t11`.`upto` - `t11`.`count`) OVER (PARTITION BY `t11`.`by` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `before`
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t9`.`by`,
                  `t9`.`whole`,
                  `t9`.`count`,
                  SUM(`t9`.`count`) OVER (
                    PARTITION BY `t9`.`by`
                    ORDER BY `t9`.`whole` ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                  ) AS `upto`,
                  SUM(`t9`.`count`) OVER (PARTITION BY `t9`.`by` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `n`
                FROM (
                  SELECT
                    `t7`.`by`,
                    `t7`.`whole`,
                    COUNT(*) AS `count`
                  FROM `t6` AS `t7`
                  GROUP BY
                    1,
                    2
                ) AS `t9`
              ) AS `t10`
              WHERE
                `t10`.`upto` >= CAST(FLOOR(ieee_divide((
                  (
                    `t10`.`n` * 1
                  ) + 2
                ) - 1, 2)) AS INT64)
                AND (
                  `t10`.`upto` - `t10`.`count`
                ) < (
                  CAST(FLOOR(ieee_divide(`t10`.`n` * 1, 2)) AS INT64) + 1
                )
            ) AS `t11`
          ) AS `t13`
            ON `t8`.`by` = `t13`.`by` AND `t8`.`whole` = `t13`.`whole`
        ) AS `t14`
      ) AS `t15`
      WHERE
        (
          `t15`.`place` = CAST(FLOOR(ieee_divide((
            (
              `t15`.`n` * 1
            ) + 2
          ) - 1, 2)) AS INT64)
        )
        OR (
          `t15`.`place` = (
            CAST(FLOOR(ieee_divide(`t15`.`n` * 1, 2)) AS INT64) + 1
          )
        )
    ) AS `t16`
    GROUP BY
      1
  ) AS `t17`
) AS `t18`;

-- evaluations
SELECT
  ieee_divide(CAST(`t5`.`closed` - `t5`.`began` AS FLOAT64), 86400) AS `days`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t3`.`case`,
      `t3`.`began`,
      COALESCE(`t3`.`won`, `t3`.`lost`) AS `closed`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t1`.`case`,
          `t1`.`began`,
          MIN(
            IF(
              (
                `t1`.`seconds` >= `t1`.`began`
              ) AND (
                `t1`.`place` >= 4
              ),
              `t1`.`seconds`,
              NULL
            )
          ) AS `won`,
          MAX(
            IF(
              (
                `t1`.`seconds` >= `t1`.`began`
              )
              AND (
                `t1`.`final` = -1
              )
              AND (
                `t1`.`place` = -1
              ),
              `t1`.`seconds`,
              NULL
            )
          ) AS `lost`
        FROM (
          SELECT
            `t0`.`case`,
            `t0`.`place`,
            `t0`.`seconds`,
            `t0`.`before`,
            `t0`.`following`,
            `t0`.`left`,
            `t0`.`furthest`,
            `t0`.`final`,
            MIN(IF(`t0`.`place` IN (2, 3), `t0`.`seconds`, NULL)) OVER (PARTITION BY `t0`.`case` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `began`
          FROM `visits` AS `t0`
        ) AS `t1`
        GROUP BY
          1,
          2
      ) AS `t2`
      WHERE
        `t2`.`began` IS NOT NULL
    ) AS `t3`
  ) AS `t4`
  WHERE
    `t4`.`closed` IS NOT NULL AND `t4`.`closed` >= 1770336000
) AS `t5`;

-- open evaluations
SELECT
  CAST(FLOOR(ieee_divide(CAST(1801871999 AS INT64) - `t5`.`began`, 86400)) AS INT64) AS `age`,
  COUNT(*) AS `open`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t3`.`case`,
      `t3`.`began`,
      COALESCE(`t3`.`won`, `t3`.`lost`) AS `closed`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t1`.`case`,
          `t1`.`began`,
          MIN(
            IF(
              (
                `t1`.`seconds` >= `t1`.`began`
              ) AND (
                `t1`.`place` >= 4
              ),
              `t1`.`seconds`,
              NULL
            )
          ) AS `won`,
          MAX(
            IF(
              (
                `t1`.`seconds` >= `t1`.`began`
              )
              AND (
                `t1`.`final` = -1
              )
              AND (
                `t1`.`place` = -1
              ),
              `t1`.`seconds`,
              NULL
            )
          ) AS `lost`
        FROM (
          SELECT
            `t0`.`case`,
            `t0`.`place`,
            `t0`.`seconds`,
            `t0`.`before`,
            `t0`.`following`,
            `t0`.`left`,
            `t0`.`furthest`,
            `t0`.`final`,
            MIN(IF(`t0`.`place` IN (2, 3), `t0`.`seconds`, NULL)) OVER (PARTITION BY `t0`.`case` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `began`
          FROM `visits` AS `t0`
        ) AS `t1`
        GROUP BY
          1,
          2
      ) AS `t2`
      WHERE
        `t2`.`began` IS NOT NULL
    ) AS `t3`
  ) AS `t4`
  WHERE
    `t4`.`closed` IS NULL
) AS `t5`
GROUP BY
  1;

-- closed deals
SELECT
  COUNTIF(
    COALESCE(
      (
        `t7`.`closed` >= DATETIME('2026-02-06T00:00:00')
      )
      AND (
        `t7`.`closed` < DATETIME('2027-02-06T00:00:00')
      ),
      FALSE
    )
    AND (
      `t7`.`outcome` = 'won'
    )
  ) AS `won`,
  COUNTIF(
    COALESCE(
      (
        `t7`.`closed` >= DATETIME('2026-02-06T00:00:00')
      )
      AND (
        `t7`.`closed` < DATETIME('2027-02-06T00:00:00')
      ),
      FALSE
    )
    AND (
      `t7`.`outcome` = 'lost'
    )
  ) AS `lost`,
  COUNTIF(
    COALESCE(
      (
        `t7`.`closed` >= DATETIME('2026-02-06T00:00:00')
      )
      AND (
        `t7`.`closed` < DATETIME('2027-02-06T00:00:00')
      ),
      FALSE
    )
    AND (
      `t7`.`outcome` = 'no_decision'
    )
  ) AS `no_decision`,
  COUNTIF(`t7`.`is_open`) AS `open`,
  COUNTIF((
    `t7`.`closed` IS NULL
  ) AND NOT (
    `t7`.`is_open`
  )) AS `undated`
FROM (
  SELECT
    `t6`.`deal`,
    `t6`.`account`,
    `t6`.`listed`,
    `t6`.`stage`,
    `t6`.`outcome`,
    `t6`.`created`,
    `t6`.`closed`,
    `t6`.`amount`,
    `t6`.`currency`,
    `t6`.`kind`,
    `t6`.`row`,
    `t6`.`reopened`,
    (
      `t6`.`outcome` = 'open'
    )
    OR COALESCE(`t6`.`closed` >= DATETIME('2027-02-06T00:00:00'), FALSE) AS `is_open`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t4`.*
        EXCEPT (`newest`)
      FROM (
        SELECT
          `t3`.`deal`,
          `t3`.`account`,
          `t3`.`listed`,
          `t3`.`stage`,
          `t3`.`outcome`,
          `t3`.`created`,
          `t3`.`closed`,
          `t3`.`amount`,
          `t3`.`currency`,
          `t3`.`kind`,
          `t3`.`row`,
          `t3`.`newest`,
          COALESCE(`t3`.`reopened`, FALSE) AS `reopened`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t1`.`deal`,
              `t1`.`account`,
              `t1`.`listed`,
              `t1`.`stage`,
              `t1`.`outcome`,
              MIN(`t1`.`created`) OVER (PARTITION BY `t1`.`deal` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `created`,
              MAX(`t1`.`closed`) OVER (PARTITION BY `t1`.`deal` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `closed`,
              `t1`.`amount`,
              `t1`.`currency`,
              `t1`.`kind`,
              `t1`.`row`,
              ROW_NUMBER() OVER (PARTITION BY `t1`.`deal` ORDER BY `t1`.`row` DESC, `t1`.`outcome` ASC) - 1 AS `newest`,
              MIN(IF(`t1`.`outcome` = 'open', NULL, `t1`.`closed`)) OVER (PARTITION BY `t1`.`deal` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) < MAX(`t1`.`closed`) OVER (PARTITION BY `t1`.`deal` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `reopened`
            FROM (
              SELECT
                *
              FROM `deals` AS `t0`
              WHERE
                `t0`.`listed` = TRUE
            ) AS `t1`
          ) AS `t2`
          WHERE
            `t2`.`newest` = 0
        ) AS `t3`
      ) AS `t4`
    ) AS `t5`
    WHERE
      (
        `t5`.`created` IS NULL
      )
      OR (
        `t5`.`created` < DATETIME('2027-02-06T00:00:00')
      )
  ) AS `t6`
) AS `t7`;

-- created deals
SELECT
  COUNTIF(
    COALESCE(
      (
        `t7`.`created` >= DATETIME('2026-02-06T00:00:00')
      )
      AND (
        `t7`.`created` < DATETIME('2027-02-06T00:00:00')
      ),
      FALSE
    )
  ) AS `created`,
  COUNTIF(
    COALESCE(
      (
        `t7`.`created` >= DATETIME('2026-02-06T00:00:00')
      )
      AND (
        `t7`.`created` < DATETIME('2027-02-06T00:00:00')
      ),
      FALSE
    )
    AND NOT (
      `t7`.`is_open`
    )
    AND (
      `t7`.`outcome` = 'won'
    )
  ) AS `won`,
  COUNTIF(
    COALESCE(
      (
        `t7`.`created` >= DATETIME('2026-02-06T00:00:00')
      )
      AND (
        `t7`.`created` < DATETIME('2027-02-06T00:00:00')
      ),
      FALSE
    )
    AND NOT (
      `t7`.`is_open`
    )
    AND (
      `t7`.`outcome` = 'no_decision'
    )
  ) AS `no_decision`,
  COUNTIF(
    COALESCE(
      (
        `t7`.`created` >= DATETIME('2026-02-06T00:00:00')
      )
      AND (
        `t7`.`created` < DATETIME('2027-02-06T00:00:00')
      ),
      FALSE
    )
    AND `t7`.`is_open`
  ) AS `open`,
  COUNTIF(`t7`.`created` IS NULL) AS `undated`
FROM (
  SELECT
    `t6`.`deal`,
    `t6`.`account`,
    `t6`.`listed`,
    `t6`.`stage`,
    `t6`.`outcome`,
    `t6`.`created`,
    `t6`.`closed`,
    `t6`.`amount`,
    `t6`.`currency`,
    `t6`.`kind`,
    `t6`.`row`,
    `t6`.`reopened`,
    (
      `t6`.`outcome` = 'open'
    )
    OR COALESCE(`t6`.`closed` >= DATETIME('2027-02-06T00:00:00'), FALSE) AS `is_open`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t4`.*
        EXCEPT (`newest`)
      FROM (
        SELECT
          `t3`.`deal`,
          `t3`.`account`,
          `t3`.`listed`,
          `t3`.`stage`,
          `t3`.`outcome`,
          `t3`.`created`,
          `t3`.`closed`,
          `t3`.`amount`,
          `t3`.`currency`,
          `t3`.`kind`,
          `t3`.`row`,
          `t3`.`newest`,
          COALESCE(`t3`.`reopened`, FALSE) AS `reopened`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t1`.`deal`,
              `t1`.`account`,
              `t1`.`listed`,
              `t1`.`stage`,
              `t1`.`outcome`,
              MIN(`t1`.`created`) OVER (PARTITION BY `t1`.`deal` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `created`,
              MAX(`t1`.`closed`) OVER (PARTITION BY `t1`.`deal` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `closed`,
              `t1`.`amount`,
              `t1`.`currency`,
              `t1`.`kind`,
              `t1`.`row`,
              ROW_NUMBER() OVER (PARTITION BY `t1`.`deal` ORDER BY `t1`.`row` DESC, `t1`.`outcome` ASC) - 1 AS `newest`,
              MIN(IF(`t1`.`outcome` = 'open', NULL, `t1`.`closed`)) OVER (PARTITION BY `t1`.`deal` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) < MAX(`t1`.`closed`) OVER (PARTITION BY `t1`.`deal` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `reopened`
            FROM (
              SELECT
                *
              FROM `deals` AS `t0`
              WHERE
                `t0`.`listed` = TRUE
            ) AS `t1`
          ) AS `t2`
          WHERE
            `t2`.`newest` = 0
        ) AS `t3`
      ) AS `t4`
    ) AS `t5`
    WHERE
      (
        `t5`.`created` IS NULL
      )
      OR (
        `t5`.`created` < DATETIME('2027-02-06T00:00:00')
      )
  ) AS `t6`
) AS `t7`;
