-- What the Land and the ESF pay of the approved funds, per building block of the choice, and by how
-- much the Land would have to pay more if the ESF ended. Only approved applications that state both
-- parts are taken.
WITH counted AS (
    SELECT
        building_block,
        count(*) AS stating_count,
        sum(state_share_eur) AS state_share_eur,
        sum(esf_share_eur) AS esf_share_eur
    FROM selected_applications
    WHERE outcome = 'approved' AND state_share_eur IS NOT NULL AND esf_share_eur IS NOT NULL
    GROUP BY building_block
)

SELECT
    chosen_blocks.building_block,
    coalesce(counted.stating_count, 0) AS stating_count,
    coalesce(counted.state_share_eur, 0) AS state_share_eur,
    coalesce(counted.esf_share_eur, 0) AS esf_share_eur,
    100.0 * counted.esf_share_eur / nullif(counted.state_share_eur + counted.esf_share_eur, 0)
        AS esf_share_percent,
    100.0 * counted.esf_share_eur / nullif(counted.state_share_eur, 0) AS without_esf_percent
FROM chosen_blocks
LEFT JOIN counted USING (building_block)
ORDER BY chosen_blocks.building_block
