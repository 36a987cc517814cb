-- Applications per Regierungsbezirk and building block, both complete inside the choice.
WITH counted AS (
    SELECT
        region_ags,
        building_block,
        count(*) AS applications_count
    FROM selected_applications
    GROUP BY ALL
)

SELECT
    chosen_regions.region_ags,
    chosen_blocks.building_block,
    coalesce(counted.applications_count, 0) AS applications_count
FROM chosen_regions
CROSS JOIN chosen_blocks
LEFT JOIN counted USING (region_ags, building_block)
ORDER BY chosen_regions.region_ags, chosen_blocks.building_block
