-- The state of social planning that holds for a Gemeinde: its own, or that of its Kreis where it
-- stated nothing; missing where both are silent.
SELECT
    municipalities.municipality_ags,
    municipalities.district_ags,
    coalesce(of_gemeinde.planning_state, of_kreis.planning_state) AS planning_state
FROM municipalities
LEFT JOIN stated_planning AS of_gemeinde
    ON municipalities.municipality_ags = of_gemeinde.area_ags
LEFT JOIN stated_planning AS of_kreis ON municipalities.district_ags = of_kreis.area_ags
