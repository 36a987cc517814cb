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
FROM staged.codes
ORDER BY list, position;

CREATE TABLE mart.rounds AS
FROM staged.rounds
ORDER BY first_month, code;

CREATE TABLE mart.indicator_dates AS
SELECT * EXCLUDE (most) FROM staged.indicator_dates
ORDER BY indicator, level, as_of;

CREATE TABLE mart.usual_dates AS
FROM staged.usual_dates
ORDER BY indicator;
