-- Days from receipt to decision per Regierungsbezirk: median and quartiles of the decided
-- applications whose date is known. Open ones have no time yet and are counted beside.
WITH timed AS (
    SELECT
        region_ags,
        count(decision_days) AS dated_count,
        quantile_cont(decision_days, [0.25, 0.5, 0.75]) AS quartiles
    FROM decided_applications
    GROUP BY region_ags
),

undecided AS (
    SELECT
        region_ags,
        count(*) AS open_count
    FROM selected_applications
    WHERE outcome = 'open'
    GROUP BY region_ags
),

whole AS (
    SELECT median(decision_days) AS all_median_days
    FROM decided_applications
)

SELECT
    chosen_regions.region_ags,
    coalesce(timed.dated_count, 0) AS dated_count,
    timed.quartiles[1] AS lower_quartile_days,
    timed.quartiles[2] AS median_days,
    timed.quartiles[3] AS upper_quartile_days,
    coalesce(undecided.open_count, 0) AS open_count,
    whole.all_median_days
FROM chosen_regions
CROSS JOIN whole
LEFT JOIN timed ON chosen_regions.region_ags = timed.region_ags
LEFT JOIN undecided ON chosen_regions.region_ags = undecided.region_ags
ORDER BY chosen_regions.region_ags
