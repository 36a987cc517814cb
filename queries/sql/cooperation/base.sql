-- What stands behind the pictures of cooperation: partnerships, bodies, sites, projects. One row.
SELECT
    (SELECT count(*) FROM selected_network) AS links_count,
    (
        SELECT count(*)
        FROM selected_network
        WHERE body IS NULL
    ) AS without_body_count,
    (SELECT count(DISTINCT application_id) FROM selected_network) AS linked_projects_count,
    (SELECT count(*) FROM selected_anchor_sites) AS sites_count,
    (
        SELECT count(*)
        FROM selected_anchor_sites
        WHERE own_premises
    ) AS own_sites_count,
    (SELECT count(DISTINCT application_id) FROM selected_anchor_sites) AS projects_with_site_count,
    (
        SELECT count(*)
        FROM selected_projects
        WHERE outcome = 'approved'
    ) AS approved_count,
    (
        SELECT count(*)
        FROM chosen_districts
        INNER JOIN stated_planning ON chosen_districts.district_ags = stated_planning.area_ags
    ) AS stated_count,
    (
        SELECT count(*)
        FROM chosen_districts
        INNER JOIN stated_planning ON chosen_districts.district_ags = stated_planning.area_ags
        WHERE stated_planning.planning_state = 'established'
    ) AS established_count
