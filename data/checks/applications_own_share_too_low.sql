-- Own share of the eligible costs below that of its round: municipal bodies and all others.
-- kind: own-share-too-low
-- severity: warning
-- cell: applications.own_share_eur
WITH asked AS (
    SELECT
        applications.source_file,
        applications.source_sheet,
        applications.source_row,
        applications.is_carried,
        applications.own_share_eur,
        applications.total_eur,
        CASE
            WHEN applications.is_municipal THEN rounds.own_share_municipal_percent
            ELSE rounds.own_share_other_percent
        END AS percent
    FROM staged.applications AS applications
    INNER JOIN staged.rounds AS rounds ON applications.funding_round = rounds.code
)

SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    own_share_eur AS value,
    percent
FROM asked
WHERE 100 * cast(own_share_eur AS DOUBLE) < percent * cast(total_eur AS DOUBLE) - 1e-6
