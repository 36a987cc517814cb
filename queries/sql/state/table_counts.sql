-- How many rows the present version holds, per delivered sheet.
SELECT
    'applications' AS sheet,
    count(*) AS rows_count
FROM applications
UNION ALL
SELECT
    'neighbourhoods' AS sheet,
    count(*) AS rows_count
FROM neighbourhoods
UNION ALL
SELECT
    'application_neighbourhoods' AS sheet,
    count(*) AS rows_count
FROM application_neighbourhoods
UNION ALL
SELECT
    'outreach' AS sheet,
    count(*) AS rows_count
FROM outreach
UNION ALL
SELECT
    'offers' AS sheet,
    count(*) AS rows_count
FROM offers
UNION ALL
SELECT
    'anchor_sites' AS sheet,
    count(*) AS rows_count
FROM anchor_sites
UNION ALL
SELECT
    'network' AS sheet,
    count(*) AS rows_count
FROM network
UNION ALL
SELECT
    'social_planning' AS sheet,
    count(*) AS rows_count
FROM social_planning
UNION ALL
SELECT
    'circle_meetings' AS sheet,
    count(*) AS rows_count
FROM circle_meetings
UNION ALL
SELECT
    'indicators' AS sheet,
    count(*) AS rows_count
FROM indicators
UNION ALL
SELECT
    'published_figures' AS sheet,
    count(*) AS rows_count
FROM published_figures
