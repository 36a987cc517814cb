-- Summed by application and month, whatever chooses the applications.
SELECT *
FROM outreach_by_application_and_month
WHERE
    application_id IN (SELECT application_id FROM selected_projects)
    AND ($from_month IS NULL OR month >= $from_month)
    AND ($to_month IS NULL OR month <= $to_month)
