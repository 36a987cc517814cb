-- One project's offers per kind: sessions and attendances are events, participants persons.
-- What no report states is missing, not 0.
SELECT
    offer,
    sum(sessions_count) AS sessions_count,
    sum(attendances_count) AS attendances_count,
    protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons
FROM selected_offers
WHERE case_number = $case_number
GROUP BY offer
ORDER BY sessions_count DESC NULLS LAST, offer
