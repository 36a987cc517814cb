-- Where the chosen projects work, as delivered, for a stretch of applications.
SELECT
    case_number,
    neighbourhood_id,
    share_percent
FROM application_neighbourhoods
WHERE
    application_id IN (SELECT application_id FROM selected_applications)
    AND application_id BETWEEN $first_application AND $last_application
ORDER BY application_id, neighbourhood_id
