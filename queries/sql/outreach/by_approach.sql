-- First contacts per approach: persons, most first, without statement last. Beside them all first
-- contacts, a cell of its own, as the whole that shares refer to.
WITH whole AS (
    SELECT protected_sum(first_contacts_true, first_contacts_key, $exact) AS all_persons
    FROM summed_outreach
),

counted AS (
    SELECT
        approach,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
    FROM summed_outreach
    GROUP BY approach
)

SELECT
    counted.approach,
    counted.first_contact_persons,
    whole.all_persons
FROM counted
CROSS JOIN whole
ORDER BY counted.approach IS NULL, counted.first_contact_persons DESC, counted.approach
