-- Anchor sites of the chosen projects; in a chosen Quartier only its own.
SELECT *
FROM anchor_sites
WHERE
    application_id IN (SELECT application_id FROM selected_projects)
    AND ($neighbourhood IS NULL OR list_contains($neighbourhood, neighbourhood_id))
