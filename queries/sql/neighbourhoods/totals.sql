-- Quartiere of the choice in numbers, and of those in which approved projects work. One row.
-- Under-18s are missing where projects work and no Quartier of theirs states any.
WITH working AS (
    SELECT
        application_neighbourhoods.neighbourhood_id,
        count(DISTINCT selected_projects.application_id) AS projects_count
    FROM application_neighbourhoods
    INNER JOIN selected_projects USING (application_id)
    WHERE selected_projects.outcome = 'approved'
    GROUP BY application_neighbourhoods.neighbourhood_id
),

places AS (
    SELECT
        chosen_neighbourhoods.municipality_ags,
        chosen_neighbourhoods.under_18,
        chosen_neighbourhoods.sgb2_quota_under_18,
        coalesce(working.projects_count, 0) AS projects_count
    FROM chosen_neighbourhoods
    LEFT JOIN working USING (neighbourhood_id)
)

SELECT
    count(*) AS neighbourhoods_count,
    count(DISTINCT municipality_ags) AS municipalities_count,
    count(*) FILTER (projects_count > 0) AS served_count,
    count(*) FILTER (projects_count > 1) AS shared_count,
    CASE
        WHEN count(*) FILTER (projects_count > 0) = 0 THEN 0
        ELSE sum(under_18) FILTER (projects_count > 0)
    END AS under_18_inhabitants,
    count(*) FILTER (projects_count > 0 AND under_18 IS NULL) AS without_under_18_count,
    median(sgb2_quota_under_18) FILTER (projects_count > 0) AS median_quota_percent,
    count(sgb2_quota_under_18) FILTER (projects_count > 0) AS with_quota_count
FROM places
