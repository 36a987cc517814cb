-- First contacts per group of places (schools and day care, facilities, support system …): persons.
-- Each group is a cell of its own, not the sum of its places.
SELECT
    codes.group_german AS place_group,
    protected_sum(
        selected_outreach.first_contacts_true, selected_outreach.first_contacts_key, $exact
    ) AS first_contact_persons,
    (
        SELECT protected_sum(first_contacts_true, first_contacts_key, $exact)
        FROM selected_outreach
    ) AS all_persons
FROM selected_outreach
INNER JOIN codes ON codes.list = 'place' AND selected_outreach.place = codes.code
GROUP BY codes.group_german
ORDER BY first_contact_persons DESC, min(codes.position)
