-- Nobody is met for the first time without a contact.
-- kind: first-contacts-above-contacts
-- severity: error
-- cell: outreach.first_contacts_true
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    first_contacts_true AS value
FROM staged.outreach
WHERE first_contacts_true > contacts_count
