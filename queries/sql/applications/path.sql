-- The path of an application, step by step, and what leaves it at each step. It always adds up:
-- received = open + withdrawn + decided; decided = rejected + revoked + approved;
-- approved = not started + started; started = still running + completed.
WITH counted AS (
    SELECT
        outcome,
        status,
        count(*) AS applications_count
    FROM selected_applications
    GROUP BY ALL
),

steps AS (
    SELECT
        unnest(range(1, 12)) AS place,
        unnest([
            'received', 'open', 'withdrawn', 'decided', 'rejected', 'revoked', 'approved',
            'not-started', 'started', 'running', 'completed'
        ]) AS path_step,
        unnest([
            NULL, 'received', 'received', NULL, 'decided', 'decided', NULL, 'approved', NULL,
            'started', NULL
        ]) AS leaves_after,
        unnest([
            NULL, 'open', 'withdrawn', NULL, 'rejected', 'revoked', 'approved', NULL, NULL, NULL,
            NULL
        ]) AS path_outcome
)

SELECT
    steps.path_step,
    steps.leaves_after,
    steps.path_outcome,
    cast(coalesce(sum(counted.applications_count), 0) AS BIGINT) AS applications_count
FROM steps
LEFT JOIN counted
    ON CASE steps.path_step
        WHEN 'received' THEN TRUE
        WHEN 'decided' THEN is_decided(counted.outcome)
        WHEN 'not-started' THEN counted.status = 'approved'
        WHEN 'started' THEN counted.status IN ('running', 'completed')
        WHEN 'running' THEN counted.status = 'running'
        WHEN 'completed' THEN counted.status = 'completed'
        ELSE steps.path_outcome = counted.outcome
    END
GROUP BY steps.place, steps.path_step, steps.leaves_after, steps.path_outcome
ORDER BY steps.place
