-- Monthly offers of the chosen projects: own month and kind of offer.
SELECT *
FROM offers
WHERE
    application_id IN (SELECT application_id FROM selected_projects)
    AND ($offer IS NULL OR list_contains($offer, offer))
    AND ($from_month IS NULL OR month >= $from_month)
    AND ($to_month IS NULL OR month <= $to_month)
