-- One project's anchor sites.
SELECT
    selected_anchor_sites.anchor_site,
    selected_anchor_sites.own_premises,
    neighbourhoods.name AS neighbourhood_name
FROM selected_anchor_sites
LEFT JOIN neighbourhoods USING (neighbourhood_id)
WHERE selected_anchor_sites.case_number = $case_number
ORDER BY selected_anchor_sites.anchor_site, neighbourhood_name
