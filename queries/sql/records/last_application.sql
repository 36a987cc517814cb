-- The last number of an application, to read records in stretches.
SELECT coalesce(max(application_id), 0) AS application_id
FROM applications
