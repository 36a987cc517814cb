-- True counts of persons and their keys per reporting application: what passes the gate only after
-- it was summed. Nothing of it is an answer (queries/packs.py).
SELECT
    application_id,
    cast(sum(records_count) AS BIGINT) AS records_count,
    cast(sum(contacts_count) AS BIGINT) AS contacts_count,
    cast(sum(first_contacts_true) FILTER (neighbourhood_id IS NULL) AS BIGINT) AS placeless_true,
    cast(sum(first_contacts_key) FILTER (neighbourhood_id IS NULL) AS BIGINT) AS placeless_key,
    cast(sum(first_contacts_true) AS BIGINT) AS first_contacts_true,
    cast(sum(first_contacts_key) AS BIGINT) AS first_contacts_key,
    cast(sum(regular_true) AS BIGINT) AS regular_true,
    cast(sum(regular_key) AS BIGINT) AS regular_key,
    cast(sum(occasional_true) AS BIGINT) AS occasional_true,
    cast(sum(occasional_key) AS BIGINT) AS occasional_key,
    cast(sum(lost_true) AS BIGINT) AS lost_true,
    cast(sum(lost_key) AS BIGINT) AS lost_key
FROM outreach_by_application
GROUP BY application_id
ORDER BY application_id
