-- Applications inside the choice, the month of receipt included.
SELECT *
FROM selected_projects
WHERE
    ($from_month IS NULL OR received_month >= $from_month)
    AND ($to_month IS NULL OR received_month <= $to_month)
