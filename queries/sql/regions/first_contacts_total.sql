-- First contacts of all areas of the choice together, and per 1,000 under-18s: persons. One row.
WITH counted AS (
    SELECT protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
    FROM summed_outreach
),

living AS (
    SELECT sum(under_18_population) AS under_18_population
    FROM chosen_districts
)

SELECT
    '05' AS area_ags,
    counted.first_contact_persons,
    living.under_18_population,
    per_1000(
        counted.first_contact_persons, living.under_18_population
    ) AS first_contacts_per_1000_under_18,
    is_per_1000_withheld(counted.first_contact_persons) AS first_contacts_per_1000_under_18_withheld
FROM counted
CROSS JOIN living
