-- Which applications are inside the choice whatever their month of receipt.
SELECT application_id
FROM selected_projects
