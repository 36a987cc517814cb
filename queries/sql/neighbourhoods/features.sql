-- What Quartiere are compared by: need, size, building blocks and applicant types of the projects
-- approved there. Only Quartiere with such a project, so that one project can ask another.
SELECT
    chosen_neighbourhoods.neighbourhood_id,
    chosen_neighbourhoods.name AS neighbourhood_name,
    chosen_neighbourhoods.municipality_ags,
    any_value(chosen_neighbourhoods.sgb2_quota_under_18) AS sgb2_quota_percent,
    any_value(chosen_neighbourhoods.under_18) AS under_18_inhabitants,
    list(DISTINCT selected_projects.building_block) FILTER (
        selected_projects.outcome = 'approved'
    ) AS building_blocks,
    list(DISTINCT selected_projects.applicant_type) FILTER (
        selected_projects.outcome = 'approved'
    ) AS applicant_types
FROM chosen_neighbourhoods
LEFT JOIN application_neighbourhoods USING (neighbourhood_id)
LEFT JOIN selected_projects USING (application_id)
GROUP BY ALL
HAVING
    count(*) FILTER (selected_projects.outcome = 'approved') > 0
    OR chosen_neighbourhoods.neighbourhood_id = $neighbourhood_id
ORDER BY chosen_neighbourhoods.neighbourhood_id
