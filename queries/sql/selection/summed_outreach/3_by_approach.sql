-- Summed by approach, chosen by it, by area, building block and round.
SELECT *
FROM outreach_by_approach
WHERE
    ($block IS NULL OR list_contains($block, building_block))
    AND ($round IS NULL OR list_contains($round, funding_round))
    AND ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND ($approach IS NULL OR list_contains($approach, approach))
