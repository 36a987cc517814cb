-- Applications per building block of the choice; a block without applications stands there with 0.
SELECT
    chosen_blocks.building_block,
    count(selected_applications.application_id) AS applications_count,
    count(*) FILTER (selected_applications.outcome = 'approved') AS approved_count
FROM chosen_blocks
LEFT JOIN selected_applications USING (building_block)
GROUP BY ALL
ORDER BY chosen_blocks.building_block
