-- Applications per building block here and as published for the first round; one row per block.
-- The comparison holds for the whole programme only: no choice narrows it but the round, and who
-- may see a part of the state only is shown none.
WITH published AS (
    SELECT
        cast(right(figure, 1) AS INTEGER) AS building_block,
        cast(value AS INTEGER) AS published_count,
        source AS published_source
    FROM published_figures
    WHERE regexp_full_match(figure, 'applications_block_[1-3]') AND $areas IS NULL
),

counted AS (
    SELECT
        building_block,
        count(*) AS applications_count
    FROM applications
    WHERE funding_round = (SELECT first(code ORDER BY first_month) FROM rounds)
    GROUP BY building_block
)

SELECT
    published.building_block,
    coalesce(counted.applications_count, 0) AS applications_count,
    published.published_count,
    coalesce(counted.applications_count, 0) - published.published_count AS difference_count,
    published.published_source
FROM published
LEFT JOIN counted USING (building_block)
ORDER BY published.building_block
