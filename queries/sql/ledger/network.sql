-- Every partnership.
SELECT
    application_id,
    partner,
    body
FROM network
