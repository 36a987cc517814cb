-- The projects named on public pages. A row that names several places belongs to no single one.
CREATE TABLE staged.public_projects AS
WITH projects AS (
    SELECT
        *,
        row_number() OVER () AS project_id
    FROM read_csv(
        getvariable('reference') || '/ziq_projects_public.csv',
        all_varchar = TRUE, header = TRUE, delim = ',', quote = '"'
    )
),

districts AS (
    SELECT
        district_ags,
        regexp_replace(name, '^Kreis ', '') AS name
    FROM staged.districts
)

SELECT
    cast(projects.project_id AS INTEGER) AS project_id,
    projects.source_url,
    projects.kreis AS district,
    districts.district_ags,
    projects.gemeinde AS municipality,
    municipalities.municipality_ags,
    projects.quartier AS neighbourhood,
    projects.projekttitel AS title,
    projects.projekttraeger AS applicant,
    projects.traegerart AS applicant_type,
    projects.baustein AS building_block,
    cast(projects.foerderzeitraum_von AS DATE) AS funded_from,
    cast(projects.foerderzeitraum_bis AS DATE) AS funded_to,
    cast(projects.projektbeginn_jahr AS INTEGER) AS started_year,
    projects.zielgruppe AS target_groups,
    projects.zugang AS access,
    projects.angebote AS offers,
    projects.kooperation AS cooperation,
    cast(projects.betrag_eur AS DECIMAL(14, 2)) AS amount_eur
FROM projects
LEFT JOIN districts ON regexp_replace(projects.kreis, '^Kreis ', '') = districts.name
LEFT JOIN staged.municipalities AS municipalities
    ON
        projects.gemeinde = municipalities.name
        AND districts.district_ags = municipalities.district_ags;
