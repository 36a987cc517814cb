-- Own share of the eligible costs: municipal bodies 20 %, all others 10 % (Förderdatenbank).
-- kind: own-share-too-low
-- severity: warning
-- sheet: applications
-- cell: own_share_eur
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    cast(own_share_eur AS VARCHAR) AS value,
    CASE WHEN is_municipal THEN 20 ELSE 10 END AS percent
FROM staged.applications
WHERE own_share_eur < total_eur * CASE WHEN is_municipal THEN 0.20 ELSE 0.10 END
