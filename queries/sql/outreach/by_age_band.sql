-- First contacts per age band: persons, in the order of the code list; of unknown age, or without
-- statement, last. Beside them all first contacts, a cell of its own, as the whole of shares.
WITH whole AS (
    SELECT protected_sum(first_contacts_true, first_contacts_key, $exact) AS all_persons
    FROM summed_outreach
),

counted AS (
    SELECT
        nullif(age_band, 'unknown') AS known_band,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
    FROM summed_outreach
    GROUP BY known_band
)

SELECT
    counted.known_band AS age_band,
    counted.first_contact_persons,
    whole.all_persons
FROM counted
CROSS JOIN whole
LEFT JOIN codes ON codes.list = 'age_band' AND counted.known_band = codes.code
ORDER BY counted.known_band IS NULL, codes.position, counted.known_band
