-- Days from receipt to decision over the whole choice, with those that have no time: one row.
SELECT
    count(*) FILTER (is_decided(outcome)) AS decided_count,
    count(decision_days) FILTER (is_decided(outcome)) AS dated_count,
    median(decision_days) FILTER (is_decided(outcome)) AS median_days,
    count(*) FILTER (outcome = 'open') AS open_count,
    count(*) FILTER (outcome = 'withdrawn') AS withdrawn_count
FROM selected_applications
