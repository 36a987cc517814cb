-- Real projects named on public pages, narrowed by the areas of the choice only: most pages state
-- neither building block nor status. A lower bound, never a total.
SELECT
    cast(project_id AS VARCHAR) AS project_id,
    title,
    applicant,
    applicant_type AS applicant_words,
    district,
    district_ags,
    municipality,
    municipality_ags,
    neighbourhood AS neighbourhood_names,
    target_groups AS target_words,
    access,
    offers AS offer_words,
    cooperation,
    cast(building_block AS VARCHAR) AS block_words,
    strftime(funded_from, '%Y-%m-%d') AS funded_from,
    strftime(funded_to, '%Y-%m-%d') AS funded_to,
    started_year,
    amount_eur,
    source_url
FROM public_projects
WHERE
    ($region IS NULL OR list_contains($region, left(coalesce(municipality_ags, district_ags), 3)))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND ($municipality IS NULL OR list_contains($municipality, municipality_ags))
    AND ($areas_district IS NULL OR regexp_matches(district_ags, $areas_district))
ORDER BY coalesce(municipality, district) COLLATE de, coalesce(title, '') COLLATE de, project_id
