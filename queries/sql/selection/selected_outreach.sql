-- Monthly outreach of the chosen projects: own month, Quartier, target group, place of first
-- contact and approach. A row belongs to a Quartier by what it says itself, listed for its project
-- or not.
SELECT *
FROM outreach
WHERE
    application_id IN (SELECT application_id FROM projects_in_any_neighbourhood)
    AND ($neighbourhood IS NULL OR list_contains($neighbourhood, neighbourhood_id))
    AND ($target IS NULL OR list_contains($target, target_group))
    AND ($place IS NULL OR list_contains($place, place))
    AND ($approach IS NULL OR list_contains($approach, approach))
    AND ($from_month IS NULL OR month >= $from_month)
    AND ($to_month IS NULL OR month <= $to_month)
