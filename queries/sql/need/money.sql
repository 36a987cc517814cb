-- What is approved per Kreis and building block, and what it would be with another own
-- contribution. A project without total costs keeps its sum. Per year: by the months funded.
SELECT
    district_ags,
    building_block,
    count(*) AS approved_count,
    sum(approved_eur) AS approved_eur,
    sum(
        CASE
            WHEN $own IS NULL OR total_eur IS NULL THEN approved_eur
            ELSE total_eur * (100 - $own) / 100
        END
    ) AS tried_eur,
    sum(12.0 * approved_eur / funded_months) AS approved_eur_per_year,
    sum(
        12.0 * CASE
            WHEN $own IS NULL OR total_eur IS NULL THEN approved_eur
            ELSE total_eur * (100 - $own) / 100
        END / funded_months
    ) AS tried_eur_per_year
FROM selected_applications
WHERE outcome = 'approved' AND approved_eur IS NOT NULL
GROUP BY district_ags, building_block
ORDER BY district_ags, building_block
