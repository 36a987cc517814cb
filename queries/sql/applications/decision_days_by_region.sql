-- Days from receipt to decision per Regierungsbezirk: median and quartiles of the decided applications
-- whose date is known. Open ones have no time yet and are counted beside.
SELECT
    chosen_regions.region_ags,
    count(selected_applications.decision_days)
    FILTER (selected_applications.outcome IN ('approved', 'rejected', 'revoked')) AS dated_count,
    quantile_cont(selected_applications.decision_days, 0.25)
    FILTER (selected_applications.outcome IN ('approved', 'rejected', 'revoked'))
        AS lower_quartile_days,
    median(selected_applications.decision_days)
    FILTER (selected_applications.outcome IN ('approved', 'rejected', 'revoked')) AS median_days,
    quantile_cont(selected_applications.decision_days, 0.75)
    FILTER (selected_applications.outcome IN ('approved', 'rejected', 'revoked'))
        AS upper_quartile_days,
    count(*) FILTER (selected_applications.outcome = 'open') AS open_count,
    (
        SELECT median(decision_days)
        FROM selected_applications
        WHERE outcome IN ('approved', 'rejected', 'revoked')
    ) AS all_median_days
FROM chosen_regions
LEFT JOIN selected_applications USING (region_ags)
GROUP BY ALL
ORDER BY chosen_regions.region_ags
