-- Applications and approved funds per funding round and building block. A block without
-- applications in a round that occurs stands there with 0.
WITH rounds AS (
    SELECT DISTINCT funding_round
    FROM selected_applications
),

counted AS (
    SELECT
        funding_round,
        building_block,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        sum(approved_eur) AS approved_eur
    FROM selected_applications
    GROUP BY ALL
)

SELECT
    rounds.funding_round,
    chosen_blocks.building_block,
    coalesce(counted.applications_count, 0) AS applications_count,
    coalesce(counted.approved_count, 0) AS approved_count,
    coalesce(counted.approved_eur, 0) AS approved_eur
FROM rounds
CROSS JOIN chosen_blocks
LEFT JOIN counted USING (funding_round, building_block)
ORDER BY rounds.funding_round, chosen_blocks.building_block
