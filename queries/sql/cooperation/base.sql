-- What stands behind the pictures of cooperation: partnerships, bodies, sites, projects. One row.
WITH links AS (
    SELECT
        count(*) AS links_count,
        count(*) FILTER (body IS NULL) AS without_body_count,
        count(DISTINCT application_id) AS linked_projects_count
    FROM selected_network
),

sites AS (
    SELECT
        count(*) AS sites_count,
        count(*) FILTER (own_premises) AS own_sites_count,
        count(DISTINCT application_id) AS projects_with_site_count
    FROM selected_anchor_sites
),

planning AS (
    SELECT
        count(*) AS stated_count,
        count(*) FILTER (stated_planning.planning_state = 'established') AS established_count
    FROM chosen_districts
    INNER JOIN stated_planning ON chosen_districts.district_ags = stated_planning.area_ags
    WHERE ($planning IS NULL OR list_contains($planning, stated_planning.planning_state))
),

approved AS (
    SELECT count(*) AS approved_count
    FROM selected_projects
    WHERE outcome = 'approved'
)

SELECT *
FROM links
CROSS JOIN sites
CROSS JOIN approved
CROSS JOIN planning
