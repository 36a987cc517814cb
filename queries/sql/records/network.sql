-- Partners as delivered, for a stretch of applications.
SELECT
    case_number,
    partner,
    body,
    form
FROM selected_network
WHERE application_id BETWEEN $first_application AND $last_application
ORDER BY application_id, partner, body, form
