-- How much the last import added, changed and removed, per sheet.
SELECT
    sheet,
    count(*) FILTER (change = 'added') AS added_count,
    count(*) FILTER (change = 'changed') AS changed_count,
    count(*) FILTER (change = 'gone') AS gone_count
FROM changes
GROUP BY sheet
ORDER BY sheet
