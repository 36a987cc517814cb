-- Applications, what they asked for and what was approved, per type of applicant.
SELECT
    applicant_type,
    count(*) AS applications_count,
    count(*) FILTER (outcome = 'approved') AS approved_count,
    sum(requested_eur) AS requested_eur,
    coalesce(sum(approved_eur), 0) AS approved_eur
FROM selected_applications
GROUP BY applicant_type
ORDER BY applications_count DESC, applicant_type
