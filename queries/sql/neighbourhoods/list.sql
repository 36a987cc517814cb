-- Quartiere of the choice with the projects working there and their first contacts (persons).
-- A project in several Quartiere counts in each of them; a Quartier without one stands with 0.
-- First contacts are missing where no report of the choice names any Quartier.
WITH working AS (
    SELECT
        application_neighbourhoods.neighbourhood_id,
        count(DISTINCT selected_projects.application_id) AS applications_count,
        count(DISTINCT selected_projects.application_id) FILTER (
            selected_projects.outcome = 'approved'
        ) AS projects_count
    FROM application_neighbourhoods
    INNER JOIN selected_projects USING (application_id)
    GROUP BY application_neighbourhoods.neighbourhood_id
),

reached AS (
    SELECT
        neighbourhood_id,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
    FROM summed_outreach
    GROUP BY neighbourhood_id
)

SELECT
    chosen_neighbourhoods.neighbourhood_id,
    chosen_neighbourhoods.name AS neighbourhood_name,
    chosen_neighbourhoods.municipality_ags,
    chosen_neighbourhoods.is_located,
    chosen_neighbourhoods.map_longitude,
    chosen_neighbourhoods.map_latitude,
    coalesce(working.applications_count, 0) AS applications_count,
    coalesce(working.projects_count, 0) AS projects_count,
    CASE
        WHEN
            EXISTS (
                SELECT 1
                FROM summed_outreach
                WHERE neighbourhood_id IS NOT NULL
            )
            THEN coalesce(reached.first_contact_persons, 0)
    END AS first_contact_persons,
    chosen_neighbourhoods.under_18 AS under_18_inhabitants,
    chosen_neighbourhoods.sgb2_quota_under_18 AS sgb2_quota_percent
FROM chosen_neighbourhoods
LEFT JOIN working USING (neighbourhood_id)
LEFT JOIN reached USING (neighbourhood_id)
ORDER BY
    projects_count DESC, first_contact_persons DESC, neighbourhood_name COLLATE de,
    chosen_neighbourhoods.neighbourhood_id
