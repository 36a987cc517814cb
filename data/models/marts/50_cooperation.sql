-- Offers, sites, partners, social planning and circle meetings.
CREATE TABLE mart.offers AS
WITH keyed AS (
    SELECT
        *,
        record_key(
            'offers' || chr(31) || concat_ws(chr(31), case_number, month, offer)
        ) AS record
    FROM staged.offers
)

SELECT
    applications.application_id,
    keyed.case_number,
    keyed.month,
    keyed.offer,
    keyed.sessions_count,
    keyed.attendances_count,
    keyed.participants_true,
    key_if_counted(keyed.participants_true, keyed.record) AS participants_key,
    keyed.is_free,
    keyed.source_file,
    keyed.source_sheet,
    keyed.source_row,
    keyed.imported_at
FROM keyed
INNER JOIN mart.applications AS applications ON keyed.case_number = applications.case_number
ORDER BY applications.application_id, keyed.month, keyed.offer;

CREATE TABLE mart.anchor_sites AS
SELECT
    applications.application_id,
    sites.case_number,
    sites.neighbourhood_id,
    sites.anchor_site,
    sites.own_premises,
    sites.source_file,
    sites.source_sheet,
    sites.source_row,
    sites.imported_at
FROM staged.anchor_sites AS sites
INNER JOIN mart.applications AS applications ON sites.case_number = applications.case_number
ORDER BY applications.application_id, sites.anchor_site;

CREATE TABLE mart.network AS
SELECT
    applications.application_id,
    partners.case_number,
    partners.partner,
    partners.body,
    partners.form,
    partners.source_file,
    partners.source_sheet,
    partners.source_row,
    partners.imported_at
FROM staged.network AS partners
INNER JOIN mart.applications AS applications ON partners.case_number = applications.case_number
ORDER BY applications.application_id, partners.partner;

CREATE TABLE mart.social_planning AS
SELECT
    ags,
    state,
    integrated_concept,
    source_file,
    source_sheet,
    source_row,
    imported_at
FROM staged.social_planning
ORDER BY ags;

CREATE TABLE mart.circle_meetings AS
SELECT
    circle,
    met_on,
    venue,
    cycle,
    topics,
    attendees_true,
    key_if_counted(
        attendees_true,
        record_key(
            'circle_meetings' || chr(31) || concat_ws(
                chr(31), circle, coalesce(cast(met_on AS VARCHAR), ''), coalesce(venue, ''),
                coalesce(cast(cycle AS VARCHAR), '')
            )
        )
    ) AS attendees_key,
    source_file,
    source_sheet,
    source_row,
    imported_at
FROM staged.circle_meetings
ORDER BY circle, met_on;
