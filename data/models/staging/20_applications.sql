-- Applications with what follows from their own columns: outcome, area, months and days.
CREATE VIEW staged.applications AS
SELECT
    *,
    CASE
        WHEN status IN ('approved', 'running', 'completed') THEN 'approved'
        WHEN status IN ('received', 'under-review') THEN 'open'
        ELSE status
    END AS outcome,
    strftime(received_on, '%Y-%m') AS received_month,
    date_diff('day', received_on, decided_on) AS decision_days,
    date_diff('month', funded_from, funded_to) + 1 AS funded_months,
    left(municipality_ags, 5) AS district_ags,
    left(municipality_ags, 3) AS region_ags
FROM merged.applications;
