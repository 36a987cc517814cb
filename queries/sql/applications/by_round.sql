-- The funding rounds beside each other. Rounds differ in length, so money also stands per project
-- and year: what was approved per month of the funded time, times 12.
WITH approved AS (
    SELECT
        funding_round,
        sum(approved_eur) / sum(funded_months) * 12 AS approved_eur_per_project_year
    FROM selected_applications
    WHERE approved_eur IS NOT NULL AND funded_months > 0
    GROUP BY funding_round
)

SELECT
    selected_applications.funding_round,
    count(*) AS applications_count,
    count(*) FILTER (is_decided(outcome)) AS decided_count,
    count(*) FILTER (outcome = 'approved') AS approved_count,
    100.0 * count(*) FILTER (outcome = 'approved')
    / nullif(
        count(*) FILTER (is_decided(outcome)), 0
    ) AS approval_rate_percent,
    coalesce(sum(approved_eur), 0) AS approved_eur,
    sum(approved_eur) / nullif(count(approved_eur), 0) AS approved_eur_per_project,
    any_value(approved.approved_eur_per_project_year) AS approved_eur_per_project_year
FROM selected_applications
LEFT JOIN approved USING (funding_round)
GROUP BY selected_applications.funding_round
ORDER BY selected_applications.funding_round
