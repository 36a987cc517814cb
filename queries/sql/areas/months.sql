-- First and last month the data speak of. One row.
SELECT
    least(
        (SELECT min(received_month) FROM applications), (SELECT min(month) FROM outreach)
    ) AS first_month,
    greatest(
        (SELECT max(received_month) FROM applications), (SELECT max(month) FROM outreach)
    ) AS last_month
