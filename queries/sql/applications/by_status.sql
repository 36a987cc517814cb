-- Applications per exact status.
SELECT
    status,
    count(*) AS applications_count
FROM selected_applications
GROUP BY status
ORDER BY status
