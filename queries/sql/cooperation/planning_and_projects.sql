-- What differs with the state of social planning: per state the applications from such places,
-- partners and sites per project, and how many first contacts become regular use.
-- An application counts where its Gemeinde stands, or its Kreis where the Gemeinde stated nothing.
WITH placed AS (
    SELECT
        selected_projects.application_id,
        selected_projects.outcome,
        planned_municipalities.planning_state
    FROM selected_projects
    LEFT JOIN planned_municipalities USING (municipality_ags)
),

decided AS (
    SELECT
        planning_state,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        count(*) FILTER (is_decided(outcome)) AS decided_count
    FROM placed
    GROUP BY planning_state
),

linked AS (
    SELECT
        placed.planning_state,
        count(*) AS links_count,
        count(DISTINCT selected_network.application_id) AS linked_projects_count
    FROM selected_network
    INNER JOIN placed USING (application_id)
    GROUP BY placed.planning_state
),

sited AS (
    SELECT
        placed.planning_state,
        count(*) AS sites_count
    FROM selected_anchor_sites
    INNER JOIN placed USING (application_id)
    GROUP BY placed.planning_state
),

used_by_kind AS (
    SELECT
        placed.planning_state,
        protected_sum(
            summed_outreach.regular_true, summed_outreach.regular_key, $exact
        ) AS regular_persons,
        protected_sum(
            summed_outreach.occasional_true, summed_outreach.occasional_key, $exact
        ) AS occasional_persons,
        protected_sum(
            summed_outreach.lost_true, summed_outreach.lost_key, $exact
        ) AS lost_persons
    FROM summed_outreach
    INNER JOIN placed USING (application_id)
    GROUP BY placed.planning_state
),

used AS (
    SELECT
        planning_state,
        regular_persons,
        regular_persons + occasional_persons + lost_persons AS use_persons
    FROM used_by_kind
)

SELECT
    decided.planning_state,
    decided.applications_count,
    decided.approved_count,
    decided.decided_count,
    100.0 * decided.approved_count / nullif(decided.decided_count, 0) AS approval_rate_percent,
    1.0 * linked.links_count / linked.linked_projects_count AS links_per_project,
    coalesce(sited.sites_count, 0) AS sites_count,
    used.use_persons,
    rate_percent(used.regular_persons, used.use_persons) AS regular_share_percent,
    is_base_too_small(used.use_persons) AS regular_share_percent_withheld
FROM decided
LEFT JOIN linked ON decided.planning_state IS NOT DISTINCT FROM linked.planning_state
LEFT JOIN sited ON decided.planning_state IS NOT DISTINCT FROM sited.planning_state
LEFT JOIN used ON decided.planning_state IS NOT DISTINCT FROM used.planning_state
LEFT JOIN codes ON codes.list = 'planning_state' AND decided.planning_state = codes.code
ORDER BY codes.position NULLS LAST
