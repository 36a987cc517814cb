-- Offers by type: sessions, attendances (both events) and participants (persons), kept apart.
-- Where no report states a number, it is missing, not 0; fewer than three events are withheld.
SELECT
    offer,
    shown_events(sum(sessions_count), $exact) AS sessions_count,
    held_events(sum(sessions_count), $exact) AS sessions_count_withheld,
    shown_events(sum(attendances_count), $exact) AS attendances_count,
    held_events(sum(attendances_count), $exact) AS attendances_count_withheld,
    protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons,
    count(DISTINCT application_id) AS projects_count
FROM selected_offers
GROUP BY offer
ORDER BY sessions_count DESC NULLS LAST, offer
