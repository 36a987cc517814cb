-- Summed by age band, chosen by area, building block and round.
SELECT *
FROM outreach_by_age_band
WHERE
    ($block IS NULL OR list_contains($block, building_block))
    AND ($round IS NULL OR list_contains($round, funding_round))
    AND ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
