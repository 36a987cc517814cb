-- Partnerships by the body in which they meet, most first; those without stated body last.
SELECT
    body,
    count(*) AS links_count,
    count(DISTINCT application_id) AS projects_count
FROM selected_network
GROUP BY body
ORDER BY body IS NULL, links_count DESC, body
