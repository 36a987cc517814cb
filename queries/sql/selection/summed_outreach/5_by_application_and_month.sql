-- Summed by application and month, whatever chooses the applications.
SELECT *
FROM outreach_by_application_and_month
WHERE
    application_id IN (SELECT application_id FROM projects_in_any_neighbourhood)
    AND ($from_month IS NULL OR month >= $from_month)
    AND ($to_month IS NULL OR month <= $to_month)
