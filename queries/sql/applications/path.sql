-- The path of an application, step by step, and what leaves it at each step. It always adds up:
-- received = open + withdrawn + decided; decided = rejected + revoked + approved;
-- approved = not started + started; started = still running + completed.
WITH steps AS (
    FROM (
        VALUES
        (1, 'received', NULL, NULL),
        (2, 'open', 'open', 'received'),
        (3, 'withdrawn', 'withdrawn', 'received'),
        (4, 'decided', NULL, NULL),
        (5, 'rejected', 'rejected', 'decided'),
        (6, 'revoked', 'revoked', 'decided'),
        (7, 'approved', 'approved', NULL),
        (8, 'not-started', NULL, 'approved'),
        (9, 'started', NULL, NULL),
        (10, 'running', NULL, 'started'),
        (11, 'completed', NULL, NULL)
    ) AS listed (position, path_step, path_outcome, leaves_after)
)

SELECT
    steps.path_step,
    steps.leaves_after,
    steps.path_outcome,
    count(selected_applications.application_id) AS applications_count
FROM steps
LEFT JOIN selected_applications
    ON CASE steps.path_step
        WHEN 'received' THEN TRUE
        WHEN 'decided' THEN selected_applications.outcome IN ('approved', 'rejected', 'revoked')
        WHEN 'not-started' THEN selected_applications.status = 'approved'
        WHEN 'started' THEN selected_applications.status IN ('running', 'completed')
        WHEN 'running' THEN selected_applications.status = 'running'
        WHEN 'completed' THEN selected_applications.status = 'completed'
        ELSE steps.path_outcome = selected_applications.outcome
    END
GROUP BY steps.position, steps.path_step, steps.leaves_after, steps.path_outcome
ORDER BY steps.position
