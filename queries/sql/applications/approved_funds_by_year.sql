-- Approved funds per calendar year, complete from the first to the last: every sum spread evenly
-- over the months in which its project is funded. Without sum or period there is nothing to spread.
WITH spread AS (
    SELECT
        approved_eur,
        state_share_eur,
        esf_share_eur,
        funded_months,
        funded_from,
        funded_to,
        unnest(range(year(funded_from), year(funded_to) + 1)) AS funded_year
    FROM selected_applications
    WHERE outcome = 'approved' AND approved_eur IS NOT NULL AND funded_months > 0
),

parts AS (
    SELECT
        funded_year,
        approved_eur,
        state_share_eur,
        esf_share_eur,
        (
            CASE WHEN funded_year = year(funded_to) THEN month(funded_to) ELSE 12 END
            - CASE WHEN funded_year = year(funded_from) THEN month(funded_from) ELSE 1 END
            + 1.0
        ) / funded_months AS part
    FROM spread
),

counted AS (
    SELECT
        funded_year,
        count(*) AS funded_count,
        sum(part * cast(approved_eur AS DOUBLE)) AS approved_eur,
        sum(part * cast(state_share_eur AS DOUBLE)) AS state_share_eur,
        sum(part * cast(esf_share_eur AS DOUBLE)) AS esf_share_eur
    FROM parts
    GROUP BY funded_year
),

years AS (
    SELECT unnest(range(min(funded_year), max(funded_year) + 1)) AS funded_year
    FROM counted
)

SELECT
    cast(years.funded_year AS VARCHAR) AS funded_year,
    coalesce(counted.funded_count, 0) AS funded_count,
    coalesce(counted.approved_eur, 0) AS approved_eur,
    CASE
        WHEN counted.funded_count IS NULL THEN 0 ELSE counted.state_share_eur
    END AS state_share_eur,
    CASE WHEN counted.funded_count IS NULL THEN 0 ELSE counted.esf_share_eur END AS esf_share_eur
FROM years
LEFT JOIN counted USING (funded_year)
ORDER BY years.funded_year
