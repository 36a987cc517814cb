-- What stands behind the pictures of offers: records, sessions, attendances, participants. One row.
SELECT
    count(*) AS records_count,
    count(*) FILTER (attendances_count IS NULL) AS without_attendances_count,
    count(DISTINCT application_id) AS projects_count,
    coalesce(sum(sessions_count), 0) AS sessions_count,
    coalesce(sum(attendances_count), 0) AS attendances_count,
    protected_sum(participants_true, participants_key, $exact) AS participant_persons,
    count(*) FILTER (is_free) AS free_count,
    count(*) FILTER (is_free IS NOT NULL) AS stated_free_count
FROM selected_offers
