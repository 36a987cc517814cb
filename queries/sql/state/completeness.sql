-- Which approved project reported outreach in which month it was funded, up to the last month
-- any project reported.
-- One row per project and month; the months of a project run from its funding start to its end.
WITH last_month AS (
    SELECT max(month) AS month
    FROM outreach_by_application_and_month
),

due AS (
    SELECT
        selected_projects.application_id,
        selected_projects.case_number,
        selected_projects.title,
        selected_projects.region_ags,
        strftime(unnest(generate_series(
            date_trunc('month', selected_projects.funded_from),
            least(
                date_trunc('month', selected_projects.funded_to),
                strptime(last_month.month, '%Y-%m')
            ),
            INTERVAL 1 MONTH
        )), '%Y-%m') AS month
    FROM selected_projects
    CROSS JOIN last_month
    WHERE
        selected_projects.outcome = 'approved'
        AND selected_projects.funded_from IS NOT NULL
        AND selected_projects.funded_to IS NOT NULL
),

reported AS (
    SELECT DISTINCT
        application_id,
        month
    FROM outreach_by_application_and_month
)

SELECT
    due.case_number,
    due.title,
    due.region_ags,
    due.month,
    reported.application_id IS NOT NULL AS is_reported
FROM due
LEFT JOIN reported USING (application_id, month)
WHERE
    ($from_month IS NULL OR due.month >= $from_month)
    AND ($to_month IS NULL OR due.month <= $to_month)
ORDER BY due.region_ags, due.case_number, due.month
