-- Quartiere inside the choice: themselves, or by the Gemeinde they lie in.
SELECT *
FROM neighbourhoods
WHERE
    ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND ($municipality IS NULL OR list_contains($municipality, municipality_ags))
    AND ($neighbourhood IS NULL OR list_contains($neighbourhood, neighbourhood_id))
    AND (
        $planning IS NULL
        OR municipality_ags IN (SELECT municipality_ags FROM municipalities_at_state)
    )
    AND ($areas IS NULL OR regexp_matches(municipality_ags, $areas))
