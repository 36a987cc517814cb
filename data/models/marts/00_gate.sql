-- What the look-up of deviations is keyed with: of this version, so that a number cited from it
-- stays as it was whatever becomes of the seed. No question may name the column
-- (queries.protection).
CREATE TABLE mart.gate AS
SELECT getvariable('look_up_key') AS look_up_key;
