-- The calendar years of which anything was reported.
SELECT left(month, 4) AS reported_year
FROM outreach
UNION
SELECT left(month, 4) AS reported_year
FROM offers
ORDER BY reported_year
