-- Funds asked for and approved per building block of the choice; a block without applications
-- stands there with 0.
SELECT
    chosen_blocks.building_block,
    count(selected_applications.application_id) AS applications_count,
    count(*) FILTER (selected_applications.outcome = 'approved') AS approved_count,
    coalesce(sum(selected_applications.requested_eur), 0) AS requested_eur,
    coalesce(sum(selected_applications.approved_eur), 0) AS approved_eur
FROM chosen_blocks
LEFT JOIN selected_applications USING (building_block)
GROUP BY ALL
ORDER BY chosen_blocks.building_block
