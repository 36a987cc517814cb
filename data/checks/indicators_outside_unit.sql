-- A value that its unit does not allow.
-- kind: outside-unit
-- severity: error
-- cell: indicators.value
SELECT
    readings.source_file,
    readings.source_sheet,
    readings.source_row,
    readings.is_carried,
    readings.value,
    catalogue.unit
FROM staged.indicators AS readings
INNER JOIN staged.indicator_catalogue AS catalogue USING (indicator)
WHERE
    NOT readings.is_carried
    AND CASE catalogue.unit
        WHEN 'percent' THEN readings.value NOT BETWEEN 0 AND 100
        WHEN 'persons' THEN readings.value < 0 OR readings.value <> round(readings.value)
        WHEN 'per_1000' THEN readings.value < 0
        ELSE FALSE
    END
