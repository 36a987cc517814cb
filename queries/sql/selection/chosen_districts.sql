-- Kreise inside the choice: themselves, by their Regierungsbezirk, or by a Gemeinde of theirs; by
-- the state of social planning they gave or that holds for a Gemeinde of theirs.
SELECT *
FROM districts
WHERE
    ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND (
        $municipality IS NULL
        OR district_ags IN (
            SELECT district_ags
            FROM municipalities
            WHERE list_contains($municipality, municipality_ags)
        )
    )
    AND (
        $planning IS NULL
        OR district_ags IN (
            SELECT area_ags
            FROM stated_planning
            WHERE list_contains($planning, planning_state)
        )
        OR district_ags IN (SELECT district_ags FROM municipalities_at_state)
    )
    AND ($areas_district IS NULL OR regexp_matches(district_ags, $areas_district))
