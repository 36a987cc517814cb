-- The three Kreise with most under-18s, whatever is chosen: a start for a comparison.
SELECT district_ags
FROM districts
ORDER BY under_18_population DESC, district_ags
LIMIT 3
