-- All values of an indicator in percent lie under one: parts of 1 may stand where 35 was meant.
-- kind: share-below-one
-- severity: warning
-- cell: indicators.value
SELECT
    indicators.source_file,
    indicators.source_sheet,
    min(indicators.source_row) AS source_row,
    FALSE AS is_carried,
    arg_min(indicators.value, indicators.source_row) AS value,
    round(arg_min(indicators.value, indicators.source_row) * 100, 6) AS meant_percent
FROM staged.indicators AS indicators
INNER JOIN staged.indicator_catalogue AS catalogue ON indicators.indicator = catalogue.indicator
WHERE
    indicators.source_file IS NOT NULL
    AND NOT indicators.is_carried
    AND catalogue.unit = 'percent'
    AND indicators.value > 0
GROUP BY indicators.source_file, indicators.source_sheet, indicators.indicator
HAVING max(indicators.value) < 1
