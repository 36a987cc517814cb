-- First and last month the data speak of, and of those anything was reported for. One row.
SELECT
    least(
        (SELECT min(received_month) FROM applications), (SELECT min(month) FROM outreach_by_month)
    ) AS first_month,
    greatest(
        (SELECT max(received_month) FROM applications), (SELECT max(month) FROM outreach_by_month)
    ) AS last_month,
    (SELECT min(month) FROM outreach_by_month) AS first_reported_month,
    (SELECT max(month) FROM outreach_by_month) AS last_reported_month
