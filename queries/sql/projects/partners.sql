-- One project's partners and the bodies in which they meet.
SELECT
    partner,
    body,
    form AS cooperation_form
FROM selected_network
WHERE case_number = $case_number
ORDER BY partner, body
