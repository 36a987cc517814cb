-- Gemeinden for which a chosen state of social planning holds.
SELECT
    municipality_ags,
    district_ags
FROM planned_municipalities
WHERE list_contains($planning, planning_state)
