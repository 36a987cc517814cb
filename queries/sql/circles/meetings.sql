-- The meetings of the circles as delivered, by cycle; what is not known stays empty.
SELECT
    circle,
    cycle,
    met_on,
    venue,
    topics,
    protected_sum_or_null(attendees_true, attendees_key, $exact) AS attendee_persons
FROM circle_meetings
GROUP BY circle, cycle, met_on, venue, topics
ORDER BY cycle NULLS LAST, met_on NULLS LAST, circle
