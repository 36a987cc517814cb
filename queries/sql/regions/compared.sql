-- Every measure for the areas compared and for all together ('05'): one row per area, by prefix of
-- the AGS, so that a Regierungsbezirk holds its Kreise. Per head: under-18s.
-- Persons: rates are of shown numbers, and withheld on a base under 20.
WITH areas AS (
    SELECT unnest(list_append($compared, '05')) AS area_ags
),

approved AS (
    SELECT DISTINCT
        district_ags,
        municipality_ags
    FROM selected_applications
    WHERE outcome = 'approved'
),

marked_districts AS (
    SELECT
        district_ags,
        under_18_population,
        district_ags IN (SELECT district_ags FROM approved) AS is_reached
    FROM chosen_districts
),

marked_municipalities AS (
    SELECT
        district_ags,
        municipality_ags IN (SELECT municipality_ags FROM approved) AS is_reached
    FROM chosen_municipalities
),

living AS (
    SELECT
        areas.area_ags,
        count(*) AS districts_count,
        count(*) FILTER (is_reached) AS districts_reached_count,
        sum(under_18_population) AS under_18_population,
        coalesce(sum(under_18_population) FILTER (NOT is_reached), 0) AS under_18_without_project
    FROM areas
    INNER JOIN marked_districts ON starts_with(marked_districts.district_ags, areas.area_ags)
    GROUP BY areas.area_ags
),

reached AS (
    SELECT
        areas.area_ags,
        count(*) AS municipalities_count,
        count(*) FILTER (is_reached) AS municipalities_reached_count
    FROM areas
    INNER JOIN marked_municipalities
        ON starts_with(marked_municipalities.district_ags, areas.area_ags)
    GROUP BY areas.area_ags
),

counted AS (
    SELECT
        areas.area_ags,
        count(*) AS applications_count,
        count(*) FILTER (building_block = 1) AS block_1_count,
        count(*) FILTER (building_block = 2) AS block_2_count,
        count(*) FILTER (building_block = 3) AS block_3_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        count(*) FILTER (is_decided(outcome)) AS decided_count,
        coalesce(sum(approved_eur), 0) AS approved_eur,
        count(approved_eur) AS with_sum_count,
        median(decision_days) FILTER (
            is_decided(outcome)
        ) AS median_decision_days
    FROM areas
    INNER JOIN selected_applications
        ON starts_with(selected_applications.district_ags, areas.area_ags)
    GROUP BY areas.area_ags
),

working AS (
    SELECT
        areas.area_ags,
        bool_or(selected_projects.outcome = 'approved') AS has_project,
        bool_or(
            selected_projects.application_id IN (
                SELECT application_id
                FROM outreach_by_application
            )
        ) AS has_report
    FROM areas
    INNER JOIN selected_projects ON starts_with(selected_projects.district_ags, areas.area_ags)
    GROUP BY areas.area_ags
),

met AS (
    SELECT
        areas.area_ags,
        protected_sum(
            summed_outreach.first_contacts_true, summed_outreach.first_contacts_key, $exact
        ) AS first_contact_persons,
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
    INNER JOIN selected_projects USING (application_id)
    INNER JOIN areas ON starts_with(selected_projects.district_ags, areas.area_ags)
    GROUP BY areas.area_ags
),

based AS (
    SELECT
        living.area_ags,
        living.under_18_population,
        counted.block_1_count,
        counted.block_2_count,
        counted.block_3_count,
        counted.decided_count,
        counted.with_sum_count,
        counted.median_decision_days,
        met.regular_persons,
        living.districts_count,
        living.districts_reached_count,
        living.under_18_without_project,
        reached.municipalities_count,
        reached.municipalities_reached_count,
        coalesce(counted.applications_count, 0) AS applications_count,
        coalesce(counted.approved_count, 0) AS approved_count,
        coalesce(counted.approved_eur, 0) AS approved_eur,
        CASE
            WHEN coalesce(working.has_report, FALSE) OR NOT coalesce(working.has_project, FALSE)
                THEN coalesce(met.first_contact_persons, 0)
        END AS first_contact_persons,
        met.regular_persons + met.occasional_persons + met.lost_persons AS use_persons
    FROM living
    LEFT JOIN counted USING (area_ags)
    LEFT JOIN reached USING (area_ags)
    LEFT JOIN working USING (area_ags)
    LEFT JOIN met USING (area_ags)
)

SELECT
    area_ags,
    applications_count,
    approved_count,
    1.0 * applications_count / districts_count AS applications_per_district,
    1.0 * approved_count / districts_count AS approved_per_district,
    approved_eur / districts_count AS approved_eur_per_district,
    100.0 * districts_reached_count / districts_count AS districts_reached_percent,
    100.0 * municipalities_reached_count
    / municipalities_count AS municipalities_reached_percent,
    100.0 * under_18_without_project
    / under_18_population AS under_18_without_project_percent,
    10000.0 * applications_count / under_18_population AS applications_per_10000_under_18,
    10000.0 * approved_count / under_18_population AS approved_per_10000_under_18,
    1000.0 * approved_eur / under_18_population AS approved_eur_per_1000_under_18,
    approved_eur / nullif(with_sum_count, 0) AS mean_approved_eur,
    100.0 * block_1_count / nullif(applications_count, 0) AS block_1_share_percent,
    100.0 * block_2_count / nullif(applications_count, 0) AS block_2_share_percent,
    100.0 * block_3_count / nullif(applications_count, 0) AS block_3_share_percent,
    100.0 * approved_count / nullif(decided_count, 0) AS approval_rate_percent,
    median_decision_days,
    per_1000(first_contact_persons, under_18_population) AS first_contacts_per_1000_under_18,
    is_per_1000_withheld(first_contact_persons) AS first_contacts_per_1000_under_18_withheld,
    rate_percent(regular_persons, use_persons) AS regular_share_percent,
    is_base_too_small(use_persons) AS regular_share_percent_withheld
FROM based
