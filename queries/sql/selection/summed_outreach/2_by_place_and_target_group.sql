-- Summed by place and target group, chosen by these, by area, building block and round.
SELECT *
FROM outreach_by_place_and_target_group
WHERE
    ($block IS NULL OR list_contains($block, building_block))
    AND ($round IS NULL OR list_contains($round, funding_round))
    AND ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND ($target IS NULL OR list_contains($target, target_group))
    AND ($place IS NULL OR list_contains($place, place))
