-- Applications inside the choice whatever their month of receipt; in a chosen Quartier those that
-- work there.
SELECT *
FROM projects_in_any_neighbourhood
WHERE
    (
        $neighbourhood IS NULL
        OR application_id IN (
            SELECT application_id
            FROM application_neighbourhoods
            WHERE list_contains($neighbourhood, neighbourhood_id)
        )
    )
