-- First and last month the data speak of, of receipts, and of what was reported. One row.
SELECT
    least(
        (SELECT min(received_month) FROM applications), (SELECT min(month) FROM outreach_by_month)
    ) AS first_month,
    greatest(
        (SELECT max(received_month) FROM applications), (SELECT max(month) FROM outreach_by_month)
    ) AS last_month,
    (SELECT min(received_month) FROM applications) AS first_received_month,
    (SELECT max(received_month) FROM applications) AS last_received_month,
    (SELECT min(month) FROM outreach_by_month) AS first_reported_month,
    (SELECT max(month) FROM outreach_by_month) AS last_reported_month
