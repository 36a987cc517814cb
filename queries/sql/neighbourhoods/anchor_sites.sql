-- Anchor sites in one Quartier, by type.
SELECT
    anchor_site,
    own_premises,
    count(*) AS sites_count
FROM selected_anchor_sites
WHERE neighbourhood_id = $neighbourhood_id
GROUP BY anchor_site, own_premises
ORDER BY sites_count DESC, anchor_site, own_premises DESC
