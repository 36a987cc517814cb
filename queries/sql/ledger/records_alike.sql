-- Records of outreach of these applications in these months, as if applications that are alike were
-- one: each carries the number of the one that stands for it (queries/sums.py).
WITH members AS (
    SELECT
        unnest($applications) AS application_id,
        unnest($alike) AS alike
)

SELECT outreach.* REPLACE (alike AS application_id)
FROM outreach
INNER JOIN members USING (application_id)
WHERE
    ($from_month IS NULL OR month >= $from_month)
    AND ($to_month IS NULL OR month <= $to_month)
