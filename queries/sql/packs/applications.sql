-- Which applications are inside the choice.
SELECT application_id
FROM selected_applications
