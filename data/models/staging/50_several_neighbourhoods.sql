-- Texts that are no neighbourhood themselves but list several known ones.
CREATE TABLE staged.several_neighbourhoods AS
WITH texts AS (
    SELECT neighbourhood_id FROM staged.application_neighbourhoods
    UNION
    SELECT neighbourhood_id FROM staged.outreach
    UNION
    SELECT neighbourhood_id FROM staged.anchor_sites
),

known AS (
    SELECT coalesce(list(neighbourhood_id), []) AS ids FROM staged.neighbourhoods
)

SELECT texts.neighbourhood_id
FROM texts, known
WHERE
    texts.neighbourhood_id IS NOT NULL
    AND NOT list_contains(known.ids, texts.neighbourhood_id)
    AND list_has_all(known.ids, neighbourhood_parts(texts.neighbourhood_id));
