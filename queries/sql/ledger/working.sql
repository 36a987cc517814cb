-- Which applications work in which Quartier.
SELECT DISTINCT
    neighbourhood_id,
    application_id
FROM application_neighbourhoods
