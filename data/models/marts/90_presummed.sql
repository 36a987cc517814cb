-- Outreach summed up once at import, so that a page reads thousands of rows where millions were
-- delivered (docs/performance.md: what each table serves and what it saves). A record's key is 0
-- where it counts nobody, so keys add up and a protected count is the same from here as from rows.
-- Which table answers a question is decided by queries/sql/selection/summed_outreach.
CREATE TABLE mart.outreach_by_application AS
SELECT
    application_id,
    neighbourhood_id,
    count(*) AS records_count,
    sum(COLUMNS('^(\w+_(true|key)|contacts_count)$'))::BIGINT AS '\1'
FROM mart.outreach
GROUP BY ALL
ORDER BY ALL;

CREATE TABLE mart.outreach_by_application_and_month AS
SELECT
    application_id,
    month,
    count(*) AS records_count,
    sum(COLUMNS('^(\w+_(true|key)|contacts_count)$'))::BIGINT AS '\1'
FROM mart.outreach
GROUP BY ALL
ORDER BY ALL;

CREATE TABLE mart.outreach_by_month AS
SELECT
    applications.region_ags,
    applications.district_ags,
    applications.building_block,
    applications.funding_round,
    outreach.month,
    count(*) AS records_count,
    sum(COLUMNS('^(\w+_(true|key)|contacts_count)$'))::BIGINT AS '\1'
FROM mart.outreach AS outreach
INNER JOIN mart.applications AS applications USING (application_id)
GROUP BY ALL
ORDER BY ALL;

CREATE TABLE mart.outreach_by_place_and_target_group AS
SELECT
    applications.region_ags,
    applications.district_ags,
    applications.building_block,
    applications.funding_round,
    outreach.place,
    outreach.target_group,
    count(*) AS records_count,
    sum(COLUMNS('^(\w+_(true|key)|contacts_count)$'))::BIGINT AS '\1'
FROM mart.outreach AS outreach
INNER JOIN mart.applications AS applications USING (application_id)
GROUP BY ALL
ORDER BY ALL;

CREATE TABLE mart.outreach_by_approach AS
SELECT
    applications.region_ags,
    applications.district_ags,
    applications.building_block,
    applications.funding_round,
    outreach.approach,
    count(*) AS records_count,
    sum(COLUMNS('^(\w+_(true|key)|contacts_count)$'))::BIGINT AS '\1'
FROM mart.outreach AS outreach
INNER JOIN mart.applications AS applications USING (application_id)
GROUP BY ALL
ORDER BY ALL;

CREATE TABLE mart.outreach_by_age_band AS
SELECT
    applications.region_ags,
    applications.district_ags,
    applications.building_block,
    applications.funding_round,
    outreach.age_band,
    count(*) AS records_count,
    sum(COLUMNS('^(\w+_(true|key)|contacts_count)$'))::BIGINT AS '\1'
FROM mart.outreach AS outreach
INNER JOIN mart.applications AS applications USING (application_id)
GROUP BY ALL
ORDER BY ALL;
