-- Summed by month: totals and months, chosen by area, building block, round and months.
SELECT *
FROM outreach_by_month
WHERE
    ($block IS NULL OR list_contains($block, building_block))
    AND ($round IS NULL OR list_contains($round, funding_round))
    AND ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND ($from_month IS NULL OR month >= $from_month)
    AND ($to_month IS NULL OR month <= $to_month)
