-- Days from receipt to decision per building block: median and quartiles of the decided
-- applications whose date is known. Open ones have no time yet and are counted beside.
WITH timed AS (
    SELECT
        building_block,
        count(decision_days) AS dated_count,
        quantile_cont(decision_days, [0.25, 0.5, 0.75]) AS quartiles
    FROM decided_applications
    GROUP BY building_block
),

undecided AS (
    SELECT
        building_block,
        count(*) AS open_count
    FROM selected_applications
    WHERE outcome = 'open'
    GROUP BY building_block
),

whole AS (
    SELECT median(decision_days) AS all_median_days
    FROM decided_applications
)

SELECT
    chosen_blocks.building_block,
    coalesce(timed.dated_count, 0) AS dated_count,
    timed.quartiles[1] AS lower_quartile_days,
    timed.quartiles[2] AS median_days,
    timed.quartiles[3] AS upper_quartile_days,
    coalesce(undecided.open_count, 0) AS open_count,
    whole.all_median_days
FROM chosen_blocks
CROSS JOIN whole
LEFT JOIN timed ON chosen_blocks.building_block = timed.building_block
LEFT JOIN undecided ON chosen_blocks.building_block = undecided.building_block
ORDER BY chosen_blocks.building_block
