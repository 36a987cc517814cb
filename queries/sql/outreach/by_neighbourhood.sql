-- First contacts per Quartier: persons, most first; the row without Quartier last.
WITH counted AS (
    SELECT
        neighbourhood_id,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
    FROM summed_outreach
    GROUP BY neighbourhood_id
)

SELECT
    counted.neighbourhood_id,
    neighbourhoods.name AS neighbourhood_name,
    neighbourhoods.municipality_ags,
    counted.first_contact_persons
FROM counted
LEFT JOIN neighbourhoods USING (neighbourhood_id)
ORDER BY
    counted.neighbourhood_id IS NULL, counted.first_contact_persons DESC, counted.neighbourhood_id
