-- One project's offers per kind: sessions and attendances are events, participants persons.
SELECT
    offer,
    sum(sessions_count) AS sessions_count,
    sum(attendances_count) AS attendances_count,
    protected_sum(participants_true, participants_key, $exact) AS participant_persons
FROM offers
WHERE case_number = $case_number
GROUP BY offer
ORDER BY sessions_count DESC NULLS LAST, offer
