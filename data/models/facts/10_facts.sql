-- Code lists, circles, rounds and the catalogue of indicators: shipped rows, and in the place of
-- those with the same key what was delivered. They decide how all other sheets are read.
CREATE TABLE staged.code_lists AS
WITH shipped AS (
    SELECT * REPLACE (cast(position AS INTEGER) AS position)
    FROM read_csv(getvariable('reference') || '/codelists.csv', all_varchar = TRUE)
    WHERE list NOT IN ('round', 'circle')
)

SELECT
    own.* REPLACE (
        coalesce(own.group_german, shipped.group_german) AS group_german,
        coalesce(own.position, shipped.position) AS position,
        coalesce(own.role, shipped.role) AS role,
        -- Grammar of a shipped word does not fit another one.
        coalesce(own.in_sentence, same_word.in_sentence) AS in_sentence,
        coalesce(own.in_sentence_english, same_word.in_sentence_english) AS in_sentence_english,
        coalesce(own.way, same_word.way) AS way,
        coalesce(own.way_english, same_word.way_english) AS way_english,
        coalesce(own.hyphenation, same_word.hyphenation) AS hyphenation
    )
FROM merged.code_lists AS own
LEFT JOIN shipped USING (list, code)
LEFT JOIN shipped AS same_word
    ON own.list = same_word.list AND own.code = same_word.code AND own.german = same_word.german
UNION ALL BY NAME
SELECT shipped.*
FROM shipped
ANTI JOIN merged.code_lists USING (list, code);

CREATE TABLE staged.circles AS
FROM merged.circles
UNION ALL BY NAME
SELECT shipped.*
FROM read_csv(getvariable('reference') || '/circles.csv', all_varchar = TRUE) AS shipped
ANTI JOIN merged.circles USING (circle);

CREATE TABLE staged.funding_rounds AS
WITH shipped AS (
    SELECT
        * REPLACE (
            cast(call_from AS DATE) AS call_from,
            cast(call_to AS DATE) AS call_to,
            cast(funded_from AS DATE) AS funded_from,
            cast(funded_to AS DATE) AS funded_to,
            cast(own_share_municipal_percent AS DOUBLE) AS own_share_municipal_percent,
            cast(own_share_other_percent AS DOUBLE) AS own_share_other_percent,
            cast(funds_per_year_eur AS DECIMAL(14, 2)) AS funds_per_year_eur
        )
    FROM read_csv(getvariable('reference') || '/funding_rounds.csv', all_varchar = TRUE)
)

SELECT
    own.* REPLACE (
        -- Rows delivered before there was this column, or without it, say nothing else.
        coalesce(nullif(own.funds_per_year_eur, 0), shipped.funds_per_year_eur)
            AS funds_per_year_eur
    )
FROM merged.funding_rounds AS own
LEFT JOIN shipped USING (funding_round)
UNION ALL BY NAME
SELECT shipped.*
FROM shipped
ANTI JOIN merged.funding_rounds USING (funding_round);

CREATE TABLE staged.indicator_catalogue AS
FROM merged.indicator_catalogue
UNION ALL BY NAME
SELECT shipped.* REPLACE (cast(decimals AS INTEGER) AS decimals)
FROM read_csv(getvariable('reference') || '/indicator_catalogue.csv', all_varchar = TRUE) AS shipped
ANTI JOIN merged.indicator_catalogue USING (indicator)
UNION ALL BY NAME
SELECT
    indicator,
    indicator AS name,
    'number' AS unit,
    'neither' AS direction
FROM merged.unlisted
ANTI JOIN merged.indicator_catalogue USING (indicator)
ANTI JOIN
    read_csv(getvariable('reference') || '/indicator_catalogue.csv', all_varchar = TRUE)
    USING (indicator);

CREATE TABLE staged.rounds AS
SELECT
    funding_round AS code,
    coalesce(name, replace(funding_round, '-', '–')) AS name,
    name_english,
    list_sort(cast(regexp_extract_all(building_blocks, '[1-3]') AS INTEGER[])) AS blocks,
    strftime(funded_from, '%Y-%m') AS first_month,
    strftime(funded_to, '%Y-%m') AS last_month,
    call_from AS call_opened,
    call_to AS call_closed,
    own_share_municipal_percent,
    own_share_other_percent,
    cast(funds_per_year_eur AS DOUBLE) AS funds_per_year_eur,
    source
FROM staged.funding_rounds
ORDER BY funded_from, funding_round;

CREATE TABLE staged.codes AS
WITH entries AS (
    SELECT
        list,
        code,
        german,
        english,
        group_german,
        row_number() OVER (
            PARTITION BY list
            ORDER BY position NULLS LAST, source_file NULLS FIRST, source_row, code
        ) AS position,
        in_sentence,
        in_sentence_english,
        way,
        way_english,
        hyphenation,
        role
    FROM staged.code_lists
    UNION ALL BY NAME
    SELECT
        'round' AS list,
        code,
        name AS german,
        name_english AS english,
        row_number() OVER (ORDER BY first_month, code) AS position
    FROM staged.rounds
    UNION ALL BY NAME
    SELECT
        'circle' AS list,
        circle AS code,
        name AS german,
        name_english AS english,
        row_number() OVER (ORDER BY source_file NULLS FIRST, source_row) AS position
    FROM staged.circles
)

SELECT
    entries.* REPLACE (cast(entries.position AS INTEGER) AS position),
    groups.english AS group_english
FROM entries
LEFT JOIN staged.code_lists AS groups
    ON groups.list = 'place_group' AND entries.group_german = groups.german
ORDER BY entries.list, entries.position;
