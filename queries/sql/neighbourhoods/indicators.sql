-- What is known of a Quartier's Gemeinde and Kreis, the newest year of each indicator, Gemeinde
-- first: everything delivered, and of the reference data those that describe need and size.
SELECT
    ags,
    indicator,
    year,
    value,
    unit,
    source,
    licence
FROM indicators
WHERE
    ags IN ($municipality_ags, left($municipality_ags, 5))
    AND (
        NOT is_reference
        OR indicator IN (
            'children_under_15_in_sgb2_bedarfsgemeinschaften', 'population_under_18',
            'sgb2_hilfequote_under_18'
        )
    )
QUALIFY row_number() OVER (PARTITION BY ags, indicator ORDER BY year DESC) = 1
ORDER BY length(ags) DESC, indicator
