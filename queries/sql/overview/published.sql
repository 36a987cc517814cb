-- Applications per building block here and as published for the first round; one row per block.
-- The comparison holds for the whole programme only, so no choice narrows it but the round.
WITH published AS (
    SELECT
        CAST(RIGHT(figure, 1) AS INTEGER) AS building_block,
        CAST(value AS INTEGER) AS published_count,
        source AS published_source
    FROM published_figures
    WHERE REGEXP_FULL_MATCH(figure, 'applications_block_[1-3]')
),

counted AS (
    SELECT
        building_block,
        COUNT(*) AS applications_count
    FROM applications
    WHERE
        funding_round = '2018-2020'
        AND ($areas IS NULL OR REGEXP_MATCHES(municipality_ags, $areas))
    GROUP BY building_block
)

SELECT
    published.building_block,
    COALESCE(counted.applications_count, 0) AS applications_count,
    published.published_count,
    COALESCE(counted.applications_count, 0) - published.published_count AS difference_count,
    published.published_source
FROM published
LEFT JOIN counted USING (building_block)
ORDER BY published.building_block
