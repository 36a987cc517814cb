-- Offers per reported month, without gaps from the first month to the last.
-- A month in which no project of the choice reported an offer has 0 reporting projects and no
-- numbers; a number that no report of a month states is missing. Fewer than three sessions or
-- attendances are withheld beside participants.
WITH counted AS (
    SELECT
        month,
        sum(sessions_count) AS sessions_count,
        sum(attendances_count) AS attendances_count,
        protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons
    FROM selected_offers
    GROUP BY month
),

reports AS (
    SELECT
        month,
        count(DISTINCT application_id) AS reporting_count
    FROM offers
    WHERE application_id IN (SELECT application_id FROM selected_projects)
    GROUP BY month
),

months AS (
    SELECT
        strftime(unnest(generate_series(
            strptime(min(month), '%Y-%m'), strptime(max(month), '%Y-%m'), INTERVAL 1 MONTH
        )), '%Y-%m') AS month
    FROM counted
)

SELECT
    months.month,
    CASE
        WHEN counted.month IS NOT NULL THEN shown_events(counted.sessions_count, $exact)
        WHEN reports.reporting_count > 0 THEN 0
    END AS sessions_count,
    held_events(counted.sessions_count, $exact) AS sessions_count_withheld,
    CASE
        WHEN counted.month IS NOT NULL THEN shown_events(counted.attendances_count, $exact)
        WHEN reports.reporting_count > 0 THEN 0
    END AS attendances_count,
    held_events(counted.attendances_count, $exact) AS attendances_count_withheld,
    CASE
        WHEN counted.month IS NOT NULL THEN counted.participant_persons
        WHEN reports.reporting_count > 0 THEN 0
    END AS participant_persons,
    coalesce(reports.reporting_count, 0) AS reporting_count
FROM months
LEFT JOIN counted USING (month)
LEFT JOIN reports USING (month)
ORDER BY months.month
