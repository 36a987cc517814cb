-- Applications, projects and funds per Gemeinde, complete inside the choice, with their rates.
-- Under-18s are published per Kreis; a kreisfreie Stadt, a Kreis of one Gemeinde, has them, the
-- others once they are delivered. Else a rate is 0 where there is nothing to
-- divide, and unknown where there is.
WITH counted AS (
    SELECT
        municipality_ags,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        coalesce(sum(approved_eur), 0) AS approved_eur
    FROM selected_applications
    GROUP BY municipality_ags
),

listed AS (
    SELECT
        chosen_municipalities.municipality_ags,
        chosen_municipalities.longitude,
        chosen_municipalities.latitude,
        chosen_municipalities.under_18_population,
        coalesce(counted.applications_count, 0) AS applications_count,
        coalesce(counted.approved_count, 0) AS approved_count,
        coalesce(counted.approved_eur, 0) AS approved_eur
    FROM chosen_municipalities
    LEFT JOIN counted USING (municipality_ags)
)

SELECT
    *,
    CASE
        WHEN applications_count = 0 THEN 0
        ELSE 10000.0 * applications_count / under_18_population
    END AS applications_per_10000_under_18,
    CASE
        WHEN approved_eur = 0 THEN 0
        ELSE 1000.0 * approved_eur / under_18_population
    END AS approved_eur_per_1000_under_18
FROM listed
ORDER BY municipality_ags
