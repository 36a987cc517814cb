-- First contacts per full-time post and year of reports, per Regierungsbezirk, complete inside the
-- choice. A project counts where it states its posts: its first contacts, and its posts for every
-- month it reported outreach for. The rate is withheld where fewer than 20 persons stand behind it,
-- and missing on less than one year of a full-time post: a few weeks say nothing of a year.
WITH staffed AS (
    SELECT
        application_id,
        region_ags,
        staff_fte
    FROM selected_projects
    WHERE staff_fte > 0
),

met AS (
    SELECT
        staffed.region_ags,
        protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons
    FROM summed_outreach
    INNER JOIN staffed USING (application_id)
    GROUP BY staffed.region_ags
),

worked AS (
    SELECT
        staffed.region_ags,
        count(DISTINCT staffed.application_id) AS reporting_count,
        cast(sum(staffed.staff_fte) AS DOUBLE) / 12 AS post_years
    FROM outreach_by_application_and_month AS reports
    INNER JOIN staffed USING (application_id)
    WHERE
        ($from_month IS NULL OR reports.month >= $from_month)
        AND ($to_month IS NULL OR reports.month <= $to_month)
    GROUP BY staffed.region_ags
)

SELECT
    chosen_regions.region_ags,
    coalesce(worked.reporting_count, 0) AS reporting_count,
    coalesce(worked.post_years, 0) AS post_years,
    coalesce(met.first_contact_persons, 0) AS first_contact_persons,
    CASE
        WHEN
            is_a_post_year(worked.post_years)
            AND (
                met.first_contact_persons = 0 OR NOT is_base_too_small(met.first_contact_persons)
            )
            THEN met.first_contact_persons / worked.post_years
    END AS first_contacts_per_post,
    coalesce(
        met.first_contact_persons > 0 AND is_base_too_small(met.first_contact_persons), FALSE
    ) AS first_contacts_per_post_withheld
FROM chosen_regions
LEFT JOIN met USING (region_ags)
LEFT JOIN worked USING (region_ags)
ORDER BY chosen_regions.region_ags
