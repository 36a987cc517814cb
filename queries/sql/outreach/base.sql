-- What stands behind the pictures of outreach: records, contacts, persons by use. One row.
WITH counted AS (
    SELECT
        coalesce(sum(records_count), 0) AS records_count,
        shown_events(coalesce(sum(contacts_count), 0), $exact) AS contacts_count,
        held_events(sum(contacts_count), $exact) AS contacts_count_withheld,
        count(DISTINCT application_id) AS projects_count,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons,
        protected_sum(regular_true, regular_key, $exact) AS regular_persons,
        protected_sum(occasional_true, occasional_key, $exact) AS occasional_persons,
        protected_sum(lost_true, lost_key, $exact) AS lost_persons
    FROM summed_outreach
),

placeless AS (
    SELECT protected_sum(first_contacts_true, first_contacts_key, $exact) AS placeless_persons
    FROM summed_outreach
    WHERE neighbourhood_id IS NULL
),

approved AS (
    SELECT application_id
    FROM selected_projects
    WHERE outcome = 'approved'
),

based AS (
    SELECT
        *,
        regular_persons + occasional_persons + lost_persons AS use_persons
    FROM counted
)

SELECT
    based.*,
    placeless.placeless_persons AS without_neighbourhood_persons,
    (SELECT count(*) FROM approved) AS approved_count,
    (
        SELECT count(*)
        FROM approved
        WHERE application_id IN (SELECT application_id FROM summed_outreach)
    ) AS reporting_count,
    rate_percent(regular_persons, use_persons) AS regular_share_percent,
    records_count > 0 AND is_base_too_small(use_persons) AS regular_share_percent_withheld
FROM based
CROSS JOIN placeless
