-- The finest table of outreach for everybody: month, Kreis, target group and place. Every row is a
-- cell of its own; contacts bound persons, so fewer than three are withheld.
SELECT
    month,
    applications.region_ags,
    applications.district_ags,
    target_group,
    place,
    shown_events(sum(contacts_count), $exact) AS contacts_count,
    held_events(sum(contacts_count), $exact) AS contacts_count_withheld,
    protected_sum_or_null(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons,
    protected_sum_or_null(regular_true, regular_key, $exact) AS regular_persons,
    protected_sum_or_null(occasional_true, occasional_key, $exact) AS occasional_persons,
    protected_sum_or_null(lost_true, lost_key, $exact) AS lost_persons
FROM selected_outreach
INNER JOIN applications ON selected_outreach.application_id = applications.application_id
WHERE left(month, 4) = $year
GROUP BY month, applications.region_ags, applications.district_ags, target_group, place
ORDER BY month, applications.district_ags, target_group, place
