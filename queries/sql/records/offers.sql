-- Monthly counts of offers as delivered, for a stretch of applications: a row is one record.
SELECT
    case_number,
    month,
    offer,
    is_free,
    shown_events(sum(sessions_count), $exact) AS sessions_count,
    shown_events(sum(attendances_count), $exact) AS attendances_count,
    protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons
FROM selected_offers
WHERE application_id BETWEEN $first_application AND $last_application
GROUP BY application_id, case_number, month, offer, is_free
ORDER BY application_id, month, offer, is_free
