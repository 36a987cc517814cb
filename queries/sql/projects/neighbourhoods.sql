-- Quartiere a project works in, with its share of the project where stated.
SELECT
    neighbourhoods.neighbourhood_id,
    neighbourhoods.name AS neighbourhood_name,
    neighbourhoods.municipality_ags,
    neighbourhoods.under_18,
    application_neighbourhoods.share_percent
FROM application_neighbourhoods
INNER JOIN selected_projects USING (application_id)
INNER JOIN neighbourhoods USING (neighbourhood_id)
WHERE application_neighbourhoods.case_number = $case_number
ORDER BY application_neighbourhoods.share_percent DESC NULLS LAST, neighbourhood_name
