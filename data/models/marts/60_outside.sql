-- Figures from outside the programme: indicators, published figures, publicly known projects.
CREATE TABLE mart.indicators AS
SELECT
    ags,
    indicator,
    year,
    value,
    unit,
    source,
    licence,
    level,
    as_of,
    is_reference,
    source_file,
    source_sheet,
    source_row,
    imported_at
FROM staged.indicator_values
ORDER BY indicator, level, as_of, ags;

CREATE TABLE mart.published_figures AS
SELECT
    figure,
    value,
    source,
    as_of,
    source_file,
    source_sheet,
    source_row,
    imported_at
FROM staged.published_figures
UNION ALL
SELECT
    figure,
    cast(value AS DOUBLE) AS value,
    source,
    cast(as_of AS DATE) AS as_of,
    NULL AS source_file,
    NULL AS source_sheet,
    NULL AS source_row,
    NULL AS imported_at
FROM
    read_csv(
        getvariable('reference') || '/published_figures.csv',
        all_varchar = TRUE, header = TRUE, delim = ',', quote = '"'
    )
ANTI JOIN staged.published_figures USING (figure)
ORDER BY figure;

CREATE TABLE mart.public_projects AS
SELECT * FROM staged.public_projects
ORDER BY project_id;
