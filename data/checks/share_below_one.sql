-- A share under one percent: a part of 1, such as 0.35, may stand where 35 was meant.
-- kind: share-below-one
-- severity: warning
-- cell: neighbourhoods.sgb2_quota_under_18
-- cell: application_neighbourhoods.share_percent
-- cell: funding_rounds.own_share_municipal_percent
-- cell: funding_rounds.own_share_other_percent
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    $cell AS value,
    round($cell * 100, 6) AS meant_percent
FROM staged.$sheet
WHERE source_file IS NOT NULL AND NOT is_carried AND $cell > 0 AND $cell < 1
