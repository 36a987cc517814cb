-- Every Regierungsbezirk; `name_rank` is its place in German order.
SELECT
    region_ags,
    name,
    rank() OVER (ORDER BY name COLLATE de) AS name_rank
FROM regions
ORDER BY region_ags
