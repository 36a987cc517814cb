-- Own contribution of approved applications in percent of the eligible costs, by block and by
-- whether the applicant is a municipal body; beside it the least share that the newest of their
-- rounds asks for. Each application is measured by its own round.
WITH stated AS (
    SELECT
        selected_applications.building_block,
        selected_applications.is_municipal,
        selected_applications.own_share_eur,
        selected_applications.total_eur,
        rounds.first_month,
        CASE
            WHEN selected_applications.is_municipal THEN rounds.own_share_municipal_percent
            ELSE rounds.own_share_other_percent
        END AS minimum_percent
    FROM selected_applications
    LEFT JOIN rounds ON selected_applications.funding_round = rounds.code
    WHERE outcome = 'approved' AND own_share_eur IS NOT NULL AND total_eur > 0
)

SELECT
    building_block,
    is_municipal,
    count(*) AS approved_count,
    sum(own_share_eur) AS own_share_eur,
    sum(total_eur) AS total_eur,
    100.0 * sum(own_share_eur) / sum(total_eur) AS own_contribution_percent,
    coalesce(max_by(minimum_percent, first_month), 0) AS minimum_percent,
    count(*) FILTER (
        100 * cast(own_share_eur AS DOUBLE) < minimum_percent * cast(total_eur AS DOUBLE) - 1e-6
    ) AS below_minimum_count
FROM stated
GROUP BY building_block, is_municipal
ORDER BY building_block, is_municipal DESC
