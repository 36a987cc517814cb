-- The first and the last reported month of outreach and of offers; missing where nothing is.
SELECT
    'outreach' AS source,
    min(month) AS first_month,
    max(month) AS last_month
FROM outreach_by_month
UNION ALL
SELECT
    'offers' AS source,
    min(month) AS first_month,
    max(month) AS last_month
FROM offers
