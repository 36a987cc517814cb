-- First contacts per Gemeinde: persons. Per 1,000 under-18s where these are published,
-- in kreisfreie Städte. No project is 0; a project without any report is nothing known; under 20
-- first contacts there is no rate.
WITH working AS (
    SELECT DISTINCT municipality_ags
    FROM selected_projects
    WHERE outcome = 'approved'
),

reporting AS (
    SELECT DISTINCT selected_projects.municipality_ags
    FROM outreach_by_application
    INNER JOIN selected_projects USING (application_id)
),

counted AS (
    SELECT
        selected_projects.municipality_ags,
        protected_sum(
            summed_outreach.first_contacts_true, summed_outreach.first_contacts_key, $exact
        ) AS first_contact_persons
    FROM summed_outreach
    INNER JOIN selected_projects USING (application_id)
    GROUP BY selected_projects.municipality_ags
),

listed AS (
    SELECT
        chosen_municipalities.municipality_ags,
        chosen_municipalities.longitude,
        chosen_municipalities.latitude,
        chosen_municipalities.under_18_population,
        CASE
            WHEN reporting.municipality_ags IS NOT NULL OR working.municipality_ags IS NULL
                THEN coalesce(counted.first_contact_persons, 0)
        END AS first_contact_persons
    FROM chosen_municipalities
    LEFT JOIN working USING (municipality_ags)
    LEFT JOIN reporting USING (municipality_ags)
    LEFT JOIN counted USING (municipality_ags)
)

SELECT
    *,
    per_1000(first_contact_persons, under_18_population) AS first_contacts_per_1000_under_18,
    is_per_1000_withheld(first_contact_persons) AS first_contacts_per_1000_under_18_withheld
FROM listed
ORDER BY municipality_ags
