-- The finest table of offers for everybody: month, Kreis and kind of offer. Every row is a cell of
-- its own; fewer than three events are withheld.
SELECT
    month,
    applications.region_ags,
    applications.district_ags,
    offer,
    shown_events(sum(sessions_count), $exact) AS sessions_count,
    held_events(sum(sessions_count), $exact) AS sessions_count_withheld,
    shown_events(sum(attendances_count), $exact) AS attendances_count,
    held_events(sum(attendances_count), $exact) AS attendances_count_withheld,
    protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons
FROM selected_offers
INNER JOIN applications ON selected_offers.application_id = applications.application_id
WHERE left(month, 4) = $year
GROUP BY month, applications.region_ags, applications.district_ags, offer
ORDER BY month, applications.district_ags, offer
