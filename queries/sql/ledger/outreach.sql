-- Records of outreach summed per application and what `$told` names (columns, put in as text): true
-- counts of persons and their keys, which pass the gate only after they were summed. Nothing of it
-- is an answer (queries/sums.py). The records are the table itself, or records_alike.sql. Beside
-- each sum how many records state it.
SELECT
    application_id,
    $told,
    count(*) AS records_count,
    cast(sum(contacts_count) AS BIGINT) AS contacts_count,
    cast(coalesce(sum(first_contacts_true), 0) AS BIGINT) AS first_contacts_true,
    cast(coalesce(sum(first_contacts_key), 0) AS BIGINT) AS first_contacts_key,
    count(first_contacts_true) AS first_contacts_stated,
    cast(coalesce(sum(regular_true), 0) AS BIGINT) AS regular_true,
    cast(coalesce(sum(regular_key), 0) AS BIGINT) AS regular_key,
    count(regular_true) AS regular_stated,
    cast(coalesce(sum(occasional_true), 0) AS BIGINT) AS occasional_true,
    cast(coalesce(sum(occasional_key), 0) AS BIGINT) AS occasional_key,
    count(occasional_true) AS occasional_stated,
    cast(coalesce(sum(lost_true), 0) AS BIGINT) AS lost_true,
    cast(coalesce(sum(lost_key), 0) AS BIGINT) AS lost_key,
    count(lost_true) AS lost_stated
FROM $records
GROUP BY ALL
ORDER BY application_id
