-- Applications working in one Quartier: approved ones first, then by start. Money is that of the
-- whole project; `neighbourhoods_count` says how many Quartiere share it.
SELECT
    selected_projects.case_number,
    selected_projects.title,
    selected_projects.applicant,
    selected_projects.applicant_type,
    selected_projects.building_block,
    selected_projects.status,
    selected_projects.outcome,
    strftime(selected_projects.funded_from, '%Y-%m-%d') AS funded_from,
    strftime(selected_projects.funded_to, '%Y-%m-%d') AS funded_to,
    selected_projects.approved_eur,
    application_neighbourhoods.share_percent,
    (
        SELECT count(*)
        FROM application_neighbourhoods AS others
        WHERE others.application_id = selected_projects.application_id
    ) AS neighbourhoods_count
FROM application_neighbourhoods
INNER JOIN selected_projects USING (application_id)
WHERE application_neighbourhoods.neighbourhood_id = $neighbourhood_id
ORDER BY
    selected_projects.outcome <> 'approved', selected_projects.funded_from,
    selected_projects.case_number
