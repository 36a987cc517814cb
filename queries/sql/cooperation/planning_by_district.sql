-- State of social planning per Kreis of the choice, missing where the Kreis did not state it.
SELECT
    chosen_districts.district_ags,
    stated_planning.planning_state,
    stated_planning.has_concept
FROM chosen_districts
LEFT JOIN stated_planning ON chosen_districts.district_ags = stated_planning.area_ags
ORDER BY chosen_districts.district_ags
