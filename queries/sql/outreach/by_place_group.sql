-- First contacts per group of places (schools and day care, facilities, support system …): persons.
-- A group shows the sum of its places, as choosing them together does; the whole that shares refer
-- to is a cell of its own.
WITH whole AS (
    SELECT protected_sum(first_contacts_true, first_contacts_key, $exact) AS all_persons
    FROM summed_outreach
),

by_place AS (
    SELECT
        place,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
    FROM summed_outreach
    GROUP BY place
),

counted AS (
    SELECT
        codes.group_german AS place_group,
        min(codes.position) AS position,
        string_agg(by_place.place, ',' ORDER BY by_place.place) AS group_places,
        cast(sum(by_place.first_contact_persons) AS BIGINT) AS first_contact_persons
    FROM by_place
    INNER JOIN codes ON codes.list = 'place' AND by_place.place = codes.code
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
