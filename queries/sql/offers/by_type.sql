-- Offers by type: sessions, attendances (both events) and participants (persons), kept apart.
-- Where no report states a number, it is missing, not 0.
SELECT
    offer,
    sum(sessions_count) AS sessions_count,
    sum(attendances_count) AS attendances_count,
    protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons,
    count(DISTINCT application_id) AS projects_count
FROM selected_offers
GROUP BY offer
ORDER BY sessions_count DESC NULLS LAST, offer
