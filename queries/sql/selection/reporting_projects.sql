-- The months for which the chosen projects reported outreach: one row per project and month.
SELECT month
FROM outreach_by_application_and_month
WHERE application_id IN (SELECT application_id FROM selected_projects)
