-- Applications inside the choice whatever their Quartiere and their month of receipt, and inside
-- the areas the viewer may see.
SELECT *
FROM applications
WHERE
    ($block IS NULL OR list_contains($block, building_block))
    AND ($round IS NULL OR list_contains($round, funding_round))
    AND ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND ($municipality IS NULL OR list_contains($municipality, municipality_ags))
    AND ($circle IS NULL OR list_contains($circle, circle))
    AND ($status IS NULL OR list_contains($status, status))
    AND ($outcome IS NULL OR list_contains($outcome, outcome))
    AND ($applicant IS NULL OR list_contains($applicant, applicant_type))
    AND (
        $planning IS NULL
        OR municipality_ags IN (SELECT municipality_ags FROM municipalities_at_state)
    )
    AND ($areas IS NULL OR regexp_matches(municipality_ags, $areas))
