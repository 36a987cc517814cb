-- What became of first contacts, per place in the fixed order of the code list: persons.
-- Shares are of the shown numbers together and are withheld on a base under 20.
WITH counted AS (
    SELECT
        place,
        protected_sum_or_null(regular_true, regular_key, $exact) AS regular_persons,
        protected_sum_or_null(occasional_true, occasional_key, $exact) AS occasional_persons,
        protected_sum_or_null(lost_true, lost_key, $exact) AS lost_persons
    FROM summed_outreach
    GROUP BY place
),

based AS (
    SELECT
        *,
        CASE
            WHEN coalesce(regular_persons, occasional_persons, lost_persons) IS NOT NULL
                THEN
                    coalesce(regular_persons, 0) + coalesce(occasional_persons, 0)
                    + coalesce(lost_persons, 0)
        END AS use_persons
    FROM counted
)

SELECT
    based.place,
    based.regular_persons,
    based.occasional_persons,
    based.lost_persons,
    based.use_persons,
    rate_percent(based.regular_persons, based.use_persons) AS regular_share_percent,
    rate_percent(based.occasional_persons, based.use_persons) AS occasional_share_percent,
    rate_percent(based.lost_persons, based.use_persons) AS lost_share_percent,
    coalesce(based.use_persons < 20, FALSE) AS regular_share_percent_withheld,
    regular_share_percent_withheld AS occasional_share_percent_withheld,
    regular_share_percent_withheld AS lost_share_percent_withheld
FROM based
LEFT JOIN codes ON codes.list = 'place' AND based.place = codes.code
ORDER BY codes.position
