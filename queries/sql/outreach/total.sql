-- First contacts inside the choice: persons, once per project. One row.
SELECT protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
FROM summed_outreach
