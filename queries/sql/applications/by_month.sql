-- Applications per month of receipt, without gaps from the first month to the last.
WITH counted AS (
    SELECT
        received_month AS month,
        count(*) AS applications_count
    FROM selected_applications
    GROUP BY received_month
),

months AS (
    SELECT strftime(unnest(generate_series(
        strptime(min(month), '%Y-%m'), strptime(max(month), '%Y-%m'), INTERVAL 1 MONTH
    )), '%Y-%m') AS month
    FROM counted
)

SELECT
    months.month,
    coalesce(counted.applications_count, 0) AS applications_count
FROM months
LEFT JOIN counted USING (month)
ORDER BY months.month
