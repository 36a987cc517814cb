-- How many applications stand behind the pictures, and what some of them do not say.
SELECT
    count(*) AS applications_count,
    count(*) FILTER (outcome = 'approved') AS approved_count,
    count(*) FILTER (outcome = 'approved' AND approved_eur IS NULL) AS without_sum_count,
    count(*) FILTER (outcome = 'open') AS open_count,
    count(*) FILTER (outcome = 'withdrawn') AS withdrawn_count,
    count(*) FILTER (is_decided(outcome)) AS decided_count,
    count(*) FILTER (outcome = 'rejected') AS rejected_count,
    count(*) FILTER (outcome = 'revoked') AS revoked_count
FROM selected_applications
