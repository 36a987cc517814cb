-- First contacts per group of places (schools and day care, facilities, support system …): persons.
-- Each group, and the whole that shares refer to, is a cell of its own, not a sum of others.
WITH whole AS (
    SELECT protected_sum(first_contacts_true, first_contacts_key, $exact) AS all_persons
    FROM summed_outreach
),

counted AS (
    SELECT
        codes.group_german AS place_group,
        min(codes.position) AS position,
        string_agg(DISTINCT summed_outreach.place, ',' ORDER BY summed_outreach.place)
            AS group_places,
        protected_sum(
            summed_outreach.first_contacts_true, summed_outreach.first_contacts_key, $exact
        ) AS first_contact_persons
    FROM summed_outreach
    INNER JOIN codes ON codes.list = 'place' AND summed_outreach.place = codes.code
    GROUP BY codes.group_german
)

SELECT
    counted.place_group,
    counted.group_places,
    counted.first_contact_persons,
    whole.all_persons
FROM counted
CROSS JOIN whole
ORDER BY counted.first_contact_persons DESC, counted.position
