-- Anchor sites as delivered, for a stretch of applications.
SELECT
    case_number,
    neighbourhood_id,
    anchor_site,
    own_premises
FROM selected_anchor_sites
WHERE application_id BETWEEN $first_application AND $last_application
ORDER BY application_id, anchor_site, neighbourhood_id, own_premises
