/* Without it a choropleth asks a foreign host for a world map it does not need, and stays blank. */
window.PlotlyGeoAssets = { topojson: { world_110m: { type: "Topology", arcs: [], objects: Object.fromEntries(
  ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"].map((name) => [name, { type: "GeometryCollection", geometries: [] }]),
) } } };
