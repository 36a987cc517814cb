-- One project's outreach per target group: contacts are events, the rest persons behind the gate.
-- Use that no report states is missing, not 0.
SELECT
    target_group,
    shown_events(sum(contacts_count), $exact) AS contacts_count,
    held_events(sum(contacts_count), $exact) AS contacts_count_withheld,
    protected_sum(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons,
    protected_sum_or_null(regular_true, regular_key, $exact) AS regular_persons,
    protected_sum_or_null(occasional_true, occasional_key, $exact) AS occasional_persons,
    protected_sum_or_null(lost_true, lost_key, $exact) AS lost_persons
FROM selected_outreach
LEFT JOIN codes ON codes.list = 'target_group' AND selected_outreach.target_group = codes.code
WHERE case_number = $case_number
GROUP BY target_group
ORDER BY min(codes.position)
