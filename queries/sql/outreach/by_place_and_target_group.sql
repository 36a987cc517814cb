-- First contacts per place and target group, with the totals of both: persons.
-- Every total is a cell of its own, so the cells of a row need not add up to it.
WITH cells AS MATERIALIZED (
    SELECT
        place,
        target_group,
        grouping(place, target_group) AS summed_over,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
    FROM summed_outreach
    GROUP BY cube (place, target_group)
)

SELECT
    cells.place,
    cells.target_group,
    cells.first_contact_persons,
    places.first_contact_persons AS place_persons,
    target_groups.first_contact_persons AS target_group_persons,
    everything.first_contact_persons AS all_persons
FROM cells
INNER JOIN cells AS places ON places.summed_over = 1 AND cells.place = places.place
INNER JOIN cells AS target_groups
    ON target_groups.summed_over = 2 AND cells.target_group = target_groups.target_group
INNER JOIN cells AS everything ON everything.summed_over = 3
LEFT JOIN codes AS place_codes
    ON place_codes.list = 'place' AND cells.place = place_codes.code
LEFT JOIN codes AS target_codes
    ON target_codes.list = 'target_group' AND cells.target_group = target_codes.code
WHERE cells.summed_over = 0
ORDER BY place_codes.position, target_codes.position
