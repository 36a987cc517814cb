-- Which Gemeinden are inside the choice.
SELECT municipality_ags
FROM chosen_municipalities
ORDER BY municipality_ags
