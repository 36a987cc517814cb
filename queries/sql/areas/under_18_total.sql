-- Under-18s of the chosen Kreise on 31.12.2019. One row.
SELECT
    coalesce(sum(under_18_population), 0) AS under_18_population,
    count(*) AS districts_count
FROM chosen_districts
