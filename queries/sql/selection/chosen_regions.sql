-- Regierungsbezirke inside the choice: chosen themselves or holding a chosen area.
SELECT *
FROM regions
WHERE region_ags IN (SELECT region_ags FROM chosen_districts)
