-- A kreisfreie Stadt is one place, with five digits or with eight.
-- kind: place-twice
-- severity: error
-- cell: social_planning.ags
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    ags AS value
FROM staged.social_planning
WINDOW place AS (PARTITION BY if(ags LIKE '%000' AND length(ags) = 8, ags[:5], ags))
QUALIFY
    min(state) OVER place <> max(state) OVER place
    AND min(ags) OVER place <> max(ags) OVER place
