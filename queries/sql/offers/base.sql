-- What stands behind the pictures of offers: records, sessions, attendances, participants. One row.
-- Attendances and participants are missing where no report states them.
SELECT
    count(*) AS records_count,
    count(*) FILTER (attendances_count IS NULL) AS without_attendances_count,
    count(DISTINCT application_id) AS projects_count,
    shown_events(coalesce(sum(sessions_count), 0), $exact) AS sessions_count,
    held_events(sum(sessions_count), $exact) AS sessions_count_withheld,
    shown_events(sum(attendances_count), $exact) AS attendances_count,
    held_events(sum(attendances_count), $exact) AS attendances_count_withheld,
    protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons,
    count(*) FILTER (is_free) AS free_count,
    count(*) FILTER (is_free IS NOT NULL) AS stated_free_count
FROM selected_offers
