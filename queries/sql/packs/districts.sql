-- Which Kreise are inside the choice.
SELECT district_ags
FROM chosen_districts
ORDER BY district_ags
