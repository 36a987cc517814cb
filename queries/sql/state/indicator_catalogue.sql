-- The catalogue of indicators with the dates and levels of their values, and where each comes from;
-- `delivered_at`: when values of it were last delivered.
WITH delivered AS (
    SELECT
        indicator,
        max(imported_at) AS delivered_at
    FROM indicators
    WHERE NOT is_reference
    GROUP BY indicator
)

SELECT
    catalogue.indicator,
    catalogue.unit,
    catalogue.direction,
    coalesce(catalogue.origin, '') AS origin,
    catalogue.source_file,
    catalogue.imported_at,
    min(dates.year) AS first_date,
    max(dates.year) AS last_date,
    coalesce(sum(dates.areas_count), 0) AS values_count,
    any_value(delivered.delivered_at) AS delivered_at
FROM indicator_catalogue AS catalogue
LEFT JOIN indicator_dates AS dates USING (indicator)
LEFT JOIN delivered USING (indicator)
GROUP BY ALL
ORDER BY catalogue.indicator
