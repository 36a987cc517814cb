-- Funds asked for and approved per Regierungsbezirk, complete inside the choice.
WITH counted AS (
    SELECT
        region_ags,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        sum(requested_eur) AS requested_eur,
        sum(approved_eur) AS approved_eur
    FROM selected_applications
    GROUP BY region_ags
)

SELECT
    chosen_regions.region_ags,
    coalesce(counted.applications_count, 0) AS applications_count,
    coalesce(counted.approved_count, 0) AS approved_count,
    coalesce(counted.requested_eur, 0) AS requested_eur,
    coalesce(counted.approved_eur, 0) AS approved_eur
FROM chosen_regions
LEFT JOIN counted USING (region_ags)
ORDER BY chosen_regions.region_ags
