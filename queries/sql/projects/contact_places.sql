-- One project's first contacts per place; persons behind the gate.
SELECT
    place,
    protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
FROM selected_outreach
WHERE case_number = $case_number
GROUP BY place
ORDER BY first_contact_persons DESC, place
