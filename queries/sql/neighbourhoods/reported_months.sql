-- First and last month reported for one Quartier, and how many months. One row.
SELECT
    min(month) AS first_month,
    max(month) AS last_month,
    count(DISTINCT month) AS months_count
FROM summed_outreach
WHERE neighbourhood_id = $neighbourhood_id
