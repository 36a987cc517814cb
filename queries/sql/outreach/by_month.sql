-- First contacts and contacts per reported month, without gaps from the first month to the last.
-- A month in which no project of the choice reported anything has 0 reporting projects and no
-- numbers: nothing is known of it. Contacts bound the persons among them, so fewer than three are
-- withheld.
WITH whole AS (
    SELECT protected_sum(first_contacts_true, first_contacts_key, $exact) AS all_persons
    FROM summed_outreach
),

counted AS (
    SELECT
        month,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons,
        sum(contacts_count) AS contacts_count
    FROM summed_outreach
    GROUP BY month
),

reports AS (
    SELECT
        month,
        count(*) AS reporting_count
    FROM reporting_projects
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
        WHEN reports.reporting_count > 0 THEN coalesce(counted.first_contact_persons, 0)
    END AS first_contact_persons,
    whole.all_persons,
    CASE
        WHEN reports.reporting_count > 0
            THEN shown_events(coalesce(counted.contacts_count, 0), $exact)
    END AS contacts_count,
    held_events(counted.contacts_count, $exact) AS contacts_count_withheld,
    coalesce(reports.reporting_count, 0) AS reporting_count
FROM months
CROSS JOIN whole
LEFT JOIN counted USING (month)
LEFT JOIN reports USING (month)
ORDER BY months.month
