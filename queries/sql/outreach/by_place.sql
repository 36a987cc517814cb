-- First contacts per place of first contact: persons, most first.
SELECT
    place,
    protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons,
    (
        SELECT protected_sum(first_contacts_true, first_contacts_key, $exact)
        FROM selected_outreach
    ) AS all_persons
FROM selected_outreach
GROUP BY place
ORDER BY first_contact_persons DESC, place
