-- Decided applications inside the choice: approved, rejected or revoked.
SELECT *
FROM selected_applications
WHERE is_decided(outcome)
