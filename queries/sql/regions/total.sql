-- The rates of all areas of the choice together, to compare each with. One row.
WITH counted AS (
    SELECT
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        coalesce(sum(approved_eur), 0) AS approved_eur
    FROM selected_applications
),

living AS (
    SELECT sum(under_18_population) AS under_18_population
    FROM chosen_districts
)

SELECT
    '05' AS area_ags,
    counted.*,
    living.under_18_population,
    10000.0 * counted.applications_count
    / living.under_18_population AS applications_per_10000_under_18,
    1000.0 * counted.approved_eur / living.under_18_population AS approved_eur_per_1000_under_18
FROM counted
CROSS JOIN living
