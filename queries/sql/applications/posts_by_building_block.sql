-- Posts of approved applications per building block of the choice, full time = 1. Only applications
-- that state their posts are taken; a post should be a quarter at least (Förderdatenbank).
WITH counted AS (
    SELECT
        building_block,
        count(*) AS stating_count,
        sum(staff_fte) AS approved_posts,
        count(*) FILTER (staff_fte < 0.25) AS below_quarter_count
    FROM selected_applications
    WHERE outcome = 'approved' AND staff_fte IS NOT NULL
    GROUP BY building_block
)

SELECT
    chosen_blocks.building_block,
    coalesce(counted.stating_count, 0) AS stating_count,
    coalesce(counted.approved_posts, 0) AS approved_posts,
    cast(counted.approved_posts AS DOUBLE) / counted.stating_count AS posts_per_project,
    coalesce(counted.below_quarter_count, 0) AS below_quarter_count
FROM chosen_blocks
LEFT JOIN counted USING (building_block)
ORDER BY chosen_blocks.building_block
