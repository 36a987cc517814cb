-- Own contribution of approved applications in percent of the eligible costs, by block and by
-- whether the applicant is a municipal body; the least share asked for is 20 or 10 percent.
WITH stated AS (
    SELECT
        building_block,
        is_municipal,
        own_share_eur,
        total_eur,
        CASE WHEN is_municipal THEN 20 ELSE 10 END AS minimum_percent
    FROM selected_applications
    WHERE outcome = 'approved' AND own_share_eur IS NOT NULL AND total_eur > 0
)

SELECT
    building_block,
    is_municipal,
    count(*) AS approved_count,
    sum(own_share_eur) AS own_share_eur,
    sum(total_eur) AS total_eur,
    100.0 * sum(own_share_eur) / sum(total_eur) AS own_contribution_percent,
    minimum_percent,
    count(*) FILTER (100 * own_share_eur < minimum_percent * total_eur) AS below_minimum_count
FROM stated
GROUP BY ALL
ORDER BY building_block, is_municipal DESC
