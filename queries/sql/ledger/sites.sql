-- Every anchor site.
SELECT
    application_id,
    neighbourhood_id,
    anchor_site,
    own_premises
FROM anchor_sites
