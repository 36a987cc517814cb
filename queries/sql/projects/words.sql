-- What every project may be found by: Quartiere, target groups, places of first contact, offers.
-- Several words stand behind each other with a semicolon; target groups, places, offers as codes.
WITH quartiere AS (
    SELECT
        application_neighbourhoods.case_number,
        string_agg(neighbourhoods.name, '; ' ORDER BY neighbourhoods.name) AS neighbourhood_names
    FROM application_neighbourhoods
    INNER JOIN neighbourhoods USING (neighbourhood_id)
    GROUP BY application_neighbourhoods.case_number
),

occurring AS (
    SELECT DISTINCT
        case_number,
        target_group,
        place
    FROM outreach
),

reached AS (
    SELECT
        case_number,
        string_agg(DISTINCT target_group, ';' ORDER BY target_group) AS target_groups,
        string_agg(DISTINCT place, ';' ORDER BY place) AS places
    FROM occurring
    GROUP BY case_number
),

offered AS (
    SELECT
        case_number,
        string_agg(DISTINCT offer, ';' ORDER BY offer) AS offer_types
    FROM offers
    GROUP BY case_number
)

SELECT
    applications.case_number,
    quartiere.neighbourhood_names,
    reached.target_groups,
    reached.places,
    offered.offer_types
FROM applications
LEFT JOIN quartiere USING (case_number)
LEFT JOIN reached USING (case_number)
LEFT JOIN offered USING (case_number)
WHERE $areas IS NULL OR regexp_matches(applications.municipality_ags, $areas)
