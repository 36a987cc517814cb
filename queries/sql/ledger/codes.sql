-- Code lists in their order.
SELECT
    list,
    code,
    position,
    group_german
FROM codes
ORDER BY list, position, code
