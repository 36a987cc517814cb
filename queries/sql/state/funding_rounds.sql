-- The funding rounds with where each comes from: a file delivered, or what is shipped.
SELECT
    funding_round,
    building_blocks,
    call_from,
    call_to,
    funded_from,
    funded_to,
    own_share_municipal_percent,
    own_share_other_percent,
    funds_per_year_eur,
    source,
    source_file,
    imported_at
FROM funding_rounds
ORDER BY funded_from
