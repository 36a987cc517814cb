-- Areas, as every question joins them.
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
