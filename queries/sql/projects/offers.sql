-- One project's offers per kind: sessions and attendances are events, participants persons.
-- What no report states is missing, not 0.
SELECT
    offer,
    shown_events(sum(sessions_count), $exact) AS sessions_count,
    held_events(sum(sessions_count), $exact) AS sessions_count_withheld,
    shown_events(sum(attendances_count), $exact) AS attendances_count,
    held_events(sum(attendances_count), $exact) AS attendances_count_withheld,
    protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons
FROM selected_offers
WHERE case_number = $case_number
GROUP BY offer
ORDER BY sessions_count DESC NULLS LAST, offer
