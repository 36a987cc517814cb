-- What became of first contacts, per place in the fixed order of the code list: persons.
-- Shares are of the shown numbers together and are withheld on a base under 20.
WITH counted AS (
    SELECT
        place,
        protected_sum_or_null(regular_true, regular_key, $exact) AS regular_persons,
        protected_sum_or_null(occasional_true, occasional_key, $exact) AS occasional_persons,
        protected_sum_or_null(lost_true, lost_key, $exact) AS lost_persons,
        cast(list_sum([regular_persons, occasional_persons, lost_persons]) AS BIGINT) AS use_persons
    FROM summed_outreach
    GROUP BY place
)

SELECT
    counted.place,
    counted.regular_persons,
    counted.occasional_persons,
    counted.lost_persons,
    counted.use_persons,
    rate_percent(counted.regular_persons, counted.use_persons) AS regular_share_percent,
    rate_percent(counted.occasional_persons, counted.use_persons) AS occasional_share_percent,
    rate_percent(counted.lost_persons, counted.use_persons) AS lost_share_percent,
    is_base_too_small(counted.use_persons) AS regular_share_percent_withheld,
    regular_share_percent_withheld AS occasional_share_percent_withheld,
    regular_share_percent_withheld AS lost_share_percent_withheld
FROM counted
LEFT JOIN codes ON codes.list = 'place' AND counted.place = codes.code
ORDER BY codes.position
