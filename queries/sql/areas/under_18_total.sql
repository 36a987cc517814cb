-- Under-18s of the chosen Kreise. One row.
SELECT
    coalesce(sum(under_18_population), 0) AS under_18_population,
    count(*) AS districts_count
FROM chosen_districts
