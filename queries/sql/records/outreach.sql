-- Monthly counts of outreach as delivered, for a stretch of applications: a row is one record.
SELECT
    case_number,
    neighbourhood_id,
    month,
    target_group,
    age_band,
    place,
    approach,
    shown_events(sum(contacts_count), $exact) AS contacts_count,
    protected_sum_or_null(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons,
    protected_sum_or_null(regular_true, regular_key, $exact) AS regular_persons,
    protected_sum_or_null(occasional_true, occasional_key, $exact) AS occasional_persons,
    protected_sum_or_null(lost_true, lost_key, $exact) AS lost_persons
FROM selected_outreach
WHERE application_id BETWEEN $first_application AND $last_application
GROUP BY
    application_id, case_number, neighbourhood_id, month, target_group, age_band, place, approach
ORDER BY
    application_id, month, neighbourhood_id, target_group, age_band, place, approach
