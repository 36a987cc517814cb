-- Anchor sites of the chosen projects and kinds; in a chosen Quartier only its own, listed for the
-- project or not.
SELECT *
FROM anchor_sites
WHERE
    application_id IN (SELECT application_id FROM projects_in_any_neighbourhood)
    AND ($neighbourhood IS NULL OR list_contains($neighbourhood, neighbourhood_id))
    AND ($site IS NULL OR list_contains($site, anchor_site))
