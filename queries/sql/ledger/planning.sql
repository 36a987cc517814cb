-- The state of social planning as stated, one row per area, as the selection `stated_planning`.
SELECT
    CASE WHEN ends_with(ags, '000') THEN left(ags, 5) ELSE ags END AS area_ags,
    min_by(state, ags) AS planning_state,
    min_by(integrated_concept, ags) AS has_concept
FROM social_planning
GROUP BY area_ags
