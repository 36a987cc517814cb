-- The rows themselves, where no sum knows all that is asked and chosen.
SELECT
    *,
    1 AS records_count
FROM selected_outreach
