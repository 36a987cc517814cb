-- Partnerships by type of partner, most first: a row of the network is one partnership.
SELECT
    partner,
    count(*) AS links_count,
    count(DISTINCT application_id) AS projects_count
FROM selected_network
GROUP BY partner
ORDER BY links_count DESC, partner
