-- First contacts per age band: persons, in the order of the code list; of unknown age, or without
-- statement, last. Beside them all first contacts, a cell of its own, as the whole of shares. Ages
-- cut the groups that a choice cannot cut: they are withheld where fewer than 20 are shown in all.
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
    whole.all_persons,
    NOT $exact AND is_base_too_small(whole.all_persons) AS first_contact_persons_withheld,
    CASE
        WHEN $exact OR NOT is_base_too_small(whole.all_persons) THEN counted.first_contact_persons
    END AS first_contact_persons
FROM counted
CROSS JOIN whole
LEFT JOIN codes ON codes.list = 'age_band' AND counted.known_band = codes.code
ORDER BY counted.known_band IS NULL, codes.position, counted.known_band
