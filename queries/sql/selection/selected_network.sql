-- Partners of the chosen projects.
SELECT *
FROM network
WHERE application_id IN (SELECT application_id FROM selected_projects)
