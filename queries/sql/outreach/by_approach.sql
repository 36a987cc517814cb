-- First contacts per approach: persons, most first; contacts without stated approach last.
SELECT
    approach,
    protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons,
    (
        SELECT protected_sum(first_contacts_true, first_contacts_key, $exact)
        FROM selected_outreach
    ) AS all_persons
FROM selected_outreach
GROUP BY approach
ORDER BY approach IS NULL, first_contact_persons DESC, approach
