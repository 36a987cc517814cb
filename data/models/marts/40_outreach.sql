-- Monthly outreach. A record's secret key depends on what the row is about, not on what it counts.
CREATE TABLE mart.outreach AS
WITH keyed AS (
    SELECT
        *,
        record_key(
            'outreach' || chr(31) || concat_ws(
                chr(31), case_number, coalesce(neighbourhood_id, ''), month, target_group,
                coalesce(age_band, ''), place, coalesce(approach, '')
            )
        ) AS record
    FROM staged.outreach
)

SELECT
    applications.application_id,
    keyed.case_number,
    keyed.neighbourhood_id,
    keyed.month,
    keyed.target_group,
    keyed.age_band,
    keyed.place,
    keyed.approach,
    keyed.contacts_count,
    keyed.first_contacts_true,
    key_if_counted(keyed.first_contacts_true, keyed.record) AS first_contacts_key,
    keyed.regular_true,
    key_if_counted(keyed.regular_true, keyed.record) AS regular_key,
    keyed.occasional_true,
    key_if_counted(keyed.occasional_true, keyed.record) AS occasional_key,
    keyed.lost_true,
    key_if_counted(keyed.lost_true, keyed.record) AS lost_key,
    keyed.source_file,
    keyed.source_sheet,
    keyed.source_row,
    keyed.imported_at
FROM keyed
INNER JOIN mart.applications AS applications ON keyed.case_number = applications.case_number
ORDER BY applications.application_id, keyed.month;
