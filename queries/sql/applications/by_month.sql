-- Applications per month of receipt, without gaps from the first month to the last.
WITH counted AS (
    SELECT
        received_month AS month,
        count(*) AS applications_count
    FROM selected_applications
    GROUP BY received_month
),

limits AS (
    SELECT
        strptime(min(month), '%Y-%m') AS first_day,
        strptime(max(month), '%Y-%m') AS last_day
    FROM counted
),

days AS (
    SELECT unnest(generate_series(first_day, last_day, INTERVAL 1 MONTH)) AS first_day
    FROM limits
),

months AS (
    SELECT strftime(first_day, '%Y-%m') AS month
    FROM days
)

SELECT
    months.month,
    coalesce(counted.applications_count, 0) AS applications_count
FROM months
LEFT JOIN counted USING (month)
ORDER BY months.month
