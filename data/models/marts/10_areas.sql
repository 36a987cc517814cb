-- Areas and code lists, as every question joins them.
CREATE TABLE mart.regions AS
SELECT DISTINCT
    region_ags,
    region_name AS name
FROM staged.districts
ORDER BY region_ags;

CREATE TABLE mart.districts AS
SELECT * EXCLUDE (region_name) FROM staged.districts
ORDER BY district_ags;

CREATE TABLE mart.municipalities AS
SELECT * FROM staged.municipalities
ORDER BY municipality_ags;

CREATE TABLE mart.codes AS
SELECT
    entries.list,
    entries.code,
    entries.german,
    entries.english,
    entries.group_german,
    groups.english AS group_english,
    cast(entries.position AS INTEGER) AS position
FROM read_csv(getvariable('reference') || '/codelists.csv', all_varchar = TRUE) AS entries
LEFT JOIN (
    VALUES
    ('Bildung', 'education'),
    ('Einrichtung', 'facility'),
    ('Hilfesystem', 'support system'),
    ('öffentlicher Raum', 'public space'),
    ('digital', 'digital')
) AS groups (german, english)
    ON entries.group_german = groups.german
ORDER BY entries.list, cast(entries.position AS INTEGER);
