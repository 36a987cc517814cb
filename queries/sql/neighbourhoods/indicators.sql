-- What is known of a Quartier, its Gemeinde, its Kreis and the state: the newest value of each
-- indicator, smallest area first. Every indicator that was delivered for one of them, and of the
-- shipped ones those that describe need and size.
WITH around AS (
    SELECT *
    FROM indicators
    WHERE ags IN ($neighbourhood_id, $municipality_ags, left($municipality_ags, 5), '05')
)

SELECT
    ags,
    level,
    indicator,
    year,
    value,
    unit,
    source,
    licence
FROM around
WHERE
    list_contains($usual, indicator)
    OR indicator IN (
        SELECT delivered.indicator FROM around AS delivered
        WHERE NOT delivered.is_reference
    )
QUALIFY row_number() OVER (PARTITION BY ags, indicator ORDER BY as_of DESC) = 1
ORDER BY
    indicator,
    list_position(['neighbourhood', 'municipality', 'district', 'state'], level)
