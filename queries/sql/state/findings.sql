-- What the last import found: errors never stand here, a delivery with errors is refused.
SELECT
    severity,
    kind,
    file,
    sheet,
    cell,
    value,
    rule,
    advice
FROM findings
ORDER BY severity DESC, kind, file, sheet, cell
LIMIT 1001
