-- Partners of the chosen projects, by kind of partner and the body in which they meet.
SELECT *
FROM network
WHERE
    application_id IN (SELECT application_id FROM selected_projects)
    AND ($partner IS NULL OR list_contains($partner, partner))
    AND ($body IS NULL OR list_contains($body, body))
