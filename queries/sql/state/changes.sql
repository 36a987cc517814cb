-- What the last import changed, per sheet and kind of change, with up to a hundred of them.
SELECT
    sheet,
    change,
    key,
    before,
    after
FROM changes
ORDER BY sheet, change, key
LIMIT 100
