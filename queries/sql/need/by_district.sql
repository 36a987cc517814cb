-- Child poverty and the indicator asked for, beside projects and funds per Kreis, complete inside
-- the choice. Beside each the median of both over all Kreise, whatever is chosen.
WITH counted AS (
    SELECT
        district_ags,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        coalesce(sum(approved_eur), 0) AS approved_eur
    FROM selected_applications
    GROUP BY district_ags
),

readings AS (
    SELECT
        ags AS district_ags,
        value AS indicator_value
    FROM indicators
    WHERE indicator = $indicator AND as_of = $as_of AND level = 'district'
)

SELECT
    chosen_districts.district_ags,
    chosen_districts.child_poverty_percent,
    readings.indicator_value,
    chosen_districts.under_18_population,
    coalesce(counted.applications_count, 0) AS applications_count,
    coalesce(counted.approved_count, 0) AS approved_count,
    coalesce(counted.approved_eur, 0) AS approved_eur,
    1000.0 * coalesce(counted.approved_eur, 0)
    / chosen_districts.under_18_population AS approved_eur_per_1000_under_18,
    10000.0 * coalesce(counted.approved_count, 0)
    / chosen_districts.under_18_population AS approved_per_10000_under_18,
    (SELECT median(child_poverty_percent) FROM districts) AS median_child_poverty_percent,
    (SELECT median(every.indicator_value) FROM readings AS every) AS median_indicator_value
FROM chosen_districts
LEFT JOIN counted USING (district_ags)
LEFT JOIN readings USING (district_ags)
ORDER BY chosen_districts.district_ags
