-- Summed by application and Quartier, whatever chooses the applications.
SELECT *
FROM outreach_by_application
WHERE
    application_id IN (SELECT application_id FROM projects_in_any_neighbourhood)
    AND ($neighbourhood IS NULL OR list_contains($neighbourhood, neighbourhood_id))
