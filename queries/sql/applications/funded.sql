-- How many approved applications state their sum and the period they are funded in. One row.
SELECT count(*) AS funded_count
FROM selected_applications
WHERE outcome = 'approved' AND approved_eur IS NOT NULL AND funded_months > 0
