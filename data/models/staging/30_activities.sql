-- The other sheets under one schema, so that checks and marts read one name per table.
CREATE VIEW staged.neighbourhoods AS
SELECT
    *,
    left(municipality_ags, 5) AS district_ags,
    left(municipality_ags, 3) AS region_ags,
    longitude IS NOT NULL AND latitude IS NOT NULL AS is_located
FROM merged.neighbourhoods;

CREATE VIEW staged.application_neighbourhoods AS FROM merged.application_neighbourhoods;

CREATE VIEW staged.outreach AS FROM merged.outreach;

CREATE VIEW staged.offers AS FROM merged.offers;

CREATE VIEW staged.anchor_sites AS FROM merged.anchor_sites;

CREATE VIEW staged.network AS FROM merged.network;

CREATE VIEW staged.social_planning AS FROM merged.social_planning;

CREATE VIEW staged.circle_meetings AS FROM merged.circle_meetings;

CREATE VIEW staged.events AS FROM merged.events;

CREATE VIEW staged.published_figures AS FROM merged.published_figures;
