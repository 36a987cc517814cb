-- How many monthly reports of offers say that taking part is free of charge, per kind of offer, the
-- most reports first. A report without that statement is told beside them.
SELECT
    offer,
    count(is_free) AS stated_count,
    count(*) FILTER (is_free) AS free_count,
    count(*) - count(is_free) AS unstated_count,
    100.0 * count(*) FILTER (is_free) / nullif(count(is_free), 0) AS free_share_percent
FROM selected_offers
GROUP BY offer
ORDER BY stated_count DESC, offer
