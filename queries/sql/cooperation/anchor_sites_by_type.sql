-- Anchor sites by type and by whose premises they are; types with most sites first.
SELECT
    anchor_site,
    own_premises,
    count(*) AS sites_count,
    sum(sites_count) OVER (PARTITION BY anchor_site) AS type_count
FROM selected_anchor_sites
GROUP BY anchor_site, own_premises
ORDER BY type_count DESC, anchor_site, own_premises DESC
