-- The facts this version was built with: in the form of their sheets, shipped rows among them, and
-- as questions join them.
CREATE TABLE mart.code_lists AS
SELECT * EXCLUDE (is_carried) FROM staged.code_lists
ORDER BY list, position NULLS LAST, code;

CREATE TABLE mart.circles AS
SELECT * EXCLUDE (is_carried) FROM staged.circles;

CREATE TABLE mart.funding_rounds AS
SELECT * EXCLUDE (is_carried) FROM staged.funding_rounds
ORDER BY funded_from, funding_round;

CREATE TABLE mart.indicator_catalogue AS
SELECT * EXCLUDE (is_carried) FROM staged.indicator_catalogue;

CREATE TABLE mart.events AS
SELECT * EXCLUDE (is_carried) FROM staged.events
ORDER BY date_from, text;

CREATE TABLE mart.codes AS
SELECT * FROM staged.codes
ORDER BY list, position;

CREATE TABLE mart.rounds AS
SELECT * FROM staged.rounds
ORDER BY first_month, code;

CREATE TABLE mart.indicator_dates AS
SELECT * EXCLUDE (most) FROM staged.indicator_dates
ORDER BY indicator, level, as_of;

CREATE TABLE mart.usual_dates AS
SELECT * FROM staged.usual_dates
ORDER BY indicator;

-- Where the catalogue states no limits of classes: fifths of all values of a level, at all dates,
-- so that two maps of one indicator can be compared whatever their date.
CREATE TABLE mart.indicator_classes AS
SELECT
    indicator,
    level,
    quantile_cont(value, [0.2, 0.4, 0.6, 0.8]) AS bounds
FROM staged.indicator_values
GROUP BY indicator, level
ORDER BY indicator, level;

CREATE TABLE mart.indicator_sources AS
WITH named AS (
    SELECT DISTINCT
        indicator,
        source,
        is_reference
    FROM staged.indicator_values
)

SELECT
    indicator,
    coalesce(list(source ORDER BY source) FILTER (NOT is_reference), []) AS delivered,
    coalesce(list(source ORDER BY source) FILTER (is_reference), []) AS shipped
FROM named
GROUP BY indicator
ORDER BY indicator;
