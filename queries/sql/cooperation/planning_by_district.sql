-- State of social planning per Kreis of the choice, missing where the Kreis did not state it; of a
-- chosen state only the Kreise that gave it themselves.
SELECT
    chosen_districts.district_ags,
    stated_planning.planning_state,
    stated_planning.has_concept
FROM chosen_districts
LEFT JOIN stated_planning ON chosen_districts.district_ags = stated_planning.area_ags
WHERE ($planning IS NULL OR list_contains($planning, stated_planning.planning_state))
ORDER BY chosen_districts.district_ags
