-- The building blocks inside the choice, so that a block without applications stands there with 0.
SELECT building_block
FROM (SELECT unnest([1, 2, 3]) AS building_block) AS blocks
WHERE ($block IS NULL OR list_contains($block, building_block))
