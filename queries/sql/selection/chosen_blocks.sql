-- The building blocks inside the choice, so that a block without applications stands there with 0.
SELECT building_block
FROM (VALUES (1), (2), (3))
WHERE ($block IS NULL OR list_contains($block, building_block))
