-- First contacts per Kreis and per 1,000 under-18s: persons. No project is 0; projects
-- without any report are nothing known; under 20 first contacts there is no rate.
WITH working AS (
    SELECT DISTINCT district_ags
    FROM selected_projects
    WHERE outcome = 'approved'
),

reporting AS (
    SELECT DISTINCT selected_projects.district_ags
    FROM outreach_by_application
    INNER JOIN selected_projects USING (application_id)
),

counted AS (
    SELECT
        selected_projects.district_ags,
        protected_sum(
            summed_outreach.first_contacts_true, summed_outreach.first_contacts_key, $exact
        ) AS first_contact_persons
    FROM summed_outreach
    INNER JOIN selected_projects USING (application_id)
    GROUP BY selected_projects.district_ags
),

listed AS (
    SELECT
        chosen_districts.district_ags,
        chosen_districts.longitude,
        chosen_districts.latitude,
        chosen_districts.under_18_population,
        CASE
            WHEN reporting.district_ags IS NOT NULL OR working.district_ags IS NULL
                THEN coalesce(counted.first_contact_persons, 0)
        END AS first_contact_persons
    FROM chosen_districts
    LEFT JOIN working USING (district_ags)
    LEFT JOIN reporting USING (district_ags)
    LEFT JOIN counted USING (district_ags)
)

SELECT
    *,
    per_1000(first_contact_persons, under_18_population) AS first_contacts_per_1000_under_18,
    is_per_1000_withheld(first_contact_persons) AS first_contacts_per_1000_under_18_withheld
FROM listed
ORDER BY district_ags
