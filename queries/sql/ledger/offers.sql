-- Records of offers summed per application and what `$told` names (columns, put in as text), as
-- those of outreach. Beside each sum how many records state it.
SELECT
    application_id,
    $told,
    count(*) AS records_count,
    cast(coalesce(sum(sessions_count), 0) AS BIGINT) AS sessions_count,
    count(sessions_count) AS sessions_stated,
    cast(coalesce(sum(attendances_count), 0) AS BIGINT) AS attendances_count,
    count(attendances_count) AS attendances_stated,
    cast(coalesce(sum(participants_true), 0) AS BIGINT) AS participants_true,
    cast(coalesce(sum(participants_key), 0) AS BIGINT) AS participants_key,
    count(participants_true) AS participants_stated,
    count(*) FILTER (is_free) AS free_count,
    count(is_free) AS free_stated
FROM offers
GROUP BY ALL
ORDER BY application_id
