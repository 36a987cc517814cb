-- How many projects of the choice reported outreach in its months. One row.
SELECT count(DISTINCT application_id) AS reporting_count
FROM outreach_by_application_and_month
WHERE
    application_id IN (SELECT application_id FROM selected_projects)
    AND ($from_month IS NULL OR month >= $from_month)
    AND ($to_month IS NULL OR month <= $to_month)
