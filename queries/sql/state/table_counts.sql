-- How many rows the present version holds, per delivered sheet, inside the viewer's areas.
SELECT
    'applications' AS sheet,
    count(*) AS rows_count
FROM selected_projects
UNION ALL
SELECT
    'neighbourhoods' AS sheet,
    count(*) AS rows_count
FROM chosen_neighbourhoods
UNION ALL
SELECT
    'application_neighbourhoods' AS sheet,
    count(*) AS rows_count
FROM application_neighbourhoods
INNER JOIN selected_projects USING (application_id)
UNION ALL
SELECT
    'outreach' AS sheet,
    coalesce(sum(outreach_by_application.records_count), 0) AS rows_count
FROM outreach_by_application
INNER JOIN selected_projects USING (application_id)
UNION ALL
SELECT
    'offers' AS sheet,
    count(*) AS rows_count
FROM selected_offers
UNION ALL
SELECT
    'anchor_sites' AS sheet,
    count(*) AS rows_count
FROM selected_anchor_sites
UNION ALL
SELECT
    'network' AS sheet,
    count(*) AS rows_count
FROM selected_network
UNION ALL
SELECT
    'social_planning' AS sheet,
    count(*) AS rows_count
FROM social_planning
WHERE $areas_district IS NULL OR regexp_matches(ags, $areas_district)
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
WHERE $areas_district IS NULL OR regexp_matches(ags, $areas_district)
UNION ALL
SELECT
    'published_figures' AS sheet,
    count(*) AS rows_count
FROM published_figures
UNION ALL
SELECT
    'events' AS sheet,
    count(*) AS rows_count
FROM events
UNION ALL
SELECT
    'funding_rounds' AS sheet,
    count(*) AS rows_count
FROM funding_rounds
UNION ALL
SELECT
    'circles' AS sheet,
    count(*) AS rows_count
FROM circles
UNION ALL
SELECT
    'code_lists' AS sheet,
    count(*) AS rows_count
FROM code_lists
UNION ALL
SELECT
    'indicator_catalogue' AS sheet,
    count(*) AS rows_count
FROM indicator_catalogue
