-- Money counts once: an application's shares of its neighbourhoods make 100 %.
-- kind: neighbourhood-shares-not-whole
-- severity: warning
-- cell: application_neighbourhoods.share_percent
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    share_percent AS value,
    round(sum(share_percent) OVER application, 2) AS total
FROM staged.application_neighbourhoods
WHERE share_percent IS NOT NULL AND case_number IS NOT NULL
WINDOW application AS (PARTITION BY case_number)
QUALIFY
    abs(sum(share_percent) OVER application - 100) > 0.5
    AND row_number() OVER (PARTITION BY case_number ORDER BY source_file, source_row) = 1
